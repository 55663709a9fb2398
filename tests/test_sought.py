"""Everyday words: the small ones do not count, accents neither."""

from core.sought import fitting, terms


def test_small_words_of_both_languages_are_left_out():
    assert terms("Comment changer mes horaires") == ["changer", "horaires"]
    assert terms("how to give the business") == ["give", "business"]


def test_where_only_small_words_were_typed_they_count():
    assert terms("la") == ["la"]
    assert terms("") == []


def test_words_fit_by_their_beginnings_whatever_accents_and_apostrophes():
    assert fitting(["horai", "ete"], "Horaires d’été") == 2
    assert fitting(["aires"], "Horaires") == 0
