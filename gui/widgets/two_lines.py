"""Rows of a list in two lines: what it is, and below it softly when and how. Headings stand between them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.look.look import SMALL, SPACE, look

Index = QModelIndex | QPersistentModelIndex
SECOND = int(Qt.ItemDataRole.UserRole) + 1
HEADING = int(Qt.ItemDataRole.UserRole) + 2
"""Roles: the second line; True for a heading."""
ABOVE = 6
PLAIN = Qt.TextFlag.TextSingleLine


class TwoLines(QStyledItemDelegate):
    """Every row is as high as the others: views may ask one for all. `lines`: 1 where there is no second one."""

    lines = 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = QApplication.font()
        second = QFontMetrics(_small(font)).height() if self.lines > 1 else 0
        return QSize(120, QFontMetrics(font).height() + second + 2 * (ABOVE + 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = getattr(option, "rect", QRect())
        font, inner = QApplication.font(), rect.adjusted(SPACE + 2, ABOVE, -SPACE, -ABOVE)
        if index.data(HEADING):
            self._line(painter, inner, _bold(font), "soft", str(index.data()), Qt.AlignmentFlag.AlignBottom)
        else:
            self._ground(painter, option, rect)
            first, second = QFontMetrics(font).height(), str(index.data(SECOND) or "")
            self._line(painter, QRect(inner.left(), inner.top(), inner.width(), first), font, "ink", str(index.data()))
            below = inner.adjusted(0, first, 0, 0)
            self._line(painter, below, _small(font), "soft", second)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        """What the style sheet says of items, and where the keyboard is."""
        widget = getattr(option, "widget", None)
        style = widget.style() if isinstance(widget, QWidget) else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        if getattr(option, "state", QStyle.StateFlag.State_None) & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(_colour("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)

    def _line(
        self, painter: QPainter, rect: QRect, font: QFont, role: str, text: str,
        where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(_colour(role))
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | where | PLAIN, shown)


def _colour(role: str) -> QColor:
    return QColor(getattr(look().colours, role))


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(look().points(SMALL))
    return made


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
