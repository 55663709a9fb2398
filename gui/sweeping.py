"""Python's cyclic garbage is collected on the GUI thread alone.

Left to itself, Python collects on whichever thread happens to ask for memory. A widget in a cycle is then destroyed on
a thread of the pool, while the GUI thread uses what it touches: the program crashes, or two threads wait for each other
for ever (seen 2026-11-28: a watcher of the preview in `QObject::~QObject`, the GUI thread in `QObject::connect`).
"""

import gc

from PySide6.QtCore import QObject, QTimer

OFTEN = 500  # ms between two looks
GENERATIONS = (2, 1, 0)


def sweep() -> None:
    """What Python would collect by itself by now: the oldest generation that is due, with the younger ones."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = next((one for one in GENERATIONS if counts[one] > thresholds[one]), None)
    if due is not None:
        gc.collect(due)


class Sweeper(QObject):
    """Takes the collecting over for as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN)
        self._timer.timeout.connect(sweep)
        self._timer.start()
