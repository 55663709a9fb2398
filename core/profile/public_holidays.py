"""Public holidays of the place of a business by name, and which of the coming ones its profile says nothing about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from core.i18n import N_, _
from core.profile.model import WEEKDAYS, Closure, Profile, Span

EASTERN = {"57": "57", "67": "6AE", "68": "6AE"}
OVERSEAS = frozenset({"971", "972", "973", "974", "976"})
EVES = {(12, 24): N_("Christmas Eve"), (12, 31): N_("New Year's Eve")}
"""Working days on which many a shop closes early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A coming day of which customers will ask; `usual` are the hours of that weekday."""

    day: date
    name: str
    usual: tuple[Span, ...]

    def closed(self) -> Closure:
        return Closure(first=self.day, last=self.day, label=self.name)

    def open(self, spans: tuple[Span, ...] = ()) -> Closure:
        """Open that day, with the usual hours where no others are said."""
        return Closure(first=self.day, last=self.day, label=self.name, spans=spans or self.usual)


def public_holidays(profile: Profile, years: set[int], language: str = "en") -> Mapping[date, str]:
    """Those of France with its eastern departments and overseas, by postcode; none known for another country."""
    if profile.address.country != "FR":
        return {}
    postcode = profile.address.postcode
    part = EASTERN.get(postcode[:2]) or (postcode[:3] if postcode[:3] in OVERSEAS else None)
    return _named(part, frozenset(years), "fr" if language == "fr" else "en_US")


@cache
def _named(part: str | None, years: frozenset[int], language: str) -> Mapping[date, str]:
    from holidays import country_holidays

    return dict(sorted(country_holidays("FR", subdiv=part, years=years, language=language).items()))


def proposals(profile: Profile, today: date, days: int = 60, language: str = "en") -> list[Proposal]:
    """Days on which the shop would be open by its week, that are special, and of which nothing is said yet."""
    last = today + timedelta(days)
    special: dict[date, str] = {}
    if profile.holidays_open is None:
        special |= public_holidays(profile, {today.year, last.year}, language)
    for year in {today.year, last.year}:
        special |= {date(year, month, day): _(name) for (month, day), name in EVES.items()}
    told = []
    for day, name in sorted(special.items()):
        usual = profile.hours.get(WEEKDAYS[day.weekday()], ())
        if today < day <= last and usual and closure_on(profile, day) is None:
            told.append(Proposal(day=day, name=name, usual=usual))
    return told


def closure_on(profile: Profile, day: date) -> Closure | None:
    """What is said of this day by itself; exceptional hours go before a longer closure around them."""
    found = [closure for closure in profile.closures if closure.first <= day <= closure.last]
    return min(found, key=lambda closure: (not closure.spans, closure.last - closure.first), default=None)
