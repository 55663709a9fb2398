"""Offers typed into a table, or pasted from a spreadsheet, a letter, a menu."""

import pytest

from core.profile.model import Offer, Price, PriceKind
from core.profile.typed_offers import offer_cells, pasted, read_cells


def test_cells_make_an_offer_and_show_it_again():
    cells = {"section": "Femmes", "name": "Coupe", "price": "dès 35€", "unit": "l'heure", "description": ""}
    offer = read_cells(cells).offer
    assert offer == Offer(section="Femmes", name="Coupe", price=Price(kind=PriceKind.FROM, cents=3500, unit="l'heure"))
    assert offer_cells(offer, "fr")["price"] == "à partir de 35 €"


def test_a_unit_behind_the_amount_goes_into_its_own_cell():
    cells = offer_cells(read_cells({"name": "Dépannage", "price": "40 € l'heure"}).offer, "fr")
    assert (cells["price"], cells["unit"]) == ("40 €", "l'heure")


def test_a_wrong_price_keeps_the_old_one_and_takes_the_rest():
    old = Offer(id="1", name="Coupe", price=Price(kind=PriceKind.EXACT, cents=2000))
    typed = read_cells({"name": "Coupe courte", "price": "beaucoup"}, old)
    assert (typed.offer.name, typed.offer.price.cents) == ("Coupe courte", 2000)
    assert [problem.field for problem in typed.problems] == ["price"]


def test_a_line_without_a_name_is_no_offer_yet_and_says_so():
    typed = read_cells({"price": "12 €"})
    assert typed.offer is None
    assert [problem.field for problem in typed.problems] == ["name"]


def test_an_empty_line_is_no_problem():
    assert read_cells({"name": "", "price": ""}).problems == ()


def test_a_name_taken_away_is_told_and_the_old_one_stays():
    typed = read_cells({"name": " "}, Offer(name="Coupe"))
    assert (typed.offer.name, typed.problems[0].field) == ("Coupe", "name")


def test_price_and_unit_may_not_say_two_things():
    typed = read_cells({"name": "Tarte", "price": "3 € la part", "unit": "le kilo"})
    assert [problem.field for problem in typed.problems] == ["unit"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Coupe\t25 €", [{"name": "Coupe", "price": "25 €"}]),
        ("Femmes;Coupe;25", [{"section": "Femmes", "name": "Coupe", "price": "25"}]),
        ("Coupe\t25 €\tl'heure", [{"name": "Coupe", "price": "25 €", "unit": "l'heure"}]),
        (
            "Prix;Prestation;Autre\n12,50 €;Barbe;x",
            [{"price": "12,50 €", "name": "Barbe"}],
        ),
        ("Baguette ........ 1,35 €", [{"name": "Baguette", "price": "1,35 €"}]),
        ("• Tarte aux pommes : à partir de 19,50 €", [{"name": "Tarte aux pommes", "price": "à partir de 19,50 €"}]),
        ("Pièce montée sur devis", [{"name": "Pièce montée", "price": "sur devis"}]),
        ("Vidange 1 234,50 € TTC", [{"name": "Vidange", "price": "1 234,50 € TTC"}]),
        (
            "Pains :\nBaguette 1,35 €\nSeigle 4 €",
            [
                {"section": "Pains", "name": "Baguette", "price": "1,35 €"},
                {"section": "Pains", "name": "Seigle", "price": "4 €"},
            ],
        ),
        ("Coupe\nBarbe", [{"name": "Coupe"}, {"name": "Barbe"}]),
        ("", []),
    ],
)
def test_pasted_lists_become_lines(text, cells):
    assert pasted(text) == cells


def test_pasted_lines_go_into_the_section_one_stands_in():
    assert pasted("Coupe\t25", "Femmes") == [{"section": "Femmes", "name": "Coupe", "price": "25"}]


def test_an_endless_paste_is_cut():
    assert len(pasted("a\n" * 10_000)) == 500
