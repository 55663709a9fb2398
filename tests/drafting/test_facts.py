"""What may be said of a business, and what may not."""

from dataclasses import replace

import pytest

from core.drafting.facts import facts, lowered
from core.profile.model import Profile
from core.trades.model import Condition
from core.trades.trades import trade


def told(profile, language="fr"):
    return facts(profile, language, trade(profile.trade))


def test_what_is_known_can_be_named(bakery):
    values = told(bakery).values
    assert values["at_city"] == "à Annecy"
    assert values["at_street"] == "au 14 rue des Tanneurs"
    assert values["open_days"] == "tous les jours sauf le lundi"
    assert values["offers"] == "tourte de seigle, Paris-Brest et Bûche de Noël"
    assert values["team"] == "Claire et Inès"
    assert values["network"] == "Instagram"


def test_what_is_not_known_has_no_value():
    assert set(told(Profile(name="Camille", trade="bakery")).values) == {
        "name", "of_name", "at_name", "trade", "trade_name", "house", "of_house", "at_house",
    }  # fmt: skip


def test_a_name_that_says_the_trade_is_not_followed_by_it(bakery):
    assert told(bakery).values["trade"] == ", boulangerie"
    assert told(replace(bakery, name="Boulangerie Martin")).values["trade"] == ""


def test_the_owners_words_are_told_in_their_own_language_only(bakery):
    assert told(bakery).values["description"] == bakery.description
    assert "description" not in told(bakery, "en").values


def test_offers_are_named_in_the_language_of_the_page(bakery):
    assert told(bakery, "en").values["offers"].startswith("rye loaf, Paris-Brest")
    assert told(bakery, "en").values["sections"] == "breads"


def test_of_a_week_that_is_half_known_nothing_is_said_as_a_whole(bakery):
    values = told(replace(bakery, hours={"monday": bakery.hours["sunday"]})).values
    assert not {"open_days", "closed_days", "opens"} & set(values)


def test_opening_is_told_only_where_it_is_the_same_every_day(bakery):
    assert told(bakery).values["opens"] == "7\u00a0h"
    assert "closes" not in told(bakery).values


@pytest.mark.parametrize(
    "need",
    [
        "hours", "prices", "photo", "photos:3", "offers:3", "team:2", "sections:2", "open:sunday", "closed:monday",
        "feature:homemade", "price:from", "price:quote", "mentions:seigle", "mentions:paris/lyon", "link:instagram",
        "country:FR", "holidays_closed", "named:fournil", "closures", "since",
    ],
)  # fmt: skip
def test_a_need_is_met(bakery, need):
    assert told(bakery).allows(Condition(needs=(need,)))
    assert not told(bakery).allows(Condition(unless=(need,)))


@pytest.mark.parametrize(
    "need",
    ["photos:4", "offers:4", "towns:1", "closed:sunday", "feature:parking", "mentions:galette", "mentions:eigle",
     "holidays_open", "booking", "named:boulang"],
)  # fmt: skip
def test_a_need_is_not_met(bakery, need):
    assert not told(bakery).holds(need)


def test_an_unknown_day_is_neither_open_nor_closed():
    nothing = told(Profile(name="Camille", trade="bakery"))
    assert not nothing.holds("open:sunday")
    assert not nothing.holds("closed:sunday")


def test_names_within_a_sentence():
    assert [lowered(name) for name in ("Pain de seigle", "Paris-Brest", "A")] == ["pain de seigle", "Paris-Brest", "A"]


def test_of_many_towns_a_few_are_named_and_the_others_not_denied(plumber):
    many = replace(plumber, towns=("Lyon", "Bron", "Vaulx", "Irigny", "Feyzin", "Mions", "Corbas"))
    assert told(many).values["at_towns"] == "notamment à Lyon, à Bron, à Vaulx, à Irigny et à Feyzin"
    assert told(many, "en").values["at_towns"] == "in Lyon, Bron, Vaulx, Irigny, Feyzin and other towns"
    assert told(plumber).values["at_towns"] == "aux Ulis, à Orsay et au Plessis-Pâté"
