"""Titles and descriptions that fit and never come twice."""

from core.drafting.search import Taken


def test_the_first_that_fits_is_taken():
    assert Taken().title(["x" * 61, "Boulangerie à Annecy", "Boulangerie"]) == "Boulangerie à Annecy"


def test_what_another_page_bears_is_not_taken_again():
    taken = Taken()
    assert [taken.title(["Contact", "Contact et accès"]) for _page in range(3)] == [
        "Contact", "Contact et accès", "Contact (2)",
    ]  # fmt: skip


def test_where_nothing_fits_the_first_is_cut_at_a_word():
    title = Taken().title(["Boulangerie " * 9])
    assert title == " ".join(["Boulangerie"] * 5) + "…"


def test_two_long_titles_that_begin_alike_are_told_apart():
    taken = Taken()
    titles = [taken.title(["mot " * 40]) for _page in range(12)]
    assert len(set(titles)) == 12
    assert max(map(len, titles)) <= 60


def test_a_description_that_says_too_little_is_filled_up():
    more = "Et voici encore de quoi dépasser les cinquante signes."
    assert Taken().description(["Court."], more) == f"Court. {more}"
