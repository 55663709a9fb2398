from datetime import date

import pytest
from hypothesis import given

from core.errors import Problem
from core.profile.dates import read_date, show_date, show_days, show_weekday
from tests.profile.strategies import dates, few

CHRISTMAS_EVE = date(2026, 12, 24)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-24",
        "24/12/2026",
        "24.12.2026",
        "24-12-2026",
        "24/12/26",
        "24 décembre 2026",
        "24 DECEMBRE 2026",
        "24 déc. 2026",
        "le 24 décembre 2026",
        "December 24, 2026",
        "24 December 2026",
        "24th december 2026",
        "24 12 2026",
    ],
)
def test_a_day_is_written_in_many_ways(typed):
    assert read_date(typed) == CHRISTMAS_EVE


def test_the_first_of_a_month_in_french():
    assert read_date("1er janvier 2027") == date(2027, 1, 1)
    assert show_date(date(2027, 1, 1), "fr") == "1er janvier 2027"


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "29/02/2027", "12/2026", "24/13/2026", "demain", "", "24/12/1026", "32 mai 2026", "9" * 99]
)
def test_what_is_no_day_is_told_with_an_example(typed):
    problem = read_date(typed)
    assert isinstance(problem, Problem)
    assert "24/12/2026" in problem.remedy


@pytest.mark.parametrize(
    ("first", "last", "french"),
    [
        (date(2026, 12, 24), date(2026, 12, 24), "24 décembre 2026"),
        (date(2026, 12, 24), date(2026, 12, 31), "24–31 décembre 2026"),
        (date(2026, 8, 1), date(2026, 8, 21), "1er–21 août 2026"),
        (date(2026, 8, 1), date(2026, 9, 1), "1er août – 1er septembre 2026"),
        (date(2026, 12, 24), date(2027, 1, 2), "24 décembre 2026 – 2 janvier 2027"),
    ],
)
def test_several_days_say_month_and_year_once(first, last, french):
    assert show_days(first, last, "fr") == french


def test_english_days():
    assert show_days(CHRISTMAS_EVE, date(2027, 1, 1), "en") == "24 December 2026 – 1 January 2027"
    assert show_weekday("monday", "en") == "Monday"
    assert show_weekday("monday", "fr") == "lundi"


@few
@given(dates)
def test_every_day_is_read_again_as_shown(day):
    assert read_date(day.isoformat()) == read_date(show_date(day, "fr")) == read_date(show_date(day, "en")) == day
