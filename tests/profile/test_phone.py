import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Problem
from core.profile.phone import read_phone, show_phone
from tests.profile.strategies import few, phones


@pytest.mark.parametrize(
    "typed",
    [
        "02 99 00 00 00", "02.99.00.00.00", "0299000000", "02-99-00-00-00", "02/99/00/00/00", "+33 2 99 00 00 00",
        "+33 (0)2 99 00 00 00", "0033 2 99 00 00 00", "tel:+33299000000", " 02\u00a099\u202f00 00 00 ",
    ],
)  # fmt: skip
def test_every_usual_way_to_write_a_number_is_the_same_number(typed):
    assert read_phone(typed) == "+33299000000"


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("01 99 00 12 34", "+33199001234", "01 99 00 12 34"),
        ("06 39 98 12 34", "+33639981234", "06 39 98 12 34"),
        ("0033 6 39 98 12 34", "+33639981234", "06 39 98 12 34"),
        ("+33 (0)6 39 98 12 34", "+33639981234", "06 39 98 12 34"),
        ("0590 38 12 34", "+590590381234", "0590 38 12 34"),
        ("0692 12 34 56", "+262692123456", "0692 12 34 56"),
        ("0800 123 456", "+33800123456", "0 800 12 34 56"),
        ("+32 2 512 34 56", "+3225123456", "+32 2 512 34 56"),
        ("+33 2 62 24 94 03", "+33262249403", "+33 2 62 24 94 03"),
    ],
)
def test_numbers_of_fiction_overseas_and_abroad_are_kept_and_shown(typed, kept, shown):
    assert read_phone(typed) == kept
    assert show_phone(kept) == shown


@pytest.mark.parametrize("typed", ["3631", "02 99 00 00", "02 99 00 00 00 00", "00 00 00 00 00", "+33 12", "+"])
def test_an_incomplete_number_is_told_with_an_example(typed):
    problem = read_phone(typed)
    assert isinstance(problem, Problem)
    assert "02 99 00 00 00" in problem.remedy


@pytest.mark.parametrize("typed", ["02 99 OO OO OO", "0800 FLOWERS", "02 99 00 00 00 poste 12", "appelez-moi"])
def test_letters_are_never_dialled_as_digits(typed):
    problem = read_phone(typed)
    assert isinstance(problem, Problem)
    assert "digits only" in problem.message


def test_nothing_typed_is_no_number():
    assert read_phone("  ") == ""


@few
@given(phones)
def test_what_is_shown_is_read_again_as_the_same_number(number):
    assert read_phone(show_phone(number)) == number


@few
@given(st.text(max_size=30))
def test_showing_never_fails(text):
    assert isinstance(show_phone(text), str)
