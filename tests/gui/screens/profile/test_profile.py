"""The room as a whole: addresses, hints, names for all who cannot see, quick reading, nothing disturbed."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from core.profile.model import Offer, Price, PriceKind
from core.profile.sections import SECTIONS
from core.trades.search import name
from gui.look.look import look
from tests.gui.conftest import texts_of, type_text

LONG = "<b>Au Four</b> & Cie 🥖 " + "x" * 270


@pytest.mark.parametrize("key", SECTIONS)
def test_an_address_shows_its_section_and_focuses_something_useful(show, bakery, key):
    screen = show(bakery, key)
    assert screen.section == key
    focused = screen.focusWidget()
    assert focused is not None
    assert screen.sections[key].isAncestorOf(focused)


@pytest.mark.parametrize(
    ("field", "section"),
    [
        ("legal.siret", "law"), ("opening_hours.tuesday", "hours"), ("photos[2].alt", "photos"), ("offers", "offers"),
        ("address.street", "contact"), ("trade", "name"), ("legal.insurance", "law"), ("closures[1].from", "hours"),
        ("team[0].name", "team"), ("links[0].address", "links"), ("colours[1]", "look"), ("gone.for.ever", "name"),
    ],
)  # fmt: skip
def test_the_place_of_a_problem_leads_to_its_field(show, bakery, field, section):
    assert show(bakery, f"field:{field}").section == section


def test_a_problem_of_a_field_puts_the_focus_into_it(show, bakery):
    screen = show(bakery, "field:legal.siret")
    assert screen.focusWidget() is screen.sections["law"].siret.control


def test_a_problem_of_a_photo_chooses_the_photo(show, bakery):
    screen = show(bakery, "field:photos[2].alt")
    section = screen.sections["photos"]
    assert section.grid.chosen() == [2]
    assert screen.focusWidget() is section.words.alt.control


def test_without_an_address_the_section_shown_last_comes_back(show, bakery):
    show(bakery, "law")
    assert show(bakery, "").section == "law"


def test_what_is_missing_is_said_quietly_with_a_way_to_it(show, desk):
    screen = show(desk, "contact")
    section = screen.sections["contact"]
    assert "The town is missing." in texts_of(section.hints)
    assert section.hints.property("notice") is None  # no alarm
    assert "·  3" in screen.contents.sections.index(1).data()
    desk.do(lambda: desk.business.profiles.change(city="Vitré"))
    QApplication.processEvents()
    assert "The town is missing." not in texts_of(section.hints)


@pytest.mark.parametrize("key", SECTIONS)
def test_every_control_has_a_name(show, bakery, key):
    screen = show(bakery, key)
    for widget in screen.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(screen):
            if widget.objectName().startswith("qt_") or type(widget).__name__ == "QWidget":
                continue
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert name, f"{type(widget).__name__} in {key}: {widget.objectName()}"


def test_every_section_holds_large_letters_in_a_small_window_and_an_empty_business(show, desk):
    look().choose("dark", 1.5)
    try:
        screen = show(desk, "name", (900, 560))
        for key in SECTIONS:
            screen.enter(key)
            assert (screen.line.isVisible(), screen.side.isVisible()) == (True, False)
            inner = screen.sections[key].widget()
            assert inner.minimumSizeHint().width() <= screen.sections[key].viewport().width(), key
    finally:
        look().choose("light", 1.0)


def test_a_name_of_html_and_emoji_is_shown_as_it_is(show, desk):
    desk.do(lambda: desk.business.profiles.change(name=LONG))
    screen = show(desk, "name")
    assert screen.sections["name"].name.value() == LONG
    screen.grab()


def test_what_is_typed_is_kept_and_undone_in_one_step(show, desk, qtbot):
    field = show(desk, "name").sections["name"].name
    qtbot.waitUntil(field.control.hasFocus)
    type_text(field.control, "Au")
    desk.keeper.flush()
    type_text(field.control, " Four")
    desk.keeper.flush()
    assert desk.business.profiles.read().name == "Au Four"
    desk.undo()
    assert desk.business.profiles.read().name == ""


def test_reading_again_leaves_what_is_being_typed_and_shows_the_rest(show, desk, qtbot):
    section = show(desk, "name").sections["name"]
    qtbot.waitUntil(section.name.control.hasFocus)
    type_text(section.name.control, "Au Fo")
    desk.do(lambda: desk.business.profiles.change(since=1998))
    qtbot.waitUntil(lambda: section.since.value() == "1998")
    assert section.name.value() == "Au Fo"


def test_a_wrong_year_is_told_beside_it_and_stays_as_typed(show, desk, qtbot):
    section = show(desk, "name").sections["name"]
    section.since.setFocus()
    qtbot.waitUntil(section.since.control.hasFocus)
    type_text(section.since.control, "long ago")
    section.name.setFocus()
    assert section.since.has_problem()
    desk.do(lambda: desk.business.profiles.change(name="Au Four"))
    QApplication.processEvents()
    assert section.since.value() == "long ago"


def test_features_and_languages_are_ticked_and_kept(show, desk):
    section = show(desk, "name").sections["name"]
    section.features.ticks["parking"].click()
    assert desk.business.profiles.read().features == ("parking",)
    section.languages.typed.emit("en,fr")
    assert desk.business.profiles.read().languages == ("en", "fr")


def test_a_trade_is_found_by_an_everyday_word_without_accents(show, desk, qtbot):
    section = show(desk, "name").sections["name"]
    section.trade.setFocus()
    qtbot.waitUntil(section.trade.control.hasFocus)
    type_text(section.trade.control, "ceramiste")
    section.trade.completer.popup().hide()
    section.name.setFocus()
    desk.keeper.flush()
    assert desk.business.profiles.read().trade == "potter"
    assert section.trade.control.text() == name("potter", "en")


def test_words_that_fit_no_trade_are_told(show, desk, qtbot):
    section = show(desk, "name").sections["name"]
    section.trade.setFocus()
    qtbot.waitUntil(section.trade.control.hasFocus)
    type_text(section.trade.control, "astronaut")
    section.name.setFocus()
    qtbot.waitUntil(section.trade.has_problem)
    assert desk.business.profiles.read().trade == ""


@pytest.fixture
def full(bakery):
    """300 offers and 200 photos."""
    store, profiles = bakery.business.store, bakery.business.profiles
    price = Price(kind=PriceKind.EXACT, cents=1250)
    profiles.offers.add_all([Offer(section=f"S{n // 20}", name=f"Offer {n}", price=price) for n in range(290)])
    with store.transaction("photos"):
        for n in range(200):
            row = {"id": f"m{n}", "hash": f"{n:064x}", "mime": "image/jpeg", "width": 9, "height": 9, "kind": "photo"}
            store.insert("media", {**row, "name": f"{n}.jpg", "order_key": f"b{n:03}V"})
    return bakery


@pytest.mark.parametrize("key", SECTIONS)
def test_a_full_business_is_read_again_without_a_pause(show, full, key):
    screen = show(full, key)
    QApplication.processEvents()
    spans = []
    for _time in range(3):
        before = time.perf_counter()
        screen.read()
        spans.append(time.perf_counter() - before)
    assert min(spans) < 0.05


def test_changing_one_thing_stays_quick_in_a_full_business(full):
    profiles, spans = full.business.profiles, []
    for year in range(1990, 1995):
        before = time.perf_counter()
        profiles.change(since=year, merge="since")
        spans.append(time.perf_counter() - before)
    assert min(spans) < 0.02
