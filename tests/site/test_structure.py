"""What every page must be, whatever stands on it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from core.site.links import dead_links
from tests.site import samples
from tests.site.reading import trees

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OTHERS = (
    "https://www.openstreetmap.org/", "https://www.instagram.com/", "https://booking.example/",
    "https://mediator.example/", "https://www.cnil.fr/",
)  # fmt: skip


@pytest.fixture(params=["built", "built_hostile"])
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue(request.param)
    return found


def test_one_first_heading_and_no_level_left_out(folder):
    for name, page in trees(folder):
        levels = [HEADINGS.index(one.tag) + 1 for one in page.iter() if one.tag in HEADINGS]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_every_picture_says_what_it_shows_and_how_large_it_is(folder):
    for name, page in trees(folder):
        for image in page.iter("img"):
            assert image.get("alt") is not None, name
            assert int(image.get("width", "")) > 0 and int(image.get("height", "")) > 0, name
        for source in page.iter("source"):
            assert source.get("sizes") and source.get("srcset"), name


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(folder):
    for name, page in trees(folder):
        assert [one.get("type") for one in page.iter("script")] == ["application/ld+json"], name
        assert not [one for one in page.iter() for key in one.attrib if key.startswith("on")], name
        assert not list(page.iter("iframe")), name
        loaded = [one.get("src") for one in page.iter() if one.get("src")]
        loaded += [one.get("href") for one in page.iter("link") if one.get("rel") not in ("canonical", "alternate")]
        assert all(not re.match(r"\w+:|//", address or "") for address in loaded), (name, loaded)
    for style in folder.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:\w+:|//)", style.read_text(encoding="utf-8"))


def test_links_out_of_the_site_are_those_that_were_given(folder):
    for name, page in trees(folder):
        for link in page.iter("a"):
            address = link.get("href", "")
            if re.match(r"\w+:", address):
                assert address.startswith(("tel:", "mailto:", *OTHERS)), (name, address)


def test_no_link_inside_the_site_is_dead(folder):
    assert dead_links(folder, samples.ADDRESS) == []


def test_the_way_of_each_menu_is_said(folder):
    for name, page in trees(folder):
        labels = [nav.get("aria-label") for nav in page.iter("nav")]
        assert all(labels) and len(labels) == len(set(labels)), name


def test_every_page_says_its_language_and_leads_to_the_other(built):
    for name, page in trees(built):
        language = "en" if name.startswith("en/") else "fr"
        assert page.get("lang") == language, name
        assert [link.get("lang") for link in page.iter("a") if link.get("hreflang")] == [
            "fr" if language == "en" else "en"
        ], name


def test_the_number_stands_on_every_page(built):
    for name, page in trees(built):
        assert page.find(".//a[@href='tel:+33299000000']") is not None, name


def test_the_first_picture_is_awaited_and_the_others_are_not(built):
    page = dict(trees(built))["index.html"]
    loading = [image.get("loading") for image in page.iter("img")]
    assert loading[0] is None and set(loading[1:]) == {"lazy"}
    preload = page.find(".//link[@as='image']")
    assert preload is not None and preload.get("fetchpriority") == "high"
