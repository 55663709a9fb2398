"""Small squares of colour, each with its name for those who cannot see it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.look.look import GAP, look
from gui.widgets.plain import empty_of

SIDE = 24


def swatch(colour: str, side: int = SIDE, ratio: float = 1.0) -> QPixmap:
    """A square of that colour with an edge, so that white on white is seen."""
    pixels = round(side * ratio)
    made = QPixmap(pixels, pixels)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look().colours.edge), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 5, 5)
    painter.end()
    return made


def swatch_icon(colour: str) -> QIcon:
    return QIcon(swatch(colour, 2 * SIDE))


class Swatches(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)

    def show_colours(self, colours: Sequence[str]) -> None:
        if tuple(colours) == self._shown:
            return
        self._shown = tuple(colours)
        empty_of(self._row)
        for colour in colours:
            label = QLabel()
            label.setPixmap(swatch(colour, round(SIDE * look().scale), self.devicePixelRatioF()))
            label.setToolTip(colour)
            label.setAccessibleName(colour)
            self._row.addWidget(label)
