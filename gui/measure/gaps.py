"""How long the event loop was deaf: the largest distance between two ticks of a short timer."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

TICK = 5  # ms
QUEUED = Path("/proc/thread-self/schedstat")


@dataclass(frozen=True, slots=True)
class Gap:
    """In ms, and how much of it this thread itself computed, and how much it waited for a core of the machine; the
    rest it waited for another thread of ours."""

    long: float = 0.0
    own: float = 0.0
    queued: float = 0.0


class Gaps(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._before, self._longest = Gap(), Gap()

    def begin(self) -> None:
        self._before, self._longest = _clocks(), Gap()
        self._timer.start()

    def end(self) -> Gap:
        """The longest one, the tick itself taken off."""
        self._tick()
        self._timer.stop()
        return self._longest

    def _tick(self) -> None:
        now, before = _clocks(), self._before
        long = now.long - before.long - TICK
        if long > self._longest.long:
            self._longest = Gap(long, now.own - before.own, now.queued - before.queued)
        self._before = now


def _clocks() -> Gap:
    queued = int(QUEUED.read_text("ascii").split()[1]) / 1e6 if QUEUED.exists() else 0.0
    return Gap(time.perf_counter() * 1000, time.thread_time() * 1000, queued)


def run_for(milliseconds: int, until: Callable[[], bool] = lambda: False) -> None:
    """Let the event loop turn, as it does when nobody touches anything; ends early once `until` holds."""
    loop, look = QEventLoop(), QTimer()
    look.setInterval(TICK)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    look.stop()
