"""What makes a trade file unfit for use, each told with its place."""

from dataclasses import replace

import pytest

from core.trades.check import check
from core.trades.model import Condition, Sentence, When, Wording
from core.trades.places import place
from core.trades.trades import trade


@pytest.fixture
def bakery():
    return trade("bakery")


def told(changed):
    return [f"{problem.field}: {problem.message}" for problem in check(changed)]


def with_text(bakery, french, english="Bread.", **needs):
    words = {"fr": (Wording(french),), "en": (Wording(english),)}
    sentence = Sentence(condition=Condition(**needs), words=words)
    return replace(bakery, texts={**bakery.texts, "home.hero.body": (*bakery.texts["home.hero.body"], sentence)})


@pytest.mark.parametrize(
    ("french", "piece"),
    [
        ("Le meilleur pain.", "meilleur"),
        ("Des passionnés.", "passionnés"),
        ("Nous livrons.", "livrons"),
        ("Du pain bio.", "bio"),
        ("Ça va?", "space stands before"),
        ("Du pain {nowhere}.", "nowhere"),
        (" Du pain.", "ends with a space"),
    ],
)
def test_a_sentence_that_promises_or_is_badly_set_is_told(bakery, french, piece):
    assert any(piece in line for line in told(with_text(bakery, french)))


def test_a_promise_that_the_profile_covers_is_free(bakery):
    assert told(with_text(bakery, "Du pain bio.", needs=("feature:organic",))) == []


def test_a_placeholder_of_french_grammar_is_not_for_english(bakery):
    assert any("of_city" in line for line in told(with_text(bakery, "Le pain {of_city}.", "Bread {of_city}.")))


@pytest.mark.parametrize("need", ["feature:flying", "open:someday", "offers:many", "weather", "price:low"])
def test_a_need_that_no_profile_can_say_is_told(bakery, need):
    assert any(need in line for line in told(with_text(bakery, "Du pain.", needs=(need,))))


@pytest.mark.parametrize("need", ["feature:parking", "open:sunday", "offers:3", "price:from", "mentions:a/b", "city"])
def test_a_need_that_a_profile_can_say_is_taken(bakery, need):
    assert told(with_text(bakery, "Du pain.", needs=(need,))) == []


def test_a_missing_language_is_told(bakery):
    changed = replace(bakery, names={"fr": "boulangerie"})
    assert told(changed) == ["names: The language “en” is missing."]


def test_too_few_ideas_are_told(bakery):
    lines = told(replace(bakery, ideas=bakery.ideas[:5]))
    assert sum(line.startswith("posts:") for line in lines) == 2


@pytest.mark.parametrize(
    "when", [When(feast="doomsday"), When(season=("13-01", "01-40")), When(hour="25:00"), When(weekdays=("lundi",))]
)
def test_a_date_rule_that_means_nothing_is_told(bakery, when):
    idea = replace(bakery.ideas[-1], key="odd", when=when)
    assert any("posts.odd" in line for line in told(replace(bakery, ideas=(*bakery.ideas, idea))))


def test_a_page_without_a_main_heading_is_told(bakery):
    changed = replace(bakery, layout={**bakery.layout, "contact": ("hours", "carousel")})
    assert [line for line in told(changed) if "layout.contact" in line and "carousel" in line]
    assert [line for line in told(changed) if "main heading" in line]


def test_a_head_that_is_odd_is_told_whole(bakery):
    changed = replace(bakery, key="A b", schema_org="bakery", naf=("1071C",), hue=400, hours=())
    assert {line.split(":")[0] for line in told(changed)} == {"key", "schema_org", "naf", "hue", "hours"}


def test_a_block_is_written_with_what_it_shows():
    assert (place("text-house photo 2").name, place("text-house photo 2").photo) == ("text-house", 2)
    assert (place("offers max 6").kind, place("offers max 6").limit) == ("offers", 6)
    assert place("offers 6") is None
