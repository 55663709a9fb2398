"""Words that no dictionary knows, in places that Qt can mark, however long and odd the text."""

import pytest

pytest.importorskip("hunspell")

from core.spelling.speller import LEFT_ALONE, Speller


def test_places_and_lengths_are_counted_as_qt_counts():
    (found,) = Speller("fr").unknown("🥐 zzbrqx 🥐")
    assert (found.start, found.length, found.word) == (3, 6, "zzbrqx")
    (found,) = Speller("fr").unknown("\U0001d401\U0001d428\U0001d427")
    assert (found.start, found.length) == (0, 6)


def test_addresses_are_left_alone():
    assert Speller("fr").unknown("Venez : bonjour@zzbrqx.fr, www.zzbrqx.fr, #zzbrqx") == []


def test_an_endless_word_is_no_endless_search():
    text = "a@" * 100_000
    assert LEFT_ALONE.sub("", text).count("@") <= 100_000
