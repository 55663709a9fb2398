"""What is clickable in a text, and where it stands."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.services.richtext import Kind, pieces


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in pieces(text)]


def values(text: str) -> list[str]:
    return [each.value for each in pieces(text)]


def test_the_published_example() -> None:
    text = "Réservez sur https://ex.fr/été #brunch 🥐"
    assert [(each.kind, each.bytes(text)) for each in pieces(text)] == [(Kind.LINK, (14, 33)), (Kind.TAG, (34, 41))]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Voir https://ex.fr.", "https://ex.fr"),
        ("https://ex.fr, puis", "https://ex.fr"),
        ("(https://ex.fr)", "https://ex.fr"),
        ("(https://fr.wikipedia.org/wiki/Pain_(aliment))", "https://fr.wikipedia.org/wiki/Pain_(aliment)"),
        ("« https://ex.fr/a »", "https://ex.fr/a"),
        ("“https://ex.fr/a”", "https://ex.fr/a"),
        ("https://ex.fr/a\u00a0!", "https://ex.fr/a"),
        ("https://ex.fr/a\u202f?", "https://ex.fr/a"),
        ("<https://ex.fr/a>", "https://ex.fr/a"),
        ("https://ex.fr/?a=1&b=2#c", "https://ex.fr/?a=1&b=2#c"),
        ("HTTPS://EX.FR/A", "HTTPS://EX.FR/A"),
        ("http://localhost:8737/wall/", "http://localhost:8737/wall/"),
        ("sur boulangerie.fr.", "boulangerie.fr"),
        ("www.ma-boutique.com/promo, vite", "www.ma-boutique.com/promo"),
        ("un.deux.trois.boulangerie.bzh", "un.deux.trois.boulangerie.bzh"),
        ("café.fr", "café.fr"),
    ],
)
def test_a_link_ends_where_a_reader_would_end_it(text: str, link: str) -> None:
    assert found(text) == [link]


@pytest.mark.parametrize(
    "text",
    [
        "Ouvert le 12.Le 13 aussi", "etc.Il fait beau", "12.50 €", "M.de la Tour", "contact@ex.fr", "J.-P. Martin",
        "https://", "https:// ex", "http://-.fr", "https://a..fr", "https://moi:secret@ex.fr", "fichier.docx",
        "a.b..com",
        "\u202ehttps\u202e://ex.fr",
    ],
)  # fmt: skip
def test_what_is_no_link(text: str) -> None:
    assert [each for each in pieces(text) if each.kind is Kind.LINK] == []


def test_an_invisible_mark_ends_a_link() -> None:
    assert found("https://ex.fr/a\u202egpj.exe") == ["https://ex.fr/a"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://ex.fr/été", "https://ex.fr/%C3%A9t%C3%A9"),
        ("https://ex.fr/d%C3%A9j%C3%A0", "https://ex.fr/d%C3%A9j%C3%A0"),
        ("https://café.fr/", "https://xn--caf-dma.fr/"),
        ("HTTPS://EX.FR/Majuscule", "https://ex.fr/Majuscule"),
        ("boulangerie.fr/carte", "https://boulangerie.fr/carte"),
    ],
)
def test_an_address_is_written_as_machines_want_it(text: str, address: str) -> None:
    assert values(text) == [address]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#brunch", ["brunch"]),
        ("Vite !#brunch, #été-2026.", ["brunch", "été"]),
        ("l’#apéro", ["apéro"]),
        ("#e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("#2026 #1 # #_", []),
        ("C# et a#b et &#39;", []),
        ("＃パン", ["パン"]),
        ("#une#deux", ["une"]),
    ],
)
def test_hashtags(text: str, tags: list[str]) -> None:
    assert values(text) == tags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@alice.test", ["alice.test"]),
        ("Merci @bob@mastodon.social.", ["bob@mastodon.social"]),
        ("(@bob)", ["bob"]),
        ("moi@ex.fr", []),
        ("https://x.fr/@bob", ["https://x.fr/@bob"]),
        ("@", []),
    ],
)
def test_mentions(text: str, names: list[str]) -> None:
    assert values(text) == names


hostile = st.lists(
    st.sampled_from(
        [
            "https://",
            "http://ex.fr",
            "#",
            "@",
            "(",
            ")",
            ".",
            "é",
            "👩‍🍳",
            "\u202e",
            "\u200d",
            "ex.fr",
            "/",
            " ",
            "\ud800",
        ]
    )
    | st.text(alphabet=st.characters(), max_size=4)
).map("".join)


@given(hostile)
def test_whatever_is_typed_gives_pieces_in_order_that_stand_in_the_text(text: str) -> None:
    at = 0
    for each in pieces(text):
        assert at <= each.start < each.end <= len(text)
        start, end = each.bytes(text)
        raw = text.encode("utf-8", "surrogatepass")
        assert raw[start:end].decode("utf-8", "surrogatepass") == text[each.start : each.end]
        assert each.kind is not Kind.LINK or each.value.isascii()
        at = each.end


@pytest.mark.parametrize(
    "text",
    ["a." * 20_000, "https://" * 5_000, ")" * 20_000, "https://ex.fr/" + ")" * 20_000, "#" * 20_000, "@a" * 20_000],
)
def test_a_very_long_text_is_read_in_one_go(text: str) -> None:
    began = process_time()
    pieces(text)
    assert process_time() - began < 1
