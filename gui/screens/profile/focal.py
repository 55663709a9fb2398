"""The picture, large, with the point that must stay in sight: set by a click, or moved by the arrow keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.i18n import _
from core.profile.model import Photo
from gui.look.look import look
from gui.thumbs import Thumbs
from gui.widgets.announce import announce

SIDE = 640  # pixels asked for
STEP = 0.05
STEPS = {
    Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0), Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}  # fmt: skip


class FocalPoint(QWidget):
    """`moved` carries the point, 0 to 1 from the left and the top."""

    moved = Signal(float, float)

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._photo: Photo | None = None
        self._thumbs, self._x, self._y = thumbs, 0.5, 0.5
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        thumbs.ready.connect(self._ready)
        look().changed.connect(self.update)
        self._name()

    def show_photo(self, photo: Photo | None) -> None:
        if photo != self._photo:
            self._photo = photo
            self._x, self._y = (photo.focus_x, photo.focus_y) if photo else (0.5, 0.5)
            self._name()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 200)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        if event.button() == Qt.MouseButton.LeftButton and area.isValid():
            point = event.position() - area.topLeft()
            self._move_to(point.x() / area.width(), point.y() / area.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move_to(self._x + step[0], self._y + step[1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours, area, picture = look().colours, self._area(), self._picture()
        if picture is not None:
            painter.drawPixmap(area, picture, QRectF(picture.rect()))
            point = area.topLeft() + QPointF(self._x * area.width(), self._y * area.height())
            for colour, wide in (("#000000", 5), ("#ffffff", 2)):  # seen on any picture
                painter.setPen(QPen(QColor(colour), wide))
                painter.drawEllipse(point, 13, 13)
                painter.drawPoint(point)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _area(self) -> QRectF:
        """Where the whole picture lies."""
        picture = self._picture()
        if picture is None:
            return QRectF()
        size = QSize(picture.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def _picture(self) -> QPixmap | None:
        return self._thumbs.get(self._photo.hash, SIDE) if self._photo else None

    def _move_to(self, x: float, y: float) -> None:
        if self._photo is not None:
            self._x, self._y = min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
            self._name()
            self.update()
            self.moved.emit(self._x, self._y)

    def _ready(self, hash_: str) -> None:
        if self._photo is not None and self._photo.hash == hash_:
            self.update()

    def _name(self) -> None:
        said = _("What must stay in sight: {x} % from the left, {y} % from the top")
        self.setAccessibleName(said.format(x=round(self._x * 100), y=round(self._y * 100)))
        if self.hasFocus():
            announce(self, self.accessibleName())
