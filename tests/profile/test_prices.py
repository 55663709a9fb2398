import pytest
from hypothesis import given

from core.errors import Problem
from core.profile.model import Price, PriceKind
from core.profile.prices import HIGHEST, read_price, senseless, show_price
from tests.profile.strategies import few, prices


def exact(cents: int, unit: str = "") -> Price:
    return Price(kind=PriceKind.EXACT, cents=cents, unit=unit)


def starting(cents: int, unit: str = "") -> Price:
    return Price(kind=PriceKind.FROM, cents=cents, unit=unit)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12,50 €", exact(1250)),
        ("12.50", exact(1250)),
        ("12,5", exact(1250)),
        ("12€50", exact(1250)),
        ("35", exact(3500)),
        ("35€", exact(3500)),
        ("€35", exact(3500)),
        ("35 euros", exact(3500)),
        ("35 EUR", exact(3500)),
        ("1 234,50 €", exact(123450)),
        ("1\u202f234,50\u00a0€", exact(123450)),
        ("1.234,50", exact(123450)),
        ("1,234.50", exact(123450)),
        ("35 € TTC", exact(3500)),
        ("0", exact(0)),
        ("gratuit", exact(0)),
        ("Offert", exact(0)),
        ("à partir de 35 €", starting(3500)),
        ("A partir de 35", starting(3500)),
        ("dès 35€", starting(3500)),
        ("from 35", starting(3500)),
        ("From €35", starting(3500)),
        ("à partir d'un euro", None),
        ("35 € l'heure", exact(3500, "l'heure")),
        ("2,50 € les 6", exact(250, "les 6")),
        ("35 €/h", exact(3500, "/h")),
        ("35/h", exact(3500, "/h")),
        ("dès 3,20 € la part", starting(320, "la part")),
        ("6,90 € le kg", exact(690, "le kg")),
        ("35 € TTC l'heure", exact(3500, "l'heure")),
        ("sur devis", Price(kind=PriceKind.QUOTE)),
        ("Sur Devis", Price(kind=PriceKind.QUOTE)),
        ("on quote", Price(kind=PriceKind.QUOTE)),
        ("devis gratuit", Price(kind=PriceKind.QUOTE)),
        ("", Price()),
    ],
)
def test_prices_as_shops_write_them(typed, meant):
    read = read_price(typed)
    assert read == meant if meant else isinstance(read, Problem)


@pytest.mark.parametrize(
    "typed", ["12,5O €", "l2,50 €", "abc", "35 l'heure", "-5 €", "12,50,30", "€", "douze euros", "3 5 €"]
)
def test_letters_and_other_slips_in_a_price_are_told(typed):
    assert isinstance(read_price(typed), Problem)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("35-50 €", "range"),
        ("35 à 50 €", "range"),
        ("35 € - 50 €", "range"),
        ("1.234", "Three digits"),
        ("12,505 €", "Three digits"),
        ("35 € HT", "all taxes"),
        ("35 € H.T.", "all taxes"),
        ("9" * 20, "usual range"),
        ("x" * 400, "too long"),
    ],
)
def test_the_message_says_what_is_wrong(typed, word):
    assert word in read_price(typed).message


@pytest.mark.parametrize(
    ("price", "french", "english"),
    [
        (exact(1250), "12,50\u00a0€", "€12.50"),
        (exact(3500), "35\u00a0€", "€35"),
        (exact(123450), "1\u202f234,50\u00a0€", "€1,234.50"),
        (starting(3500, "l'heure"), "à partir de 35\u00a0€ l'heure", "from €35 l'heure"),
        (exact(3500, "/h"), "35\u00a0€/h", "€35/h"),
        (exact(0), "offert", "free"),
        (Price(kind=PriceKind.QUOTE), "sur devis", "on quote"),
        (Price(), "", ""),
    ],
)
def test_prices_are_shown_as_each_language_writes_them(price, french, english):
    assert show_price(price, "fr") == french
    assert show_price(price, "en") == english


@few
@given(prices)
def test_every_price_is_read_again_as_shown(price):
    bare = Price(kind=price.kind, cents=price.cents)
    assert read_price(show_price(bare, "fr")) == bare
    assert read_price(show_price(bare, "en")) == bare
    assert not senseless(price)


def test_a_price_made_by_code_must_make_sense():
    assert senseless(Price(kind=PriceKind.EXACT))
    assert senseless(Price(kind=PriceKind.QUOTE, cents=5))
    assert senseless(exact(-1))
    assert senseless(exact(HIGHEST + 1))
