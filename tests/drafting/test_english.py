"""English for visitors of a French business."""

from datetime import date, time

import pytest

from core.drafting import english
from core.profile.model import Span

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("moment", "said"),
    [(time(7), "7am"), (time(12), "noon"), (time(0), "midnight"), (time(19, 30), "7.30pm"), (time(12, 15), "12.15pm")],
)
def test_times(moment, said):
    assert english.clock(moment) == said


@pytest.mark.parametrize(
    ("weekdays", "said"),
    [
        (range(7), "every day"),
        ([1, 2, 3, 4, 5, 6], "every day except Monday"),
        ([1, 2, 3, 4, 5], "Tuesday to Saturday"),
        ([0, 2], "Mondays and Wednesdays"),
    ],
)
def test_open_days(weekdays, said):
    assert english.days(weekdays) == said


def test_places_days_prices_and_numbers():
    assert english.at_areas(["Annecy", "Ain"]) == "in Annecy and the Ain"
    assert english.at_street("12 rue Haute") == "at 12 rue Haute"
    assert english.at_street("place du Marché") == "on place du Marché"
    assert english.closed_days([0, 6]) == "on Sundays and Mondays"
    assert english.between(date(2027, 8, 3), date(2027, 8, 17)) == f"from 3{NBSP}August to 17{NBSP}August"
    assert english.spans([Span(time(7), time(13))]) == "from 7am to 1pm"
    assert (english.price(1250), english.price(3800), english.price(0)) == ("€12.50", "€38", "free")
    assert english.phone("+33299000000") == "+33 2 99 00 00 00".replace(" ", NBSP)
    assert english.phone("+49301234567") == "+49301234567"
