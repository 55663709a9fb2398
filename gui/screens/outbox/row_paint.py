"""Draws a delivery in the list: a sign of its state before two lines; the words beside it say the same."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from gui.look.icons import pixmap
from gui.look.look import SMALL, SPACE, look
from gui.screens.outbox.row_model import SIGN
from gui.widgets.two_lines import SECOND, TwoLines

Index = QModelIndex | QPersistentModelIndex
ROLES = {"good": "good", "warn": "warn", "bad": "bad", "accent": "accent"}
SIDE, INSET = 22, 10


class SignedLines(TwoLines):
    def __init__(self) -> None:
        super().__init__()
        self._signs: dict[tuple[str, str], QPixmap] = {}
        look().dress(self, SignedLines.forget)

    def forget(self) -> None:
        """Drawn signs have the colours of before."""
        self._signs.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        found = super().sizeHint(option, index)
        return QSize(found.width(), found.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        whole: QRect = getattr(option, "rect", QRect())
        self._ground(painter, option, whole)
        side = round(SIDE * look().scale)
        inner = whole.adjusted(INSET, INSET, -INSET, -INSET)
        sign = self._sign_of(index.data(SIGN), side, painter)
        painter.drawPixmap(inner.left(), inner.center().y() - side // 2, sign)
        inner.setLeft(inner.left() + side + SPACE + 2)
        font = QApplication.font()
        high = QFontMetrics(font).height()
        self._line(painter, QRect(inner.left(), inner.top(), inner.width(), high), font, "ink", str(index.data()))
        font.setPointSizeF(look().points(SMALL))
        self._line(painter, inner.adjusted(0, high, 0, 0), font, "soft", str(index.data(SECOND) or ""))
        painter.restore()

    def _sign_of(self, key: tuple[str, str], side: int, painter: QPainter) -> QPixmap:
        name, tone = key
        if key not in self._signs:
            device = painter.device()
            ratio = device.devicePixelRatioF() if device else 1.0
            self._signs[key] = pixmap(name, ROLES.get(tone, "soft"), side, ratio)
        return self._signs[key]
