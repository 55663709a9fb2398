"""Dates and times as each language writes them."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from gui import words


@pytest.fixture
def french() -> Iterator[None]:
    words.set_locale("fr")
    yield
    words.set_locale("en")


def test_french_writes_hours_with_an_h_and_no_empty_minutes(french):
    assert words.clock(datetime(2026, 12, 1, 9, 5)) == "9\u00a0h\u00a005"
    assert words.clock(datetime(2026, 12, 1, 16, 0)) == "16\u00a0h"


def test_the_first_of_a_month_is_the_premier(french):
    assert words.weekday(date(2026, 12, 1)) == "mardi 1er décembre"
    assert words.day(date(2027, 1, 1)) == "1er janvier 2027"
    assert words.day(date(2027, 1, 11)) == "11 janvier 2027"


def test_english_stays_as_it_was():
    words.set_locale("en")
    assert words.clock(datetime(2026, 12, 1, 16, 0)) == "16:00"
    assert words.weekday(date(2026, 12, 1)) == "Tuesday 1 December"
