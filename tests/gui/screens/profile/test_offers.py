"""The price list under the fingers: typed, pasted, ticked, moved, removed, searched."""

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from core.errors import DiskFullError
from core.profile.model import Offer, Price, PriceKind
from gui.screens.profile.offer_model import OfferModel
from tests.gui.conftest import type_text

SECTION, NAME, PRICE, UNIT, WORDS = range(5)


@pytest.fixture
def offers(show, desk):
    return show(desk, "offers").sections["offers"]


def names(desk):
    return [offer.name for offer in desk.business.profiles.offers.read()]


def write(section, row, column, text):
    """As fingers do: the cell is entered, typed into, and left with Enter."""
    table = section.table
    table.setFocus()
    table.setCurrentIndex(section.offers.index(row, column))
    table.edit(table.currentIndex())
    editor = table.indexWidget(table.currentIndex())
    editor.selectAll()
    type_text(editor, text)
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    QApplication.processEvents()


def test_the_table_is_a_sound_model(desk, qtmodeltester):
    model = OfferModel(desk)
    model.show_offers([Offer(id="1", name="Coupe"), Offer(id="2", name="Barbe")], "fr")
    qtmodeltester.check(model)
    model.show_offers([Offer(id="2", name="Barbe"), Offer(id="3", name="Soin"), Offer(id="1", name="Coupe")], "fr")
    assert [line.cells.get("name", "") for line in model.lines] == ["Barbe", "Soin", "Coupe", ""]


def test_typing_in_the_last_line_makes_an_offer_and_enter_goes_on_below(offers, desk):
    write(offers, 0, NAME, "Coupe")
    write(offers, 1, NAME, "Barbe")
    assert names(desk) == ["Coupe", "Barbe"]
    assert offers.table.currentIndex().row() == 2
    assert offers.offers.lines[2].empty


def test_prices_are_typed_as_they_are_said(offers, desk):
    write(offers, 0, NAME, "Coupe")
    write(offers, 0, PRICE, "dès 35€ l'heure")
    kept = desk.business.profiles.offers.read()[0].price
    assert kept == Price(kind=PriceKind.FROM, cents=3500, unit="l'heure")
    assert offers.offers.index(0, UNIT).data() == "l'heure"


def test_it_is_kept_while_one_types(offers, desk, qtbot):
    table = offers.table
    table.setFocus()
    table.setCurrentIndex(offers.offers.index(0, NAME))
    table.edit(table.currentIndex())
    editor = table.indexWidget(table.currentIndex())
    type_text(editor, "Coupe")
    qtbot.waitUntil(lambda: names(desk) == ["Coupe"])
    type_text(editor, " courte")
    qtbot.waitUntil(lambda: names(desk) == ["Coupe courte"])
    assert editor.text() == "Coupe courte"


def test_a_wrong_price_stays_is_named_below_and_keeps_nobody_back(offers, desk):
    write(offers, 0, NAME, "Coupe")
    write(offers, 0, PRICE, "beaucoup")
    assert offers.offers.index(0, PRICE).data() == "beaucoup"
    assert "“Coupe”, Price: This is not a price." in offers.problems.text()
    assert "This is not a price" in offers.offers.index(0, PRICE).data(Qt.ItemDataRole.ToolTipRole)
    write(offers, 0, SECTION, "Femmes")
    assert desk.business.profiles.offers.read()[0].section == "Femmes"
    write(offers, 0, PRICE, "35")
    assert not offers.problems.isVisible()


def test_a_price_without_a_name_waits_and_says_so(offers, desk):
    write(offers, 0, PRICE, "35 €")
    assert names(desk) == []
    assert "An offer needs a name" in offers.problems.text()
    write(offers, 0, NAME, "Coupe")
    assert desk.business.profiles.offers.read()[0].price.cents == 3500


def paste(section, text):
    QGuiApplication.clipboard().setText(text)
    section.table.setFocus()
    key = QKeySequence(QKeySequence.StandardKey.Paste)[0]
    event = QKeyEvent(QEvent.Type.KeyPress, key.key(), key.keyboardModifiers())
    QApplication.sendEvent(section.table, event)
    QApplication.processEvents()


def test_a_list_from_a_spreadsheet_becomes_rows_in_one_step(offers, desk):
    paste(offers, "Coupe\t25 €\nBarbe\t15 €\nSoin\tcher\n")
    assert names(desk) == ["Coupe", "Barbe", "Soin"]
    desk.undo()
    assert names(desk) == []


def test_a_menu_in_plain_lines_becomes_rows(offers, desk):
    paste(offers, "Pains :\nBaguette …… 1,35 €\nSeigle 4 €")
    read = desk.business.profiles.offers.read()
    assert [(one.section, one.name, one.price.cents) for one in read] == [
        ("Pains", "Baguette", 135), ("Pains", "Seigle", 400)
    ]  # fmt: skip


def test_nothing_to_paste_says_so(offers, desk):
    QGuiApplication.clipboard().clear()
    offers.paste()
    assert "no text to paste" in offers.problems.text()


@pytest.fixture
def three(show, desk):
    desk.business.profiles.offers.add_all([Offer(name=name, section="S" if name != "B" else "T") for name in "ABC"])
    return show(desk, "offers").sections["offers"]


def press(section, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(section.table, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
    QApplication.processEvents()


def choose(section, line):
    """Whatever keys an earlier test has left pressed in the eyes of Qt."""
    flags = QItemSelectionModel.SelectionFlag
    index = section.table.model().index(line, 0)
    section.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def test_lines_move_by_keys_and_the_selection_goes_with_them(three, desk):
    choose(three, 0)
    press(three, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(desk) == ["B", "A", "C"]
    assert three.table.chosen() == [1]
    press(three, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(three, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(desk) == ["A", "B", "C"]


def test_lines_move_by_dragging(three, desk):
    data = three.offers.mimeData([three.offers.index(0, 0), three.offers.index(0, 1)])
    three.offers.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, three.offers.index(-1, -1))
    assert names(desk) == ["B", "C", "A"]


def test_removing_offers_to_undo(three, desk):
    said = []
    desk.said.connect(said.append)
    three.table.selectAll()
    press(three, Qt.Key.Key_Delete)
    assert names(desk) == []
    assert said[0].text == "3 offers were removed."
    said[0].acts[0].does()
    assert names(desk) == ["A", "B", "C"]


def test_sections_are_put_together(three, desk):
    three.group()
    assert names(desk) == ["A", "C", "B"]


def test_searching_shows_what_fits_or_says_that_nothing_does(three):
    three.search.setText("b")
    assert [three.table.isRowHidden(row) for row in range(3)] == [True, False, True]
    three.search.setText("zzz")
    assert three.none.isVisible()
    three.search.clear()
    assert not any(three.table.isRowHidden(row) for row in range(4))


def test_usual_services_are_ticked_and_added(show, desk):
    desk.business.profiles.change(trade="bakery")
    section = show(desk, "offers").sections["offers"]
    section.usual.opener.click()
    first = section.usual.model.index(0)
    section.usual.list.setCurrentIndex(first)
    QApplication.sendEvent(
        section.usual.list, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    )
    assert section.usual.take.text() == "Add the ticked ones (1)"
    section.usual.take.click()
    assert names(desk) == ["Baguette"]
    QApplication.processEvents()
    assert "Baguette" not in [offer.name for offer in section.usual.model.offers]


def test_words_in_a_second_language_are_kept_with_their_offer(show, desk, qtbot):
    desk.business.profiles.change(languages="fr,en")
    made = desk.business.profiles.offers.add_all([Offer(name="Coupe"), Offer(name="Barbe")])
    section = show(desk, "offers").sections["offers"]
    section.table.setCurrentIndex(section.offers.index(0, NAME))
    field = section.words.fields["en", "name"]
    field.setFocus()
    qtbot.waitUntil(field.control.hasFocus)
    type_text(field.control, "Haircut")
    section.table.setCurrentIndex(section.offers.index(1, NAME))
    read = {offer.id: offer.translations for offer in desk.business.profiles.offers.read()}
    assert read == {made[0].id: {"en": {"name": "Haircut"}}, made[1].id: {}}
    assert field.value() == ""


def test_a_cell_that_the_disk_refuses_stays_and_is_kept_when_there_is_room_again(offers, desk, monkeypatch):
    write(offers, 0, NAME, "Coupe")
    change = desk.business.profiles.offers.change

    def refuse(*_offer, **_merge):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.business.profiles.offers, "change", refuse)
    write(offers, 0, SECTION, "Femmes")
    assert offers.offers.index(0, SECTION).data() == "Femmes"
    monkeypatch.setattr(desk.business.profiles.offers, "change", change)
    assert desk.keeper.flush()
    assert desk.business.profiles.offers.read()[0].section == "Femmes"


def test_two_cells_typed_while_the_disk_is_full_are_both_kept(offers, desk, monkeypatch):
    write(offers, 0, NAME, "Coupe")
    change = desk.business.profiles.offers.change

    def refuse(*_offer, **_merge):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(desk.business.profiles.offers, "change", refuse)
    write(offers, 0, SECTION, "Femmes")
    write(offers, 0, WORDS, "Brushing compris")
    monkeypatch.setattr(desk.business.profiles.offers, "change", change)
    assert desk.keeper.flush()
    offer = desk.business.profiles.offers.read()[0]
    assert (offer.section, offer.description) == ("Femmes", "Brushing compris")


def test_a_hostile_name_of_300_letters_is_only_a_name(offers, desk):
    wild = ("<b>Coupe</b> 💇 " * 30)[:299].strip()
    write(offers, 0, NAME, wild)
    assert names(desk) == [wild]
    offers.grab()


def test_another_devices_change_leaves_the_cell_one_types_in(offers, desk, qtbot):
    write(offers, 0, NAME, "Coupe")
    table = offers.table
    table.setCurrentIndex(offers.offers.index(0, SECTION))
    table.edit(table.currentIndex())
    editor = table.indexWidget(table.currentIndex())
    type_text(editor, "Fem")
    desk.business.profiles.offers.add(Offer(name="Barbe"), before=offers.offers.lines[0].id)
    qtbot.waitUntil(lambda: offers.offers.lines[0].cells["name"] == "Barbe")
    assert editor.text() == "Fem"
    assert table.currentIndex().row() == 1
