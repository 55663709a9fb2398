"""Texts cut where a word ends, and never inside a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drafting.fitting import graphemes, line, shortened

FAMILY = "👨‍👩‍👧‍👦"


def test_a_text_that_fits_is_left_alone():
    assert shortened("Le Fournil", 10) == "Le Fournil"


def test_a_text_is_cut_where_a_word_ends():
    assert shortened("Le Fournil des Tanneurs", 16) == "Le Fournil des…"
    assert shortened("Le Fournil, des Tanneurs", 15) == "Le Fournil…"


def test_a_single_long_word_is_cut_inside():
    assert shortened("a" * 80, 10) == "a" * 9 + "…"


def test_an_emoji_of_many_parts_is_kept_whole_or_left_out():
    assert shortened(FAMILY * 9, 30) == FAMILY * 4 + "…" if len(FAMILY) == 7 else True
    assert shortened(FAMILY * 9, 30).rstrip("…").replace(FAMILY, "") == ""


@given(st.text(max_size=400), st.integers(10, 200))
def test_a_cut_text_is_never_too_long_and_is_a_beginning(text, longest):
    cut = shortened(text, longest)
    assert len(cut) <= longest
    assert cut == text or text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(("typed", "told"), [("a\n b\t\u2028c", "a b c"), ("  ", ""), ("12\u00a0h", "12\u00a0h")])
def test_white_space_becomes_one_line(typed, told):
    assert line(typed) == told


def test_a_family_of_four_counts_as_one():
    assert len(graphemes(f"a{FAMILY}é")) == 3
