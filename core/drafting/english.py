"""English for visitors of a French business: days, hours, prices and places as a British reader expects them."""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

from core.drafting.french_places import AREAS
from core.drafting.weekdays import run_of_days
from core.profile.model import Span

NBSP = "\u00a0"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    return text.replace("'", "’").replace("...", "…").replace(" – ", NBSP + "– ")


def at(town: str) -> str:
    return f"in {town}"


def of(_town: str) -> str:
    """French only: English says it another way each time."""
    return ""


def of_name(_name: str) -> str:
    """French only, as `of`."""
    return ""


def at_name(name: str) -> str:
    return f"at {name}"


def of_house(house: str) -> str:
    return f"of {house}"


def at_house(house: str) -> str:
    return f"at {house}"


def at_areas(places: Sequence[str], *, more: bool = False) -> str:
    """in Annecy, Sevrier and the Ain; “and other towns” where there are more."""
    return f"in {listing([*map(_area, places), *[other_towns()] * more])}"


def other_towns() -> str:
    return "other towns"


def _area(place: str) -> str:
    """The article that a French department keeps in English: the Ain, the Yvelines."""
    before = AREAS.get(place.lower().replace("'", "’"), "")
    return f"the {place}" if before.startswith("dans") else place


def at_street(street: str) -> str:
    return f"at {street}" if street[:1].isdigit() else f"on {street}"


def listing(items: Sequence[str]) -> str:
    if len(items) > 2 and any(" and " in item for item in items):
        return ", ".join(items)
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def clock(moment: time) -> str:
    """7am, 7.30pm, noon"""
    if moment in {time(0), time(12)}:
        return "noon" if moment.hour else "midnight"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{(moment.hour - 1) % 12 + 1}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def spans(spans: Sequence[Span]) -> str:
    """from 7am to 1pm and from 3.30pm to 7pm"""
    return listing([f"from {clock(span.opens)} to {clock(span.closes)}" for span in spans])


def _date(day: date) -> str:
    return f"{day.day}{NBSP}{MONTHS[day.month - 1]}"


def on_day(day: date) -> str:
    """Sunday 30 May"""
    return f"{DAYS[day.weekday()]} {_date(day)}"


def between(first: date, last: date) -> str:
    """on Thursday 11 November, from 3 August to 17 August"""
    if first == last:
        return f"on {on_day(first)}"
    return f"from {_date(first)} to {_date(last)}"


def days(weekdays: Sequence[int]) -> str:
    """Tuesday to Saturday, every day except Monday, Mondays and Thursdays"""
    closed = [day for day in range(7) if day not in weekdays]
    if not closed:
        return "every day"
    run = run_of_days(weekdays)
    if run and len(closed) > 1:
        return f"{DAYS[run[0]]} to {DAYS[run[1]]}"
    if len(closed) < 3:
        return f"every day except {listing([DAYS[day] for day in _from_weekend(closed)])}"
    return listing([f"{DAYS[day]}s" for day in sorted(set(weekdays))])


def closed_days(weekdays: Sequence[int]) -> str:
    """on Sundays and Mondays"""
    return f"on {listing([f'{DAYS[day]}s' for day in _from_weekend(weekdays)])}"


def _from_weekend(weekdays: Sequence[int]) -> list[int]:
    days = sorted(set(weekdays))
    return days if not {0, 6} <= set(days) else [6, *days[:-1]]


def price(cents: int) -> str:
    """€12.50, €38, €1,234.50, free"""
    if not cents:
        return "free"
    euros, rest = divmod(cents, 100)
    return f"€{euros:,}.{rest:02}" if rest else f"€{euros:,}"


def price_from(cents: int) -> str:
    return f"from {price(cents)}" if cents else price(cents)


def on_quote() -> str:
    return "price on request"


def phone(number: str) -> str:
    """+33 2 99 00 00 00 for a French number, else as stored."""
    if not (number.startswith("+33") and len(number) == 12 and number[1:].isdigit()):
        return number
    digits = number[4:]
    return NBSP.join(["+33", number[3], *(digits[at : at + 2] for at in range(0, 8, 2))])
