"""A day and a time of day, as the clock on the wall of the shop shows them."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from core.i18n import _
from gui.look.look import GAP, SPACE
from gui.widgets.calendar import unfolds
from gui.widgets.plain import column, row, words

WIDE_DAY = "ddd d MMM yyyy"


class MomentField(QWidget):
    """`typed` at each change by the person. A change by the program is never written into what is being typed."""

    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day, self.clock = QDateEdit(), QTimeEdit()
        unfolds(self.day)
        self.day.setDisplayFormat(WIDE_DAY)
        self.clock.setDisplayFormat("HH:mm")
        self.clock.lineEdit().setTextMargins(SPACE, 0, 0, 0)  # beside up and down, Qt forgets the sheet's padding
        self._showing = False
        parts = []
        for said, control in ((_("Day"), self.day), (_("Time"), self.clock)):
            label = words(said, "label", wrap=False)
            label.setBuddy(control)
            control.setAccessibleName(said)
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.installEventFilter(self)
            control.dateTimeChanged.connect(self._changed)
            parts.append(column(label, control, gap=GAP))
        self.setLayout(row(*parts, -1, gap=SPACE))
        self.setFocusProxy(self.day)

    def value(self) -> datetime:
        day, clock = self.day.date(), self.clock.time()
        return datetime.combine(date(day.year(), day.month(), day.day()), time(clock.hour(), clock.minute()))

    def show_value(self, when: datetime) -> None:
        if when == self.value():
            return
        self._showing = True
        self.day.setDate(QDate(when.year, when.month, when.day))
        self.clock.setTime(QTime(when.hour, when.minute))
        self._showing = False

    def in_use(self) -> bool:
        return self.day.hasFocus() or self.clock.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel turns the page, not the time, unless the field was chosen."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit(self.value())
