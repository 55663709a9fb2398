"""A trade is found by everyday words, however they are written."""

import pytest

from core.errors import NotFoundError
from core.trades.search import find, name
from core.trades.trades import keys, trade


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("pain", "bakery"), ("Pâtisserie", "pastry-shop"), ("boulanger", "bakery"), ("boulangère", "bakery"),
        ("coiffure", "hairdresser"), ("COIFFEURS", "hairdresser"), ("meches", "hairdresser"),
        ("fuite", "plumber"), ("une fuite d’eau", "plumber"), ("fuite d'eau", "plumber"), ("chauffe-eau", "plumber"),
        ("resto", "restaurant"), ("réparateur de vélo", "bike-shop"), ("plonbier", "plumber"), ("ostéo", "osteopath"),
        ("kiné", "physiotherapist"), ("avocat", "lawyer"), ("fleurs", "florist"), ("salle de sport", "gym"),
        ("carrelage", "tiler"), ("caviste", "wine-merchant"),
    ],
)  # fmt: skip
def test_everyday_words_lead_to_the_trade(typed, key):
    assert find(typed)[0] == key


@pytest.mark.parametrize(("typed", "key"), [("hair", "hairdresser"), ("bread", "bakery"), ("plumb", "plumber")])
def test_english_words_lead_there_for_who_reads_english(typed, key):
    assert find(typed, "en")[0] == key


def test_a_word_of_two_languages_is_taken_in_that_of_the_screen():
    assert find("pain", "fr")[0] == "bakery"
    assert "bakery" not in find("pain", "en")[:1]


def test_nothing_typed_shows_every_trade():
    assert sorted(find("")) == sorted(keys()) == sorted(find("  "))


@pytest.mark.parametrize("typed", ["astronaute", "pain fuite", "🥐", "<&>", "x" * 5000])
def test_what_no_trade_knows_finds_nothing_or_everything_but_never_a_wrong_one(typed):
    assert find(typed) in ((), find(""))


def test_a_name_begins_with_a_capital_in_both_languages():
    assert (name("hairdresser", "fr"), name("bakery", "en")) == ("Salon de coiffure", "Bakery")


def test_where_none_is_chosen_yet_it_is_said_so():
    with pytest.raises(NotFoundError, match="No trade is chosen yet"):
        trade("")
