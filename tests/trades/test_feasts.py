"""The days of the year that trades speak of."""

from datetime import date

import pytest

from core.trades.feasts import FEASTS, easter, feast


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2029, 4, 1), (2038, 4, 25), (2285, 3, 22)]
)
def test_easter(year, month, day):
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "in_2026", "in_2027", "in_2028"),
    [
        ("mardi-gras", (2, 17), (2, 9), (2, 29)),
        ("grandmothers-day", (3, 1), (3, 7), (3, 5)),
        ("summer-time", (3, 29), (3, 28), (3, 26)),
        ("mothers-day", (5, 31), (5, 30), (5, 28)),
        ("fathers-day", (6, 21), (6, 20), (6, 18)),
        ("heritage-days", (9, 19), (9, 18), (9, 16)),
        ("winter-time", (10, 25), (10, 31), (10, 29)),
        ("beaujolais", (11, 19), (11, 18), (11, 16)),
        ("candlemas", (2, 2), (2, 2), (2, 2)),
    ],
)
def test_feasts_of_three_years(name, in_2026, in_2027, in_2028):
    for year, (month, day) in zip((2026, 2027, 2028), (in_2026, in_2027, in_2028), strict=True):
        assert feast(name, year) == date(year, month, day)


@pytest.mark.parametrize(("year", "month", "day"), [(2020, 6, 7), (2023, 6, 4)])
def test_mothers_day_gives_way_to_pentecost(year, month, day):
    assert feast("mothers-day", year) == date(year, month, day)


def test_every_feast_falls_into_its_year():
    assert all(feast(name, year).year == year for name in FEASTS for year in range(1999, 2101))
