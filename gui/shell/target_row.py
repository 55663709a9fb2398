"""Draws what the finder found: its sign, its name with the key that does the same, and below softly what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from gui.look.icons import SIZE
from gui.look.look import SMALL, SPACE, WIDE, look
from gui.widgets.two_lines import SECOND, TwoLines

Index = QModelIndex | QPersistentModelIndex
KEYS = int(Qt.ItemDataRole.UserRole) + 3
INSET = 10


class TargetRow(TwoLines):
    """All rows are as high as two lines: a name alone stands in the middle."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        whole: QRect = getattr(option, "rect", QRect())
        self._ground(painter, option, whole)
        side, inner = round(SIZE * look().scale), whole.adjusted(INSET, 6, -INSET, -6)
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QIcon):
            sign.paint(painter, QRect(inner.left(), inner.center().y() - side // 2, side, side))
        inner.setLeft(inner.left() + side + SPACE + 2)
        font, second = QApplication.font(), str(index.data(SECOND) or "")
        high = QFontMetrics(font).height() if second else inner.height()
        first = QRect(inner.left(), inner.top(), inner.width(), high)
        if keys := str(index.data(KEYS) or ""):
            wide = QFontMetrics(font).horizontalAdvance(keys)
            self._line(painter, QRect(first.right() - wide, first.top(), wide + 2, high), font, "soft", keys)
            first.setRight(first.right() - wide - WIDE)
        self._line(painter, first, font, "ink", str(index.data()))
        if second:
            font.setPointSizeF(look().points(SMALL))
            self._line(painter, inner.adjusted(0, high, 0, 0), font, "soft", second)
        painter.restore()
