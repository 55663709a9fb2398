"""The room of what is chosen once: only what really does something."""

from typing import ClassVar

from PySide6.QtCore import Qt

from core.i18n import _
from gui.desk import Desk
from gui.screens.settings.help_card import HelpCard
from gui.screens.settings.known_card import KnownCard
from gui.screens.settings.look_card import LookCard
from gui.screens.settings.place_card import PlaceCard
from gui.screens.settings.zone_card import ZoneCard
from gui.widgets.plain import column
from gui.widgets.screen import Column, Screen


class SettingsScreen(Screen):
    """Knows "look", "time", "writing", "place" and "known"."""

    tables: ClassVar = frozenset({"profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column = Column(_("Settings"), _("Every choice is kept at once."))
        self.look, self.zone = LookCard(desk), ZoneCard(desk)
        self.help, self.place, self.known = HelpCard(desk), PlaceCard(desk), KnownCard(desk)
        for part in (self.look, self.zone, self.help, self.place, self.known):
            self.column.add(part)
        self.setLayout(column(self.column))

    def read(self) -> None:
        for part in (self.look, self.zone, self.help, self.place, self.known):
            part.read()

    def enter(self, place: str) -> None:
        self.read()
        self.place.measure()
        self.known.look()
        parts = {"time": (self.zone, self.zone.zone), "writing": (self.help, self.help.on.control),
                 "place": (self.place, self.place.show_it), "known": (self.known, self.known.list)}  # fmt: skip
        if place in parts:
            card, first = parts[place]
            self.column.show_part(card)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.look.language.setFocus(Qt.FocusReason.OtherFocusReason)
