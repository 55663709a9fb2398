"""The help is whole in both languages, its links lead somewhere, and it is found without accents."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow

from core import i18n
from gui.rooms import ROOMS
from gui.screens.help import about, pages
from gui.screens.help.contents import ContentsModel, Item
from gui.screens.help.help import HelpScreen
from gui.screens.help.shortcuts import commands
from tests.gui.conftest import texts_of
from tests.gui.screens.naming import nameless

LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
PLACES = {"profile": {"name", "contact", "hours", "offers", "photos", "look", "law", "team", "links"},
          "site": {"theme", "checks", "redraft", "publish"}, "posts": {"ideas", "week", "new"}, "accounts": {"add"},
          "backups": {"bring-in", "hand-over", "check"},
          "settings": {"look", "time", "writing", "place", "known"}}  # fmt: skip


@pytest.fixture
def window(bakery, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    undo = QAction("&Undo", window)
    undo.setShortcuts([QKeySequence("Ctrl+Z"), QKeySequence("Undo")])
    window.setCentralWidget(HelpScreen(bakery))
    window.resize(900, 640)
    window.show()
    return window


@pytest.fixture
def screen(window):
    made = window.centralWidget()
    made.read()
    made.enter("")
    return made


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_room_has_its_page(language):
    assert {room.key for room in ROOMS} == set(pages.ROOMS)
    for key in pages.written():
        one = pages.page(key, language)
        assert one.title, key
        assert len(one.text) > 150, key


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_page_is_forgotten_in_the_contents(language):
    there = {path.stem for path in (pages.FOLDER / language).glob("*.md")}
    assert there == set(pages.written())
    grouped = [key for _title, keys in pages.GROUPS for key in keys]
    assert set(grouped) == {*pages.written(), *pages.MADE}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_link_leads_somewhere(language):
    for key in pages.written():
        for link in LINK.findall(pages.page(key, language).text):
            if link.startswith("place:"):
                room, _slash, rest = link.removeprefix("place:").partition("/")
                assert room in {one.key for one in ROOMS}, (key, link)
                assert not rest or rest in PLACES.get(room, ()), (key, link)
            else:
                assert link.removesuffix(".md") in {*pages.written(), *pages.MADE}, (key, link)


def test_both_languages_link_to_the_same_places():
    for key in pages.written():
        links = [set(LINK.findall(pages.page(key, language).text)) for language in i18n.LANGUAGES]
        assert links[0] == links[1], key


def test_french_typography_is_kept():
    for key in pages.written():
        one = pages.page(key, "fr")
        text = LINK.sub("", f"{one.title}\n{one.text}")
        assert not re.search(r"[^\W\d_]'[^\W\d_]", text), key
        assert not re.search(r"\w [;!?:»]|« ", text), key


def test_f1_shows_the_page_of_the_room(screen):
    screen.enter("backups")
    assert screen.browser.toPlainText().startswith("Backups")
    assert screen.model.items[screen.list.currentIndex().row()].key == "backups"


def test_an_unknown_place_shows_the_beginning(screen):
    screen.enter("../../secret")
    assert screen.shown == "start"


def test_a_link_leads_to_a_page_and_back(screen):
    screen.follow(QUrl("hours.md"))
    assert screen.browser.toPlainText().startswith("Change the hours of a day")
    screen.back.click()
    assert screen.browser.toPlainText().startswith("Welcome to the help")
    assert not screen.back.isEnabled()


def test_a_link_leads_to_a_room(screen, bakery, qtbot):
    with qtbot.waitSignal(bakery.asked) as asked:
        screen.follow(QUrl("place:profile/hours"))
    assert asked.args == ["profile/hours"]


def test_a_link_to_the_outside_or_to_nowhere_does_nothing(screen):
    screen.follow(QUrl("https://example.org/"))
    screen.follow(QUrl("nowhere.md"))
    assert screen.shown == "start"


def test_links_are_underlined(screen):
    assert "text-decoration: underline" in screen.browser.toHtml()


def test_the_search_needs_no_accents_and_shows_where_it_is(screen):
    i18n.speak("fr")
    screen.line.setText("fermeture vacances")
    found = [item.key for item in screen.model.items]
    assert found[0] == "closing"
    screen.line.setText("HEBERGEUR")
    assert {"publish", "words"} <= {item.key for item in screen.model.items}
    assert all(item.line for item in screen.model.items)


def test_nothing_found_is_said_and_the_page_stays(screen):
    screen.line.setText("xyzzy")
    assert screen.none.isVisible()
    assert screen.none.text() == "Nothing found for “xyzzy”."
    assert screen.shown == "start"
    screen.line.clear()
    assert len(screen.model.items) > 20


def test_the_keys_are_those_that_the_window_really_has(screen, window):
    assert commands(window)[0] == ("Undo", "Ctrl+Z")
    screen.enter("shortcuts")
    text = screen.browser.toPlainText()
    assert "Ctrl+Z" in text
    assert "Back to the page before" in text


def test_about_says_the_version_what_leaves_and_under_which_terms_each_part_comes(screen, qtbot):
    screen.enter("about")
    qtbot.waitUntil(lambda: "pillow" in screen.browser.toPlainText(), timeout=10_000)
    text = screen.browser.toPlainText()
    for said in ("Version ", "Nothing leaves this computer by itself", "LGPL 3", "SIL Open Font License", "Phosphor"):
        assert said in text, said
    place = next(place for place, part in enumerate(screen._parts) if part.name == "Phosphor Icons")
    screen.follow(QUrl(f"licence:{place}"))
    assert "WITHOUT WARRANTY OF ANY KIND" in screen.browser.toPlainText()
    screen.follow(QUrl("about.md"))
    assert screen.browser.toPlainText().startswith("Devanture")


def test_every_part_that_is_passed_on_has_terms_and_its_text():
    found = about.parts()
    assert [part.name for part in found if not part.licence] == []
    assert [part.name for part in found if not part.text] == []
    assert {"Devanture", "requests", "urllib3", "Figtree"} <= {part.name for part in found}


def test_the_report_is_read_first_then_saved_or_copied_and_names_nobody(screen, bakery, program, tmp_path, qtbot):
    program.dialogs.chosen = tmp_path / "report.txt"
    screen.enter("report")
    qtbot.waitUntil(lambda: "== Log" in screen.report.text.toPlainText(), timeout=10_000)
    text = screen.report.text.toPlainText()
    assert "Levain" not in text
    assert str(tmp_path) not in text
    assert "Qt: 6" in text
    screen.report.copy.click()
    assert QGuiApplication.clipboard().text() == text
    screen.report.save.click()
    qtbot.waitUntil((tmp_path / "report.txt").exists)
    assert (tmp_path / "report.txt").read_text("utf-8") == text


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = ContentsModel()
    model.show_items([Item("", "Group"), Item("a", "A", "line")])
    qtmodeltester.check(model)


def test_everything_that_takes_the_focus_has_a_name(screen):
    assert nameless(screen) == []
    screen.enter("report")
    assert nameless(screen) == []
    assert "Report for support" in texts_of(screen)
