"""My site on the screen: pages and blocks in their lists, the form of the chosen one, all kept and undoable."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from core.site.model import Block, BlockKind, Page, PageKind
from gui.screens.site.block_form import BlockForm
from gui.screens.site.kinds import BLOCKS, PAGES
from gui.screens.site.page_form import PageForm
from tests.gui.conftest import texts_of, type_text
from tests.gui.screens.site.conftest import block_of, focus, pages_of, titles


def nameless(screen):
    """Focusable widgets that a screen reader could not name."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(screen)
        and widget.window() is screen.window()  # not the list that a choice unfolds
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def test_the_pages_of_the_main_language_and_the_blocks_of_the_first_one_are_listed(screen, bakery):
    pages = pages_of(bakery)
    assert titles(screen.outline.page_rows) == [page.label for page in pages]
    assert screen.outline.block_rows.rowCount() == len(pages[0].blocks)
    assert isinstance(screen.middle.form, PageForm)


def test_a_site_that_is_not_there_yet_is_drafted_at_one_click(desk, opened, qtbot):
    screen = opened(desk)
    assert "does not exist yet" in texts_of(screen.empty)
    assert screen.empty.button.text() == "Say what my trade is"
    asked = []
    desk.asked.connect(asked.append)
    screen.empty.button.click()
    assert asked == ["profile/name"]
    desk.do(lambda: desk.business.profiles.change(name="Au Four", trade="bakery"))
    qtbot.waitUntil(lambda: screen.empty.button.text() == "Draft my site")
    screen.empty.button.click()
    qtbot.waitUntil(lambda: screen.stack.currentIndex() == 0, timeout=10000)
    assert screen.outline.page_rows.rowCount() > 5


def test_typing_in_a_block_is_kept_as_one_step_of_undo_and_never_loses_the_focus(screen, bakery, qtbot):
    block = block_of(bakery, BlockKind.HERO)
    screen.enter(f"block:{block.id}")
    field = screen.middle.form.heading
    focus(qtbot, field.control)
    field.control.selectAll()
    for letter in "Chez Zoé":
        type_text(field.control, letter)
        bakery.keeper.flush()
    qtbot.waitUntil(lambda: bakery.business.pages.block(block.id).heading == "Chez Zoé")
    qtbot.waitUntil(lambda: "Chez Zoé" in screen.outline.block_rows.row(0).more)
    assert field.control.hasFocus() and field.value() == "Chez Zoé"
    screen.outline.pages.setFocus()
    bakery.undo()
    qtbot.waitUntil(lambda: field.value() == block.heading)


@pytest.mark.parametrize("kind", list(BlockKind))
def test_each_kind_of_block_has_a_form_of_its_own(screen, bakery, kind):
    home = pages_of(bakery)[0]
    block = bakery.business.pages.add_block(home.id, Block(kind=kind))
    screen.read()
    screen.enter(f"block:{block.id}")
    form = screen.middle.form
    assert isinstance(form, BlockForm) and form.block == block.id
    assert nameless(form) == []
    if (shows := BLOCKS[kind].shows) is not None:
        asked = []
        bakery.asked.connect(asked.append)
        button = next(b for b in form.findChildren(QWidget) if b.property("text") == shows.label)
        button.click()
        assert asked == [shows.place]


def test_every_kind_of_page_has_a_word():
    assert set(PAGES) == set(PageKind) and set(BLOCKS) == set(BlockKind)


def test_reasons_are_added_said_moved_and_removed_with_undo(screen, bakery, qtbot):
    block = block_of(bakery, BlockKind.REASONS)
    screen.enter(f"block:{block.id}")
    items = screen.middle.form.items
    before = len(items.cards)
    items.add.click()
    qtbot.waitUntil(lambda: len(items.cards) == before + 1)
    type_text(items.cards[-1].heading.control, "Ouvert à Noël")
    items.cards[-1].up.click()

    def headings():
        return [item["heading"] for item in bakery.business.pages.block(block.id).settings["items"]]

    assert headings()[before - 1] == "Ouvert à Noël"
    qtbot.waitUntil(lambda: items.cards[before - 1].heading.value() == "Ouvert à Noël")
    said = []
    bakery.said.connect(said.append)
    items.cards[before - 1].away.click()
    qtbot.waitUntil(lambda: len(items.cards) == before)
    said[0].acts[0].does()
    qtbot.waitUntil(lambda: len(items.cards) == before + 1)
    assert "Ouvert à Noël" in headings()


def test_blocks_are_moved_copied_and_removed_by_their_keys(screen, bakery, qtbot):
    outline, home = screen.outline, pages_of(bakery)[0]
    screen.enter(f"block:{home.blocks[1].id}")
    focus(qtbot, outline.blocks)
    qtbot.keyClick(outline.blocks, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [block.id for block in pages_of(bakery)[0].blocks][:2] == [home.blocks[1].id, home.blocks[0].id]
    qtbot.waitUntil(lambda: outline.block_rows.place_of(home.blocks[1].id) == 0)
    assert outline.blocks.current_id() == home.blocks[1].id
    qtbot.keyClick(outline.blocks, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: outline.block_rows.rowCount() == len(home.blocks) + 1)
    focus(qtbot, outline.blocks)
    qtbot.keyClick(outline.blocks, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: outline.block_rows.rowCount() == len(home.blocks))
    assert isinstance(screen.middle.form, PageForm)


def test_a_block_is_added_from_the_menu_and_its_form_takes_the_focus(screen, bakery, qtbot):
    menu = screen.outline.add_block.menu()
    assert len(menu.actions()) == len(BlockKind)
    assert menu.actions()[1].text() == "Text: A heading and text, with a photo beside."
    before = len(pages_of(bakery)[0].blocks)
    menu.actions()[1].trigger()
    assert len(pages_of(bakery)[0].blocks) == before + 1
    assert screen.middle.form.kind is BlockKind.TEXT
    qtbot.waitUntil(screen.middle.form.heading.control.hasFocus)


def test_a_page_is_hidden_shown_and_removed_with_undo(screen, bakery, qtbot):
    outline, page = screen.outline, pages_of(bakery)[2]
    screen.enter(f"page:{page.id}")
    outline.hide_page.trigger()
    qtbot.waitUntil(lambda: outline.page_rows.row(2).pale)
    assert outline.page_rows.row(2).more == "hidden" and outline.hide_page.text() == "Show to visitors"
    assert screen.side.note.isVisibleTo(screen)
    outline.hide_page.trigger()
    said = []
    bakery.said.connect(said.append)
    outline.remove_page.trigger()
    qtbot.waitUntil(lambda: outline.page_rows.place_of(page.id) < 0)
    assert said[0].text == f"The page “{page.label}” is removed."
    said[0].acts[0].does()
    qtbot.waitUntil(lambda: outline.page_rows.place_of(page.id) == 2)


def test_the_home_page_can_be_neither_hidden_nor_removed_and_the_tooltip_says_why(screen, bakery):
    outline, (home, other, *_rest) = screen.outline, pages_of(bakery)
    assert home.kind is PageKind.HOME
    why = "Visitors arrive on the home page: change its texts instead."
    screen.enter(f"page:{home.id}")
    form = screen.middle.form
    for act in (outline.hide_page, outline.remove_page):
        assert (act.isEnabled(), act.toolTip()) == (False, why)
    assert not form.shown.control.isEnabled() and form.shown.help.text() == why
    assert (form.remove.isEnabled(), form.remove.toolTip()) == (False, why)
    screen.enter(f"page:{other.id}")
    assert outline.hide_page.isEnabled() and outline.hide_page.toolTip() == "Hide from visitors (Ctrl+H)"
    assert outline.remove_page.isEnabled() and screen.middle.form.remove.isEnabled()
    assert screen.middle.form.shown.control.isEnabled()


def test_the_page_for_wrong_addresses_cannot_be_hidden_but_removed(screen, bakery):
    missing = next(page for page in pages_of(bakery) if page.kind is PageKind.MISSING)
    screen.enter(f"page:{missing.id}")
    assert not screen.outline.hide_page.isEnabled() and screen.outline.remove_page.isEnabled()


def test_the_address_of_a_page_is_refused_beside_its_field_and_the_text_stays(screen, bakery, qtbot):
    pages = pages_of(bakery)
    screen.enter(f"page:{pages[1].id}")
    slug = screen.middle.form.slug
    focus(qtbot, slug.control)
    slug.control.selectAll()
    type_text(slug.control, pages[2].slug)
    slug.control.clearFocus()
    assert "Another page has this address already." in slug.problem.text()
    assert slug.value() == pages[2].slug and pages_of(bakery)[1].slug == pages[1].slug


def test_title_and_description_count_down_and_show_their_look(screen, bakery, qtbot):
    screen.enter(f"page:{pages_of(bakery)[1].id}")
    form = screen.middle.form
    focus(qtbot, form.search_title.control)
    form.search_title.control.selectAll()
    type_text(form.search_title.control, "x" * 63)
    assert form.search_title.help.text() == "3 characters too long: search engines cut it."
    assert form.looks.title.text() == "x" * 59 + "…"
    form.search_title.control.selectAll()
    type_text(form.search_title.control, "Pains à Vitré")
    assert form.search_title.help.text() == "47 characters left."


def test_a_page_of_ones_own_is_added_by_its_name(screen, bakery, qtbot):
    screen.enter("add")
    form = screen.middle.form
    form.own.control.returnPressed.emit()
    assert "The page needs a name." in form.own.problem.text()
    type_text(form.own.control, "Nos fournisseurs")
    form.own.control.returnPressed.emit()
    made = next(page for page in pages_of(bakery) if page.label == "Nos fournisseurs")
    assert (made.slug, made.kind) == ("nos-fournisseurs", PageKind.TEXT)
    assert screen.spot.page == made.id and isinstance(screen.middle.form, PageForm)


def test_a_drafted_page_that_is_lacking_is_offered(screen, bakery, qtbot):
    about = next(page for page in pages_of(bakery) if page.kind is PageKind.ABOUT)
    bakery.do(lambda: bakery.business.pages.remove_page(about.id))
    screen.enter("add")
    wanted = f"Add “{about.label}”"
    qtbot.waitUntil(lambda: wanted in texts_of(screen.middle.form), timeout=10000)
    next(w for w in screen.middle.form.findChildren(QWidget) if w.property("text") == wanted).click()
    assert any(page.kind is PageKind.ABOUT for page in pages_of(bakery))


def test_a_photo_is_chosen_described_and_taken_away(screen, bakery, qtbot):
    block = block_of(bakery, BlockKind.HERO)
    screen.enter(f"block:{block.id}")
    photo = screen.middle.form.photo
    photo.choose.click()
    other = next(one for one in bakery.business.library.photos() if one.id != block.media)
    row = next(n for n in range(photo.model.rowCount()) if photo.model.photo(n).id == other.id)
    photo.grid.clicked.emit(photo.model.index(row))
    assert bakery.business.pages.block(block.id).media == other.id
    qtbot.waitUntil(lambda: photo.alt.value() == other.alt)
    focus(qtbot, photo.alt.control)
    photo.alt.control.selectAll()
    type_text(photo.alt.control, "Un pain doré")
    bakery.keeper.flush()
    assert bakery.business.library.get(other.id).alt == "Un pain doré"
    photo.without.click()
    assert bakery.business.pages.block(block.id).media == ""


def test_a_dropped_photo_becomes_the_photo_of_the_block(screen, bakery, qtbot, tmp_path):
    from PIL import Image

    file = tmp_path / "fresh.png"
    Image.new("RGB", (640, 480), "#a50").save(file)
    block = block_of(bakery, BlockKind.TEXT)
    screen.enter(f"block:{block.id}")
    screen.middle.form.photo._add([file])
    qtbot.waitUntil(lambda: bakery.business.pages.block(block.id).media not in ("", block.media), timeout=10000)
    chosen = bakery.business.library.get(bakery.business.pages.block(block.id).media)
    assert chosen.name == "fresh.png"


def test_a_gallery_shows_all_photos_or_those_that_are_ticked(screen, bakery, qtbot):
    block = block_of(bakery, BlockKind.GALLERY)
    screen.enter(f"block:{block.id}")
    gallery, photos = screen.middle.form.gallery, bakery.business.library.photos()
    gallery.all.control.click()
    qtbot.waitUntil(lambda: gallery.grid.isVisibleTo(gallery))
    gallery.grid.clicked.emit(gallery.model.index(0))
    shown = bakery.business.pages.block(block.id).settings["photos"]
    assert shown == [photo.id for photo in photos[1:]]
    screen.middle.form.most.control.setValue(3)
    bakery.keeper.flush()
    assert bakery.business.pages.block(block.id).settings["limit"] == 3
    gallery.all.control.click()
    assert "photos" not in bakery.business.pages.block(block.id).settings


def test_the_colour_and_address_of_the_site(screen, bakery, qtbot):
    screen.enter("theme")
    form = screen.middle.form
    qtbot.waitUntil(lambda: len(form.swatches) > 8, timeout=10000)
    form.swatches[3].click()
    assert bakery.business.pages.look().accent == form.swatches[3].colour
    focus(qtbot, form.address.control)
    type_text(form.address.control, "pas une adresse")
    form.address.control.clearFocus()
    assert "no address of the internet" in form.address.problem.text()
    assert bakery.business.pages.look().address == ""
    assert nameless(form) == []


def test_long_names_emoji_and_html_are_shown_as_they_are(screen, bakery, qtbot):
    home = pages_of(bakery)[0]
    hostile = "🥐 <b>gras</b> <script>alert(1)</script> " * 9
    bakery.do(lambda: bakery.business.pages.change_page(home.id, {"label": hostile}))
    bakery.do(lambda: bakery.business.pages.change_block(home.blocks[0].id, {"heading": hostile}))
    qtbot.waitUntil(lambda: screen.outline.page_rows.row(0).title == hostile.strip())
    assert screen.middle.form.title.textFormat() == Qt.TextFormat.PlainText
    assert len(screen.outline.block_rows.row(0).more) <= 80
    assert screen.grab().width() == 1300


def test_a_page_is_found_by_any_of_its_texts_without_accents(screen, bakery, qtbot):
    line = screen.searchable()
    focus(qtbot, line)
    about = next(page for page in pages_of(bakery) if page.kind is PageKind.ABOUT)
    bakery.do(lambda: bakery.business.pages.change_block(about.blocks[0].id, {"body": "Un émmental unique."}))
    type_text(line, "emmental")
    qtbot.waitUntil(lambda: titles(screen.outline.page_rows) == [about.label])
    type_text(line, "xyz")
    assert screen.outline.nothing.text() == "No page speaks of “emmentalxyz”."
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert len(titles(screen.outline.page_rows)) == len(pages_of(bakery))


def test_another_language_has_its_own_list(screen, bakery, qtbot):
    english = pages_of(bakery, "en")
    assert english and screen.outline.languages.isVisibleTo(screen)
    screen.outline.languages.typed.emit("en")
    assert titles(screen.outline.page_rows) == [page.label for page in english]


def test_what_another_window_removes_is_left_quietly(screen, bakery, qtbot):
    block = block_of(bakery, BlockKind.REASONS)
    screen.enter(f"block:{block.id}")
    bakery.do(lambda: bakery.business.pages.remove_block(block.id))
    qtbot.waitUntil(lambda: isinstance(screen.middle.form, PageForm))
    screen.enter("block:nobody")
    screen.enter("nowhere:at-all")
    assert isinstance(screen.middle.form, PageForm)


def test_narrow_windows_show_form_and_preview_by_turns(screen):
    assert screen.middle.isVisible() and screen.side.isVisible() and not screen.tabs.isVisible()
    screen.resize(800, 560)
    assert screen.tabs.isVisible() and screen.middle.isVisible() and not screen.side.isVisible()
    screen.tabs.setCurrentIndex(1)
    assert screen.side.isVisible() and not screen.middle.isVisible()
    screen.enter(f"page:{screen.spot.page}")
    assert screen.middle.isVisible()


def test_everything_that_takes_the_focus_has_a_name(screen, qtbot):
    for place in ("add", "theme", "checks", "publish", f"page:{screen.spot.page}"):
        screen.enter(place)
        assert nameless(screen) == []


def test_forty_pages_of_twenty_blocks_are_read_in_no_time(bakery, opened):
    pages = bakery.business.pages
    with bakery.business.store.transaction("many"):
        for number in range(40):
            blocks = tuple(Block(kind=BlockKind.TEXT, heading=f"{number} {n}", body="Texte. " * 40) for n in range(20))
            page = Page(language="fr", kind=PageKind.TEXT, slug=f"p-{number}", label=f"Page {number}", title="t",
                        description="d", blocks=blocks)  # fmt: skip
            pages.add_page(page)
    screen = opened(bakery)
    screen.enter(f"block:{pages.read()[-1].blocks[3].id}")
    spans = []
    for _again in range(5):
        started = time.perf_counter()
        screen.read()
        spans.append(time.perf_counter() - started)
    assert min(spans) < 0.05


def test_in_a_low_window_the_rows_have_the_room_and_the_acts_stand_in_a_menu(screen, qtbot):
    outline = screen.outline
    (buttons, more), _blocks = outline._below
    screen.resize(1000, 900)
    qtbot.waitUntil(lambda: buttons.isVisibleTo(screen))
    assert not more.isVisibleTo(screen)
    screen.resize(1000, 420)
    qtbot.waitUntil(lambda: more.isVisibleTo(screen))
    assert not buttons.isVisibleTo(screen)
    assert [act.text() for act in more.menu().actions()] == [act.text() for act in outline._page_acts]
    assert outline.pages.geometry().bottom() < outline.pages.parentWidget().height()
