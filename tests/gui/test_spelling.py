"""Unknown words are underlined while one types; a right click offers others, or learns the word."""

import pytest
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from gui.spelling import Spelling
from gui.widgets.fields import LineField, TextField
from gui.widgets.spelled import spell


@pytest.fixture
def spelling(qapp):
    learnt = []
    made = Spelling(lambda: ["Au Fournil de Mamène", *learnt], lambda word: (learnt.append(word), made.renew()), qapp)
    yield made
    made.close()


def field(qtbot, spelling, made, text):
    qtbot.addWidget(made)
    spell(made, spelling, lambda: "fr")
    made.show()
    made.show_value(text)
    return made


def marked(field):
    return [selection.cursor.selectedText() for selection in field.control.extraSelections()]


def open_menu(field, word):
    cursor = field.control.textCursor()
    cursor.setPosition(field.value().index(word) + 1)
    field.control.setTextCursor(cursor)
    at = field.control.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, field.control.mapToGlobal(at))
    QApplication.sendEvent(field.control, event)
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())


def test_an_unknown_word_is_underlined_and_the_business_s_own_is_not(qtbot, spelling):
    made = field(qtbot, spelling, TextField("Texte"), "Nous fesons du pain chez Mamène.")
    qtbot.waitUntil(lambda: marked(made) == ["fesons"], timeout=10_000)


def test_after_an_emoji_the_right_word_is_underlined(qtbot, spelling):
    made = field(qtbot, spelling, TextField("Texte"), "😀😀 bouljour à tous")
    qtbot.waitUntil(lambda: marked(made) == ["bouljour"], timeout=10_000)


def test_a_right_click_offers_what_was_meant_and_puts_it_there(qtbot, spelling):
    made = field(qtbot, spelling, TextField("Texte"), "La boulangerei ouvre.")
    qtbot.waitUntil(lambda: marked(made) == ["boulangerei"], timeout=10_000)
    with qtbot.waitSignal(made.typed, timeout=10_000):
        menu = open_menu(made, "boulangerei")
        qtbot.waitUntil(lambda: any(one.text() == "boulangerie" for one in menu.actions()), timeout=10_000)
        next(one for one in menu.actions() if one.text() == "boulangerie").trigger()
        menu.close()
    assert made.value() == "La boulangerie ouvre."
    qtbot.waitUntil(lambda: marked(made) == [], timeout=10_000)


def test_a_learnt_word_is_right_from_then_on(qtbot, spelling):
    made = field(qtbot, spelling, TextField("Texte"), "Des mannalas.")
    qtbot.waitUntil(lambda: marked(made) == ["mannalas"], timeout=10_000)
    menu = open_menu(made, "mannalas")
    next(one for one in menu.actions() if "mannalas" in one.text()).trigger()
    menu.close()
    qtbot.waitUntil(lambda: marked(made) == [], timeout=10_000)


def test_one_line_draws_its_waves_and_tells_nobody_that_somebody_typed(qtbot, spelling):
    made = field(qtbot, spelling, LineField("Titre"), "Bouljour")
    heard = []
    made.typed.connect(heard.append)
    qtbot.waitUntil(lambda: made.control._marks == [(0, 8)], timeout=10_000)
    with_waves = made.control.grab().toImage()
    made.control.mark([])
    assert made.control.grab().toImage() != with_waves
    assert heard == []


def test_without_a_helper_one_types_as_before(qtbot, spelling, monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    made = field(qtbot, spelling, TextField("Texte"), "Nous fesons")
    qtbot.waitUntil(lambda: spelling._closed, timeout=10_000)
    made.control.moveCursor(QTextCursor.MoveOperation.End)
    made.control.insertPlainText(" du pain")
    assert made.value() == "Nous fesons du pain"
    assert marked(made) == []
