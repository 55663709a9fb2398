"""Text is text: never markup, never lost, in the way its language writes it."""

from dataclasses import replace

from core.site.text import line, paragraphs, shortened
from tests.site import samples
from tests.site.reading import texts, tree, trees


def test_what_was_typed_is_shown_letter_for_letter(built_hostile):
    for name, page in trees(built_hostile):
        if name != "404.html":
            assert "<img src=x onerror=alert(1)>" in texts(page), name
            assert "{{ 7*7 }}" in texts(page), name


def test_text_of_either_direction_finds_its_own(built_hostile):
    home = dict(trees(built_hostile))["index.html"]
    heading = home.find(".//h1")
    assert heading is not None and heading.get("dir") == "auto"


def test_a_body_of_ten_thousand_characters_is_whole(site):
    long = "word " * 2000
    home = site.content.pages[0]
    blocks = (replace(home.blocks[0], body=long), *home.blocks[1:])
    site.content = replace(site.content, pages=(replace(home, blocks=blocks), *site.content.pages[1:]))
    site.build()
    assert long.strip() in texts(tree(site.read("index.html")))


def test_an_empty_line_parts_paragraphs_and_every_other_break_stays():
    assert paragraphs("One,\ntwo.\r\n\r\n\r\nThree.\n", "en") == (("One,", "two."), ("Three.",))
    assert paragraphs(" \n\n ", "en") == ()


def test_french_signs_never_begin_a_line():
    assert line("Ouvert ? « Oui » : 12 €, 1 200 g", "fr") == (
        "Ouvert\u00a0? «\u00a0Oui\u00a0»\u00a0: 12\u00a0€, 1\u00a0200\u00a0g"
    )
    assert line("Open ?", "en") == "Open ?"
    assert "\u202f" not in line("12\u202f€", "en")


def test_signs_that_html_forbids_are_dropped():
    assert line("a\x00b\x1bc\nd", "en") == "abc d"


def test_a_shortened_text_ends_with_a_word():
    assert shortened("One two three", 9) == "One two…"
    assert shortened("Short", 9) == "Short"
    assert len(shortened("x" * 50, 10)) == 10


def test_closures_that_are_over_are_left_out(built):
    contact = texts(dict(trees(built))["contact/index.html"])
    assert "Long over" not in contact
    assert "Eve" in contact and "du 8" not in contact and samples.TODAY.isoformat() not in contact


def test_hours_and_prices_are_written_in_the_language_of_the_page(built):
    pages = dict(trees(built))
    french, english = texts(pages["index.html"]), texts(pages["en/index.html"])
    assert "7 h – 13 h" in french.replace("\u00a0", " ")
    assert "07:00 – 13:00" in english.replace("\u00a0", " ")
    assert "1,30 €" in french.replace("\u00a0", " ")
    assert "€1.30" in english
