"""When a post goes: at once, or at a time of the shop's clock; with good times to take, and what keeps it till then."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from core.errors import Problem
from core.i18n import _
from core.planning import Calendar
from core.services.service import Account
from gui import words as said_as
from gui.look.look import GAP, SPACE
from gui.screens.posts.moment import MomentField
from gui.screens.posts.networks import Networks
from gui.widgets.flow import Flow
from gui.widgets.plain import button, column, words

HALF = timedelta(minutes=30)


class WhenPart(QWidget):
    """`chose` carries the time, or None for at once."""

    chose = Signal(object)

    def __init__(self, networks: Networks) -> None:
        super().__init__()
        self._networks = networks
        self._offered: list[datetime] | None = None
        self.at_once = QRadioButton(_("As soon as possible"))
        self.at_time = QRadioButton(_("At a time"))
        self._both = QButtonGroup(self)
        for made in (self.at_once, self.at_time):
            self._both.addButton(made)
        self.at_once.clicked.connect(self._choose_once)
        self.at_time.clicked.connect(self._choose_time)
        self.moment = MomentField()
        self.moment.typed.connect(self._choose_moment)
        self.good_said, self.good = words(_("Good times:"), "small", wrap=False), Flow(GAP)
        self.problem, self.hint, self.leaving = words("", "problem"), words("", "small"), words("", "small")
        self.setLayout(
            column(self.at_once, self.at_time, self.moment, self.good_said, self.good, self.problem, self.hint,
                   self.leaving, gap=SPACE)
        )  # fmt: skip
        self.show_problems([])

    def show_post(self, due: datetime | None, now: datetime, *, planned: bool, fixed: bool) -> None:
        """`planned`: it is in the outbox, to be at once there is another button."""
        self.at_once.setVisible(not planned or due is None)
        if not (self.moment.in_use() and due is not None):
            (self.at_once if due is None else self.at_time).setChecked(True)
            self.moment.show_value(due or self._first(now))
        for part in (self.at_once, self.at_time, self.moment, self.good):
            part.setEnabled(not fixed)
        self._show_parts()

    def due(self) -> datetime | None:
        return self.moment.value() if self.at_time.isChecked() else None

    def offer(self, calendar: Calendar | None, now: datetime) -> None:
        """Made anew only when other times are good."""
        offered = calendar.good_times(now) if calendar else []
        if offered != self._offered:
            self._offered = offered
            self.good.clear()
            for each in offered:
                self.good.add(button(said_as.moment(each, now.date()), self._taking(each), "", "clock"))
            self._show_parts()

    def assess(self, accounts: Sequence[Account], calendar: Calendar | None, now: datetime) -> None:
        """What is to be known of the time as it stands on the screen."""
        due = self.due()
        past = due is not None and due < now.replace(second=0, microsecond=0)
        self.show_problems(
            [Problem("due", _("This time is past."), _("Choose a later one, or send it at once."))] if past else []
        )
        closed = due is not None and calendar is not None and due.date() in calendar.closed
        self.hint.setText(_("You are closed on that day. The post goes out all the same.") if closed else "")
        self.hint.setVisible(closed)
        self.leaving.setText(self._leaving(accounts, due, now))
        self.leaving.setVisible(bool(self.leaving.text()))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.problem.setText(" ".join(f"{each.message} {each.remedy}".strip() for each in problems))
        self.problem.setVisible(bool(problems))

    def _leaving(self, accounts: Sequence[Account], due: datetime | None, now: datetime) -> str:
        """Who keeps it until then: the network, or this computer that must be on."""
        if not accounts:
            return ""
        if due is None:
            return _("Leaves as soon as there is a connection, while Devanture is open.")
        kept = [account.name for account in accounts if self._networks.keeps(account, due, now)]
        here = [account.name for account in accounts if account.name not in kept]
        parts = []
        if here:
            said = _("{names}: leaves if this computer is on and Devanture open.")
            parts.append(said.format(names=", ".join(here)))
        if kept:
            said = _("{names}: keeps it and publishes it at its time, even if this computer is off.")
            parts.append(said.format(names=", ".join(kept)))
        return "\n".join(parts)

    def _first(self, now: datetime) -> datetime:
        """What is proposed when a time is asked for: the next good one, else the next half hour but one."""
        if self._offered:
            return self._offered[0]
        return now.replace(minute=0, second=0, microsecond=0) + 3 * HALF

    def _taking(self, when: datetime) -> Callable[[], None]:
        def take() -> None:
            self.at_time.setChecked(True)
            self.moment.show_value(when)
            self._show_parts()
            self.chose.emit(when)

        return take

    def _choose_once(self) -> None:
        self._show_parts()
        self.chose.emit(None)

    def _choose_time(self) -> None:
        self._show_parts()
        self.chose.emit(self.moment.value())

    def _choose_moment(self, _when: object) -> None:
        self.at_time.setChecked(True)
        self.chose.emit(self.moment.value())

    def _show_parts(self) -> None:
        self.moment.setVisible(self.at_time.isChecked())
        self.good_said.setVisible(bool(self._offered))
        self.good.setVisible(bool(self._offered))
