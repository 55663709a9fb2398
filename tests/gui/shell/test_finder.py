"""Ctrl+K: everyday words, without accents, lead to what one wants."""

import pytest
from PySide6.QtCore import Qt

from gui.shell.finder import Finder, Target, TargetModel, ranked
from gui.shell.targets import targets


def target(title, also=""):
    return Target(title, "", "home", lambda: None, also)


@pytest.fixture
def several():
    return [
        target("Réglages", "langue"),
        target("Publications", "réseau semaine"),
        target("Mon entreprise", "horaires"),
    ]


@pytest.mark.parametrize(
    ("typed", "first"), [("reglages", "Réglages"), ("HORAIRES", "Mon entreprise"), ("sem", "Publications")]
)
def test_accents_and_capitals_do_not_matter_and_other_words_count(several, typed, first):
    assert ranked(several, typed)[0].title == first


def test_a_title_that_begins_so_comes_before_one_found_by_other_words():
    found = ranked([target("Accueil", "page"), target("Page du site")], "page")
    assert [one.title for one in found] == ["Page du site", "Accueil"]


def test_where_every_word_is_found_nothing_less_is_shown(several):
    assert [one.title for one in ranked(several, "réseau semaine")] == ["Publications"]


def test_where_no_title_holds_all_the_nearest_are_shown(several):
    assert [one.title for one in ranked(several, "changer mes horaires")] == ["Mon entreprise"]
    assert ranked(several, "zzz yyy") == []


def test_the_helps_steps_are_found_by_a_whole_sentence(window, bakery):
    found = ranked(targets(bakery, window.menus.actions), "give the business to somebody")
    assert "help" in [one.icon for one in found]


def test_the_business_itself_is_found(window, bakery):
    found = ranked(targets(bakery, window.menus.actions), "opening hours")
    assert found[0].title == "Opening hours"
    found[0].does()
    assert window.room == "profile"


def test_typing_and_enter_goes_there(window, bakery, program, qtbot):
    def choose(dialog):
        dialog.line.setText("histo")
        dialog.take()
        return True

    program.dialogs.at_dialog = choose
    window.find_or_do()
    assert window.room == "history"


def test_arrows_in_the_line_move_in_the_list(qtbot, several):
    finder = Finder(several)
    qtbot.addWidget(finder)
    qtbot.keyClick(finder.line, Qt.Key.Key_Down)
    assert finder.view.currentIndex().row() == 1
    qtbot.keyClick(finder.line, Qt.Key.Key_Up)
    assert finder.view.currentIndex().row() == 0


def test_nothing_found_repeats_what_was_sought(qtbot, several):
    finder = Finder(several)
    qtbot.addWidget(finder)
    finder.line.setText("zzz")
    assert finder.nothing.text() == "Nothing found for “zzz”."


def test_the_model_is_sound(qtmodeltester, several):
    model = TargetModel()
    model.show(several)
    qtmodeltester.check(model)


def test_a_long_title_never_makes_the_list_wider_and_all_rows_are_as_high(qtbot, several):
    finder = Finder([target("Une très longue publication " * 8, "lui"), *several])
    qtbot.addWidget(finder)
    finder.show()
    qtbot.waitExposed(finder)
    assert finder.view.horizontalScrollBar().maximum() == 0
    heights = {finder.view.visualRect(finder.model.index(row)).height() for row in range(4)}
    assert len(heights) == 1
    finder.line.setText("zzz")
    assert not finder.view.isVisible()
