"""On which days a business is open, as far as its profile says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.profile import public_holidays as named
from core.profile.model import WEEKDAYS, Closure, Profile
from core.profile.public_holidays import closure_on


@dataclass(frozen=True, slots=True)
class OpenDays:
    """Knows weekly hours, closures and public holidays from `first` to `last`.

    Where no hours are said at all, Monday to Saturday count as open: a post needs a day, and claims nothing by it.
    """

    profile: Profile
    first: date
    last: date
    holidays: frozenset[date] = field(default=frozenset())

    def __contains__(self, day: date) -> bool:
        closure = self._closure(day)
        if closure:
            return bool(closure.spans)
        if day in self.holidays and self.profile.holidays_open is not True:
            return False
        return self.usual(day)

    def usual(self, day: date) -> bool:
        """Whether the weekly hours say open."""
        hours = self.profile.hours
        return bool(hours.get(WEEKDAYS[day.weekday()])) if hours else day.weekday() < 6

    def next_open(self, after: date) -> date | None:
        """The first open day after `after`, where the whole week is known and one comes within two months."""
        if not set(self.profile.hours) >= set(WEEKDAYS):
            return None
        days = (after + timedelta(number) for number in range(1, 60))
        return next((day for day in days if day in self), None)

    def closes_within(self, day: date, days: int) -> bool:
        """Whether a closure of several days begins on one of the `days` after `day`."""
        return any(
            not closure.spans and closure.last > closure.first and 0 < (closure.first - day).days <= days
            for closure in self.profile.closures
        )

    def days(self) -> Iterator[date]:
        """The open days from first to last."""
        number = (self.last - self.first).days + 1
        return (day for day in (self.first + timedelta(ahead) for ahead in range(number)) if day in self)

    def told_holidays(self) -> Iterator[date]:
        """Public holidays on which people would come, and of which no closure speaks."""
        return (
            day for day in sorted(self.holidays)
            if self.first < day <= self.last and self.profile.hours and self.usual(day) and not self._closure(day)
        )  # fmt: skip

    def _closure(self, day: date) -> Closure | None:
        return closure_on(self.profile, day)


def open_days(profile: Profile, first: date, last: date) -> OpenDays:
    return OpenDays(profile, first, last, public_holidays(profile, {first.year, last.year, last.year + 1}))


def public_holidays(profile: Profile, years: set[int]) -> frozenset[date]:
    """Those at the place of the business."""
    return frozenset(named.public_holidays(profile, years))
