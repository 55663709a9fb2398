"""Address and contact, and what the public register offers: calmly offline, difference by difference with a line."""

import pytest
from PySide6.QtWidgets import QPushButton

from core.profile.lookup import Answer, Found, NotNow
from tests.gui.conftest import texts_of, type_text

SHOP = Found(
    label="Boulangerie Morvan, 8 rue Poterie, 35500 Vitré",
    fields={"name": "Boulangerie Morvan", "city": "Vitré", "legal_form": "sarl", "latitude": 48.12, "longitude": -1.21},
    notes=("The register says that this shop is closed.",),
)


class FakeRegisters:
    """Answers what the test has laid ready; `asked` tells what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer | NotNow = Answer()
        self.asked: list[tuple[str, ...]] = []

    def firms(self, typed: str, postcode: str) -> Answer | NotNow:
        self.asked.append((typed, postcode))
        return self.answer

    def places(self, line: str) -> Answer | NotNow:
        self.asked.append((line,))
        return self.answer


@pytest.fixture
def contact(show, desk):
    section = show(desk, "contact").sections["contact"]
    section.look_up.registers = FakeRegisters()
    return section


def ask(contact, answer, qtbot):
    contact.look_up.registers.answer = answer
    contact.look_up.ask.click()
    qtbot.waitUntil(lambda: not contact.look_up.busy.isVisible())
    return contact.look_up


def press(widget, text):
    next(one for one in widget.findChildren(QPushButton) if one.accessibleName() == text or one.text() == text).click()


def test_a_telephone_number_is_kept_and_shown_as_people_write_it(contact, desk, qtbot):
    qtbot.waitUntil(contact.phone.control.hasFocus)
    type_text(contact.phone.control, "0299000000")
    contact.email.setFocus()
    assert desk.business.profiles.read().phone == "+33299000000"
    assert contact.phone.value() == "02 99 00 00 00"


def test_without_a_line_it_says_so_calmly(contact, qtbot):
    away = NotNow(happened="It could not be reached.", safe="All is kept.", remedy="Go on by hand.")
    look_up = ask(contact, away, qtbot)
    assert look_up.said.text() == "It could not be reached. All is kept. Go on by hand."
    assert look_up.said.property("kind") == "soft"
    assert look_up.ask.isEnabled()


def test_what_is_known_already_is_asked_for_when_nothing_is_typed(contact, desk, qtbot):
    desk.do(lambda: desk.business.profiles.change(name="Au Four", postcode="35500"))
    ask(contact, Answer(said="Nothing found."), qtbot)
    assert contact.look_up.registers.asked == [("Au Four", "35500")]


def test_differences_are_taken_one_by_one_each_as_a_step(contact, desk, qtbot):
    look_up = ask(contact, Answer(found=(SHOP,)), qtbot)
    assert "this shop is closed" in texts_of(look_up.offers)
    press(look_up, "Take it: Name")
    press(look_up, "Leave: Town")
    read = desk.business.profiles.read()
    assert (read.name, read.address.city) == ("Boulangerie Morvan", "")
    assert "Town" not in texts_of(look_up.offers)
    press(look_up, "Take all")
    read = desk.business.profiles.read()
    assert (str(read.legal.form), read.address.latitude) == ("sarl", 48.12)
    assert "nothing to take" in texts_of(look_up.offers)
    desk.undo()
    assert desk.business.profiles.read().address.latitude is None
    assert str(desk.business.profiles.read().legal.form) == "sarl"


def test_several_candidates_are_listed_to_choose_from(contact, qtbot):
    look_up = ask(contact, Answer(found=(SHOP, Found(label="Another", fields={"name": "Another"}))), qtbot)
    assert look_up.list.isVisible()
    look_up.list.setCurrentRow(1)
    assert "Register: Another" in texts_of(look_up.offers)


def test_the_address_is_looked_up_on_the_map(contact, desk, qtbot):
    desk.do(lambda: desk.business.profiles.change(street="8 rue Poterie", city="Vitré"))
    contact.look_up.registers.answer = Answer(found=(SHOP,))
    contact.look_up.place.click()
    qtbot.waitUntil(lambda: not contact.look_up.busy.isVisible())
    assert contact.look_up.registers.asked == [("8 rue Poterie Vitré",)]


def test_an_answer_that_comes_after_one_has_left_is_not_shown(contact, desk, qtbot):
    contact.look_up.registers.answer = Answer(found=(SHOP,))
    contact.look_up.ask_register()
    contact.look_up.stop()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert not contact.look_up.offers.isVisible()
