"""A photo as large as there is room for it, never wider than its place and never larger than it is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FittedPicture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._drawn = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_picture(self, drawn: QPixmap | None, said: str) -> None:
        """`said` is told to those who cannot see it. None: there is nothing to show."""
        self._drawn = drawn if drawn is not None else QPixmap()
        self.setAccessibleName(said)
        self.setVisible(not self._drawn.isNull())
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place, path = QRectF(0, 0, self._size().width(), self._size().height()), QPainterPath()
        path.addRoundedRect(place, 8, 8)
        painter.setClipPath(path)
        painter.drawPixmap(place, self._drawn, QRectF(self._drawn.rect()))
        painter.end()

    def _size(self) -> QSize:
        whole = self._drawn.size()
        wide = min(whole.width(), max(1, self.width()))
        return QSize(wide, round(whole.height() * wide / max(1, whole.width())))

    def _fit(self) -> None:
        if not self._drawn.isNull():
            self.setFixedHeight(self._size().height())
