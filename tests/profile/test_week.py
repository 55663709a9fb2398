import pytest
from hypothesis import given

from core.profile.hours import show_day, stored
from core.profile.model import WEEKDAYS
from core.profile.week import grouped, nights, read_week, show_week, week_problems
from tests.profile.strategies import few, weeks

SHOP = "mardi au vendredi 9h-12h30, 14h-19h ; samedi 9h-17h ; dimanche et lundi fermé"


def kept(typed):
    return {day: stored(spans) for day, spans in read_week(typed).items()}


@pytest.mark.parametrize(
    "typed",
    [
        SHOP,
        "Du mardi au vendredi : de 9h à 12h30 et de 14h à 19h. Le samedi de 9h à 17h. Dimanche, lundi : fermé",
        "mar-ven 9h-12h30, 14h-19h\nsam 9h-17h\ndim, lun fermé",
        "Tue-Fri 9:00-12:30, 14:00-19:00; Sat 9am-5pm; Sun and Mon closed",
        "mardi, mercredi, jeudi et vendredi 9h-12h30 / 14h-19h ; samedi 9h-17h ; dim.-lun. fermé",
    ],
)
def test_a_week_in_one_text(typed):
    week = kept(typed)
    assert set(week) == set(WEEKDAYS)
    assert week["monday"] == week["sunday"] == ""
    assert {week[day] for day in WEEKDAYS[1:5]} == {"09:00-12:30,14:00-19:00"}
    assert week["saturday"] == "09:00-17:00"


@pytest.mark.parametrize("typed", ["tous les jours 7h-20h", "7j/7 : 7h-20h", "every day 7:00-20:00"])
def test_every_day_alike(typed):
    assert kept(typed) == dict.fromkeys(WEEKDAYS, "07:00-20:00")


def test_days_that_are_not_named_stay_unknown():
    assert kept("samedi 9h-17h") == {"saturday": "09:00-17:00"}
    assert kept("") == {}


def test_problems_name_their_day():
    told = read_week("lundi 9h-25h ; mardi 14h-9h ; mardi 9h-12h ; jeudi")
    assert [problem.field for problem in told] == ["monday", "tuesday", "thursday"]


def test_a_day_written_twice_is_told():
    [problem] = read_week("lundi 9h-12h ; lundi 14h-18h")
    assert (problem.field, "twice" in problem.message) == ("monday", True)


@pytest.mark.parametrize("typed", ["9h-12h", "ouvert quand il fait beau", "ouvert lundi 9h-12h"])
def test_hours_without_a_day_are_told(typed):
    [problem] = read_week(typed)
    assert "day of the week" in problem.message


def test_a_night_that_runs_into_the_next_morning_is_told():
    [problem] = read_week("samedi 18h-4h ; dimanche 3h-12h")
    assert problem.field == "saturday"
    [round_the_week] = read_week("dimanche 18h-4h ; lundi 3h-12h")
    assert round_the_week.field == "sunday"


def test_nights_are_named():
    assert nights(read_week("vendredi 18h-2h ; samedi 18h-minuit")) == ["friday"]


def test_days_with_equal_hours_are_shown_together():
    week = read_week(SHOP)
    assert show_week(week, "fr") == [
        ("lundi", "fermé"), ("mardi au vendredi", "9h–12h30, 14h–19h"), ("samedi", "9h–17h"), ("dimanche", "fermé"),
    ]  # fmt: skip
    assert show_week(read_week("lundi, mardi 9h-12h"), "en") == [("Monday and Tuesday", "9:00–12:00")]


def test_an_unknown_day_parts_groups():
    assert [days for days, _spans in grouped(read_week("lundi, mercredi 9h-12h"))] == [("monday",), ("wednesday",)]


@few
@given(weeks)
def test_every_week_is_read_again_from_one_text(week):
    text = "; ".join(f"{day} {show_day(spans, 'en', '-')}" for day, spans in week.items())
    assert week_problems(week) == []
    assert read_week(text) == week
