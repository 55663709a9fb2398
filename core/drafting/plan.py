"""Which occasion goes out on which day: two to three a week, apart from each other, no flavour twice in a row.

Where a business has less to say than the weeks could hold, what it has is spread over all of them.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, pairwise

from core.drafting.occasions import Occasion, in_season, stem_of
from core.drafting.open_days import OpenDays
from core.drafting.wording import drawn
from core.trades.model import Peak

WEEKS = 12
FULL = 3
FEW = 2
APART = 2
PRACTICAL = "practical"  # closures and public holidays
FAR = 21
YEAR = timedelta(360)  # what was said is not said again within a year
HUSH = 2  # days before a long closure on which nothing but the closure is told


@dataclass(slots=True)
class Line:
    """Dates in order, and how far a day is from the nearest of them."""

    dates: list[date] = field(default_factory=list)

    def add(self, day: date) -> None:
        insort(self.dates, day)

    def distance(self, day: date) -> int:
        """In days; many where there is none yet."""
        at = bisect_left(self.dates, day)
        near = self.dates[max(at - 1, 0) : at + 1]
        return min((abs((other - day).days) for other in near), default=FAR)


@dataclass(slots=True)
class Plan:
    """Fills itself with occasions; at most one a day.

    `used` are ideas that were suggested before with the day they were for; `busy` are days on which a post stands
    already; in the weeks of a peak the trade posts most.
    """

    days: OpenDays
    seed: str
    used: Mapping[str, date]
    busy: Collection[date] = ()
    peaks: Collection[Peak] = ()
    placed: dict[date, Occasion] = field(default_factory=dict)
    _open: dict[int, list[date]] = field(init=False)
    _all: Line = field(default_factory=Line)
    _kinds: dict[str, Line] = field(default_factory=dict)
    _weeks: Counter[int] = field(default_factory=Counter)
    _told: dict[str, list[date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._open = {}
        for day in self.days.days():
            self._open.setdefault(self._week(day), []).append(day)
        for day in self.busy:
            self._all.add(day)
            self._weeks[self._week(day)] += 1
        for key, day in self.used.items():
            self._told.setdefault(stem_of(key), []).append(day)

    def fill(self, occasions: Iterable[Occasion]) -> None:
        """First what is bound to a date, then whatever suits the days that are left."""
        occasions = list(occasions)
        dated = [(occasion, occasion.window) for occasion in occasions if occasion.window]
        for occasion, window in sorted(dated, key=_urgency):
            self._place_dated(occasion, *window)
        free = {one: self._charm(one) for one in occasions if not one.window}
        for week, wanted in self._shares(len(free)):
            self._fill_week(week, wanted, free)

    def _place_dated(self, occasion: Occasion, first: date, last: date) -> None:
        must = occasion.idea.must
        days = [
            day for day in self._open_between(first, last)
            if occasion.fits(day) and self._new(occasion, day) and self._talks(occasion, day)
            and self._all.distance(day) >= (1 if must else APART)
            and (must or self._weeks[self._week(day)] < FULL)
        ]  # fmt: skip
        if days:
            middle = first + (last - first) / 2
            day = min(days, key=lambda day: (-min(self._all.distance(day), 3), abs(day - middle), day))
            self._place(occasion, day)

    def _open_between(self, first: date, last: date) -> Iterator[date]:
        for week in range(self._week(max(first, self.days.first)), self._week(min(last, self.days.last)) + 1):
            yield from (day for day in self._open.get(week, ()) if first <= day <= last)

    def _place(self, occasion: Occasion, day: date) -> None:
        self.placed[day] = occasion
        self._all.add(day)
        self._kinds.setdefault(occasion.idea.kind, Line()).add(day)
        self._weeks[self._week(day)] += 1
        self._told.setdefault(occasion.stem, []).append(day)

    def _shares(self, supply: int) -> Iterator[tuple[int, int]]:
        """How many free posts each week gets, so that `supply` lasts to the end and no week stays silent before."""
        weeks = range(self._week(self.days.last) + 1)
        silent = [week for week in weeks if not self._weeks[week]]
        first = set(silent if len(silent) <= supply else ())
        wanted = {week: max(self._aim(week) - self._weeks[week] - (week in first), 0) for week in weeks}
        share = min(1.0, (supply - len(first)) / max(sum(wanted.values()), 1))
        asked = given = 0
        for week, count in wanted.items():
            asked += count
            now = round(asked * share) - given
            given += now
            yield week, now + (week in first)

    def _aim(self, week: int) -> int:
        middle = self.days.first + timedelta(7 * week + 3)
        if any(in_season(peak.season, middle) for peak in self.peaks):
            return FULL
        return FULL - (week + drawn(self.seed, "rhythm")) % 2

    def _fill_week(self, week: int, wanted: int, free: dict[Occasion, float]) -> None:
        for day in self._days(week, wanted):
            if occasion := self._best(day, free):
                self._place(occasion, day)
                del free[occasion]

    def _days(self, week: int, wanted: int) -> tuple[date, ...]:
        """Up to `wanted` open days of the week, apart from each other and from what stands; the seed decides the rest.

        Where a business opens on two neighbouring days only, they may touch.
        """
        days = self._open.get(week, [])
        for count in range(min(wanted, FULL), 0, -1):
            touching = self._weeks[week] + count <= FEW
            for apart in (APART, 1) if touching else (APART,):
                rooms = {chosen: self._room(chosen) for chosen in combinations(days, count)}
                sets = [chosen for chosen, room in rooms.items() if room >= apart]
                if sets:
                    return max(sets, key=lambda chosen: (min(rooms[chosen], 3), drawn(self.seed, *chosen)))
        return ()

    def _room(self, days: tuple[date, ...]) -> int:
        """The least distance in days between any of `days` and its neighbours."""
        inner = ((later - earlier).days for earlier, later in pairwise(days))
        return min((*inner, *map(self._all.distance, days)))

    def _best(self, day: date, free: Mapping[Occasion, float]) -> Occasion | None:
        fitting = [one for one in free if one.fits(day) and self._new(one, day) and self._talks(one, day)]
        return max(fitting, key=lambda one: self._apart(one, day) + free[one], default=None)

    def _apart(self, occasion: Occasion, day: date) -> int:
        """Days to what was like it: what was like it lately goes last."""
        line = self._kinds.get(occasion.idea.kind)
        return min(line.distance(day), FAR) if line else FAR

    def _charm(self, occasion: Occasion) -> float:
        """What is of this season, this weekday or this very business goes first; the seed decides the rest."""
        idea = occasion.idea
        own = bool(idea.condition.needs or idea.each)
        special = 6 * bool(idea.when.season) + 4 * bool(idea.when.weekdays) + 5 * own
        return special + drawn(self.seed, occasion.stem) % 80 / 10

    def _new(self, occasion: Occasion, day: date) -> bool:
        """Whether it was not told within a year of `day`; what has a date of its own comes once for each."""
        if occasion.key(day) in self.used:
            return False
        if occasion.year is not None:
            return True
        return all(abs(day - told) >= YEAR for told in self._told.get(occasion.stem, ()))

    def _talks(self, occasion: Occasion, day: date) -> bool:
        """Whether it may be said so close to a closure: the last days before it are for telling of it."""
        return occasion.idea.kind == PRACTICAL or not self.days.closes_within(day, HUSH)

    def _week(self, day: date) -> int:
        return (day - self.days.first).days // 7


def _urgency(dated: tuple[Occasion, tuple[date, date]]) -> tuple[bool, bool, date, str]:
    occasion, (_first, last) = dated
    return occasion.idea.kind != PRACTICAL, not occasion.idea.must, last, occasion.stem
