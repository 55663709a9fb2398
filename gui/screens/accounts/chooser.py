"""What to connect: first what it is for, then where, each with a sentence."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from core.i18n import _
from core.services.registry import SERVICES
from core.services.service import About, Kind
from gui.look.icons import picture
from gui.look.look import SPACE, WIDE
from gui.screens.accounts.abilities import abilities
from gui.widgets.plain import button, card, column, row, words
from gui.widgets.screen import Column


class Chooser(Column):
    """`chosen` is told the service's key."""

    def __init__(self, chosen: Callable[[str], None], back: Callable[[], None]) -> None:
        super().__init__(
            _("Add an account"), _("Choose a service where you already have an account, and connect it here.")
        )
        self._chosen = chosen
        self.buttons = {about.key: self._button(about) for about in offered()}
        self.back = button(_("All accounts"), back, "link", "left")
        self.body.insertLayout(0, row(self.back, -1))
        self._add_group(_("For your site"), "host", Kind.HOST)
        self._add_group(_("For your posts"), "network", Kind.NETWORK)

    def _add_group(self, title: str, icon: str, kind: Kind) -> None:
        sign = QLabel()
        picture(sign, icon, "accent", 24)
        head = row(sign, words(title, "heading"), gap=SPACE)
        head.setStretch(1, 1)
        cards = [self._card(about) for about in offered() if kind in about.kind]
        frame = QFrame()
        frame.setLayout(column(head, *cards))
        self.add(frame)

    def _card(self, about: About) -> QFrame:
        said = " ".join(abilities(about, about.limits)[:2]) if Kind.NETWORK in about.kind else ""
        told = column(words(_(about.name), "strong"), words(_(about.what)), gap=2)
        if said:
            told.addWidget(words(said, "small"))
        beside = row(told, self.buttons[about.key], gap=WIDE)
        beside.setStretch(0, 1)
        return card(beside)

    def _button(self, about: About) -> QPushButton:
        made = button(_("Connect…"), lambda: self._chosen(about.key))
        made.setAccessibleName(_("Connect: {name}").format(name=_(about.name)))
        return made


def offered() -> Iterator[About]:
    """All but practice, which every business has from the start; what is on this computer comes last."""
    found = [service.about for service in SERVICES.values() if not service.about.practice]
    return iter(sorted(found, key=lambda about: about.local))
