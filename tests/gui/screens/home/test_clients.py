"""All clients at a glance: whoever has several finds the one who needs somebody, and opens it."""

import shutil

import pytest
from PySide6.QtCore import Qt

from core.business import Business
from core.overview.glance import Glance, Health
from gui.screens.home.clients_model import NAME, NEEDS, NEXT, Client, ClientsModel, Sought
from gui.screens.home.home import CLIENTS, Home
from gui.widgets.fields import SearchLine
from tests.gui.conftest import type_text


@pytest.fixture
def known(desk, program, house, tmp_path):
    """Four clients: the open one, one that needs somebody, one damaged, one whose stick is not there."""
    desk.business.profiles.change(name="Au Four")
    salon = Business.new(tmp_path / "salon", house)
    salon.profiles.change(name="Salon Élégance <b>")
    salon.accounts.pause(salon.accounts.all()[0], "Sign in.")
    salon.close()
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "business.db").write_bytes(b"no database" * 100)
    for folder, name in (
        (tmp_path / "stick", "Garage Müller"), (tmp_path / "torn", "Fleurs"), (tmp_path / "salon", "Salon"),
        (desk.business.folder, "Au Four"),
    ):  # fmt: skip
        program.session.opened(folder, name)
    return tmp_path


@pytest.fixture
def home(desk, known, qtbot):
    made = Home(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.read()
    made.enter("clients")
    qtbot.waitUntil(lambda: len(made.clients._seen) == 4)
    return made


def rows(home):
    sought = home.clients.sought
    return [tuple(sought.index(row, column).data() for column in (NAME, NEEDS)) for row in range(sought.rowCount())]


def choose(home, name):
    place = [row[0] for row in rows(home)].index(name)
    home.clients.table.setCurrentIndex(home.clients.sought.index(place, NAME))


def test_whoever_has_one_business_sees_no_clients(desk, program, qtbot):
    program.session.opened(desk.business.folder, "Au Four")
    home = Home(desk)
    qtbot.addWidget(home)
    home.show()
    home.read()
    home.enter("clients")
    assert not home.tabs.isVisible()
    assert home.searchable() is None


def test_with_the_last_of_the_others_off_the_list_one_is_back_at_home(home, program, desk):
    for one in program.session.businesses():
        if one.folder != desk.business.folder:
            program.session.forget(one.folder)
    home.read()
    assert not home.tabs.isVisible()
    assert home.pages.currentWidget() is home.today


def test_those_that_need_somebody_come_first(home):
    assert home.tabs.isVisible()
    assert rows(home) == [
        ("Fleurs", "Its file is damaged; opening it shows what can be done."),
        ("Garage Müller", "The folder is not there: is a stick or a disk not connected?"),
        ("Salon Élégance <b>", "1 thing"),
        ("Au Four", "–"),
    ]
    assert home.clients.summary.text() == "4 clients. 3 need somebody."
    assert home.clients.chosen().known_as == "Fleurs"
    assert home.clients.detail.text().startswith("Its file is damaged")


def test_enter_opens_the_client(home, program, known, qtbot):
    choose(home, "Salon Élégance <b>")
    qtbot.keyClick(home.clients.table, Qt.Key.Key_Return)
    assert program.opened == [(known / "salon", "home")]


def test_a_double_click_and_the_button_do_the_same(home, program, known, qtbot):
    table = home.clients.table
    choose(home, "Salon Élégance <b>")
    spot = table.visualRect(table.currentIndex()).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseClick(home.clients.open, Qt.MouseButton.LeftButton)
    assert program.opened == [(known / "salon", "home")] * 2


def test_the_open_one_is_not_opened_again(home, desk, program):
    places = []
    desk.asked.connect(places.append)
    choose(home, "Au Four")
    home.clients.open.click()
    assert (places, program.opened) == (["home"], [])


def test_search_knows_no_accents_and_nothing_found_can_be_cleared(home, qtbot):
    assert isinstance(home.searchable(), SearchLine)
    type_text(home.searchable(), "elegance")
    assert [row[0] for row in rows(home)] == ["Salon Élégance <b>"]
    type_text(home.searchable(), "zzz")
    assert rows(home) == []
    assert home.clients.middle.currentWidget() is home.clients.nothing
    assert "elegancezzz" in home.clients.nothing.text.text()
    assert not home.clients.open.isEnabled()
    home.clients.nothing.button.click()
    assert len(rows(home)) == 4
    assert home.clients.middle.currentWidget() is home.clients.table


def test_one_whose_folder_is_gone_can_be_taken_off_and_brought_back(home, desk, program, known):
    said = []
    desk.said.connect(said.append)
    choose(home, "Garage Müller")
    assert not home.clients.open.isEnabled()
    assert home.clients.forget.isVisible()
    home.clients.forget.click()
    assert "Garage Müller" not in [row[0] for row in rows(home)]
    assert said[0].text == "“Garage Müller” is off the list. Its folder was not touched."
    said[0].acts[0].does()
    assert {one.folder for one in program.session.businesses()} >= {known / "stick"}
    assert program.session.businesses()[0].folder == desk.business.folder


def test_a_stick_that_comes_back_is_seen_when_one_looks_again(home, known, qtbot):
    shutil.copytree(known / "salon", known / "stick")
    home.clients.again.click()
    qtbot.waitUntil(lambda: home.clients._seen[known / "stick"].health is Health.WELL)
    assert [row[0] for row in rows(home)].count("Salon Élégance <b>") == 2


def test_the_choice_stays_while_it_is_read_again(home, qtbot):
    choose(home, "Salon Élégance <b>")
    home.clients.look()
    qtbot.waitUntil(home.clients.again.isEnabled)
    assert home.clients.chosen().name == "Salon Élégance <b>"


def test_a_change_in_the_open_one_is_looked_at(home, desk, qtbot):
    desk.business.profiles.change(name="Au Grand Four")
    home.read()
    qtbot.waitUntil(lambda: "Au Grand Four" in [row[0] for row in rows(home)], timeout=5000)


def test_leaving_keeps_the_widths_of_the_columns(home, program, desk, qtbot):
    home.clients.table.header().resizeSection(NAME, 333)
    home.leave()
    again = Home(desk)
    qtbot.addWidget(again)
    assert again.clients.table.header().sectionSize(NAME) == 333
    assert home.tabs.currentIndex() == CLIENTS


def test_the_table_is_sound(qtmodeltester, tmp_path, desk):
    clients = [
        Client(tmp_path / "a", "Au Four", Glance(folder=tmp_path / "a", needs=2)),
        Client(tmp_path / "b", ""),
        Client(tmp_path / "c", "x" * 300, Glance(folder=tmp_path / "c", health=Health.NEWER)),
    ]
    model = ClientsModel()
    qtmodeltester.check(model)
    model.show(clients, desk.business.today())
    qtmodeltester.check(model)
    qtmodeltester.check(Sought(model))
    assert model.index(1, NAME).data() == "b"
    assert model.index(0, NEXT).data(Qt.ItemDataRole.AccessibleTextRole) == "Next post: –"
    assert "newer Devanture" in model.index(2, NEEDS).data()


def test_every_column_sorts(home):
    for column in range(NEXT + 1):
        shown = {}
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            home.clients.table.sortByColumn(column, order)
            sought = home.clients.sought
            shown[order] = [sought.index(row, column).data() for row in range(sought.rowCount())]
            if column == NAME:
                names = ["Au Four", "Fleurs", "Garage Müller", "Salon Élégance <b>"]
                assert shown[order] == (names if order == Qt.SortOrder.AscendingOrder else names[::-1])
        up, down = shown.values()
        assert sorted(up) == sorted(down)
        assert (up != down) == (len(set(up)) > 1)
