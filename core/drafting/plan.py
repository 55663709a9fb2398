"""Which occasion goes out on which day: two to three a week, apart from each other, no flavour twice in a row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from core.drafting.occasions import Occasion
from core.drafting.open_days import OpenDays
from core.drafting.wording import drawn

WEEKS = 12
FULL = 3
FEW = 2
APART = 2
PRACTICAL = "practical"  # closures and public holidays
FAR = 21


@dataclass(slots=True)
class Plan:
    """Fills itself with occasions; at most one a day. `texts` tells whether an occasion has something to say."""

    days: OpenDays
    seed: str
    used: Collection[str]
    placed: dict[date, Occasion] = field(default_factory=dict)
    _open: list[date] = field(init=False)

    def __post_init__(self) -> None:
        self._open = list(self.days.days())

    def fill(self, occasions: Iterable[Occasion]) -> None:
        """First what is bound to a date, then whatever suits the days that are left."""
        dated = [(occasion, occasion.window) for occasion in occasions if occasion.window]
        for occasion, window in sorted(dated, key=_urgency):
            self._place_dated(occasion, *window)
        free = [occasion for occasion in occasions if not occasion.window]
        for week in range(WEEKS):
            self._fill_week(week, free)

    def _place_dated(self, occasion: Occasion, first: date, last: date) -> None:
        must = occasion.idea.must
        days = [
            day for day in self._open
            if first <= day <= last and occasion.fits(day) and occasion.key(day) not in self.used
            and self._gap(day) >= (1 if must else APART) and (must or self._count(self._week(day)) < FULL)
        ]  # fmt: skip
        if days:
            middle = first + (last - first) / 2
            day = min(days, key=lambda day: (-min(self._gap(day), 3), abs(day - middle), day))
            self.placed[day] = occasion

    def _fill_week(self, week: int, free: list[Occasion]) -> None:
        aim = FULL - (week + drawn(self.seed, "rhythm")) % 2
        for day in self._days(week, aim - self._count(week)):
            occasion = self._best(day, free)
            if occasion:
                self.placed[day] = occasion
                free.remove(occasion)

    def _days(self, week: int, wanted: int) -> tuple[date, ...]:
        """Up to `wanted` open days of the week, apart from each other and from what stands; the seed decides the rest.

        Where a business opens on two neighbouring days only, they may touch.
        """
        days = [day for day in self._open if self._week(day) == week]
        for count in range(wanted, 0, -1):
            touching = self._count(week) + count <= FEW
            for apart in (APART, 1) if touching else (APART,):
                sets = [chosen for chosen in combinations(days, count) if self._room(chosen) >= apart]
                if sets:
                    return max(sets, key=lambda chosen: (min(self._room(chosen), 3), drawn(self.seed, *chosen)))
        return ()

    def _room(self, days: tuple[date, ...]) -> int:
        """The least distance in days between any of `days` and its neighbours."""
        inner = ((later - earlier).days for earlier, later in pairwise(days))
        return min((*inner, *map(self._gap, days)))

    def _best(self, day: date, free: list[Occasion]) -> Occasion | None:
        fitting = [one for one in free if one.fits(day) and one.key(day) not in self.used]
        return max(fitting, key=lambda occasion: self._worth(occasion, day), default=None)

    def _worth(self, occasion: Occasion, day: date) -> float:
        """What is of this season, this weekday or this very business goes first; what was like it lately, last."""
        idea = occasion.idea
        alike = (abs((other - day).days) for other, one in self.placed.items() if one.idea.kind == idea.kind)
        distance = min(alike, default=FAR)
        special = (
            6 * bool(idea.when.season) + 4 * bool(idea.when.weekdays) + 5 * bool(idea.condition.needs or idea.each)
        )
        return min(distance, FAR) + special + drawn(self.seed, occasion.stem) % 80 / 10

    def _week(self, day: date) -> int:
        return (day - self.days.first).days // 7

    def _count(self, week: int) -> int:
        return sum(self._week(day) == week for day in self.placed)

    def _gap(self, day: date) -> int:
        """Days to the nearest post; many where there is none yet."""
        return min((abs((other - day).days) for other in self.placed), default=FAR)


def _urgency(dated: tuple[Occasion, tuple[date, date]]) -> tuple[bool, bool, date, str]:
    occasion, (_first, last) = dated
    return occasion.idea.kind != PRACTICAL, not occasion.idea.must, last, occasion.stem
