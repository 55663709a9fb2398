"""A month to look at and to choose days in: by mouse (click, drag, shift-click) or keys, with marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.i18n import _
from gui.look.look import GAP, look
from gui.widgets.announce import announce
from gui.words import weekday

WEEK, ROWS = 7, 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a day: `kind` is closed, special (other hours) or holiday; `words` tells it."""

    kind: str
    words: str


class Month(QWidget):
    """`chosen` carries the first and the last day; `picked` a day that was clicked without a drag; `turned` that
    another month is shown."""

    chosen = Signal(object, object)
    picked = Signal(object)
    turned = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today, self.shown = today, today.replace(day=1)
        self.anchor = self.end = today
        self._marks: Mapping[date, tuple[Mark, ...]] = {}
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(False)
        look().dress(self, Month.updateGeometry)
        look().changed.connect(self.update)
        self._name()

    @property
    def span(self) -> tuple[date, date]:
        return min(self.anchor, self.end), max(self.anchor, self.end)

    def show_marks(self, marks: Mapping[date, tuple[Mark, ...]]) -> None:
        if marks != self._marks:
            self._marks = marks
            self._name()
            self.update()

    def choose(self, first: date, last: date) -> None:
        """Choose days from outside; the month of the first comes into sight."""
        self.anchor, self.end = first, last
        self._turn_to(first)
        self._name()
        self.update()

    def turn(self, months: int) -> None:
        month = self.shown.year * 12 + self.shown.month - 1 + months
        self._turn_to(date(month // 12, month % 12 + 1, 1))

    def title(self) -> str:
        return QLocale().toString(QDate(self.shown.year, self.shown.month, 1), "MMMM yyyy").capitalize()

    def words_of(self, day: date) -> str:
        return ", ".join(mark.words for mark in self._marks.get(day, ()))

    def sizeHint(self) -> QSize:
        side = max(34, round(self.fontMetrics().height() * 2.1))
        return QSize(side * WEEK, side * ROWS + self._head())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.fontMetrics().height() * 1.6) * WEEK, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragged = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._go(day, extend=self._dragged)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and day != self.end and event.buttons() & Qt.MouseButton.LeftButton:
            self._dragged = True
            self._go(day, extend=True, turn=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._dragged:
            self.picked.emit(self.end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if key in STEPS:
            self._go(self.end + timedelta(STEPS[key]), extend=extend)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(_moved(self.end, 1 if key == Qt.Key.Key_PageDown else -1), extend=extend)
        elif key == Qt.Key.Key_Home:
            self._go(self.today, extend=extend)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.end)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_of(day) if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for place in range(WEEK * ROWS):
            self._paint_day(painter, self._first() + timedelta(place), self._cell(place))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look().colours.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_head(self, painter: QPainter) -> None:
        painter.setPen(QColor(look().colours.soft))
        wide = self.width() / WEEK
        for place in range(WEEK):
            name = QLocale().dayName(place + 1, QLocale.FormatType.ShortFormat)
            painter.drawText(QRectF(place * wide, 0, wide, self._head()), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        colours, kinds = look().colours, {mark.kind for mark in self._marks.get(day, ())}
        first, last = self.span
        inner = cell.adjusted(2, 2, -2, -2)
        ground = "bad_soft" if "closed" in kinds else "warn_soft" if "special" in kinds else "paper"
        painter.setBrush(QColor(getattr(colours, ground)))
        chosen = first <= day <= last
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), 2.5 if chosen else 1))
        painter.drawRoundedRect(inner, 6, 6)
        inside = day.month == self.shown.month
        painter.setFont(self._letters(bold=day == self.today))
        painter.setPen(QColor(colours.accent if day == self.today else colours.ink if inside else colours.soft))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, str(day.day))
        self._paint_signs(painter, inner, kinds)

    def _paint_signs(self, painter: QPainter, inner: QRectF, kinds: set[str]) -> None:
        """Colour never speaks alone: a line through closed days, a line under other hours, a dot for a holiday."""
        colours = look().colours
        if "closed" in kinds:
            painter.setPen(QPen(QColor(colours.bad), 2))
            painter.drawLine(inner.bottomLeft() + QPointF(6, -6), inner.topRight() + QPointF(-6, 6))
        if "special" in kinds:
            painter.setPen(QPen(QColor(colours.warn), 3))
            painter.drawLine(inner.bottomLeft() + QPointF(8, -5), inner.bottomRight() + QPointF(-8, -5))
        if "holiday" in kinds:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(inner.topRight() + QPointF(-7, 7), 3.5, 3.5)

    def _letters(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font

    def _go(self, day: date, *, extend: bool, turn: bool = True) -> None:
        self.end = day
        if not extend:
            self.anchor = day
        if turn and (day.year, day.month) != (self.shown.year, self.shown.month):
            self._turn_to(day)
        self._name()
        self.update()
        self.chosen.emit(*self.span)

    def _turn_to(self, day: date) -> None:
        if self.shown != day.replace(day=1):
            self.shown = day.replace(day=1)
            self.turned.emit()
            self.update()

    def _name(self) -> None:
        """What a screen reader says: the days chosen, and what is said of the one the keys are on."""
        first, last = self.span
        said = weekday(last, year=True)
        if first != last:
            said = _("{first} to {last}").format(first=weekday(first), last=weekday(last, year=True))
        told = self.words_of(self.end)
        self.setAccessibleName(_("Calendar, {days}").format(days=f"{said}: {told}" if told else said))
        if self.hasFocus():
            announce(self, self.accessibleName())

    def _head(self) -> int:
        return self.fontMetrics().height() + 2 * GAP

    def _first(self) -> date:
        return self.shown - timedelta(self.shown.weekday())

    def _cell(self, place: int) -> QRectF:
        wide, high = self.width() / WEEK, (self.height() - self._head()) / ROWS
        return QRectF((place % WEEK) * wide, self._head() + (place // WEEK) * high, wide, high)

    def _day_at(self, point: QPointF) -> date | None:
        for place in range(WEEK * ROWS):
            if self._cell(place).contains(point):
                return self._first() + timedelta(place)
        return None


def _moved(day: date, months: int) -> date:
    """The same day of another month, or its last one."""
    month = day.year * 12 + day.month - 1 + months
    first = date(month // 12, month % 12 + 1, 1)
    following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first.replace(day=1) + timedelta(day.day - 1), following - timedelta(1))
