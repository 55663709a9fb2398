"""Usual services to tick: in the languages of the business, never what it offers already."""

from core.profile.model import Offer, Profile
from core.trades.usual import usual_offers


def test_a_bakery_is_offered_bread_in_both_languages_and_without_prices():
    first = usual_offers(Profile(trade="bakery", languages=("fr", "en")))[0]
    assert (first.section, first.name, first.price.cents) == ("Pains", "Baguette", None)
    assert first.translations["en"]["name"] == "Baguette"


def test_what_is_offered_already_is_left_out():
    names = [offer.name for offer in usual_offers(Profile(trade="bakery", offers=(Offer(name="BAGUETTE"),)))]
    assert "Baguette" not in names
    assert "Pain complet" in names


def test_an_unknown_trade_has_none():
    assert usual_offers(Profile(trade="astronaut")) == ()
