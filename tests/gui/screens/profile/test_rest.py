"""Look, legal facts, team and links."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.profile.model import Link, Tone
from tests.gui.conftest import texts_of, type_text


def settle():
    QApplication.processEvents()


def test_a_colour_is_typed_by_name_or_number(show, desk, qtbot):
    desk.business.profiles.change(colours=["#111111"])
    section = show(desk, "look").sections["look"]
    field = section.lines[0].field
    qtbot.waitUntil(field.control.hasFocus)
    field.control.selectAll()
    type_text(field.control, "bleu marine")
    section.tones[Tone.WARM].setFocus()
    assert desk.business.profiles.read().colours == ("#1b2a49",)
    assert field.value() == "#1b2a49"


def test_a_colour_nobody_knows_is_told_beside_it(show, desk, qtbot):
    desk.business.profiles.change(colours=["#111111"])
    section = show(desk, "look").sections["look"]
    field = section.lines[0].field
    qtbot.waitUntil(field.control.hasFocus)
    field.control.selectAll()
    type_text(field.control, "sky of May")
    section.tones[Tone.WARM].setFocus()
    assert field.has_problem()
    assert desk.business.profiles.read().colours == ("#111111",)


def test_a_colour_is_picked_and_removed(show, desk, program):
    def choose(dialog):
        dialog.setCurrentColor("#123456")
        return True

    program.dialogs.at_dialog = choose
    section = show(desk, "look").sections["look"]
    section.more.click()
    assert desk.business.profiles.read().colours == ("#123456",)
    settle()
    section.remove(0)
    assert desk.business.profiles.read().colours == ()


def test_colours_of_the_logo_are_taken_again(show, bakery, qtbot):
    before = bakery.business.profiles.read().colours
    bakery.business.profiles.change(colours="")
    section = show(bakery, "look").sections["look"]
    section.from_logo.click()
    qtbot.waitUntil(lambda: bakery.business.profiles.read().colours != ())
    assert bakery.business.profiles.read().colours == before


def test_a_tone_is_chosen_by_its_example(show, desk):
    section = show(desk, "look").sections["look"]
    assert "quotation is free" in texts_of(section)
    section.tones[Tone.REFINED].click()
    assert desk.business.profiles.read().tone is Tone.REFINED


@pytest.fixture
def law(show, desk):
    return show(desk, "law").sections["law"]


def test_fields_are_those_of_the_form(law, desk):
    assert not law.capital.isVisible()
    law.form.typed.emit("sarl")
    desk.keeper.flush()
    settle()
    assert (law.capital.isVisible(), law.director.isVisible()) == (True, True)
    assert law.owner.label.text() == "Registered name"
    law.form.typed.emit("ei")
    desk.keeper.flush()
    settle()
    assert (law.capital.isVisible(), law.director.isVisible()) == (False, False)
    assert law.owner.label.text() == "First name and surname"


def test_a_siret_is_read_with_blanks_and_told_when_wrong(law, desk, qtbot):
    law.siret.setFocus()
    qtbot.waitUntil(law.siret.control.hasFocus)
    type_text(law.siret.control, "732 829 320 00074")
    law.form.setFocus()
    assert desk.business.profiles.read().legal.siret == "73282932000074"
    law.siret.setFocus()
    law.siret.control.selectAll()
    type_text(law.siret.control, "732 829 320 00075")
    law.form.setFocus()
    assert "check digit" in law.siret.problem.text()
    assert law.siret.value() == "732 829 320 00075"


def test_the_vat_number_follows_from_the_siret(law, desk):
    desk.do(lambda: desk.business.profiles.change(siret="73282932000074"))
    settle()
    law.take_vat.click()
    assert desk.business.profiles.read().legal.vat_number == "FR44732829320"
    settle()
    assert not law.take_vat.isVisible()
    law.exempt.control.click()
    desk.keeper.flush()
    settle()
    assert not law.vat.isVisible()


def test_what_the_notice_lacks_stands_at_the_top(law):
    assert "The legal form is missing" in texts_of(law.hints)


def test_insurance_is_asked_of_builders_and_shown_to_who_wants_it(show, desk):
    law = show(desk, "law").sections["law"]
    assert not law.insurance.isVisible()
    law.more.click()
    assert law.insurance.isVisible()
    desk.do(lambda: desk.business.profiles.change(trade="plumber"))
    assert show(desk, "law").sections["law"].insurance.isVisible()


def team(desk):
    return [(one.name, one.role) for one in desk.business.profiles.team.read()]


def test_somebody_is_added_named_and_given_a_role(show, desk, qtbot):
    section = show(desk, "team").sections["team"]
    section.people.add.click()
    qtbot.waitUntil(section.name.control.hasFocus)
    type_text(section.name.control, "Hélène")
    section.role.setFocus()
    qtbot.waitUntil(section.role.control.hasFocus)
    type_text(section.role.control, "coiffeuse")
    desk.keeper.flush()
    assert team(desk) == [("Hélène", "coiffeuse")]
    settle()
    assert section.people.model.index(0).data() == "Hélène, coiffeuse"


def test_people_are_put_in_order_and_removed_to_undo(show, bakery, qtbot):
    section = show(bakery, "team").sections["team"]
    section.people.down.click()
    assert [name for name, _role in team(bakery)][:2] == ["Ronan", "Anne-Lise Morvan"]
    settle()
    qtbot.keyClick(section.people.list, Qt.Key.Key_Delete)
    assert [name for name, _role in team(bakery)] == ["Ronan", "Maïwenn"]
    bakery.undo()
    assert len(team(bakery)) == 3


def test_typing_goes_to_the_person_it_was_typed_for(show, bakery, qtbot):
    section = show(bakery, "team").sections["team"]
    section.role.setFocus()
    qtbot.waitUntil(section.role.control.hasFocus)
    section.role.control.selectAll()
    type_text(section.role.control, "cheffe")
    section.people.list.setCurrentIndex(section.people.model.index(1))
    assert team(bakery)[:2] == [("Anne-Lise Morvan", "cheffe"), ("Ronan", "tourier")]
    assert section.role.value() == "tourier"


def test_a_name_taken_away_is_told_and_the_old_one_stays(show, bakery, qtbot):
    section = show(bakery, "team").sections["team"]
    section.name.setFocus()
    qtbot.waitUntil(section.name.control.hasFocus)
    section.name.control.selectAll()
    type_text(section.name.control, " ")
    section.role.setFocus()
    assert section.name.has_problem()
    assert team(bakery)[0][0] == "Anne-Lise Morvan"


def test_a_portrait_is_one_of_the_photos(show, bakery):
    section = show(bakery, "team").sections["team"]
    photo = bakery.business.library.photos()[0].id
    section.photo.typed.emit(photo)
    bakery.keeper.flush()
    assert bakery.business.profiles.team.read()[0].photo == photo


def links(desk):
    return [(one.network, one.address) for one in desk.business.profiles.links.read()]


def test_a_page_is_known_by_its_address(show, desk, qtbot):
    section = show(desk, "links").sections["links"]
    section.new.control.setText("www.facebook.com/au.four")
    qtbot.keyClick(section.new.control, Qt.Key.Key_Return)
    assert links(desk) == [("facebook", "https://www.facebook.com/au.four")]
    assert section.new.value() == ""


def test_a_name_alone_needs_its_network(show, desk, qtbot):
    section = show(desk, "links").sections["links"]
    section.new.control.setText("@au.four")
    section.make.click()
    assert section.new.has_problem()
    section.new_network.show_value("instagram")
    section.make.click()
    assert links(desk) == [("instagram", "https://www.instagram.com/au.four")]


def test_what_is_no_address_is_told_and_stays(show, desk):
    section = show(desk, "links").sections["links"]
    section.new.control.setText("my page")
    section.make.click()
    assert (section.new.has_problem(), section.new.value(), links(desk)) == (True, "my page", [])


def test_a_link_is_changed_and_removed(show, desk, qtbot):
    desk.business.profiles.links.add(Link(network="facebook", address="https://facebook.com/a"))
    section = show(desk, "links").sections["links"]
    section.address.setFocus()
    qtbot.waitUntil(section.address.control.hasFocus)
    section.address.control.end(False)
    type_text(section.address.control, "bc")
    desk.keeper.flush()
    assert links(desk) == [("facebook", "https://facebook.com/abc")]
    section.pages.away.click()
    assert links(desk) == []
