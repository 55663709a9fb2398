"""The calendar below a date is readable in the dark, and shows its words and its last row whole."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QToolButton

from gui.look.look import look
from gui.widgets.calendar import unfolds


@pytest.fixture
def date(qtbot):
    made = QDateEdit()
    made.setDisplayFormat("ddd d MMM yyyy")
    unfolds(made)
    qtbot.addWidget(made)
    yield made
    look().choose("system", 1.0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sundays_have_the_colour_of_all_days(date, scheme):
    look().choose(scheme, 1.5)
    shown = date.calendarWidget().weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert shown.foreground().color().name() == look().colours.ink.lower()


def test_it_grows_with_the_letters_and_its_arrows_have_names(date):
    before = date.calendarWidget().minimumHeight()
    look().choose("light", 1.5)
    assert date.calendarWidget().minimumHeight() > before * 1.2
    names = {one.objectName(): one.accessibleName() for one in date.calendarWidget().findChildren(QToolButton)}
    assert names["qt_calendar_prevmonth"] == "The month before"
    assert names["qt_calendar_nextmonth"] == "The month after"


def test_the_longest_date_is_read_whole(date):
    look().choose("light", 1.5)
    date.setDate(QDate(2026, 9, 30))
    date.show()
    assert date.width() - date.fontMetrics().horizontalAdvance(date.text()) > 30
