"""Pages added by hand, items of blocks, colours: each verb gives a value that the site can show."""

from datetime import date

import pytest

from core.errors import BadInputError
from core.media.oklch import contrast
from core.site import accents, items
from core.site.address import address_problem
from core.site.fresh import article, free_slug, text_page
from core.site.model import Block, BlockKind, Look, PageKind
from core.site.pages import Pages
from core.site.places import Places
from core.site.preview import with_block
from tests.site import samples


@pytest.fixture
def pages(store) -> Pages:
    return Pages(store)


@pytest.fixture
def drafted(pages):
    return pages.adopt(tuple(page for page in samples.few_pages() if page.language == "fr"))


def test_a_page_of_ones_own_has_its_name_as_heading_and_an_address_made_from_it(pages, drafted):
    page = pages.add_page(text_page(drafted, "fr", "  Nos   œufs frais "))
    assert (page.label, page.slug, page.blocks[0].heading) == ("Nos œufs frais", "nos-oeufs-frais", "Nos œufs frais")


def test_two_pages_of_one_name_have_two_addresses(pages, drafted):
    for slug in ("atelier", "atelier-2", "atelier-3"):
        assert pages.add_page(text_page(pages.read(), "fr", "Atelier")).slug == slug


def test_a_name_without_letters_still_gives_an_address(drafted):
    assert text_page(drafted, "fr", "🥐").slug == "text"
    assert free_slug(drafted, "fr", "assets") == "assets-2"


def test_a_page_without_a_name_is_refused_with_what_to_do(drafted):
    with pytest.raises(BadInputError) as raised:
        text_page(drafted, "fr", " ")
    assert [problem.field for problem in raised.value.problems] == ["label"]


def test_news_stands_below_the_page_of_news_and_bears_its_day(drafted):
    news = [page.slug for page in drafted if page.language == "fr" and page.kind is PageKind.NEWS]
    made = article(drafted, "fr", "Portes ouvertes", date(2026, 12, 5))
    assert made.slug == (f"{news[0]}/portes-ouvertes" if news else "portes-ouvertes")
    assert (made.published_on, made.in_menu) == (date(2026, 12, 5), False)


def test_a_block_is_copied_behind_itself(pages, drafted):
    home = drafted[0]
    copy = pages.copy_block(home.blocks[0].id)
    now = pages.read()[0].blocks
    assert [now[0].id, now[1].id] == [home.blocks[0].id, copy.id]
    assert (now[1].heading, now[1].kind) == (now[0].heading, now[0].kind)


def test_one_setting_is_changed_and_the_others_stay(pages, drafted):
    block = drafted[0].blocks[0].id
    pages.change_settings(block, {"limit": 3, "items": [{"heading": "a"}]})
    pages.change_settings(block, {"limit": None})
    assert dict(pages.read()[0].blocks[0].settings) == {"items": [{"heading": "a"}]}


def test_items_are_added_said_moved_and_removed():
    block = Block(kind=BlockKind.STEPS, settings={"items": [{"heading": "One", "icon": "x"}, "rubbish"]})
    assert items.added(block) == [{"heading": "One", "icon": "x"}, {"heading": "", "body": ""}]
    assert items.said(block, 0, "heading", "First") == [{"heading": "First", "icon": "x"}]
    assert items.said(block, 7, "heading", "lost") == [{"heading": "One", "icon": "x"}]
    two = Block(kind=BlockKind.STEPS, settings={"items": [{"heading": "a"}, {"heading": "b"}]})
    assert items.moved(two, 1, 0) == [{"heading": "b"}, {"heading": "a"}]
    assert items.moved(two, 0, -1) == [{"heading": "a"}, {"heading": "b"}]
    assert items.removed(two, 0) == [{"heading": "b"}]
    assert items.items_of(Block(kind=BlockKind.STEPS, settings={"items": "no list"})) == []


def test_a_page_is_found_by_its_id_and_by_its_path(drafted):
    places = Places(drafted, ("fr", "en"))
    second = next(page for page in drafted if page.slug)
    place = places.find(second.id)
    assert place is not None and places.at(place.path) is place
    assert places.find("nobody") is None and places.at("nowhere/") is None


def test_an_address_that_is_none_is_refused_and_what_people_type_is_taken(pages):
    pages.change_look({"address": "www.fournil.example"})
    with pytest.raises(BadInputError) as raised:
        pages.change_look({"address": "not an address"})
    assert [problem.field for problem in raised.value.problems] == ["address"]
    assert pages.look() == Look(address="www.fournil.example")
    assert address_problem("") is None


def test_every_suggested_colour_can_be_read_once_it_is_worn(kept):
    content = samples.content(kept[1])
    suggested = accents.suggested(content)
    assert len(suggested) == len(set(suggested)) > 8
    for colour in (*suggested, "#ffff00"):
        light = accents.worn(content, colour).light
        assert contrast(light["accent"], light["paper"]) >= 4.5


def test_the_place_of_a_block_survives_any_id():
    assert with_block("en/services/", "a&b #c") == "en/services/#block=a%26b%20%23c"
    assert with_block("", "") == ""
