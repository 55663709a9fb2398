"""The photos of a drawn post: one wide, two beside each other, three as one and two, four in a square."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication

from gui.look.look import GAP, SPACE
from gui.screens.posts.row_paint import bold, colour, small

MOST = 4
GROUND, LETTERS = QColor(0, 0, 0, 190), QColor("white")  # of the mark on a photo, whatever the photo is like


def cells(count: int, place: QRect) -> list[QRect]:
    """Where each photo stands; `place` gives left, top and width."""
    left, top, width = place.left(), place.top(), place.width()
    half, high = (width - GAP) // 2, round(width * 0.62)
    low = (high - GAP) // 2
    right = left + half + GAP
    layouts = {
        0: [],
        1: [QRect(left, top, width, round(width * 0.66))],
        2: [QRect(left, top, half, half), QRect(right, top, half, half)],
        3: [QRect(left, top, half, high), QRect(right, top, half, low), QRect(right, top + low + GAP, half, low)],
    }
    square = [QRect(left + (half + GAP) * (n % 2), top + (low + GAP) * (n // 2), half, low) for n in range(MOST)]
    return layouts.get(count, square)


def draw_picture(painter: QPainter, cell: QRect, drawn: QPixmap | None, *, alt: bool, more: int = 0) -> None:
    """`more`: how many photos stand behind the last one that is shown."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(cell), 8, 8)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(cell, colour("tint"))
    if drawn is not None and not drawn.isNull():
        painter.drawPixmap(cell, drawn, _middle(drawn.size(), cell.size()))
    if more:
        painter.fillRect(cell, GROUND)
        _draw_said(painter, cell, f"+{more}", bold(QApplication.font()))
    painter.restore()
    if alt:
        _draw_mark(painter, cell)


def _draw_mark(painter: QPainter, cell: QRect) -> None:
    """ "ALT", as the networks mark a photo that is described."""
    font = bold(small(QApplication.font()))
    painter.setFont(font)
    wide, high = painter.fontMetrics().horizontalAdvance("ALT") + SPACE, painter.fontMetrics().height()
    place = QRect(cell.left() + GAP, cell.bottom() - high - GAP, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(place, 4, 4)
    _draw_said(painter, place, "ALT", font)


def _draw_said(painter: QPainter, place: QRect, said: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(LETTERS)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def _middle(whole: QSize, cell: QSize) -> QRect:
    """The part of a photo that fills a cell, cut evenly at both sides."""
    size = cell.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect(
        (whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2, size.width(), size.height()
    )
