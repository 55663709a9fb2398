"""Words that promise something are found; words that only look alike are not."""

import pytest

from core.trades.claims import forbidden, uncovered


@pytest.mark.parametrize(
    "said", ["Le meilleur pain", "nos solutions", "à votre écoute", "en soldes", "savoir-faire d'exception", "24h/24"]
)
def test_french_brochure_words_are_found(said):
    assert forbidden(said, "fr")


@pytest.mark.parametrize("said", ["the best bread", "our passion", "award-winning", "24/7", "freshly baked"])
def test_english_brochure_words_are_found(said):
    assert forbidden(said, "en")


@pytest.mark.parametrize(("said", "language"), [("Nos meilleurs vœux", "fr"), ("at best", "en"), ("biologie", "fr")])
def test_plain_words_are_left_alone(said, language):
    assert not forbidden(said, language)


def test_a_promise_is_free_where_the_profile_covers_it():
    assert uncovered("Devis gratuit", "fr", ()) == ["gratuit"]
    assert uncovered("Devis gratuit", "fr", ("feature:free_quote",)) == []
    assert uncovered("Feel free to call", "en", ()) == []
