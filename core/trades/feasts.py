"""The days of the year that trades speak of, by rule, so that no list of dates ever runs out."""

from collections.abc import Callable
from datetime import date, timedelta

from core.trades.school import SCHOOL, school_holidays

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


def winter_sales(year: int) -> date:
    """The second Wednesday of January, the first where that comes after the 12th (Code de commerce, D310-15-2)."""
    second = nth(2, WEDNESDAY, 1)(year)
    return second if second.day <= 12 else nth(1, WEDNESDAY, 1)(year)


def summer_sales(year: int) -> date:
    """The last Wednesday of June, the one before where it comes after the 28th (Code de commerce, D310-15-2)."""
    wednesday = date(year, 6, 30) - timedelta((date(year, 6, 30).weekday() - WEDNESDAY) % 7)
    return wednesday if wednesday.day <= 28 else wednesday - timedelta(7)


def black_friday(year: int) -> date:
    return nth(4, THURSDAY, 11)(year) + timedelta(1)


def advent(year: int) -> date:
    """The fourth Sunday before Christmas."""
    eve = date(year, 12, 24)
    return eve - timedelta((eve.weekday() - SUNDAY) % 7 + 21)


FEASTS: dict[str, Callable[[int], date]] = {
    "new-year": fixed(1, 1),
    "epiphany": fixed(1, 6),
    "winter-sales": winter_sales,
    "saint-vincent": fixed(1, 22),  # wine growers
    "candlemas": fixed(2, 2),
    "valentine": fixed(2, 14),
    "mardi-gras": from_easter(-47),
    "grandmothers-day": nth(1, SUNDAY, 3),
    "womens-day": fixed(3, 8),
    "plumbing-day": fixed(3, 11),
    "saint-patrick": fixed(3, 17),
    "saint-joseph": fixed(3, 19),  # carpenters and joiners
    "spring": fixed(3, 20),
    "water-day": fixed(3, 22),
    "summer-time": last(SUNDAY, 3),
    "april-fools": fixed(4, 1),
    "health-day": fixed(4, 7),
    "easter": easter,
    "book-day": fixed(4, 23),
    "labour-day": fixed(5, 1),
    "victory-day": fixed(5, 8),
    "ice-saints": fixed(5, 11),  # Mamert, Pancrace, Servais: 11 to 13 May
    "nurses-day": fixed(5, 12),
    "bread-festival": fixed(5, 16),
    "ascension": from_easter(39),
    "whit-monday": from_easter(50),
    "bee-day": fixed(5, 20),
    "mothers-day": mothers_day,
    "bicycle-day": fixed(6, 3),
    "environment-day": fixed(6, 5),
    "fathers-day": nth(3, SUNDAY, 6),
    "music-day": fixed(6, 21),
    "summer-sales": summer_sales,
    "bastille-day": fixed(7, 14),
    "assumption": fixed(8, 15),
    "photography-day": fixed(8, 19),
    "saint-fiacre": fixed(8, 30),  # gardeners
    "back-to-school": fixed(9, 1),
    "physiotherapy-day": fixed(9, 8),
    "heritage-days": nth(3, SATURDAY, 9),
    "pharmacists-day": fixed(9, 25),
    "architecture-day": nth(1, MONDAY, 10),
    "animals-day": fixed(10, 4),
    "local-shops-day": nth(2, SATURDAY, 10),  # unconfirmed: the organisers set it each year
    "bread-day": fixed(10, 16),
    "winter-time": last(SUNDAY, 10),
    "halloween": fixed(10, 31),
    "all-saints": fixed(11, 1),
    "beaujolais": nth(3, THURSDAY, 11),
    "toilet-day": fixed(11, 19),
    "saint-catherine": fixed(11, 25),  # "tout bois prend racine"
    "black-friday": black_friday,
    "advent": advent,
    "saint-eloi": fixed(12, 1),  # metalworkers, mechanics, jewellers
    "saint-barbara": fixed(12, 4),
    "saint-nicholas": fixed(12, 6),
    "christmas": fixed(12, 25),
    "new-years-eve": fixed(12, 31),
}


EASTERN_SALES, RIVIERA, CORSICA = ("54", "55", "57", "88"), ("06", "66"), ("20",)
OVERSEAS = ("97", "98")
SAINT_NICHOLAS = ("02", "08", "10", "25", "51", "52", "54", "55", "57", "59", "62", "67", "68", "70", "88", "90")
"""Where Saint Nicholas comes: the east and the north."""


def feast(name: str, year: int, postcode: str = "") -> date | None:
    """The day of that feast at a place; None where it is not kept there, or where its date is not known."""
    if name in SCHOOL:
        return school_holidays(name, year, postcode)
    if name == "saint-nicholas" and postcode and not postcode.startswith(SAINT_NICHOLAS):
        return None
    if name in {"winter-sales", "summer-sales"}:
        return _sales(name, year, postcode)
    return FEASTS[name](year)


def _sales(name: str, year: int, postcode: str) -> date | None:
    """With the departments of their own dates (Code de commerce, A310-7 and annex); overseas each prefect decides."""
    if postcode.startswith(OVERSEAS):
        return None
    if name == "winter-sales" and postcode.startswith(EASTERN_SALES):
        second = date(year, 1, 2)
        return second if second.weekday() != SUNDAY else date(year, 1, 3)
    if name == "summer-sales" and postcode.startswith(RIVIERA):
        return nth(1, WEDNESDAY, 7)(year)
    if name == "summer-sales" and postcode.startswith(CORSICA):
        return nth(2, WEDNESDAY, 7)(year)
    return FEASTS[name](year)
