"""Every setting does something at once; moving the business is safe; the list of businesses can be kept short."""

from pathlib import Path

import pytest

from core.business import Business
from core.place import MOVED
from gui.look.look import look
from gui.screens.settings.known_card import KnownModel
from gui.screens.settings.place_card import LEFT, cloud_warning
from gui.screens.settings.settings import SettingsScreen
from gui.session import Known
from gui.widgets.two_lines import SECOND
from tests.gui.conftest import heard
from tests.gui.screens.naming import nameless


@pytest.fixture
def screen(bakery, program, qtbot):
    program.session.opened(bakery.business.folder, "Au Levain des Lices")
    made = SettingsScreen(bakery)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.read()
    made.enter("")
    yield made
    look().choose("light", 1.0)


@pytest.fixture
def said(bakery):
    return heard(bakery.said)


def choose(field, value):
    field.control.setCurrentIndex(field.control.findData(value))
    field.control.activated.emit(field.control.currentIndex())


def test_the_language_is_asked_of_the_program(screen, program, qtbot):
    choose(screen.look.language, "fr")
    qtbot.waitUntil(lambda: program.spoken == ["fr"])


def test_light_dark_and_larger_letters_are_worn_and_remembered(screen, program):
    choose(screen.look.scheme, "dark")
    choose(screen.look.scale, "1.25")
    assert (look().dark, look().scale) == (True, 1.25)
    assert (program.session.text("scheme"), program.session.number("scale", 1.0)) == ("dark", 1.25)


def test_the_clock_of_the_shop_is_changed_in_the_business_and_can_be_undone(screen, bakery):
    choose(screen.zone.zone, "Indian/Reunion")
    assert bakery.business.zone == "Indian/Reunion"
    assert screen.zone.now.text() == "There it is 12:00 now."
    bakery.undo()
    assert bakery.business.zone == "Europe/Paris"


def test_a_zone_that_is_not_on_the_list_is_shown_all_the_same(screen, bakery):
    bakery.business.profiles.change(zone="Africa/Casablanca")
    screen.read()
    assert screen.zone.zone.control.currentText() == "Africa/Casablanca"


def test_the_place_and_the_sizes_are_told(screen, bakery, qtbot):
    assert screen.place.folder.text() == str(bakery.business.folder)
    qtbot.waitUntil(lambda: "photos: 1.6 MB" in screen.place.held.text())
    assert not screen.place.warning.isVisible()


def test_a_folder_kept_by_a_cloud_service_is_warned_of(screen, program, tmp_path, bakery):
    assert "Dropbox" in cloud_warning("Dropbox")
    assert cloud_warning("") == ""
    (tmp_path / "Dropbox").mkdir()
    program.dialogs.chosen, program.dialogs.agrees = tmp_path / "Dropbox", False
    screen.place.start()
    assert "work can be lost" in program.dialogs.asked[0]
    assert list((tmp_path / "Dropbox").iterdir()) == []


def test_the_business_moves_and_the_old_folder_is_offered_for_removal(screen, bakery, program, house, tmp_path, qtbot):
    old = bakery.business.folder
    (tmp_path / "stick").mkdir()
    program.dialogs.chosen = tmp_path / "stick"
    screen.place.move_it.click()
    qtbot.waitUntil(lambda: bool(program.away), timeout=10_000)
    _said, work, told, place = program.away[0]
    bakery.close()
    new = work()
    assert (new, place) == (tmp_path / "stick" / "shop", "settings")
    assert str(new) in told().text
    assert (old / MOVED).exists()
    assert program.session.text(LEFT) == str(old)
    assert [one.folder for one in program.session.businesses()] == []
    Business.open(new, house).close()


def test_the_old_folder_is_removed_only_after_asking(screen, bakery, program, tmp_path, qtbot, said):
    old = tmp_path / "old"
    old.mkdir()
    (old / MOVED).write_bytes(b"x")
    program.session.put(LEFT, str(old))
    screen.read()
    assert screen.place.remove.isVisible()
    program.dialogs.agrees = False
    screen.place.remove.click()
    assert old.exists()
    program.dialogs.agrees = True
    screen.place.remove.click()
    qtbot.waitUntil(lambda: not old.exists())
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "The old folder is removed."
    assert not screen.place.remove.isVisible()


def test_it_may_be_left_there(screen, program, tmp_path):
    program.session.put(LEFT, str(tmp_path))
    screen.read()
    screen.place.leave_it.click()
    assert program.session.text(LEFT) == ""
    assert not screen.place.leave_it.isVisible()


def test_other_businesses_are_listed_opened_and_taken_off_and_put_back(screen, bakery, program, tmp_path, said, qtbot):
    here, other = bakery.business.folder, tmp_path / "other"
    program.session.opened(other, "Au <b>Four</b> 🥐")
    program.session.opened(here, "Au Levain des Lices")
    screen.enter("known")
    model = screen.known.model
    qtbot.waitUntil(lambda: "not there now" in model.index(0).data(SECOND))
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Au <b>Four</b> 🥐"]
    screen.known.list.setCurrentIndex(model.index(0))
    screen.known.open_it.click()
    assert program.opened == [(other, "home")]
    screen.known.forget_it.click()
    assert [one.folder for one in program.session.businesses()] == [here]
    assert said[-1].text == "“Au <b>Four</b> 🥐” is off the list; its folder is as it was."
    said[-1].acts[0].does()
    assert [one.folder for one in program.session.businesses()] == [here, other]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester):
    model = KnownModel()
    model.show_known([Known(Path("/a"), "A"), Known(Path("/b"), "")])
    model.show_gone(frozenset({Path("/a")}))
    qtmodeltester.check(model)


def test_everything_that_takes_the_focus_has_a_name(screen):
    assert nameless(screen) == []
