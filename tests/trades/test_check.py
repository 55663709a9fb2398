"""What makes a trade file unfit for use, each told with its place."""

from dataclasses import replace

import pytest

from core.trades.check import check
from core.trades.model import Condition, Rules, Sentence, When, Wording
from core.trades.places import place
from core.trades.trades import trade


@pytest.fixture
def bakery():
    return trade("bakery")


def told(changed):
    return [f"{problem.field}: {problem.message}" for problem in check(changed)]


def with_text(bakery, french, english="Bread.", **needs):
    """A sentence more, with enough other ways of saying it."""
    words = {
        "fr": tuple(map(Wording, (french, "Le pain, simplement.", "Un pain, et voilà.", "Rien que du pain."))),
        "en": tuple(map(Wording, (english, "Bread, simply.", "A loaf, there.", "Nothing but bread."))),
    }
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


def test_a_sentence_with_one_wording_only_is_told(bakery):
    once = Sentence(words={"fr": (Wording("Du pain."),), "en": (Wording("Bread."),)})
    changed = replace(bakery, texts={**bakery.texts, "home.offers.body": (once,)})
    assert any("the same words here (100 %)" in line for line in told(changed))


def test_choices_count_as_ways_of_saying_it(bakery):
    twice = Sentence(
        words={"fr": (Wording("[Du|Un] pain [bien|tout] rond."),), "en": (Wording("[A|The] [round|long] loaf."),)}
    )
    changed = replace(bakery, texts={**bakery.texts, "home.offers.body": (twice,)})
    assert told(changed) == []


@pytest.mark.parametrize(
    ("french", "piece"),
    [
        ("Du pain [rond].", "leaves nothing to choose"),
        ("Du pain [1:rond|long] et [1:un|deux|trois] autre.", "as many alternatives"),
        ("Du [bon |] pain [ |rond].", "a space too many"),
        ("Du pain <rond.", "left over"),
    ],
)
def test_a_sign_that_is_badly_used_is_told(bakery, french, piece):
    assert any(piece in line for line in told(with_text(bakery, french)))


def test_a_text_that_only_says_vous_is_told_and_a_pair_is_not(bakery):
    english = tuple(Wording(f"Come {word}.") for word in ("soon", "early", "late", "all"))
    when = ("vite", "tôt", "tard", "là")
    only = Sentence(words={"fr": tuple(Wording(f"Venez {word}.") for word in when), "en": english})
    pair = Sentence(words={"fr": tuple(Wording(f"<Venez|Viens> {word}.") for word in when), "en": english})
    for sentence, count in ((only, 1), (pair, 0)):
        changed = replace(bakery, texts={**bakery.texts, "home.offers.body": (sentence,)})
        assert sum("calls “tu”" in line for line in told(changed)) == count


def test_what_the_rules_of_a_profession_forbid_is_told(bakery):
    strict = replace(bakery, rules=Rules(told={"fr": "x", "en": "x"}, never={"fr": ("guéri",), "en": ("heal",)}))
    assert any("leave no room for “guérison”" in line for line in told(with_text(strict, "La guérison du pain.")))


def test_a_post_that_speaks_of_alcohol_says_so_and_keeps_to_facts(bakery):
    idea = replace(bakery.ideas[-1], key="odd", when=When(), condition=Condition(), words={
        "fr": (Wording("Un vin de pays, une fête."),), "en": (Wording("A wine, a party."),)})  # fmt: skip
    assert any("“vin” speaks of alcohol" in line for line in told(replace(bakery, ideas=(*bakery.ideas, idea))))
    told_so = replace(idea, alcohol=True)
    assert any("may not say “fête”" in line for line in told(replace(bakery, ideas=(*bakery.ideas, told_so))))


def test_soldes_are_for_the_days_of_the_law(bakery):
    idea = replace(bakery.ideas[-1], key="odd", when=When(), words={
        "fr": (Wording("Les soldes commencent."),), "en": (Wording("The sales begin."),)})  # fmt: skip
    assert any("soldes" in line for line in told(replace(bakery, ideas=(*bakery.ideas, idea))))
    lawful = replace(idea, when=When(feast="winter-sales", before=(2, 0)))
    assert not any("soldes" in line for line in told(replace(bakery, ideas=(*bakery.ideas, lawful))))


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
