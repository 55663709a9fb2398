"""How networks count, by the published vectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.services.counting import RULES, graphemes, measure, problems
from core.services.service import Limits, Message, SentPicture

X = Limits(text=280, count="x_weighted", link_length=23)
MASTODON = Limits(text=500, count="fediverse", link_length=23)
BLUESKY = Limits(text=300, text_bytes=3000, count="graphemes", pictures=4)
FAMILY, CHEF, FLAG, KEYCAP = "👨‍👩‍👧‍👦", "👩🏽‍🍳", "🇫🇷", "1️⃣"


@pytest.mark.parametrize(
    ("text", "code_points", "weight"),
    [
        ("Été", 3, 3),
        ("E\u0301te\u0301", 5, 3),
        ("l’été", 5, 5),
        ("cœur", 4, 4),
        ("« Bonjour »", 11, 11),
        ("12,50 €", 7, 8),
        ("Bientôt…", 8, 9),
        ("Bientôt...", 10, 10),
        ("Ouvert\u202f!", 8, 9),
        ("Ouvert\u00a0!", 8, 8),
        ("boulangerie.fr", 14, 23),
        (FAMILY, 7, 2),
        (CHEF, 4, 2),
        (FLAG, 2, 2),
        (KEYCAP, 3, 2),
        ("©", 1, 1),
        ("日本", 2, 4),
    ],
)
def test_vectors(text: str, code_points: int, weight: int) -> None:
    assert measure(text, Limits()).used == code_points
    assert measure(text, X).used == weight


def test_the_example_of_the_byte_offsets() -> None:
    count = measure("Réservez sur https://ex.fr/été #brunch 🥐", Limits())
    assert (count.used, count.bytes) == (40, 46)


@pytest.mark.parametrize("emoji", [FAMILY, CHEF, FLAG, KEYCAP, "é", "e\u0301", "🥐"])
def test_what_a_reader_sees_as_one_is_one_grapheme(emoji: str) -> None:
    assert graphemes(emoji * 3) == 3


def test_a_link_counts_the_same_however_long_it_is() -> None:
    assert measure("https://ex.fr", MASTODON).used == 23
    assert measure("Voir https://exemple.fr/" + "a" * 200, MASTODON).used == 5 + 23


def test_a_bare_domain_is_no_link_where_the_network_wants_a_scheme() -> None:
    assert measure("boulangerie.fr", MASTODON).used == 14


def test_an_address_without_a_domain_counts_as_written() -> None:
    assert measure("http://127.0.0.1:8737/wall/", MASTODON).used == 27


def test_a_link_counts_as_written_where_no_length_is_fixed() -> None:
    assert measure("https://ex.fr/" + "a" * 100, BLUESKY).used == 114


def test_a_mention_of_another_server_counts_without_the_server() -> None:
    assert measure("Merci @bob@mastodon.social !", MASTODON).used == len("Merci @bob !")
    assert measure("https://mastodon.social/@bob/123", MASTODON).used == 23


def test_how_much_too_long_is_told() -> None:
    count = measure("é" * 301, BLUESKY)
    assert (count.used, count.over, count.bytes, count.bytes_over) == (301, 1, 602, 0)


def test_without_a_limit_nothing_is_too_long() -> None:
    count = measure("a" * 100_000, Limits())
    assert (count.over, count.bytes_over) == (0, 0)


@given(st.text(alphabet=st.characters()), st.sampled_from(sorted(RULES)))
def test_no_text_breaks_a_rule(text: str, rule: str) -> None:
    assert measure(text, Limits(text=10, count=rule, link_length=23)).used >= 0


@given(st.text())
def test_graphemes_are_never_more_than_code_points(text: str) -> None:
    assert graphemes(text) <= len(text)


def picture(mime: str = "image/jpeg", alt: str = "Un éclair") -> SentPicture:
    return SentPicture(hash="0", mime=mime, alt=alt, width=1, height=1)


def said(message: Message, limits: Limits) -> list[str]:
    return [str(each) for each in problems(message, limits)]


def test_a_good_message_has_no_problem() -> None:
    assert said(Message(text="Bonjour", pictures=(picture(),)), BLUESKY) == []


@pytest.mark.parametrize("text", ["", "  \n\t", "\u200b\u2060", "\u00a0"])
def test_an_empty_message_is_told(text: str) -> None:
    assert said(Message(text=text), BLUESKY) == ["text: There is nothing to send. Write a text or add a photo."]


def test_a_photo_alone_is_a_message() -> None:
    assert said(Message(text="", pictures=(picture(),)), BLUESKY) == []


def test_too_long_says_by_how_much() -> None:
    assert said(Message(text="a" * 305), BLUESKY) == ["text: 5 characters too many. Shorten the text."]


def test_too_many_bytes_is_a_problem_of_its_own() -> None:
    (problem,) = said(Message(text=FAMILY * 200), BLUESKY)
    assert "too heavy" in problem


def test_every_problem_of_the_pictures_at_once() -> None:
    limits = Limits(pictures=2, picture_types=("image/jpeg",), alt_text=5)
    pictures = (picture(alt=" "), picture(mime="image/gif"), picture(alt="123456"))
    assert said(Message(text="a", pictures=pictures), limits) == [
        "pictures: 1 photo too many. Keep 2 photos at most.",
        "pictures[0].alt: The photo has no alternative text. "
        "Say in one sentence what it shows, for people who cannot see it.",
        "pictures[1]: This network does not take pictures of this type. Use a JPEG or PNG photo.",
        "pictures[2].alt: 1 character too many. Shorten the alternative text.",
    ]


def test_a_network_without_pictures_says_so() -> None:
    (problem,) = said(Message(text="a", pictures=(picture(),)), Limits())
    assert problem == "pictures: 1 photo too many. This network takes no photos."
