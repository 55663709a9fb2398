"""Draws a post in a column of the week: its time, how far it is, its first words on a few short lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from gui import words
from gui.look.icons import pixmap
from gui.look.look import GAP, SPACE
from gui.screens.posts.board import Row
from gui.screens.posts.row_model import ROW
from gui.screens.posts.row_paint import LEFT, PLAIN, bold, colour, draw_ground, small
from gui.screens.posts.stages import TONES, Stage
from gui.screens.posts.wrapped import draw_lines

Index = QModelIndex | QPersistentModelIndex
LINES = 3
SIGNS = {
    Stage.IDEA: "idea", Stage.DRAFT: "edit", Stage.PLANNED: "clock", Stage.LEAVING: "sending", Stage.SENT: "sent",
    Stage.TROUBLE: "warn", Stage.HELD: "hide",
}  # fmt: skip


class WeekPaint(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = QApplication.font()
        high = QFontMetrics(bold(font)).height() + LINES * QFontMetrics(small(font)).height()
        return QSize(60, high + 3 * SPACE + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = getattr(option, "rect", QRect()).adjusted(2, 2, -2, -2)
        painter.setPen(colour("line"))
        painter.setBrush(colour(TONES[row.stage][0]))
        painter.drawRoundedRect(rect, 6, 6)
        draw_ground(painter, option, index)
        self._draw(painter, rect.adjusted(SPACE, SPACE, -GAP, -GAP), row)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, row: Row) -> None:
        font = bold(QApplication.font())
        metrics, role = QFontMetrics(font), TONES[row.stage][1]
        clock = words.clock(row.at) if row.at else ""
        if metrics.horizontalAdvance(clock) + metrics.ascent() + GAP > rect.width():
            font = bold(small(QApplication.font()))  # beside the scroll bar of a full day, in a narrow window
            metrics = QFontMetrics(font)
        side = min(metrics.ascent(), max(0, rect.width() - GAP - metrics.horizontalAdvance(clock)))
        if side:
            sign = pixmap(SIGNS[row.stage], role, side, ratio_of(painter))
            painter.drawPixmap(rect.left(), rect.top() + (metrics.height() - side) // 2, sign)
        painter.setFont(font)
        painter.setPen(colour(role))
        painter.drawText(QRect(rect.left() + side + GAP, rect.top(), rect.width() - side - GAP, metrics.height()),
                         LEFT | PLAIN, clock)  # fmt: skip
        painter.setPen(colour("ink"))
        draw_lines(
            painter, rect.adjusted(0, metrics.height() + GAP, 0, 0), row.first_words, LINES, small(QApplication.font())
        )


def ratio_of(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0
