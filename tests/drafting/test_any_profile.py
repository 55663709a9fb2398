"""Whatever a profile holds: nothing breaks, nothing is claimed, nothing is left unfilled."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.drafting.calendar import fits
from core.drafting.draft import draft
from core.drafting.model import FirstDraft
from core.drafting.open_days import open_days
from core.profile.choices import FEATURES
from core.profile.model import (
    WEEKDAYS,
    Address,
    Closure,
    Member,
    Offer,
    Photo,
    Price,
    PriceKind,
    Profile,
    Span,
    Tone,
)
from core.trades.claims import COVERED, NEVER
from core.trades.model import Trade
from core.trades.trades import trade

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TRADES = st.sampled_from(["bakery", "hairdresser", "plumber"])
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)
PLAIN = st.text("bdfghkmnz", min_size=1, max_size=12)  # letters that make no word of ours
CLAIMS = {
    language: re.compile("|".join((*NEVER[language], *COVERED[language])), re.IGNORECASE) for language in ("fr", "en")
}


def spans() -> st.SearchStrategy[tuple[Span, ...]]:
    hours = st.integers(5, 12).flatmap(lambda opens: st.tuples(st.just(opens), st.integers(opens + 1, 23)))
    return st.lists(hours.map(lambda pair: Span(time(pair[0]), time(pair[1]))), max_size=1).map(tuple)


def closures() -> st.SearchStrategy[Closure]:
    return st.builds(
        lambda first, length, label, hours: Closure(
            first=first, last=first + timedelta(length), label=label, spans=hours
        ),
        DAYS, st.integers(0, 30), LETTERS, spans(),
    )  # fmt: skip


def profiles(texts: st.SearchStrategy[str], features: st.SearchStrategy[list[str]]) -> st.SearchStrategy[Profile]:
    prices = st.builds(Price, kind=st.sampled_from(PriceKind), cents=st.none() | st.integers(0, 10**6), unit=texts)
    offers = st.builds(Offer, name=texts, section=texts, description=texts, price=prices)
    photos = st.builds(
        Photo, id=st.uuids().map(str), hash=st.just("0" * 64), mime=st.just("image/jpeg"), width=st.just(800),
        height=st.just(600), alt=texts,
    )  # fmt: skip
    return st.builds(
        Profile,
        name=texts,
        trade=TRADES,
        description=texts,
        address=st.builds(Address, street=texts, postcode=st.sampled_from(["", "67000", "35000"]), city=texts),
        phone=st.sampled_from(["", "+33299000000"]),
        email=st.sampled_from(["", "a@b.example"]),
        hours=st.dictionaries(st.sampled_from(WEEKDAYS), spans()),
        closures=st.lists(closures(), max_size=3).map(tuple),
        holidays_open=st.none() | st.booleans(),
        offers=st.lists(offers, max_size=4).map(tuple),
        team=st.lists(st.builds(Member, name=texts, role=texts, words=texts), max_size=3).map(tuple),
        photos=st.lists(photos, max_size=4).map(tuple),
        languages=st.sampled_from([("fr",), ("en",), ("fr", "en"), ("en", "fr"), ()]),
        tone=st.sampled_from(Tone),
        features=features.map(tuple),
        towns=st.lists(texts, max_size=8).map(tuple),
        since=st.none() | st.integers(1850, 2026),
        booking=st.sampled_from(["", "https://rdv.example/a"]),
    )


ANY = profiles(LETTERS, st.lists(st.sampled_from(FEATURES), unique=True))
SILENT = profiles(PLAIN, st.just([]))


def known(profile: Profile) -> Trade:
    return trade(profile.trade)


def told(found: FirstDraft) -> Iterator[tuple[str, str]]:
    """Every text of the draft with its language."""
    for page in found.pages:
        for text in (page.label, page.title, page.description):
            yield page.language, text
        for block in page.blocks:
            yield page.language, f"{block.heading}\n{block.body}\n{block.settings.get('items', '')}"
    for post in found.posts:
        yield post.language, post.text


@QUICK
@given(ANY, DAYS)
def test_a_draft_is_whole_fits_and_comes_out_the_same_again(profile, today):
    found = draft(profile, known(profile), seed="seed", today=today)
    assert all(1 <= len(page.title) <= 60 and 50 <= len(page.description) <= 160 for page in found.pages)
    assert len({page.title for page in found.pages}) == len(found.pages)
    assert len({page.description for page in found.pages}) == len(found.pages)
    assert all(page.blocks and page.blocks[0].heading for page in found.pages)
    assert all(fits(post.text) for post in found.posts)
    assert found == draft(profile, known(profile), seed="seed", today=today)


@QUICK
@given(ANY, DAYS)
def test_posts_are_dated_on_open_days_in_order_and_never_twice(profile, today):
    found = draft(profile, known(profile), seed="seed", today=today).posts
    days = [post.due.date() for post in found]
    opened = open_days(profile, today + timedelta(1), today + timedelta(84))
    assert days == sorted(set(days))
    assert all(day in opened for day in days)
    assert len({post.idea for post in found}) == len({post.text for post in found}) == len(found)


@QUICK
@given(SILENT, DAYS)
def test_nothing_is_promised_and_nothing_left_unfilled(profile, today):
    quiet = replace(profile, offers=tuple(replace(one, price=Price()) for one in profile.offers), booking="")
    for language, text in told(draft(quiet, known(quiet), seed="seed", today=today)):
        assert not CLAIMS[language].search(text.replace("nos meilleurs vœux", "").replace("Nos meilleurs vœux", ""))
        assert not re.search(r"\{[a-z_]+\}", text)
        assert "€" not in text.replace("€ ?", "")


@QUICK
@given(SILENT, DAYS)
def test_french_is_set_as_french(profile, today):
    french = replace(profile, languages=("fr",))
    for _language, text in told(draft(french, known(french), seed="seed", today=today)):
        assert not re.search(r" [:;?!»]|« |\u202f", text)
