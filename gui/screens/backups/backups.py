"""The room that keeps the business safe: copies, one file to hand over, one to take in, a check-up."""

from typing import ClassVar

from PySide6.QtCore import Qt

from core.i18n import _
from gui.desk import Desk
from gui.screens.backups.bundles import BringIn, HandOver
from gui.screens.backups.check import Check
from gui.screens.backups.keeping import Keeping
from gui.widgets.plain import column
from gui.widgets.screen import Column, Screen


class BackupsScreen(Screen):
    """Knows "hand-over", "bring-in" and "check"."""

    tables: ClassVar = frozenset({"profile", "deliveries", "site"})  # a publication leaves a copy behind

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column = Column(
            _("Backups"), _("Everything is kept in one folder on this computer. These are its copies.")
        )
        self.keeping, self.hand_over = Keeping(desk), HandOver(desk)
        self.bring_in, self.check = BringIn(desk), Check(desk)
        for part in (self.keeping, self.hand_over, self.bring_in, self.check):
            self.column.add(part)
        self.setLayout(column(self.column))

    def read(self) -> None:
        self.keeping.read()

    def enter(self, place: str) -> None:
        self.keeping.read()
        parts: dict[str, HandOver | BringIn | Check] = {
            "hand-over": self.hand_over,
            "bring-in": self.bring_in,
            "check": self.check,
        }
        if (part := parts.get(place)) is not None:
            self.column.show_part(part)
            part.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.keeping.now.setFocus(Qt.FocusReason.OtherFocusReason)
