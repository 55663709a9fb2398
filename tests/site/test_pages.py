"""Pages in the store: what the owner wrote is never overwritten, every change can be undone."""

from dataclasses import replace
from datetime import date

import pytest

from core.errors import BadInputError, DevantureError, NotFoundError
from core.site.model import Block, BlockKind, Look, Page, PageKind
from core.site.pages import Pages
from core.store.history import History
from tests.site import samples

DRAFT = tuple(page for page in samples.few_pages() if page.language == "fr" and page.kind is not PageKind.NEWS)


@pytest.fixture
def pages(store) -> Pages:
    return Pages(store)


@pytest.fixture
def drafted(pages) -> tuple[Page, ...]:
    return pages.adopt(tuple(replace(page, id="") for page in DRAFT))


def slugs(pages):
    return [(page.language, page.slug) for page in pages.read()]


def headings(pages, page):
    return [block.heading for one in pages.read() if one.id == page for block in one.blocks]


def test_drafted_pages_are_read_back_as_they_were(pages, drafted):
    assert pages.read() == drafted
    assert next(page.blocks for page in drafted if page.kind is PageKind.HOME)[3].settings == samples.ITEMS


def test_a_second_draft_leaves_what_is_there_alone(pages, drafted):
    pages.change_block(drafted[0].blocks[0].id, {"body": "My own words"})
    pages.change_page(drafted[1].id, {"slug": "prices"})
    assert pages.adopt(DRAFT) == ()
    assert pages.read()[0].blocks[0].body == "My own words"
    assert len(pages.read()) == len(drafted)


def test_a_removed_article_comes_back_only_when_it_is_drafted_again(pages, drafted):
    article = next(page for page in drafted if page.kind is PageKind.ARTICLE)
    pages.remove_page(article.id)
    assert article.id not in {page.id for page in pages.read()}
    assert [page.slug for page in pages.adopt(DRAFT)] == ["news/walnuts"]


def test_removing_a_page_takes_its_blocks_and_undo_brings_both_back(pages, drafted, store):
    page = next(one for one in drafted if one.blocks and one.kind is not PageKind.HOME)
    pages.remove_page(page.id)
    assert store.rows("blocks", "page = ?", [page.id]) == []
    History(store).undo()
    assert pages.read() == drafted


def test_keystrokes_are_one_step_of_undo(pages, drafted, store):
    block = drafted[0].blocks[0]
    for text in ("N", "Ne", "New"):
        pages.change_block(block.id, {"body": text}, merge=f"{block.id}.body")
    History(store).undo()
    assert pages.read() == drafted


def test_pages_are_moved_hidden_and_shown(pages, drafted):
    first, second, last = drafted[0], drafted[1], drafted[-1]
    pages.move_page(last.id, None)
    assert pages.read()[0].id == last.id
    pages.move_page(last.id, second.id)
    assert [page.id for page in pages.read()][:3] == [first.id, second.id, last.id]
    pages.hide_page(second.id, hidden=True)
    assert [page.id for page in pages.read() if page.hidden] == [second.id]
    pages.hide_page(second.id, hidden=False)
    assert not any(page.hidden for page in pages.read())


@pytest.mark.parametrize("kind", [PageKind.HOME, PageKind.MISSING])
def test_what_a_site_cannot_do_without_is_not_hidden(pages, drafted, kind):
    page = next(one for one in drafted if one.kind is kind)
    with pytest.raises(DevantureError) as refused:
        pages.hide_page(page.id, hidden=True)
    assert refused.value.happened == "This page was not hidden." and refused.value.safe == "Nothing was changed."
    assert refused.value.remedy.endswith("change its texts instead.")
    assert not any(one.hidden for one in pages.read())


def test_a_home_page_hidden_by_an_earlier_devanture_can_be_shown_again(pages, drafted, store):
    with store.transaction("before"):
        store.update("pages", drafted[0].id, {"hidden": 1})
    pages.hide_page(drafted[0].id, hidden=False)
    assert drafted[0].kind is PageKind.HOME and not pages.read()[0].hidden


def test_the_home_page_is_not_removed(pages, drafted):
    with pytest.raises(DevantureError) as refused:
        pages.remove_page(drafted[0].id)
    assert refused.value.happened == "This page was not removed."
    assert refused.value.remedy == "Visitors arrive on the home page: change its texts instead."
    assert pages.read() == drafted


def test_blocks_are_added_moved_and_removed(pages, drafted):
    home = drafted[0]
    one = pages.add_block(home.id, Block(kind=BlockKind.TEXT, heading="One"), after=home.blocks[0].id)
    pages.add_block(home.id, Block(kind=BlockKind.TEXT, heading="End"))
    before = [block.heading for block in home.blocks]
    assert headings(pages, home.id) == [before[0], "One", *before[1:], "End"]
    pages.move_block(one.id, None)
    assert headings(pages, home.id)[:2] == ["One", before[0]]
    pages.remove_block(one.id)
    assert headings(pages, home.id) == [*before, "End"]


def test_blocks_that_two_devices_put_in_one_place_can_still_be_parted(pages, drafted, store):
    home = drafted[0]
    with store.transaction("merged"):
        store.update("blocks", home.blocks[1].id, {"order_key": home.blocks[0].order_key})
    pages.add_block(home.id, Block(kind=BlockKind.TEXT, heading="New"), after=home.blocks[0].id)
    assert headings(pages, home.id).index("New") == 2


def test_a_key_that_is_none_does_not_stop_anybody(pages, drafted, store):
    with store.transaction("another program"):
        store.update("blocks", drafted[0].blocks[-1].id, {"order_key": "zzz!"})
    pages.add_block(drafted[0].id, Block(kind=BlockKind.TEXT, heading="New"), after=drafted[0].blocks[-2].id)
    assert "New" in headings(pages, drafted[0].id)


@pytest.mark.parametrize("slug", ["Our Bread", "../up", "/x", "x/", "a//b", "assets/x", "en", ""])
def test_an_address_no_host_could_serve_is_refused(pages, drafted, slug):
    with pytest.raises(BadInputError) as raised:
        pages.change_page(drafted[1].id, {"slug": slug})
    assert [problem.field for problem in raised.value.problems] == ["slug"]
    assert pages.read() == drafted


def test_two_pages_of_a_language_never_share_an_address(pages, drafted):
    page = samples.page("fr", PageKind.TEXT, "services")
    with pytest.raises(BadInputError):
        pages.add_page(page)
    assert pages.add_page(replace(page, slug="team", id=""), after=drafted[0].id).id
    assert slugs(pages)[:2] == [("fr", ""), ("fr", "team")]


def test_a_page_that_is_gone_is_said_to_be(pages, drafted):
    with pytest.raises(NotFoundError):
        pages.change_page("nobody", {"label": "x"})
    with pytest.raises(NotFoundError):
        pages.add_block(drafted[0].id, Block(kind=BlockKind.TEXT), after="nobody")


def test_fields_that_do_not_exist_are_a_defect(pages, drafted):
    with pytest.raises(TypeError):
        pages.change_page(drafted[0].id, {"colour": "red"})


def test_days_and_settings_are_kept(pages, drafted):
    home = drafted[0]
    pages.change_page(home.id, {"published_on": date(2026, 12, 1), "in_menu": False})
    pages.change_block(home.blocks[2].id, {"settings": {"limit": 4}})
    read = pages.read()[0]
    assert (read.published_on, read.in_menu, dict(read.blocks[2].settings)) == (date(2026, 12, 1), False, {"limit": 4})


def test_what_a_newer_devanture_wrote_is_left_out_of_sight_and_kept(pages, drafted, store):
    with store.transaction("newer"):
        store.update("blocks", drafted[0].blocks[0].id, {"kind": "hologram", "settings": "{"})
        store.update("pages", drafted[1].id, {"published_on": "soon"})
    assert len(pages.read()[0].blocks) == len(drafted[0].blocks) - 1
    assert pages.read()[1].published_on is None
    assert store.get("blocks", drafted[0].blocks[0].id)["kind"] == "hologram"


def test_the_look_of_the_site(pages):
    assert pages.look() == Look()
    pages.change_look({"address": "www.fournil.example", "accent": "#123456"})
    assert pages.look() == Look(address="www.fournil.example", accent="#123456")
