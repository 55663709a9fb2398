"""On which days a business is open."""

from dataclasses import replace
from datetime import date

import pytest

from core.drafting.open_days import open_days, public_holidays
from core.profile.model import Address, Closure, Profile

from .conftest import span


def days(profile):
    return open_days(profile, date(2026, 11, 24), date(2027, 2, 15))


def test_weekly_hours_hold(bakery):
    assert date(2026, 12, 1) in days(bakery)
    assert date(2026, 11, 30) not in days(bakery)  # a Monday


def test_a_closure_closes_and_exceptional_hours_open(bakery):
    monday = Closure(first=date(2026, 11, 30), last=date(2026, 11, 30), spans=(span(8, 12),))
    found = days(replace(bakery, closures=(*bakery.closures, monday)))
    assert date(2026, 11, 30) in found
    assert date(2027, 1, 13) not in found


def test_exceptional_hours_stand_within_a_longer_closure(bakery):
    inside = Closure(first=date(2027, 1, 13), last=date(2027, 1, 13), spans=(span(8, 12),))
    assert date(2027, 1, 13) in days(replace(bakery, closures=(*bakery.closures, inside)))


@pytest.mark.parametrize(("said", "expected"), [(True, True), (False, False), (None, False)])
def test_a_public_holiday_counts_as_open_only_where_the_profile_says_so(bakery, said, expected):
    assert (date(2027, 1, 1) in days(replace(bakery, holidays_open=said))) is expected


def test_where_no_hours_are_said_sunday_is_left_in_peace():
    found = days(Profile(name="Camille"))
    assert date(2026, 11, 30) in found
    assert date(2026, 11, 29) not in found


def test_a_day_of_which_nothing_is_said_does_not_count_as_open(bakery):
    assert date(2026, 12, 2) not in days(replace(bakery, hours={"tuesday": (span(8, 12),)}))


def test_the_day_of_reopening_is_told_only_where_the_week_is_known(bakery):
    assert days(bakery).next_open(date(2027, 1, 17)) == date(2027, 1, 19)
    assert days(replace(bakery, hours={})).next_open(date(2027, 1, 17)) is None


def test_a_business_that_never_opens_has_no_next_day(bakery):
    assert days(replace(bakery, hours=dict.fromkeys(bakery.hours, ()))).next_open(date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("postcode", "day", "free"),
    [
        ("67000", date(2026, 12, 26), True),
        ("57000", date(2027, 3, 26), True),
        ("35000", date(2026, 12, 26), False),
        ("97200", date(2027, 5, 22), True),
        ("97400", date(2026, 12, 20), True),
    ],
)
def test_public_holidays_of_the_east_and_overseas(postcode, day, free):
    found = public_holidays(Profile(address=Address(postcode=postcode)), {2026, 2027})
    assert (day in found) is free
    assert date(2027, 7, 14) in found


def test_nothing_is_known_of_holidays_abroad():
    assert public_holidays(Profile(address=Address(country="BE")), {2026}) == frozenset()
