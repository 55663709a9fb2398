"""What a test found: a sentence in its tone, and what the service said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QLabel

from core.i18n import _
from core.services.outcome import NotNowError
from core.services.service import Identity
from gui.look.icons import picture
from gui.look.look import GAP, SPACE, WIDE
from gui.screens.accounts.account_card import connected
from gui.screens.accounts.standing import Standing
from gui.widgets.announce import announce
from gui.widgets.plain import column, row, set_tone, words

SIGNS = {"good": "good", "warn": "warn", "bad": "bad", "info": "info"}


class Finding(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._sign, self.said, self.more = QLabel(), words("", "strong"), words("")
        told = column(self.said, self.more, gap=GAP)
        beside = row(self._sign, told, gap=SPACE, margin=SPACE)
        beside.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        beside.setStretch(1, 1)
        self.setLayout(beside)
        self.hide()

    def clear(self) -> None:
        self.hide()

    def show_identity(self, identity: Identity) -> None:
        self._show("good", _("It works: connected as {name}.").format(name=identity.name), identity.said)

    def show_later(self, fault: NotNowError) -> None:
        """Nobody was reached: the account stands all the same."""
        kept = _("The account is kept. If what you entered is right, test it again when there is a connection.")
        self._show("warn", fault.happened, [kept])

    def show_trouble(self, said: str, remedy: str) -> None:
        self._show("bad", said, [remedy] if remedy else [])

    def show_standing(self, standing: Standing, today: date) -> None:
        """As it was found the last time."""
        if standing.paused:
            self._show("warn", standing.paused, [], aloud=False)
        elif standing.tested is not None:
            self._show("good", connected(standing, today), standing.said, aloud=False)

    def _show(self, tone: str, said: str, more: Sequence[str], *, aloud: bool = True) -> None:
        fresh = said != self.said.text() or self.isHidden()
        set_tone(self, "notice", tone)
        picture(self._sign, SIGNS[tone], "ink" if tone == "info" else tone)
        self.said.setText(said)
        self.more.setText("\n".join(more))
        self.more.setVisible(bool(more))
        self.show()
        if fresh and aloud:
            announce(self, " ".join([said, *more]))
