"""The side of the first steps: a small shop front with the program's name, what it promises, and where one is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.i18n import _
from gui.look.icons import picture
from gui.look.look import BROAD, SPACE, WIDE, look
from gui.widgets.plain import column, empty_of, row, set_tone, words

STRIPE = 34.0  # px at usual letters
WIDTH = 15  # lines of text that would fit side by side
NAME = "Devanture"


class Awning(QWidget):
    """Striped, with a scalloped edge; it says nothing and takes no room that words need."""

    def __init__(self, height: int = 64) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().dress(self, _paint_again)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        count = max(1, round(self.width() / STRIPE)) | 1  # an odd number: both ends alike
        wide = self.width() / count
        for place in range(count):
            painter.setBrush(QColor(colours.paper if place % 2 else colours.accent))
            painter.drawPath(_stripe(place * wide, wide, self.height() - 1.0))
        painter.end()


class Panel(QFrame):
    """`show_promises` beside the first page, `show_steps` beside the others."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._list = QVBoxLayout()
        self._list.setSpacing(WIDE)
        said = words(what_it_is(), "soft")
        inner = column(words(NAME, "title"), said, BROAD, self._list, -1, gap=SPACE, margin=BROAD)
        self.setLayout(column(Awning(), inner, gap=0))
        look().dress(self, _widen)

    def show_promises(self) -> None:
        empty_of(self._list)
        for icon, text in (
            ("home", _("Everything stays on this computer, in one folder that is yours.")),
            ("offline", _("With or without a connection: you can always go on.")),
            ("lock", _("Nothing goes on the internet without your consent.")),
        ):
            self._list.addLayout(_line(icon, "accent", words(text)))

    def show_steps(self, names: Sequence[str], now: int) -> None:
        """`now` counts from 0."""
        empty_of(self._list)
        for place, name in enumerate(names):
            label = words(name, "strong" if place == now else "soft" if place > now else "")
            icon = "good" if place < now else "right" if place == now else "ahead"
            role = "good" if place < now else "accent" if place == now else "soft"
            set_tone(label, "current", "true" if place == now else "false")
            self._list.addLayout(_line(icon, role, label))


def what_it_is() -> str:
    return _("Your site, your posts and your customers, looked after from your own computer.")


def _line(icon: str, role: str, label: QLabel) -> QVBoxLayout:
    sign = QLabel()
    picture(sign, icon, role)
    line = row(gap=SPACE)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label, 1)
    return column(line)


def _stripe(left: float, wide: float, high: float) -> QPainterPath:
    """A rectangle whose lower end is half a circle."""
    round_ = min(wide / 2, high / 2)
    path = QPainterPath(QPointF(left, 0))
    path.lineTo(left + wide, 0)
    path.lineTo(left + wide, high - round_)
    path.arcTo(QRectF(left, high - 2 * round_, wide, 2 * round_), 0, -180)
    path.closeSubpath()
    return path


def _paint_again(awning: Awning) -> None:
    awning.update()


def _widen(panel: Panel) -> None:
    panel.setFixedWidth(WIDTH * panel.fontMetrics().height())
