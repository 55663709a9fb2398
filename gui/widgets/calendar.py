"""The calendar that a date unfolds: Qt's own, in our colours, with room for its words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton

from core.i18n import _
from gui.look.icons import wear
from gui.look.look import SPACE, look

WIDEST = "mer. 28 sept. 2026"
MONTHS = (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right"))


def unfolds(edit: QDateEdit) -> None:
    """A calendar below the date, for the mouse; typing goes on as before."""
    edit.setCalendarPopup(True)
    calendar = edit.calendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for (name, sign), said in zip(MONTHS, (_("The month before"), _("The month after")), strict=True):
        button = calendar.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            button.setAccessibleName(said)
            button.setToolTip(said)
            wear(button, sign)
    look().dress(edit, _fit)


def _fit(edit: QDateEdit) -> None:
    """Sundays are no alarm, and everything is as large as the letters."""
    calendar, metrics = edit.calendarWidget(), edit.fontMetrics()
    plain, soft = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(look().colours.ink))
    soft.setForeground(QColor(look().colours.soft))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    calendar.setHeaderTextFormat(soft)
    high = metrics.height() + SPACE
    calendar.setMinimumSize(QSize(7 * (metrics.horizontalAdvance("mmm.") + SPACE), 9 * high))
    edit.setMinimumWidth(metrics.horizontalAdvance(WIDEST) + 64)
