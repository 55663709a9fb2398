"""Where a post goes: a tick for each account, what the network would refuse, and what became of it there."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.errors import Problem
from core.i18n import _
from core.services.service import Account
from core.sync.fate import NEEDS_SOMEBODY, Fate
from core.sync.ledger import State
from gui.desk import Desk
from gui.look.look import GAP, SPACE
from gui.screens.posts.networks import Networks
from gui.screens.posts.sheet import Sheet
from gui.screens.posts.stages import fate_said
from gui.widgets.fields import TickField
from gui.widgets.outside import can_open, open_outside
from gui.widgets.plain import button, column, empty_of, pill, row, set_tone, words

GONE = (State.SENT, State.SENDING, State.UNKNOWN, State.ASK)
"""States in which an account can no longer be taken off the post."""


class AccountRow(QFrame):
    def __init__(self, account: Account, desk: Desk, *, practice: bool) -> None:
        super().__init__()
        self.account, self._desk = account, desk
        self._fate: Fate | None = None
        self.tick = TickField(account.name)
        self.marks = pill(_("practice"), "plain")
        self.said, self.wrong = words("", "small"), words("", "problem")
        self.see = button(_("See it on {name}").format(name=account.name), self._see, "link", "open")
        self.follow = button(_("In the outbox"), self._follow, "link", "outbox")
        head = row(self.tick, self.marks, -1)
        self.setLayout(column(head, self.wrong, self.said, row(self.see, self.follow, -1, gap=GAP), gap=2))
        self.marks.setVisible(practice and account.name != _("Practice"))  # by its own name it says so already
        self.show_fate(None, "")
        self.show_problems([])

    def show_fate(self, fate: Fate | None, said: str) -> None:
        self._fate = fate
        self.said.setText(said)
        self.said.setVisible(bool(said))
        tone = "" if fate is None else {State.SENT: "good"}.get(fate.state, "")
        set_tone(self.said, "tone", "bad" if fate is not None and fate.state in NEEDS_SOMEBODY else tone)
        self.see.setVisible(fate is not None and fate.state is State.SENT and can_open(fate.address))
        self.follow.setVisible(fate is not None)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        said = " ".join(part for each in problems for part in (each.message, each.remedy) if part)
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))
        self.tick.control.setAccessibleDescription(said)

    def _see(self) -> None:
        if self._fate is not None:
            open_outside(self._desk, self._fate.address)

    def _follow(self) -> None:
        if self._fate is not None:
            self._desk.go(f"outbox/delivery:{self._fate.delivery}")


class WherePart(QWidget):
    def __init__(self, desk: Desk, sheet: Sheet, networks: Networks) -> None:
        super().__init__()
        self._desk, self._sheet, self._networks = desk, sheet, networks
        self._shown: tuple[tuple[str, str], ...] | None = None
        self.rows: list[AccountRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE)
        self.problem = words("", "problem")
        self.problem.hide()
        self.hint = words(_("Practice shows your posts on this computer alone. Connect a network to be seen."), "small")
        self.connect_one = button(_("Connect a network"), lambda: desk.go("accounts/add"), "link", "add")
        self.setLayout(column(self._list, self.problem, self.hint, row(self.connect_one, -1), gap=SPACE))

    def show_post(self, chosen: Sequence[str], fates: Mapping[str, Fate], now: datetime) -> None:
        accounts = self._networks.accounts
        names = tuple((account.id, account.name) for account in accounts)
        if names != self._shown:
            self._shown = names
            self._make_rows()
        for shown in self.rows:
            account, fate = shown.account, fates.get(shown.account.id)
            shown.tick.show_value(account.id in chosen)
            shown.tick.control.setEnabled(fate is None or fate.state not in GONE)
            sent = self._desk.business.planning.wall(fate.at) if fate and fate.at else None
            shown.show_fate(fate, fate_said(fate, account.name, sent, now) if fate else "")
        self.hint.setVisible(self._networks.only_practice())
        self.connect_one.setVisible(self._networks.only_practice())

    def chosen(self) -> tuple[str, ...]:
        return tuple(shown.account.id for shown in self.rows if shown.tick.value())

    def show_problems(self, problems: Mapping[str, Sequence[Problem]]) -> None:
        """By the account's id."""
        for shown in self.rows:
            shown.show_problems(problems.get(shown.account.id, ()))

    def show_problem(self, said: str) -> None:
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def _make_rows(self) -> None:
        empty_of(self._list)
        self.rows = []
        for account in self._networks.accounts:
            made = AccountRow(account, self._desk, practice=self._networks.practice(account))
            made.tick.typed.connect(self._choose)
            self.rows.append(made)
            self._list.addWidget(made)

    def _choose(self, _ticked: object) -> None:
        self.show_problem("")
        self._sheet.choose(self.chosen())
