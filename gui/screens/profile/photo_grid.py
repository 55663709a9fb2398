"""The grid of photos: each square shows its picture whole, its words below, and a sign where words are missing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.i18n import _
from gui.look.look import GAP, SPACE, look
from gui.screens.profile.photo_model import PhotoModel

Index = QModelIndex | QPersistentModelIndex
SIDE = 120  # px at 100 % text
HIGH = 0.75  # of a square: most photos lie


class Square(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        side = round(SIDE * look().scale)
        view = self.parent()
        line = view.fontMetrics().lineSpacing() if isinstance(view, QListView) else 20
        return QSize(side + SPACE, round(side * HIGH) + line + 3 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, area = look().colours, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outer = QRectF(area).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(colours.accent), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.paper))
        painter.drawRoundedRect(outer, 8, 8)
        line = option.fontMetrics.lineSpacing()
        square = outer.adjusted(GAP, GAP, -GAP, -GAP - line - GAP)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap) and not picture.isNull():
            _paint_whole(painter, square, picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(square, 6, 6)
        below = QRectF(square.left(), square.bottom() + GAP, square.width(), line)
        described = bool(getattr(_photo(index), "alt", ""))
        painter.setPen(QColor(colours.ink if described else colours.soft))
        said = option.fontMetrics.elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)), Qt.TextElideMode.ElideRight, int(below.width())
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, said)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 3 if chosen else 2))
            painter.drawRoundedRect(outer, 8, 8)
        painter.restore()


class PhotoGrid(QListView):
    """`asked_remove`, `asked_move` and `asked_paste` are wishes of the keys."""

    asked_remove = Signal()
    asked_move = Signal(int)
    asked_paste = Signal()

    def __init__(self, model: PhotoModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(Square(self))
        self.setAccessibleName(_("Photos"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look().dress(self, PhotoGrid.fit)

    def fit(self) -> None:
        self.setMinimumHeight(round(SIDE * look().scale * 1.6))
        self.doItemsLayout()

    def chosen(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            self.asked_remove.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.asked_paste.emit()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.asked_move.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)


def _photo(index: Index) -> object:
    model = index.model()
    return model.photos[index.row()] if isinstance(model, PhotoModel) else None


def _paint_whole(painter: QPainter, square: QRectF, picture: QPixmap) -> None:
    size = QSize(picture.size()).scaled(square.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = square.center() - QPointF(size.width() / 2, size.height() / 2)
    target = QRectF(corner.x(), corner.y(), size.width(), size.height())
    path = QPainterPath()
    path.addRoundedRect(target, 6, 6)
    painter.save()
    painter.setClipPath(path)
    painter.drawPixmap(target, picture, QRectF(picture.rect()))
    painter.restore()
