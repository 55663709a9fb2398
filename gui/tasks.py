"""The one door for work off the GUI thread: a function runs in the pool, its answer comes back on the GUI thread."""

import itertools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from core.ports import Progress

log = logging.getLogger(__name__)

Work = Callable[[Event, Progress], Any]
Then = Callable[[Any], None]
Failed = Callable[[Exception], None]
Told = Callable[[int, int, str], None]


def _unheard(_done: int, _total: int, _what: str) -> None:
    """Progress that no screen shows."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Then
    failed: Failed
    told: Told


class Tasks(QObject):
    """Owns the signals: one owned by the runnable would die on the pool's thread."""

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
            try:
                self._settled.emit(number, work(stop, progress), None)
            except Exception as error:  # noqa: BLE001, shown by `failed`
                self._settled.emit(number, None, error)

        self._pool.start(job)
        return stop

    def close(self) -> None:
        """Ask all to stop, forget their answers, wait for their end."""
        for stop in self._stops.values():
            stop.set()
        self._waiting.clear()
        self._pool.waitForDone()

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        self._stops.pop(number, None)
        if waiting := self._waiting.pop(number, None):
            if error is None:
                waiting.then(result)
            else:
                waiting.failed(error)
        if not self._waiting:
            self.idle.emit()

    def _tell(self, number: int, done: int, total: int, what: str) -> None:
        if waiting := self._waiting.get(number):
            waiting.told(done, total, what)
