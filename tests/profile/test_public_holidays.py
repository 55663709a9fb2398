"""Which coming days deserve a word, and what is offered for them."""

from dataclasses import replace
from datetime import date, time

from core.profile.model import WEEKDAYS, Address, Closure, Profile, Span
from core.profile.public_holidays import closure_on, proposals, public_holidays

DAY = (Span(time(9), time(18)),)
SHOP = Profile(hours=dict.fromkeys(WEEKDAYS, DAY), address=Address(postcode="35000"))
TODAY = date(2026, 11, 27)


def days(profile):
    return [(one.day, one.name) for one in proposals(profile, TODAY)]


def test_holidays_have_their_names_in_both_languages():
    assert public_holidays(SHOP, {2026}, "fr")[date(2026, 12, 25)] == "Noël"
    assert public_holidays(SHOP, {2026})[date(2026, 12, 25)] == "Christmas Day"


def test_the_coming_holidays_and_their_eves_are_proposed():
    assert days(SHOP) == [
        (date(2026, 12, 24), "Christmas Eve"), (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 31), "New Year's Eve"), (date(2027, 1, 1), "New Year's Day"),
    ]  # fmt: skip


def test_what_is_answered_already_is_not_asked_again():
    answered = replace(
        SHOP, holidays_open=False, closures=(Closure(first=date(2026, 12, 24), last=date(2026, 12, 24)),)
    )
    assert days(answered) == [(date(2026, 12, 31), "New Year's Eve")]


def test_a_day_on_which_the_shop_is_closed_anyway_is_not_asked():
    assert days(replace(SHOP, hours={})) == []


def test_the_answers_are_closures():
    one = proposals(SHOP, TODAY)[0]
    assert (one.closed().spans, one.open().spans) == ((), DAY)


def test_exceptional_hours_go_before_the_closure_around_them():
    long = Closure(first=date(2026, 12, 20), last=date(2026, 12, 31))
    short = Closure(first=date(2026, 12, 24), last=date(2026, 12, 24), spans=DAY)
    assert closure_on(replace(SHOP, closures=(long, short)), date(2026, 12, 24)) == short
