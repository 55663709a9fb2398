"""A field tied to the business: kept as typed, told when left, shown in the form in which it is kept."""

import pytest

from gui.widgets.fields import LineField
from gui.widgets.keeping import keep
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
