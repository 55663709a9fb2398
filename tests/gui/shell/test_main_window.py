"""The window around the rooms: where one is, what waits, what can be undone, and that nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from core.errors import DiskFullError
from core.services.service import Message
from core.sync.ledger import State
from gui.look.look import look
from gui.notice import Act, Notice
from gui.rooms import ROOMS
from tests.gui.conftest import type_text


def test_every_room_is_entered_by_its_key_and_marked_at_the_side(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for room in ROOMS:
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{room.digit}"), Qt.KeyboardModifier.ControlModifier)
        assert window.room == room.key
        chosen = [model.rooms[index.row()].key for model, view in zip(window.nav.models, window.nav.lists, strict=True)
                  for index in view.selectedIndexes()]  # fmt: skip
        assert chosen == [room.key]


def test_the_title_names_the_room_and_the_business(window):
    window.go("posts")
    assert window.windowTitle() == "Posts – Au Levain des Lices – Devanture"


def test_a_place_that_nobody_knows_leads_home(window):
    window.go("nowhere/at:all")
    assert window.room == "home"


def test_the_last_room_comes_back_at_the_next_start(window, program):
    window.go("profile")
    assert program.session.text("room") == "profile"


def test_undo_is_named_in_the_menu_and_done_by_its_key(window, bakery, qtbot):
    bakery.do(lambda: bakery.business.profiles.change(phone="02 99 11 11 11"))
    qtbot.waitUntil(lambda: window.menus.undo.text() == "Undo: Telephone number changed")
    window.menus.undo.trigger()
    assert bakery.business.profiles.read().phone != "+33299111111"
    qtbot.waitUntil(lambda: window.menus.redo.text() == "Redo: Telephone number changed")


def test_in_a_text_field_undo_is_the_fields_own_first_and_the_businesss_then(window, bakery, qtbot):
    bakery.do(lambda: bakery.business.profiles.change(phone="02 99 11 11 11"))
    field = QLineEdit(window)
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_text(field, "é")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), bakery.business.profiles.read().phone) == ("", "+33299111111")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bakery.business.profiles.read().phone != "+33299111111"


def add_delivery(desk, state=State.WAITING):
    account = desk.business.accounts.all()[0]
    with desk.business.store.transaction("Test", undoable=False):
        said = Message(text="T")
        entry = desk.business.outbox.add(key=state, account=account.id, subject="post:x", title="T", content=said)
        desk.business.store.update("deliveries", entry.id, {"state": str(state)})


def test_what_waits_is_counted_always_in_sight(window, bakery, qtbot):
    assert window.top.waits.text() == "Nothing waits"
    add_delivery(bakery)
    qtbot.waitUntil(lambda: window.top.waits.text() == "1 waits")
    add_delivery(bakery, State.REFUSED)
    qtbot.waitUntil(lambda: window.top.waits.text() == "1 needs you")
    qtbot.mouseClick(window.top.waits, Qt.MouseButton.LeftButton)
    assert window.room == "outbox"


def test_without_a_line_a_bar_says_what_that_changes_and_goes_with_its_return(window, bakery, qtbot):
    add_delivery(bakery)
    window.sending._answered.emit(False)
    assert not window.offline.isVisible()  # a moment's loss is not said
    qtbot.waitUntil(window.offline.isVisible, timeout=6000)
    assert window.offline.text() == "No connection. 1 delivery will leave as soon as it is back."
    window.sending._answered.emit(True)
    qtbot.waitUntil(lambda: not window.offline.isVisible(), timeout=6000)


def test_a_line_that_flickers_is_not_said(window, qtbot):
    window.sending._answered.emit(False)
    window.sending._answered.emit(True)
    qtbot.waitUntil(lambda: not window.sending._settle.isActive())
    assert not window.offline.isVisible()


def test_a_message_has_its_button_and_goes_with_escape(window, bakery, qtbot):
    pressed = []
    bakery.say(Notice(text="Gone.", acts=(Act("Undo", lambda: pressed.append(True)),)))
    assert window.notices.texts() == ["Gone."]
    window.notices.close_newest()
    assert (window.notices.texts(), pressed) == ([], [])


def test_three_messages_at_most_and_those_that_stay_stay(window, bakery):
    bakery.say(Notice(text="Stays.", seconds=None))
    for number in range(5):
        bakery.say(Notice(text=f"Passes {number}."))
    assert window.notices.texts() == ["Stays.", "Passes 3.", "Passes 4."]


def test_closing_keeps_what_was_typed_a_moment_ago(window, bakery):
    kept = []
    bakery.keeper.soon("x", lambda: kept.append(True), lambda _told: None)
    window.close()
    assert kept == [True]


def test_closing_on_a_full_disk_asks_first_and_stays_if_not_agreed(window, bakery, program):
    def full():
        raise DiskFullError("The disk is full.", remedy="Free some room.")

    bakery.keeper.soon("x", full, lambda _told: None)
    program.dialogs.agrees = False
    assert not window.close()
    assert window.notices.texts() == ["The disk is full. Your text stays here on the screen. Free some room."]
    assert "Close and lose it" in program.dialogs.asked[0]
    program.dialogs.agrees = True
    assert window.close()


def test_a_name_of_three_hundred_letters_pushes_nothing_off_the_window(window, bakery, qtbot):
    bakery.do(lambda: bakery.business.profiles.change(name="Boulangerie " * 24 + "Zoé"))
    qtbot.waitUntil(lambda: window.top.name.toolTip().endswith("Zoé"))
    window.resize(800, 600)
    assert window.top.waits.geometry().right() <= 800
    assert window.width() == 800


def test_on_a_small_window_the_side_shows_signs_alone_that_keep_their_names(window):
    window.resize(780, 600)
    assert window.nav.folded
    index = window.nav.models[0].index(0)
    assert index.data() == ""
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Home (Ctrl+1)"


@pytest.mark.parametrize("place", ["hand-over", "bring-in"])
def test_the_business_menu_leads_to_handing_over_and_taking_in(window, place):
    texts = {"hand-over": "&Give the business to somebody…", "bring-in": "Open a &hand-over file…"}
    next(action for action in window.menus.actions if action.text() == texts[place]).trigger()
    assert window.room == "backups"


def test_every_command_with_a_key_has_one_of_its_own(window):
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert sorted(set(keys)) == sorted(keys)


def test_enter_presses_the_button_that_has_the_focus(window, qtbot):
    window.activateWindow()
    window.top.waits.setFocus()
    qtbot.waitUntil(window.top.waits.hasFocus)
    qtbot.keyClick(window.top.waits, Qt.Key.Key_Return)
    assert window.room == "outbox"


def test_in_a_low_window_with_large_letters_no_room_lies_over_another(window, qtbot):
    look().choose("light", 1.5)
    try:
        window.resize(1024, 600)
        nav = window.nav
        qtbot.waitUntil(lambda: nav.lists[0].geometry().bottom() < nav.lists[1].y())
        assert nav.lists[1].geometry().bottom() <= nav.height()
        assert all(view.visualRect(model.index(len(model.rooms) - 1)).bottom() <= view.viewport().height()
                   for model, view in zip(nav.models, nav.lists, strict=True))  # fmt: skip
    finally:
        look().choose("system", 1.0)


@pytest.mark.parametrize("part", ["name", "description"])
def test_the_field_one_is_in_shows_what_undo_from_the_menu_makes_of_it(window, qtbot, part):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("profile/name")
    field = getattr(window.screens["profile"].sections["name"], part)
    before = field.value()
    field.control.setFocus()
    type_text(field.control, "Neuf ")
    assert field.value() != before
    qtbot.waitUntil(window.menus.undo.isEnabled)
    window.menus.undo.trigger()
    qtbot.waitUntil(lambda: field.value() == before)
    assert getattr(window.desk.business.profiles.read(), part) == before


def test_what_is_marked_in_red_is_never_called_saved_and_closing_asks(window, bakery, program):
    window.go("profile/contact")
    phone = window.screens["profile"].sections["contact"].phone
    phone.control.setFocus()
    phone.control.selectAll()
    type_text(phone.control, "12")
    bakery.keeper.flush()
    assert window.top.kept.text() == "To correct"
    program.dialogs.agrees = False
    assert not window.close()
    assert "marked in red" in program.dialogs.asked[0]
    program.dialogs.agrees = True
    assert window.close()
