"""A field tied to the business: kept as typed, told when left, shown in the form in which it is kept."""

import pytest
from shiboken6 import delete

from core.errors import BadInputError, DiskFullError, Problem
from gui.keeper import Kept
from gui.widgets.fields import LineField
from gui.widgets.keeping import keep, keep_row
from tests.gui.conftest import type_text


@pytest.fixture
def phone(desk, qtbot):
    field, other = LineField("Telephone"), LineField("Other")
    for one in (field, other):
        qtbot.addWidget(one)
        one.show()
    profiles = desk.business.profiles
    keep(field, desk, "phone", lambda text: profiles.change(merge="phone", phone=text), lambda: profiles.read().phone)
    field.activateWindow()
    field.control.setFocus()
    qtbot.waitUntil(field.control.hasFocus)
    return field


def leave(field):
    field.control.clearFocus()


def test_what_is_typed_is_in_the_business_a_moment_later(phone, desk, qtbot):
    type_text(phone.control, "02 99 00 00 00")
    qtbot.waitUntil(lambda: desk.business.profiles.read().phone == "+33299000000")


def test_left_it_shows_the_form_in_which_it_is_kept(phone):
    type_text(phone.control, "0299000000")
    leave(phone)
    assert phone.value() == "+33299000000"


def test_a_problem_is_shown_when_the_field_is_left_not_while_typing(phone, desk, qtbot):
    type_text(phone.control, "12")
    desk.keeper.flush()
    assert not phone.has_problem()
    leave(phone)
    assert phone.has_problem()
    assert phone.problem.isVisible()
    assert phone.control.accessibleDescription() == phone.problem.text()


def test_the_message_goes_as_soon_as_it_is_right_and_the_text_was_never_taken_away(phone, desk, qtbot):
    type_text(phone.control, "02 99")
    leave(phone)
    assert (phone.has_problem(), phone.value()) == (True, "02 99")
    phone.control.setFocus()
    phone.control.end(False)
    type_text(phone.control, " 00 00 00")
    desk.keeper.flush()
    assert not phone.has_problem()


def test_what_another_writes_does_not_push_aside_what_is_being_typed(phone, desk):
    type_text(phone.control, "02")
    phone.show_value("+33299111111")
    assert phone.value() == "02"


class Shelf:
    """Two records behind one field; `full` is what the disk says."""

    def __init__(self):
        self.texts, self.shown, self.full = {"a": "Anne", "b": "Bob"}, "a", False

    def write(self, id_, text):
        if self.full:
            raise DiskFullError("Full.", remedy="Free some room.")
        if text == "?":
            raise BadInputError("No.", [Problem("name", "This is no name.", "Write one.")])
        self.texts[id_] = text


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def name(desk, shelf):
    field = LineField("Name")
    keep_row(field, desk, "name", lambda: shelf.shown, shelf.write, lambda: shelf.texts[shelf.shown])
    field.show_value("Anne")
    return field


def test_what_the_disk_refused_goes_to_its_own_record_though_another_is_in_sight_by_then(name, desk, shelf):
    shelf.full = True
    name.typed.emit("Annette")
    assert not desk.keeper.flush()
    shelf.shown = "b"
    name.typed.emit("Bobby")
    shelf.full = False
    assert desk.keeper.flush()
    assert shelf.texts == {"a": "Annette", "b": "Bobby"}


def test_what_was_wrong_with_a_record_that_is_no_longer_in_sight_is_said_in_the_bar(name, desk, shelf):
    said = []
    desk.said.connect(said.append)
    name.typed.emit("?")
    shelf.shown = "b"
    desk.keeper.flush()
    assert not name.has_problem()
    assert [(one.text, one.more) for one in said] == [("This is no name.", "Write one.")]


def test_a_field_that_is_gone_does_not_hold_up_what_else_is_to_be_kept(name, desk, shelf):
    """The window was made anew in another language while the disk was full."""
    kept = []
    shelf.full = True
    name.typed.emit("Annette")
    desk.keeper.flush()
    delete(name)
    desk.keeper.soon("other", lambda: kept.append("other"), lambda _problems: None)
    shelf.full = False
    assert desk.keeper.flush()
    assert (shelf.texts["a"], kept, desk.keeper.kept) == ("Annette", ["other"], Kept.ALL)
