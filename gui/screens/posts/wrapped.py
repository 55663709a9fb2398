"""A few lines of a text, wrapped where there is no more room, for what is drawn rather than laid out."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


def draw_lines(painter: QPainter, rect: QRect, text: str, lines: int, font: QFont) -> None:
    """Wrapped; the last line ends in … where there is more. A long word is broken."""
    metrics, top = QFontMetrics(font), float(rect.top())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(font)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        said = _cut(text, line.textStart(), line.textLength())
        if number == lines - 1:
            said = metrics.elidedText(_cut(text, line.textStart()), Qt.TextElideMode.ElideRight, rect.width())
        place = QRect(rect.left(), round(top), rect.width(), metrics.height())
        painter.drawText(place, FLAGS, said.rstrip())
        top += metrics.height()
    layout.endLayout()


def _cut(text: str, start: int, length: int | None = None) -> str:
    """By Qt's count, in which an emoji is two letters."""
    units = text.encode("utf-16-le", "surrogatepass")
    end = None if length is None else 2 * (start + length)
    return units[2 * start : end].decode("utf-16-le", "replace")
