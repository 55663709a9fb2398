"""Draws a post in a list: when and how far on the first line, its first words below, its networks last."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.i18n import _
from gui.look.look import SMALL, SPACE, look
from gui.screens.posts.board import Heading, Row
from gui.screens.posts.row_model import ROW
from gui.screens.posts.stages import SAID, TONES, Stage
from gui.screens.posts.wrapped import draw_lines

Index = QModelIndex | QPersistentModelIndex
INSET = 12
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PLAIN = Qt.TextFlag.TextSingleLine


def bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(look().points(SMALL))
    return made


def colour(role: str) -> QColor:
    return QColor(getattr(look().colours, role))


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """What the style sheet says of items (chosen, pointed at), and where the keyboard is."""
    widget = getattr(option, "widget", None)
    style = widget.style() if isinstance(widget, QWidget) else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
    state, rect = getattr(option, "state", QStyle.StateFlag.State_None), getattr(option, "rect", QRect())
    if state & QStyle.StateFlag.State_HasFocus and index.isValid():
        painter.setPen(QPen(colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)


def draw_pill(painter: QPainter, right: QRect, stage: Stage, font: QFont) -> int:
    """The state at the right end of `right`; gives the width it took."""
    ground, letters = (colour(role) for role in TONES[stage])
    said, metrics = _(SAID[stage]), QFontMetrics(font)
    wide = metrics.horizontalAdvance(said) + 2 * SPACE
    place = QRect(right.right() - wide, right.top(), wide, metrics.height() + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, 8, 8)
    painter.setPen(letters)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | PLAIN, said)
    return wide


class RowPaint(QStyledItemDelegate):
    """Three lines a post: all are as high as each other. Without `stages` how far each is is not said; the third line
    then belongs to its words."""

    def __init__(self, parent: QObject, *, stages: bool = True) -> None:
        super().__init__(parent)
        self._stages = stages

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = QApplication.font()
        if isinstance(index.data(ROW), Heading):
            return QSize(160, QFontMetrics(bold(font)).height() + 2 * INSET)
        lines = QFontMetrics(bold(font)).height() + QFontMetrics(font).height() + QFontMetrics(small(font)).height()
        return QSize(160, lines + 2 * INSET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._draw_heading(painter, getattr(option, "rect", QRect()), row)
        elif isinstance(row, Row):
            draw_ground(painter, option, index)
            self._draw_row(painter, getattr(option, "rect", QRect()).adjusted(INSET, INSET, -INSET, -INSET), row)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        font = bold(QApplication.font())
        painter.setFont(font)
        painter.setPen(colour("soft"))
        said = QFontMetrics(font).elidedText(heading.text, Qt.TextElideMode.ElideRight, rect.width() - 2 * INSET)
        painter.drawText(rect.adjusted(INSET, 0, -INSET, -INSET), Qt.AlignmentFlag.AlignBottom | PLAIN, said)
        painter.setPen(colour("line"))
        painter.drawLine(rect.left() + INSET, rect.bottom() - 4, rect.right() - INSET, rect.bottom() - 4)

    def _draw_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        font = QApplication.font()
        taken = draw_pill(painter, rect, row.stage, small(font)) if self._stages else 0
        lines = [(bold(font), "ink", row.when, taken + SPACE)]
        if row.networks:
            lines += [(font, "ink", row.first_words, 0), (small(font), "soft", row.networks, 0)]
        top = rect.top()
        for letters, role, said, less in lines:
            metrics = QFontMetrics(letters)
            place = QRect(rect.left(), top, rect.width() - less, metrics.height())
            painter.setFont(letters)
            painter.setPen(colour(role))
            painter.drawText(place, LEFT | PLAIN, metrics.elidedText(said, Qt.TextElideMode.ElideRight, place.width()))
            top += metrics.height()
        if not row.networks:
            painter.setPen(colour("ink"))
            draw_lines(painter, QRect(rect.left(), top, rect.width(), 0), row.first_words, 2, font)
