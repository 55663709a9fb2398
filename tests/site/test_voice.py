"""How a language writes what the profile says."""

from datetime import date, time

import pytest

from core.profile.model import Price, PriceKind, Span
from core.site.voice import Voice
from tests.site.conftest import english


@pytest.fixture
def french() -> Voice:
    return Voice("fr", english)


@pytest.fixture
def british() -> Voice:
    return Voice("en", english)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_times(french, british):
    assert plain(french.span(Span(time(7, 5), time(19)))) == "7 h 05 – 19 h"
    assert plain(british.span(Span(time(7, 5), time(19)))) == "07:05 – 19:00"


def test_the_first_of_a_month_has_its_own_word_in_french(french):
    assert plain(french.day(date(2026, 11, 1))) == "1er novembre 2026"
    assert plain(french.day(date(2026, 11, 1), weekday=True)) == "dimanche 1er novembre 2026"
    assert plain(french.day(date(2026, 11, 11))) == "11 novembre 2026"


def test_a_month_is_not_said_twice(british):
    assert british.period(date(2026, 8, 1), date(2026, 8, 21)) == "from 1 to 21 August 2026"
    assert british.period(date(2026, 8, 1), date(2026, 9, 2)) == "from 1 August 2026 to 2 September 2026"
    assert british.period(date(2026, 8, 1), date(2026, 8, 1)) == "Saturday 1 August 2026"


@pytest.mark.parametrize(
    ("price", "said"),
    [
        (Price(), ""),
        (Price(kind=PriceKind.EXACT, cents=None), ""),
        (Price(kind=PriceKind.EXACT, cents=0), "free of charge"),
        (Price(kind=PriceKind.EXACT, cents=123450), "1 234,50 €"),
        (Price(kind=PriceKind.FROM, cents=1200), "from 12,00 €"),
        (Price(kind=PriceKind.QUOTE, cents=1200), "On quotation"),
    ],
)
def test_prices(french, price, said):
    assert plain(french.price(price)) == said


def test_whole_euros_may_stand_alone(french):
    assert plain(french.money(123400, cents=False)) == "1 234 €"


def test_numbers_as_the_reader_dials_them(french, british):
    assert plain(french.phone("+33299000000")) == "02 99 00 00 00"
    assert plain(british.phone("+33299000000")) == "+33 2 99 00 00 00"
    assert plain(french.phone("+3225120000")) == "+32 2 512 00 00"
    assert french.phone("what?") == "what?"
