"""How long the event loop was deaf: the largest distance between two ticks of a short timer."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

TICK = 5  # ms


class Gaps(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._last, self._longest = 0.0, 0.0

    def begin(self) -> None:
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer.start()

    def end(self) -> float:
        """The longest gap in milliseconds, the tick itself taken off."""
        self._tick()
        self._timer.stop()
        return max(0.0, self._longest * 1000 - TICK)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def run_for(milliseconds: int, until: Callable[[], bool] = lambda: False) -> None:
    """Let the event loop turn, as it does when nobody touches anything; ends early once `until` holds."""
    loop, look = QEventLoop(), QTimer()
    look.setInterval(TICK)
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    look.stop()
