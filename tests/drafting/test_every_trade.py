"""Every trade, in both languages and all tones, for a business of which little, something or everything is known."""

from dataclasses import replace
from itertools import combinations, count

import pytest

from core.drafting.calendar import WARNING
from core.drafting.draft import draft
from core.profile.choices import FEATURES
from core.trades.claims import alcohol, begun, forbidden
from core.trades.feasts import feast
from core.trades.model import TONES
from core.trades.trades import keys, trade

from .businesses import KINDS, business
from .conftest import TODAY
from .language_check import mistakes
from .texts import site_sentences, texts_of

SAME = 0.15  # of the sentences of two sites of one trade in one town, in the mean over several pairs
SHOPS = 5


def drafts(key):
    """Each language, tone and kind, with another name and town each time, customers called "vous" and "tu"."""
    number = count()
    for language in ("fr", "en"):
        for tone in TONES:
            for kind in KINDS:
                place = next(number)
                profile = business(key, kind, language, tone, place, familiar=place % 2 == 1)
                yield profile, language, draft(profile, trade(key), seed=f"shop {place}", today=TODAY)


@pytest.mark.parametrize("key", keys())
def test_no_draft_holds_a_mistake_that_the_checker_knows(key):
    found = [
        (language, place, mistake)
        for profile, language, drafted in drafts(key)
        for place, text in texts_of(drafted)
        for mistake in mistakes(text, language, profile.name)
    ]
    assert found == []


@pytest.mark.parametrize("key", keys())
def test_no_draft_says_what_the_rules_of_the_profession_or_the_law_forbid(key):
    rules = trade(key).rules.never
    for _profile, language, drafted in drafts(key):
        said = "\n".join(text for _place, text in texts_of(drafted))
        assert begun(rules.get(language, ()), said) == []
        for post in drafted.posts:
            if alcohol(post.text.replace(WARNING[language], ""), language):
                assert WARNING[language] in post.text or "offer" in post.idea


@pytest.mark.parametrize("key", keys())
def test_soldes_are_spoken_of_in_the_days_of_the_law_only(key):
    profile = business(key, "rich")
    drafted = draft(profile, trade(key), seed="sales", today=TODAY, weeks=52)
    for post in drafted.posts:
        if "soldes" in post.text.lower():
            starts = [feast(name, year, "74000") for name in ("winter-sales", "summer-sales")
                      for year in (TODAY.year, TODAY.year + 1)]  # fmt: skip
            assert any(-10 <= (post.due.date() - start).days <= 27 for start in starts), post.text
    assert not any("solde" in word.lower() for page in drafted.pages for word in forbidden(page.title, "fr"))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("key", keys())
def test_two_businesses_of_a_trade_in_one_town_share_few_sentences(key, language):
    shares = []
    usual = business(key, "ordinary", language, trade(key).tone)
    sites = [
        set(site_sentences(draft(neighbour(usual, number), trade(key), seed=f"neighbour {number}", today=TODAY)))
        for number in range(SHOPS)
    ]
    shares = [len(one & other) / len(one) for one, other in combinations(sites, 2)]
    assert sum(shares) / len(shares) <= SAME


def neighbour(profile, number):
    """Another business in the same street."""
    address = replace(profile.address, street=f"{number + 3} rue de la Gare")
    return replace(profile, name=f"Maison {'ABCDEFGHJ'[number]}ubert", phone=f"+3345000010{number}", address=address)


@pytest.mark.parametrize("key", keys())
def test_the_same_business_always_gets_the_same_draft(key):
    profile = business(key, "ordinary")
    first, second = (draft(profile, trade(key), seed="one", today=TODAY) for _turn in range(2))
    assert first == second


@pytest.mark.parametrize("key", keys())
def test_a_profile_with_nothing_but_a_name_gets_a_whole_site_and_posts(key):
    drafted = draft(business(key, "bare"), trade(key), seed="bare", today=TODAY)
    home = next(page for page in drafted.pages if page.kind == "home")
    assert len(" ".join(block.body for block in home.blocks)) > 150
    assert sum(len(block.settings.get("items", ())) for page in drafted.pages for block in page.blocks) >= 5
    assert len(drafted.posts) >= 24


@pytest.mark.parametrize("key", keys())
def test_every_feature_that_a_trade_asks_for_is_one_that_can_be_ticked(key):
    known = trade(key)
    points = (*known.reasons, *known.questions, *known.practical, *known.ideas)
    asked = {need.removeprefix("feature:") for one in points for need in one.condition.needs if "feature:" in need}
    assert asked <= set(FEATURES)
