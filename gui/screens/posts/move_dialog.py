"""Another day and time for a post: what dragging it does, for the keyboard."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog

from core.i18n import _
from core.planning import Calendar
from gui import words
from gui.look.look import BROAD, SPACE
from gui.screens.posts.moment import MomentField
from gui.widgets.plain import button, column, row
from gui.widgets.plain import words as label


class MoveDialog(QDialog):
    def __init__(self, due: datetime, now: datetime, calendar: Calendar | None) -> None:
        super().__init__()
        self._now, self._calendar = now, calendar
        self.setWindowTitle(_("Move to…").rstrip("…"))
        self.setMinimumWidth(440)
        self.moment = MomentField()
        self.moment.show_value(due)
        self.moment.typed.connect(self._assess)
        self.hint = label("", "soft")
        self.go = button(_("Move"), self.accept, "main")
        self.go.setDefault(True)
        good = [button(words.moment(each, now.date()), self._taking(each), "plain", "clock") for each in self._good()]
        self.setLayout(
            column(label(_("Move this post to another time"), "heading"), self.moment, self.hint, *good, SPACE,
                   row(-1, button(_("Cancel"), self.reject), self.go), gap=SPACE, margin=BROAD)
        )  # fmt: skip
        self._assess(due)
        self.moment.setFocus()

    def due(self) -> datetime:
        return self.moment.value()

    def _good(self) -> list[datetime]:
        return self._calendar.good_times(self._now) if self._calendar else []

    def _taking(self, when: datetime) -> Callable[[], None]:
        def take() -> None:
            self.moment.show_value(when)
            self._assess(when)

        return take

    def _assess(self, due: object) -> None:
        when = due if isinstance(due, datetime) else self.due()
        past = when < self._now
        closed = self._calendar is not None and when.date() in self._calendar.closed
        self.hint.setText(
            _("This time is past. Choose a later one.") if past else
            _("You are closed on that day. It is possible all the same.") if closed else ""
        )  # fmt: skip
        self.hint.setVisible(bool(self.hint.text()))
        self.go.setEnabled(not past)
