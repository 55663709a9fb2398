"""The days of the year that trades speak of, by rule, so that no list of dates ever runs out."""

from collections.abc import Callable
from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    day = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * day) // 451
    month, last = divmod(moon + day - 7 * late + 114, 31)
    return date(year, month, last + 1)


def nth(count: int, weekday: int, month: int) -> Callable[[int], date]:
    """The `count`-th such weekday of the month."""

    def of(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (count - 1))

    return of


def last(weekday: int, month: int) -> Callable[[int], date]:
    """The last such weekday of a month that has 31 days."""

    def of(year: int) -> date:
        end = date(year, month, 31)
        return end - timedelta((end.weekday() - weekday) % 7)

    return of


def fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def mothers_day(year: int) -> date:
    """The last Sunday of May; the first of June where that one is Pentecost."""
    sunday = last(SUNDAY, 5)(year)
    return sunday + timedelta(7) if sunday == easter(year) + timedelta(49) else sunday


FEASTS: dict[str, Callable[[int], date]] = {
    "new-year": fixed(1, 1),
    "epiphany": fixed(1, 6),
    "candlemas": fixed(2, 2),
    "valentine": fixed(2, 14),
    "mardi-gras": from_easter(-47),
    "grandmothers-day": nth(1, SUNDAY, 3),
    "womens-day": fixed(3, 8),
    "plumbing-day": fixed(3, 11),
    "water-day": fixed(3, 22),
    "summer-time": last(SUNDAY, 3),
    "april-fools": fixed(4, 1),
    "easter": easter,
    "labour-day": fixed(5, 1),
    "bread-festival": fixed(5, 16),
    "mothers-day": mothers_day,
    "fathers-day": nth(3, SUNDAY, 6),
    "music-day": fixed(6, 21),
    "bastille-day": fixed(7, 14),
    "assumption": fixed(8, 15),
    "back-to-school": fixed(9, 1),
    "heritage-days": nth(3, SATURDAY, 9),
    "bread-day": fixed(10, 16),
    "winter-time": last(SUNDAY, 10),
    "halloween": fixed(10, 31),
    "beaujolais": nth(3, THURSDAY, 11),
    "toilet-day": fixed(11, 19),
    "saint-nicholas": fixed(12, 6),
    "christmas": fixed(12, 25),
    "new-years-eve": fixed(12, 31),
}


def feast(name: str, year: int) -> date:
    return FEASTS[name](year)
