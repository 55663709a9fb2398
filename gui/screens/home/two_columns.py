"""Cards beside each other where the window is wide, below each other where it is not; always in the same order."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import WIDE, look

LEAST = 400  # px of a column at 100 % letters


class TwoColumns(QWidget):
    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget]) -> None:
        super().__init__()
        self._second = second
        self.wide: bool | None = None
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(WIDE)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(WIDE)
            column.addStretch(1)
        self._beside = beside
        beside.addLayout(self._left, 1)
        beside.addLayout(self._right, 1)
        for card in first:
            self._left.insertWidget(self._left.count() - 1, card)
        self._arrange(wide=False)
        look().dress(self, TwoColumns._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """By the room there is, and by the size of the letters."""
        self._arrange(wide=self.width() >= 2 * LEAST * look().scale + WIDE)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self.wide:
            return
        self.wide = wide
        for card in self._second:  # never takeAt: an item that Python held would keep the new one from being asked anew
            column = self._right if wide else self._left
            (self._left if wide else self._right).removeWidget(card)
            column.insertWidget(column.count() - 1, card)
        self._beside.setStretch(1, 1 if wide else 0)
        self._beside.setSpacing(WIDE if wide else 0)
