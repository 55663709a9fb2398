"""The cards of the outbox: what waits and why, what went out last and where it can be seen."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.i18n import _, ngettext
from core.overview.model import Queue, Sent, Waiting
from core.sync.standing import Standing
from gui import words as said_as
from gui.desk import Desk
from gui.look.look import GAP, SPACE
from gui.screens.home.rows import Row, Rows
from gui.screens.home.todo_words import untitled
from gui.widgets.elided import ElidedButton
from gui.widgets.outside import can_open, open_outside
from gui.widgets.plain import button, card, icon_button, row, tip, words


class QueueCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.none = words(_("Nothing is waiting."), "soft")
        self.rows = Rows(lambda: WaitingRow(desk))
        self.all = button(_("Open the outbox"), lambda: desk.go("outbox"), "link")
        _whole(self, card(words(_("What waits"), "heading"), self.none, self.rows, row(self.all, -1), gap=SPACE))

    def show_queue(self, queue: Queue, today: date) -> None:
        self.rows.show_all([(line.id, (line, today, same)) for line, same in repeated(queue.lines)])
        self.none.setVisible(not queue.count)
        self.all.setVisible(bool(queue.count))
        more = queue.count - len(queue.lines)
        told = ngettext("Open the outbox ({n} more)", "Open the outbox ({n} more)", more).format(n=more)
        self.all.setText(told if more > 0 else _("Open the outbox"))

    def stops(self) -> list[QWidget]:
        return [*self.rows.stops(), self.all]


class WaitingRow(Row):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, ""
        self.title, self.why = ElidedButton(self._open), words("", "small")
        self.setLayout(_stacked(self.title, self.why))

    def show_value(self, value: Any) -> None:
        line: Waiting = value[0]
        self._id = line.id
        self.title.show_text(line.title or untitled())
        self.why.setText(_("For the same reason.") if value[2] else when_or_why(line, value[1]))

    def stops(self) -> list[QWidget]:
        return [self.title]

    def _open(self) -> None:
        self._desk.go(f"outbox/delivery:{self._id}")


def repeated(lines: Sequence[Waiting]) -> list[tuple[Waiting, bool]]:
    """Each with whether it waits for the very reason told right above it: one long answer is read once."""
    before = (None, *((one.account, one.standing, one.reason) for one in lines))
    return [
        (one, bool(one.reason) and told == (one.account, one.standing, one.reason))
        for one, told in zip(lines, before, strict=False)
    ]


def when_or_why(line: Waiting, today: date) -> str:
    """When it leaves, or why not yet, and to whom."""
    moment = said_as.moment(line.at, today) if line.at else ""
    timed = WHEN.get(line.standing) if moment else None
    say = timed or WHY.get(line.standing, WHY[Standing.PREPARED])
    told = say().format(name=line.account or _("an account that is gone"), moment=moment)
    return f"{told} {line.reason}".strip()


WHEN: dict[Standing, Callable[[], str]] = {
    Standing.LATER: lambda: _("Leaves {moment}, to {name}."),
    Standing.RETRY: lambda: _("{name} said not now; tried again {moment}."),
    Standing.HANDED: lambda: _("{name} keeps it and shows it {moment}."),
    Standing.OFFLINE: lambda: _("Leaves {moment}, to {name}, if there is a connection."),
}
WHY: dict[Standing, Callable[[], str]] = {
    Standing.PREPARED: lambda: _("Leaves in a moment, to {name}."),
    Standing.LATER: lambda: _("Leaves in a moment, to {name}."),
    Standing.OFFLINE: lambda: _("Leaves for {name} as soon as there is a connection."),
    Standing.RETRY: lambda: _("{name} said not now; it is tried again soon."),
    Standing.PAUSED: lambda: _("“{name}” wants you to sign in again first."),
    Standing.ELSEWHERE: lambda: _("Another computer sends it, to {name}."),
    Standing.SENDING: lambda: _("Leaving at this moment, to {name}."),
    Standing.HANDED: lambda: _("{name} keeps it and shows it at its time."),
    Standing.CHECK: lambda: _("Did it arrive at {name}? It is looked for before anything else."),
    Standing.RECALLING: lambda: _("Is being taken back from {name}."),
}


class SentCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.none = words(_("Nothing has gone out yet."), "soft")
        self.rows = Rows(lambda: SentRow(desk))
        _whole(self, card(words(_("What went out"), "heading"), self.none, self.rows, gap=SPACE))

    def show_sent(self, sent: tuple[Sent, ...], today: date) -> None:
        self.rows.show_all([(one.id, (one, today)) for one in sent])
        self.none.setVisible(not sent)

    def stops(self) -> list[QWidget]:
        return self.rows.stops()


class SentRow(Row):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id, self._address = desk, "", ""
        self.title, self.told = ElidedButton(self._open), words("", "small")
        self.look = icon_button("open", _("See it"), self._look, "accent")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(_stacked(self.title, self.told), 1)
        layout.addWidget(self.look, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: Any) -> None:
        one: Sent = value[0]
        self._id, self._address = one.id, one.address
        title = one.title or untitled()
        self.title.show_text(title)
        moment = said_as.moment(one.at, value[1]) if one.at else ""
        self.told.setText(_("Sent {moment}, to {name}.").format(moment=moment, name=one.account))
        name = _("See “{title}” as others see it").format(title=title)
        self.look.setAccessibleName(name)
        self.look.setToolTip(tip(name))
        self.look.setVisible(can_open(one.address))

    def stops(self) -> list[QWidget]:
        return [self.title, self.look]

    def _open(self) -> None:
        self._desk.go(f"outbox/delivery:{self._id}")

    def _look(self) -> None:
        open_outside(self._desk, self._address)


def _stacked(title: QWidget, below: QWidget) -> QVBoxLayout:
    """The words below begin where those of the button do."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(title)
    inner = QHBoxLayout()
    inner.setContentsMargins(SPACE, 0, 0, GAP)
    inner.addWidget(below)
    layout.addLayout(inner)
    return layout


def _whole(owner: QWidget, frame: QWidget) -> None:
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(frame)
