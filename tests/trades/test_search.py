"""A trade is found by everyday words, however they are written."""

import pytest

from core.errors import NotFoundError
from core.trades.search import find, name
from core.trades.trades import keys, trade


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("pain", "bakery"), ("Pâtisserie", "bakery"), ("boulanger", "bakery"), ("boulangère", "bakery"),
        ("coiffure", "hairdresser"), ("COIFFEURS", "hairdresser"), ("meches", "hairdresser"),
        ("fuite", "plumber"), ("une fuite d’eau", "plumber"), ("fuite d'eau", "plumber"), ("chauffe-eau", "plumber"),
        ("hair", "hairdresser"), ("bread", "bakery"), ("plumb", "plumber"),
    ],
)  # fmt: skip
def test_everyday_words_lead_to_the_trade(typed, key):
    assert find(typed)[0] == key


def test_nothing_typed_shows_every_trade():
    assert sorted(find("")) == sorted(keys()) == sorted(find("  "))


@pytest.mark.parametrize("typed", ["astronaute", "pain fuite", "🥐", "<b>", "x" * 5000])
def test_what_no_trade_knows_finds_nothing_or_everything_but_never_a_wrong_one(typed):
    assert find(typed) in ((), find(""))


def test_a_name_begins_with_a_capital_in_both_languages():
    assert (name("hairdresser", "fr"), name("bakery", "en")) == ("Salon de coiffure", "Bakery")


def test_where_none_is_chosen_yet_it_is_said_so():
    with pytest.raises(NotFoundError, match="No trade is chosen yet"):
        trade("")
