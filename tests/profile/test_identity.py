import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Problem
from core.profile.identity import luhn, read_siren, read_siret, read_vat, show_siren, show_siret, show_vat, vat_of
from tests.profile.strategies import few, sirets


def test_the_published_examples():
    assert read_siret("732 829 320 00074") == "73282932000074"
    assert isinstance(read_siret("73282932000079"), Problem)
    assert read_siren("732 829 320") == "732829320"
    assert vat_of("732829320") == "FR44732829320"
    assert read_vat("FR 44 732 829 320") == "FR44732829320"


def test_the_post_has_a_rule_of_its_own():
    assert read_siret("356 000 000 00048") == "35600000000048"
    assert read_siret("35600000049837") == "35600000049837"
    assert isinstance(read_siret("35600000049838"), Problem)


@pytest.mark.parametrize("typed", ["FR K7 399859412", "FR4Z123456782", "fr40303265045"])
def test_older_and_newer_vat_keys(typed):
    assert read_vat(typed) == typed.replace(" ", "").upper()


@pytest.mark.parametrize(
    "typed", ["FR45732829320", "44732829320", "DE123456789", "FRIO732829320", "FRXX732829320", "FR44"]
)
def test_a_wrong_vat_number_is_told(typed):
    assert isinstance(read_vat(typed), Problem)


def test_a_vat_number_of_monaco_has_no_siren():
    assert read_vat(vat_of("000123456")) == vat_of("000123456")


def test_a_siren_in_the_place_of_a_siret_is_recognised():
    assert "SIREN" in read_siret("732 829 320").message


@pytest.mark.parametrize(
    ("typed", "count"), [("1234567", "7"), ("7328293200007", "13"), ("732829320000744", "15"), ("x1", "1")]
)
def test_the_count_of_digits_is_told(typed, count):
    assert count in read_siret(typed).message.split("there are")[1]


@few
@given(sirets, st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(siret, place, step):
    wrong = siret[:place] + str((int(siret[place]) + step) % 10) + siret[place + 1 :]
    assert read_siret(siret) == siret
    assert isinstance(read_siret(wrong), Problem) or wrong.startswith("356000000")


@few
@given(sirets)
def test_numbers_are_read_again_as_shown(siret):
    vat = vat_of(siret[:9])
    assert read_siret(show_siret(siret)) == siret
    assert read_siren(show_siren(siret[:9])) == siret[:9]
    assert read_vat(show_vat(vat)) == vat
    assert luhn(siret)


def test_numbers_are_shown_in_groups_that_do_not_break():
    assert show_siret("73282932000074") == "732\u00a0829\u00a0320\u00a000074"
    assert show_vat("FR44732829320") == "FR\u00a044\u00a0732829320"


def test_nothing_typed_is_nothing():
    assert read_siret(" ") == read_siren("") == read_vat("") == ""
