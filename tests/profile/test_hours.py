from datetime import time

import pytest
from hypothesis import given

from core import i18n
from core.errors import Problem
from core.profile.hours import from_stored, over_midnight, overlaps, read_day, show_day, stored
from core.profile.model import Span
from core.profile.times import ALL_DAY, read_span, read_time, show_span
from tests.profile.strategies import days, few


@pytest.mark.parametrize(
    "typed",
    ["9h", "9:00", "09h00", "9 h", "9 h 00", "9H", "09:00", "9", "9.00", "0900", "9am", "9 a.m.", "9\u202fh\u202f00"],
)
def test_nine_in_the_morning_is_written_in_many_ways(typed):
    assert read_time(typed) == time(9)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9 h 30", time(9, 30)),
        ("21h05", time(21, 5)),
        ("midi", time(12)),
        ("minuit", time(0)),
        ("24:00", time(0)),
        ("24h", time(0)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("5:30 p.m.", time(17, 30)),
        ("noon", time(12)),
    ],
)
def test_other_times_are_read(typed, meant):
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25h", "9h60", "24h30", "13pm", "0am", "quand je veux", "", "9h-", "-1"])
def test_what_is_no_time_is_told(typed):
    assert isinstance(read_time(typed), Problem)


@pytest.mark.parametrize(
    "typed",
    [
        "9h-12h30, 14h-19h",
        "9 h - 12 h 30 et 14 h - 19 h",
        "9:00–12:30;14:00–19:00",
        "de 9h à 12h30 et de 14h à 19h",
        "9h-12h30 / 14h-19h",
        "14h-19h, 9h-12h30",
        "9h→12h30 puis 14h→19h",
        "from 9am to 12:30pm and 2pm to 7pm",
        "9h-12h30\n14h-19h",
        "0900-1230, 1400-1900",
        "9h-12h30 14h-19h",
        "9 h - 12 h 30  14 h - 19 h",
        "9:00-12:30 14:00-19:00",
        "9h à 12h30 14h à 19h",
    ],
)
def test_a_day_with_a_lunch_break(typed):
    assert stored(read_day(typed)) == "09:00-12:30,14:00-19:00"


@pytest.mark.parametrize("typed", ["fermé", "FERMÉ", "Ferme", "closed", "-", ["fermé"]])
def test_a_closed_day(typed):
    assert read_day(typed) == ()


@pytest.mark.parametrize("typed", ["24h/24", "24 h / 24", "0h-24h", "00:00-24:00", "24/7", "all day", "jour et nuit"])
def test_open_around_the_clock(typed):
    assert read_day(typed) == (ALL_DAY,)


def test_a_bar_may_close_after_midnight():
    spans = read_day("18h-2h")
    assert stored(spans) == "18:00-02:00"
    assert over_midnight(spans[0])


def test_closing_at_midnight_is_not_after_midnight():
    assert not over_midnight(read_span("18h-minuit"))
    assert show_span(read_span("18h-24h"), "fr") == "18h–minuit"


def test_overlapping_spans_are_told_with_both():
    [problem] = read_day("9h-12h30, 12h-19h")
    assert "12:00-19:00" in problem.message
    assert "9:00-12:30" in problem.message


def test_the_place_of_a_wrong_span_in_a_list_is_told():
    assert [problem.field for problem in read_day(["9h-12h", "14h-25h", "x"])] == ["[1]", "[2]"]
    assert [problem.field for problem in read_day(["9h-12h", "11h-14h"])] == ["[1]"]


def test_an_end_equal_to_the_beginning_is_told():
    [problem] = read_day("9h-9h")
    assert "same time" in problem.message
    assert "24h/24" in problem.remedy


def test_an_end_before_the_beginning_is_told():
    [problem] = read_day("14h-9h")
    assert "before" in problem.message


@pytest.mark.parametrize("typed", ["9-5pm", "9am-5"])
def test_half_an_english_clock_is_not_guessed(typed):
    [problem] = read_day(typed)
    assert "am" in problem.message


def test_appointments_are_sent_to_the_ticks():
    [problem] = read_day("sur rendez-vous")
    assert "by_appointment" in problem.remedy


@pytest.mark.parametrize("typed", ["", "9h", "le matin", "9h-12h-14h", ["9h-12h", ""], [], "9h-12h14h-19h"])
def test_what_cannot_be_read_is_told(typed):
    assert isinstance(read_day(typed), list)


def test_hours_are_shown_as_each_language_writes_them():
    spans = read_day("9h-12h30, 14h05-19h")
    assert show_day(spans, "fr") == "9h–12h30, 14h05–19h"
    assert show_day(spans, "en") == "9:00–12:30, 14:05–19:00"
    assert show_day((), "fr") == "fermé"
    assert show_day((ALL_DAY,), "fr") == "24h/24"


def test_messages_show_hours_in_the_language_of_the_program():
    i18n.speak("fr")
    assert "9h-9h" in read_day("9h-9h")[0].message


@few
@given(days)
def test_every_day_is_read_again_as_shown_and_as_stored(day):
    assert read_day(show_day(day, "fr")) == day
    assert read_day(show_day(day, "en", "-")) == day
    assert from_stored(stored(day)) == day


def test_a_night_overlaps_what_comes_later_that_evening():
    assert overlaps([Span(time(18), time(2)), Span(time(22), time(23))])
