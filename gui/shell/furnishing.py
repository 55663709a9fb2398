"""Furnishes the rooms that nobody has entered yet, one small step at a time, while nobody does anything: so that the
first visit to a room is as quick as every other."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.screen import Screen

STEP, QUIET = 60, 700  # ms between two steps; ms that hands must have rested
TOUCHES = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel))


class Furnishing(QObject):
    """`next_room` makes one more room and gives it, None when all are there; `show` lets it read the business."""

    def __init__(self, window: QWidget, next_room: Callable[[], Screen | None], show: Callable[[Screen], None]) -> None:
        super().__init__(window)
        self._window, self._next, self._show = window, next_room, show
        self._steps: list[Callable[[], object]] = []
        self._touched = QElapsedTimer()
        self._touched.start()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP)
        self._timer.timeout.connect(self._step)
        self.done = False

    def start(self) -> None:
        """Once what rooms are made of is loaded."""
        self._window.windowHandle().installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """The window or its business goes."""
        self._timer.stop()
        self._steps.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hands on keys and mouse, as they reach the window: nothing is done beside them."""
        if event.type() in TOUCHES:
            self._touched.restart()
        return super().eventFilter(watched, event)

    def _step(self) -> None:
        if self._touched.elapsed() < QUIET or QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return
        self._timer.stop()  # a step that fails is not tried again and again: the room is made when it is entered
        if self._steps:
            self._steps.pop(0)()
        elif (screen := self._next()) is None:
            self.done = True
            return
        else:
            self._steps = [partial(self._show, screen), partial(_dress, screen)]
        self._timer.start()


def _dress(screen: Screen) -> None:
    """The style sheet's rules for each part, which would else be looked up when it is first seen."""
    for part in screen.findChildren(QWidget):
        part.ensurePolished()
