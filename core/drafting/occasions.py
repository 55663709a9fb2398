"""Each thing that a post could be about in the coming weeks: an idea with its facts, and the days it fits."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.drafting.facts import Facts, folded, lowered, main_language, mentioned, offer_text
from core.drafting.fitting import line
from core.drafting.open_days import OpenDays
from core.drafting.tongue import tongue
from core.drafting.wording import ENDED, drawn
from core.profile.model import WEEKDAYS, Closure, Offer, PriceKind
from core.trades.feasts import feast
from core.trades.model import Idea, Trade

LONG_CLOSURE = 5
ROUND = 5  # years


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Occasion:
    """`stem` names it without the year; `window` are the first and last day on which it may go out, None for any.

    `about` are words that a fitting photo would be described by.
    """

    idea: Idea
    stem: str
    facts: Facts
    window: tuple[date, date] | None = None
    year: int | None = None
    about: tuple[str, ...] = ()

    def key(self, day: date) -> str:
        return f"{self.stem}.{self.year or day.year}"

    def fits(self, day: date) -> bool:
        """Whether season and weekday of the idea allow `day`."""
        when = self.idea.when
        if when.weekdays and WEEKDAYS[day.weekday()] not in when.weekdays:
            return False
        return not when.season or in_season(when.season, day)


def in_season(season: tuple[str, str], day: date) -> bool:
    """Whether `day` lies between the first and the last ("11-15", "03-10"), over the turn of the year too."""
    first, last, now = *season, f"{day:%m-%d}"
    return first <= now <= last if first <= last else now >= first or now <= last


def stem_of(key: str) -> str:
    """What an idea is about, without its year."""
    return key.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Occasions:
    trade: Trade
    facts: Facts
    seed: str
    days: OpenDays

    def all(self) -> list[Occasion]:
        """Of ideas that share a topic only the first that the profile allows."""
        found: list[Occasion] = []
        topics: set[str] = set()
        for idea in self.trade.ideas:
            if idea.topic in topics or not self.facts.allows(idea.condition):
                continue
            own = _told_apart([one for one in self._of(idea) if self._comes(one)])
            found += own
            if idea.topic:
                topics.add(idea.topic)
        return found

    def _comes(self, one: Occasion) -> bool:
        """Whether a part of its window lies in these weeks."""
        return not one.window or (one.window[0] <= self.days.last and one.window[1] >= self.days.first)

    def _of(self, idea: Idea) -> Iterator[Occasion]:
        if idea.each:
            return EACH[idea.each](self, idea)
        return (
            self._feasts(idea)
            if idea.when.feast
            else iter([Occasion(idea=idea, stem=self._stem(idea), facts=self.facts)])
        )

    def _stem(self, idea: Idea, name: str = "") -> str:
        return f"{self.trade.key}.{idea.key}" + (f"-{name}" if name else "")

    def _feasts(self, idea: Idea) -> Iterator[Occasion]:
        for year in range(self.days.first.year, self.days.last.year + 2):
            day = feast(idea.when.feast, year, self.facts.profile.address.postcode)
            if day is None:
                continue
            yield self._dated(idea, day, {"date": self._on(day), "year": str(day.year)})

    def _dated(self, idea: Idea, day: date, more: Mapping[str, str], name: str = "") -> Occasion:
        most, least = idea.when.before
        window = (day - timedelta(most), day - timedelta(least))
        facts = self.facts.extended(more)
        return Occasion(idea=idea, stem=self._stem(idea, name), facts=facts, window=window, year=day.year)

    def _on(self, day: date) -> str:
        return tongue(self.facts.language).on_day(day)

    def _offers(self, idea: Idea) -> Iterator[Occasion]:
        offers = [offer for offer in self.facts.profile.offers if line(offer.name) and not _left_out(offer, idea)]
        offers.sort(key=lambda offer: drawn(self.seed, idea.key, offer.name))
        for offer in offers[: idea.most * self._quarters()]:
            yield Occasion(
                idea=idea,
                stem=self._stem(idea, offer.id or _plain(offer.name)),
                facts=self.facts.extended(offer_facts(offer, self.facts)),
                about=tuple(word for word in re.findall(r"\w+", folded(offer.name)) if len(word) > 3),
            )

    def _quarters(self) -> int:
        """The span in steps of twelve weeks, at least one."""
        return max((self.days.last - self.days.first).days // 84, 1)

    def _anniversaries(self, idea: Idea) -> Iterator[Occasion]:
        """Every fifth year of the business: the year is known, the day is not."""
        since = self.facts.profile.since
        years = range(self.days.first.year, self.days.last.year + 1) if since else ()
        for year in years:
            age = year - (since or year)
            if age > 0 and age % ROUND == 0:
                window = (date(year, 1, 10), date(year, 12, 10))
                facts = self.facts.extended({"age": str(age), "year": str(year)})
                yield Occasion(idea=idea, stem=self._stem(idea), facts=facts, window=window, year=year)

    def _members(self, idea: Idea) -> Iterator[Occasion]:
        for member in [member for member in self.facts.profile.team if line(member.name)][: idea.most]:
            more = {
                "member": line(member.name),
                "member_role": lowered(line(member.role)),
                "member_words": _ended(member.words),
            }
            stem = self._stem(idea, member.id or _plain(member.name))
            about = tuple(re.findall(r"\w+", folded(member.name))[:1])
            yield Occasion(idea=idea, stem=stem, facts=self.facts.extended(more), about=about)

    def _closures(self, idea: Idea) -> Iterator[Occasion]:
        for closure in self.facts.profile.closures:
            if not closure.spans and closure.last >= closure.first:
                yield self._dated(idea, closure.first, self._closure_facts(closure), f"{closure.first:%m-%d}")

    def _special_hours(self, idea: Idea) -> Iterator[Occasion]:
        for closure in self.facts.profile.closures:
            if closure.spans and closure.last >= closure.first:
                yield self._dated(idea, closure.first, self._closure_facts(closure), f"{closure.first:%m-%d}")

    def _reopenings(self, idea: Idea) -> Iterator[Occasion]:
        for closure in self.facts.profile.closures:
            day = self.days.next_open(closure.last)
            if day and not closure.spans and (closure.last - closure.first).days >= LONG_CLOSURE:
                yield self._dated(idea, day, {"date": self._on(day)}, f"{closure.first:%m-%d}")

    def _holidays(self, idea: Idea) -> Iterator[Occasion]:
        for day in self.days.told_holidays():
            yield self._dated(idea, day, {"date": self._on(day)}, f"{day:%m-%d}")

    def _closure_facts(self, closure: Closure) -> dict[str, str]:
        speech = tongue(self.facts.language)
        reopens = None if closure.spans else self.days.next_open(closure.last)
        return {
            "dates": speech.between(closure.first, closure.last),
            "closure_hours": speech.spans(closure.spans),
            "closure_label": line(closure.label),
            "reopens": self._on(reopens) if reopens else "",
        }


EACH: Mapping[str, Callable[[Occasions, Idea], Iterator[Occasion]]] = {
    "offer": Occasions._offers,
    "member": Occasions._members,
    "anniversary": Occasions._anniversaries,
    "closure": Occasions._closures,
    "special-hours": Occasions._special_hours,
    "reopening": Occasions._reopenings,
    "holiday": Occasions._holidays,
}


def _told_apart(occasions: list[Occasion]) -> list[Occasion]:
    """With a number behind the name of what bears the same one: two offers both called “Brioche”."""
    seen: Counter[tuple[str, int | None]] = Counter()
    found = []
    for one in occasions:
        at = (one.stem, one.year)
        seen[at] += 1
        found.append(one if seen[at] == 1 else replace(one, stem=f"{one.stem}-{seen[at]}"))
    return found


def offer_facts(offer: Offer, facts: Facts) -> dict[str, str]:
    """Name, price and the owner's words of one offer, in the language of `facts`."""
    speech, cents = tongue(facts.language), offer.price.cents
    told = {
        PriceKind.EXACT: speech.price(cents) if cents is not None else "",
        PriceKind.FROM: speech.price_from(cents) if cents is not None else "",
        PriceKind.QUOTE: speech.on_quote(),
    }.get(offer.price.kind, "")
    main = facts.language == main_language(facts.profile)
    unit = line(offer.price.unit if main else offer.translations.get(facts.language, {}).get("unit", ""))
    return {
        "offer_plain": lowered(line(offer_text(offer, "name", facts.language, facts.profile))),
        "offer": line(offer_text(offer, "name", facts.language, facts.profile)),
        "offer_section": lowered(line(offer_text(offer, "section", facts.language, facts.profile))),
        "offer_price": f"{told} {unit}".strip() if told and cents is not None else told,
        "offer_description": _ended(offer_text(offer, "description", facts.language, facts.profile)),
    }


def _left_out(offer: Offer, idea: Idea) -> bool:
    """Whether the idea leaves this offer to others: a Yule log is not for July."""
    return any(mentioned(word, folded(offer.name)) for word in idea.without)


def _ended(text: str) -> str:
    plain = line(text)
    return plain if not plain or plain.endswith(ENDED) else f"{plain}."


def _plain(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", folded(name)))[:40] or "x"
