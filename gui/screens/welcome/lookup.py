"""Asks the public register in the background; nobody waits for it, not even the end of the program."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.profile.lookup import Answer, Found, NotNow
from gui.program import Program
from gui.tasks import hears
from gui.widgets.plain import tip

if TYPE_CHECKING:
    from core.profile.register import Register

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Told = Callable[[Answer | NotNow], None]
LOOK = 0.1  # seconds between two looks whether somebody asked to stop


class Lookup:
    """One register for as long as the first steps last: it paces itself, and keeps what it was asked to wait."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._register: Register | None = None
        self._stop = Event()

    def ask(self, typed: str, told: Told, failed: Callable[[Exception], None]) -> Event:
        """`told` hears the answer, unless it is stopped before."""

        def answered(answer: Answer | NotNow | None) -> None:
            if answer is not None and not stop.is_set() and hears(told):
                told(answer)

        stop = self._program.tasks.run(lambda stop, _progress: self._asked(typed, stop), answered, failed)
        return stop

    def close(self) -> None:
        self._stop.set()

    def _asked(self, typed: str, stop: Event) -> Answer | NotNow | None:
        """The call itself stands in a thread that nobody waits for: a silent line may hold it for long."""
        box: SimpleQueue[Any] = SimpleQueue()

        def call() -> None:
            try:
                box.put(self._reached().search(typed))
            except Exception as fault:  # noqa: BLE001, raised again below
                box.put(fault)

        Thread(target=call, name="register", daemon=True).start()
        while not (stop.is_set() or self._stop.is_set()):
            try:
                got = box.get(timeout=LOOK)
            except Empty:
                continue
            if isinstance(got, Exception):
                raise got
            return got  # type: ignore[no-any-return]  # what `call` put there
        return None

    def _reached(self) -> "Register":
        from core.profile.register import ADDRESS, Register
        from core.sync.lines import http_session

        if self._register is None:
            house = self._program.house
            self._register = Register(http_session(), house.clock, house.register or ADDRESS, self._stop)
        return self._register


class Candidates(QAbstractListModel):
    """What the register found, each with what it has to say about it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()

    def show(self, found: tuple[Found, ...]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def at(self, place: int) -> Found:
        return self._found[place]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        found = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            name, _comma, rest = found.label.partition(", ")
            return "\n".join(part for part in (name, rest, *found.notes) if part)
        said = " ".join((found.label, *found.notes))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else None
