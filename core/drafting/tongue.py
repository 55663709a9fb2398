"""What drafting asks of a language: joining, counting, telling days, hours, prices and places."""

from collections.abc import Sequence
from datetime import date, time
from typing import Protocol

from core.profile.model import Span


class Tongue(Protocol):
    """A module of this shape per language: `french`, `english`. Weekdays are numbered from Monday, 0."""

    def typeset(self, text: str) -> str:
        """Our own text with the spaces and signs of the language; never used on what the owner wrote."""
        ...

    def listing(self, items: Sequence[str]) -> str: ...

    def at(self, town: str) -> str: ...

    def of(self, town: str) -> str: ...

    def of_name(self, name: str) -> str: ...

    def at_name(self, name: str) -> str: ...

    def at_areas(self, places: Sequence[str], *, more: bool = False) -> str: ...

    def other_towns(self) -> str: ...

    def at_street(self, street: str) -> str: ...

    def clock(self, moment: time) -> str: ...

    def spans(self, spans: Sequence[Span]) -> str: ...

    def on_day(self, day: date) -> str: ...

    def between(self, first: date, last: date) -> str: ...

    def days(self, weekdays: Sequence[int]) -> str: ...

    def closed_days(self, weekdays: Sequence[int]) -> str: ...

    def price(self, cents: int) -> str: ...

    def price_from(self, cents: int) -> str: ...

    def on_quote(self) -> str: ...

    def phone(self, number: str) -> str: ...


def tongue(language: str) -> Tongue:
    from core.drafting import english, french

    return french if language == "fr" else english


def run_of_days(weekdays: Sequence[int]) -> tuple[int, int] | None:
    """First and last of at least three days that follow each other, over the week's end too; else None."""
    chosen = set(weekdays)
    starts = [day for day in chosen if (day - 1) % 7 not in chosen]
    if len(chosen) < 3 or len(starts) != 1:
        return None
    return starts[0], (starts[0] + len(chosen) - 1) % 7
