"""Opening hours as an owner says them; closures chosen in a calendar."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from core.errors import DiskFullError
from core.profile.model import Closure, Span
from gui.screens.profile.day_choice import DayChoice
from gui.screens.profile.day_hours import DayHours
from tests.gui.conftest import texts_of, type_text

MORNING = Span(time(9), time(12, 30))
AFTERNOON = Span(time(14), time(19))


@pytest.fixture
def hours(show, desk, qtbot):
    section = show(desk, "hours").sections["hours"]
    qtbot.waitUntil(lambda: section.closures.holidays, timeout=20_000)
    return section


def write(qtbot, day, text, place=0):
    day.spans[place].setFocus()
    qtbot.waitUntil(day.spans[place].hasFocus)
    day.spans[place].selectAll()
    type_text(day.spans[place], text)


def kept(desk):
    return desk.business.profiles.read().hours


def test_hours_are_taken_as_they_are_said(hours, desk, qtbot):
    write(qtbot, hours.days["tuesday"], "9h-12h30 et 14:00 à 19h")
    hours.days["monday"].spans[0].setFocus()
    assert kept(desk) == {"tuesday": (MORNING, AFTERNOON)}
    QApplication.processEvents()
    assert [field.text() for field in hours.days["tuesday"].spans] == ["9:00-12:30", "14:00-19:00"]


def test_a_break_gets_a_line_of_its_own(hours, desk, qtbot):
    day = hours.days["friday"]
    write(qtbot, day, "9h-12h30")
    day.more.click()
    write(qtbot, day, "14h-19h", 1)
    desk.keeper.flush()
    assert kept(desk) == {"friday": (MORNING, AFTERNOON)}


def test_closed_is_a_tick_and_gives_the_hours_back(hours, desk, qtbot):
    day = hours.days["monday"]
    write(qtbot, day, "9h-12h30")
    day.closed.click()
    assert kept(desk) == {"monday": ()}
    day.closed.click()
    assert kept(desk) == {"monday": (MORNING,)}


def test_a_day_emptied_is_not_said(hours, desk, qtbot):
    write(qtbot, hours.days["monday"], "9h-12h30")
    desk.keeper.flush()
    hours.days["monday"].spans[0].selectAll()
    type_text(hours.days["monday"].spans[0], " ")
    desk.keeper.flush()
    assert kept(desk) == {}


def test_what_cannot_be_read_is_told_when_the_day_is_left_and_stays(hours, desk, qtbot):
    day = hours.days["monday"]
    write(qtbot, day, "9h-25h")
    desk.keeper.flush()
    assert not day.problem.isVisible()
    hours.days["tuesday"].spans[0].setFocus()
    assert "no such time" in day.problem.text()
    assert day.problem.isVisible()
    desk.do(lambda: desk.business.profiles.change(name="x"))
    QApplication.processEvents()
    assert day.spans[0].text() == "9h-25h"
    write(qtbot, day, "9h-12h30")
    desk.keeper.flush()
    assert not day.problem.isVisible()


def test_a_night_is_pointed_out_quietly(hours, desk, qtbot):
    write(qtbot, hours.days["saturday"], "18h-2h")
    desk.keeper.flush()
    QApplication.processEvents()
    assert "after midnight" in hours.days["saturday"].note.text()


def test_hours_are_copied_to_other_days_and_brought_back(hours, desk, qtbot):
    write(qtbot, hours.days["tuesday"], "9h-12h30")
    hours.days["tuesday"].copy.menu().actions()[0].trigger()
    assert set(kept(desk)) == {"monday", "tuesday", "wednesday", "thursday", "friday"}
    desk.undo()
    assert set(kept(desk)) == {"tuesday"}


def test_hours_are_copied_to_chosen_days(hours, desk, qtbot, program):
    def choose(dialog):
        assert isinstance(dialog, DayChoice)
        dialog.ticks["sunday"].setChecked(True)
        return True

    program.dialogs.at_dialog = choose
    write(qtbot, hours.days["tuesday"], "9h-12h30")
    hours.days["tuesday"].copy.menu().actions()[-1].trigger()
    assert set(kept(desk)) == {"tuesday", "sunday"}


def test_copying_nothing_says_so(hours, desk):
    hours.days["monday"].copy_to(["tuesday"])
    assert "No hours are written" in hours.days["monday"].problem.text()


def test_a_whole_week_in_one_line(hours, desk, qtbot):
    hours.whole.control.setText("tuesday to friday 9h-12h30; sunday closed")
    qtbot.keyClick(hours.whole.control, Qt.Key.Key_Return)
    assert set(kept(desk)) == {"tuesday", "wednesday", "thursday", "friday", "sunday"}
    hours.whole.control.setText("whenever")
    qtbot.keyClick(hours.whole.control, Qt.Key.Key_Return)
    assert hours.whole.has_problem()


def test_typing_a_day_is_one_step_of_undo(hours, desk, qtbot):
    write(qtbot, hours.days["monday"], "9h-12h")
    desk.keeper.flush()
    type_text(hours.days["monday"].spans[0], "30")
    desk.keeper.flush()
    desk.undo()
    assert kept(desk) == {}


def test_public_holidays_are_open_closed_or_not_said(hours, desk):
    for value, wanted in (("no", False), ("yes", True), ("", None)):
        hours.holidays.typed.emit(value)
        desk.keeper.flush()
        assert desk.business.profiles.read().holidays_open is wanted


@pytest.fixture
def calendar(hours):
    return hours.closures


def press(qtbot, month, day):
    place = (day - month._first()).days
    return month._cell(place).center().toPoint()


def closures(desk):
    return [(one.first, one.last, one.label, one.spans) for one in desk.business.profiles.closures.read()]


def test_days_drawn_over_are_closed_with_their_reason(calendar, desk, qtbot):
    month = calendar.month
    month.turn(1)
    first, last = month.shown.replace(day=8), month.shown.replace(day=11)
    qtbot.mousePress(month, Qt.MouseButton.LeftButton, pos=press(qtbot, month, first))
    _drag(month, QPointF(press(qtbot, month, last)))
    qtbot.mouseRelease(month, Qt.MouseButton.LeftButton, pos=press(qtbot, month, last))
    calendar.label.control.setText("Ski")
    calendar.shut.click()
    assert closures(desk) == [(first, last, "Ski", ())]


def _drag(month, point):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, point, month.mapToGlobal(point), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(month, move)


def test_days_are_chosen_by_the_keyboard_alone(calendar, desk, qtbot):
    month = calendar.month
    today = month.today
    qtbot.keyClick(month, Qt.Key.Key_Right)
    qtbot.keyClick(month, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [(day - today).days for day in month.span] == [1, 2]
    qtbot.keyClick(month, Qt.Key.Key_PageDown)
    assert month.shown.month == month.end.month
    qtbot.keyClick(month, Qt.Key.Key_Home)
    assert month.span == (today, today)


def test_other_hours_need_hours_and_say_so(calendar, desk):
    calendar.open.click()
    assert calendar.hours.has_problem()
    calendar.hours.control.setText("9h-12h30")
    calendar.open.click()
    assert closures(desk)[0][3] == (MORNING,)


@pytest.fixture
def skiing(desk, show, qtbot):
    closure = Closure(first=date(2027, 2, 8), last=date(2027, 2, 12), label="Ski")
    desk.business.profiles.closures.add(closure)
    made = show(desk, "hours").sections["hours"].closures
    qtbot.waitUntil(lambda: made.holidays, timeout=20_000)
    return made


def test_what_is_coming_is_listed_chosen_changed_and_removed(skiing, desk, qtbot):
    assert "Ski (closed)" in skiing.list.item(0).text()
    skiing.list.setCurrentRow(0)
    assert skiing.month.span == (date(2027, 2, 8), date(2027, 2, 12))
    skiing.label.setFocus()
    qtbot.waitUntil(skiing.label.control.hasFocus)
    type_text(skiing.label.control, "Nous skions")
    desk.keeper.flush()
    assert closures(desk)[0][2] == "SkiNous skions"
    skiing.remove.click()
    assert closures(desk) == []
    desk.undo()
    assert len(closures(desk)) == 1


def test_a_click_on_a_marked_day_chooses_its_entry(skiing, qtbot):
    month = skiing.month
    month.choose(date(2027, 2, 1), date(2027, 2, 1))
    qtbot.mouseClick(month, Qt.MouseButton.LeftButton, pos=press(qtbot, month, date(2027, 2, 10)))
    assert month.span == (date(2027, 2, 8), date(2027, 2, 12))
    assert skiing.remove.isVisible()


def test_dates_typed_move_the_entry(skiing, desk, qtbot):
    skiing.list.setCurrentRow(0)
    skiing.last.control.setText("14 février 2027")
    qtbot.keyClick(skiing.last.control, Qt.Key.Key_Return)
    assert closures(desk)[0][:2] == (date(2027, 2, 8), date(2027, 2, 14))
    skiing.first.control.setText("the day after")
    qtbot.keyClick(skiing.first.control, Qt.Key.Key_Return)
    assert skiing.first.has_problem()


def test_coming_holidays_are_asked_about_and_answered_with_a_click(show, bakery, qtbot):
    profiles = bakery.business.profiles
    profiles.change(holidays_open="")
    section = show(bakery, "hours").sections["hours"]
    qtbot.waitUntil(lambda: section.closures.holidays, timeout=20_000)
    asked = section.closures.proposals
    said = texts_of(asked)
    assert "New Year's Eve" in said
    before = len(profiles.closures.read())
    from PySide6.QtWidgets import QPushButton

    next(one for one in asked.findChildren(QPushButton) if one.text() == "Closed").click()
    assert len(profiles.closures.read()) == before + 1
    QApplication.processEvents()
    assert len(asked._shown) == len([line for line in texts_of(asked).splitlines() if line == "Closed"])


def test_holidays_and_closures_are_told_to_a_screen_reader(skiing):
    skiing.month.choose(date(2027, 2, 8), date(2027, 2, 8))
    skiing._mark()
    assert "Ski (closed)" in skiing.month.accessibleName()
    assert skiing.month.words_of(date(2026, 12, 25)) == "Christmas Day"


def test_a_day_nobody_clicked_is_no_day(skiing):
    assert skiing.month._day_at(QPointF(QPoint(-5, -5))) is None


def test_a_first_day_typed_behind_the_last_takes_the_last_with_it(calendar, desk, qtbot):
    calendar.first.control.setText("10/12/2026")
    qtbot.keyClick(calendar.first.control, Qt.Key.Key_Return)
    assert calendar.month.span == (date(2026, 12, 10), date(2026, 12, 10))
    calendar.last.control.setText("1/12/2026")
    qtbot.keyClick(calendar.last.control, Qt.Key.Key_Return)
    assert calendar.month.span == (date(2026, 12, 1), date(2026, 12, 1))


def test_hours_typed_while_the_disk_is_full_are_kept_though_the_window_was_made_anew(desk, monkeypatch):
    day, set_hours = DayHours(desk, "monday"), desk.business.profiles.set_hours

    def refuse(*_day, **_merge):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.business.profiles, "set_hours", refuse)
    day.spans[0].setText("9h-12h30")
    day.spans[0].textEdited.emit("9h-12h30")
    assert not desk.keeper.flush()
    delete(day)
    monkeypatch.setattr(desk.business.profiles, "set_hours", set_hours)
    assert desk.keeper.flush()
    assert kept(desk) == {"monday": (MORNING,)}
