"""Nothing is claimed that the profile does not say: take a fact away, and every sentence that needs it goes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.drafting.draft import draft
from core.drafting.facts import facts, mentioned
from core.drafting.facts import folded as fold
from core.drafting.wording import Writer
from core.profile.model import Price, Profile
from core.trades.model import Condition, Trade, Words
from core.trades.needs import placeholders
from core.trades.trades import keys, trade

from .businesses import business
from .conftest import TODAY
from .texts import texts_of

SEED = "one"
GROUPS = 4  # a draft for each fact would take minutes: a quarter of them is taken away at a time
ALWAYS = frozenset(
    {"name", "of_name", "at_name", "trade", "trade_name", "house", "of_house", "at_house", "year", "date"}
)


def without_hours(profile: Profile) -> Profile:
    return replace(profile, hours={})


REMOVED = {
    "phone": lambda p: replace(p, phone=""),
    "email": lambda p: replace(p, email=""),
    "since": lambda p: replace(p, since=None),
    "booking": lambda p: replace(p, booking=""),
    "insurance": lambda p: replace(p, legal=replace(p.legal, insurance="")),
    "description": lambda p: replace(p, description=""),
    "prices": lambda p: replace(p, offers=tuple(replace(offer, price=Price()) for offer in p.offers)),
    "lowest_price": lambda p: replace(p, offers=tuple(replace(offer, price=Price()) for offer in p.offers)),
    "photo": lambda p: replace(p, photos=()),
    "holidays_open": lambda p: replace(p, holidays_open=None),
    "holidays_closed": lambda p: replace(p, holidays_open=None),
    "closures": lambda p: replace(p, closures=()),
    **dict.fromkeys(("city", "at_city", "of_city"), lambda p: replace(p, address=replace(p.address, city=""))),
    **dict.fromkeys(("street", "at_street"), lambda p: replace(p, address=replace(p.address, street=""))),
    **dict.fromkeys(
        ("hours", "opens", "closes", "open_days", "closed_days", "saturday_hours", "sunday_hours"), without_hours
    ),
    **dict.fromkeys(("offers", "sections"), lambda p: replace(p, offers=())),
    **dict.fromkeys(("towns", "at_towns"), lambda p: replace(p, towns=())),
    "team": lambda p: replace(p, team=()),
    "photos": lambda p: replace(p, photos=()),
    "network": lambda p: replace(p, links=()),
    "link": lambda p: replace(p, links=()),
    "open": without_hours,
    "closed": without_hours,
    "price": lambda p: replace(p, offers=tuple(replace(offer, price=Price()) for offer in p.offers)),
}


def removed(profile: Profile, need: str) -> Profile | None:
    """`profile` without that fact; None for what is no fact of a profile (the day of a feast)."""
    word, _colon, detail = need.partition(":")
    if word == "feature":
        return replace(profile, features=tuple(one for one in profile.features if one != detail))
    if word == "mentions":
        kept = [offer for offer in profile.offers if not mentioned(detail, fold(f"{offer.name} {offer.section}"))]
        return replace(profile, offers=tuple(kept))
    return REMOVED[word](profile) if word in REMOVED else None


def entries(known: Trade) -> Iterator[tuple[Condition, Words]]:
    for sentences in known.texts.values():
        yield from ((one.condition, one.words) for one in sentences)
    for points in (known.reasons, known.steps, known.questions, known.practical):
        yield from ((one.condition, words) for one in points for words in (one.heading, one.body))
    yield from ((one.condition, one.words) for one in known.ideas)


def needs_of(condition: Condition, text: str) -> set[str]:
    return {*condition.needs, *placeholders(text)} - ALWAYS


def sayable(known: Trade, writer: Writer) -> tuple[dict[str, set[str]], set[str]]:
    """What each need lets be said about this business, and what can be said without any."""
    by_need: dict[str, set[str]] = {}
    free: set[str] = set()
    for condition, words in entries(known):
        if not writer.facts.allows(condition):
            continue
        for wording in words.get(writer.facts.language, ()):
            pattern = writer._pattern(wording.text, writer.facts, "x")
            needs = needs_of(condition, pattern)
            text = next(iter(writer.said({writer.facts.language: (wording,)}, "x")), "")
            if not needs:
                free.add(text)
            for need in needs:
                by_need.setdefault(need, set()).add(text)
    return by_need, free


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("key", keys())
def test_a_fact_that_is_taken_away_takes_its_sentences_with_it(key, language):
    known = trade(key)
    rich = business(key, "rich", language, known.tone, description="Nous avons repris la maison.")
    values = dict(facts(rich, language, known).values)
    needs = {need for condition, words in entries(known) for wording in words.get(language, ())
             for need in needs_of(condition, wording.text)}  # fmt: skip
    looked = 0
    for group in range(GROUPS):
        less, gone = rich, []
        for need in sorted(needs)[group::GROUPS]:
            if (reduced := removed(less, need)) is not None and reduced != less:
                less = reduced
                gone.append(need)
        now = facts(less, language, known)
        said = "\n".join(text for _place, text in texts_of(draft(less, known, seed=SEED, today=TODAY)))
        assert [need for need in gone if now.holds(need)] == []
        assert [(need, values[need]) for need in gone if len(values.get(need, "")) > 3 and values[need] in said] == []
        looked += len(gone)
    assert looked > 15


@pytest.mark.parametrize("key", keys())
def test_no_sentence_about_a_tick_stands_on_the_site_of_a_business_without_it(key):
    known = trade(key)
    rich, plain = business(key, "rich", "fr", known.tone), business(key, "ordinary", "fr", known.tone)
    by_need, free = sayable(known, Writer(facts(rich, "fr", known), SEED))
    ticked = {text for need, texts in by_need.items() if need.startswith(("feature:", "open:")) for text in texts}
    said = {text for _place, text in texts_of(draft(plain, known, seed=SEED, today=TODAY))}
    about_cards = {text for texts in (by_need.get("feature:card_payment", set()),) for text in texts}
    assert not (ticked - free - about_cards) & said
