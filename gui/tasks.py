"""The one door for work off the GUI thread: a function runs in the pool, its answer comes back on the GUI thread."""

import itertools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

from core.ports import Progress

log = logging.getLogger(__name__)

Work = Callable[[Event, Progress], Any]
Then = Callable[[Any], None]
Failed = Callable[[Exception], None]
Told = Callable[[int, int, str], None]


def _unheard(_done: int, _total: int, _what: str) -> None:
    """Progress that no screen shows."""


def hears(call: Callable[..., object]) -> bool:
    """Is there still somebody behind it? A method of a widget that has gone cannot be called any more."""
    owner = getattr(getattr(call, "func", call), "__self__", None)  # also behind a partial
    return not isinstance(owner, QObject) or isValid(owner)


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Then
    failed: Failed
    told: Told


class Tasks(QObject):
    """Owns the signals: one owned by the runnable would die on the pool's thread. A screen that has gone meanwhile is
    told nothing any more."""

    _settled = Signal(int, object, object)
    _progressed = Signal(int, int, int, str)
    idle = Signal()

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._numbers = itertools.count()
        self._waiting: dict[int, _Waiting] = {}
        self._stops: dict[int, Event] = {}
        self._closed = False
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def run(self, work: Work, then: Then, failed: Failed, told: Told = _unheard) -> Event:
        """Call `work(stop, progress)` in the pool. Set the event given back to ask it to stop."""
        number, stop = next(self._numbers), Event()
        self._waiting[number], self._stops[number] = _Waiting(then, failed, told), stop

        def progress(done: int, total: int, what: str) -> None:
            self._progressed.emit(number, done, total, what)

        def job() -> None:
            if self._closed:  # it waited for its turn while all was put away
                return
            try:
                self._settled.emit(number, work(stop, progress), None)
            except Exception as error:  # noqa: BLE001, shown by `failed`
                self._settled.emit(number, None, error)

        self._pool.start(job)
        return stop

    def close(self) -> None:
        """Ask all to stop, forget their answers and what has not begun, wait for the end of what has."""
        self._closed = True
        for stop in self._stops.values():
            stop.set()
        self._waiting.clear()
        self._pool.waitForDone()

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        self._stops.pop(number, None)
        try:
            if waiting := self._waiting.pop(number, None):
                self._answer(waiting, result, error)
        finally:
            if not self._waiting:
                self.idle.emit()

    def _answer(self, waiting: _Waiting, result: object, error: Exception | None) -> None:
        if error is None:
            if hears(waiting.then):
                waiting.then(result)
        elif hears(waiting.failed):
            waiting.failed(error)
        else:
            log.warning("nobody hears of a fault any more: %s", type(error).__name__)

    def _tell(self, number: int, done: int, total: int, what: str) -> None:
        waiting = self._waiting.get(number)
        if waiting is not None and hears(waiting.told):
            waiting.told(done, total, what)
