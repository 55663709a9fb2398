"""The first page: begin, bring in, open again, try on; what fails is said, and nothing half is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QWidget

from core.bundle import pack
from core.business import Business
from core.i18n import speak
from gui import words as wording
from gui.look.look import look
from gui.screens.welcome.known import KnownModel
from gui.session import Known
from tests.gui.conftest import texts_of


@pytest.fixture
def bundle(bakery, tmp_path) -> Path:
    target = tmp_path / "boulangerie.devanture"
    pack(bakery.business.folder, bakery.business.store, target)
    return target


def nameless(window: QWidget) -> list[QWidget]:
    """What can take the focus and has no name for a screen reader; Qt's own inner parts have their owner's."""
    each = [one for one in window.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    ours = [one for one in each if not one.objectName().startswith("qt_") and one.isVisible()]
    return [one for one in ours if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)]


def test_the_first_page_offers_to_begin_and_the_fingers_are_there(start):
    window = start()
    assert window.start.isVisible()
    assert window.start.new.hasFocus()
    assert window.start.known.isHidden()
    assert window.start.began.isHidden()


def test_everything_has_a_name_on_every_page(start, program, tmp_path):
    program.session.opened(tmp_path / "gone", "Chez Nous")
    window = start()
    assert nameless(window) == []
    for step in range(1, 6):
        window.show_step(step)
        assert nameless(window) == []


def test_a_received_file_is_unpacked_beside_the_others_and_opened(start, bundle, program, shelf, qtbot, house):
    window = start(bundle)
    qtbot.waitUntil(lambda: bool(program.opened))
    assert program.opened == [(shelf / "boulangerie", "home")]
    business = Business.open(shelf / "boulangerie", house)
    assert business.profiles.read().trade == "bakery"
    assert [one.settings["folder"] for one in business.accounts.all()] == [str(house.practice)]
    business.close()
    assert window.bar.texts() == []


def test_the_same_file_twice_makes_two_folders(start, bundle, program, shelf, qtbot):
    window = start(bundle)
    qtbot.waitUntil(lambda: len(program.opened) == 1)
    window.take(bundle)
    qtbot.waitUntil(lambda: len(program.opened) == 2)
    assert program.opened[1][0] == shelf / "boulangerie-2"


def test_a_file_can_be_chosen_or_dropped(start, bundle, program, qtbot):
    window = start()
    program.dialogs.chosen = bundle
    window.start.receive.click()
    qtbot.waitUntil(lambda: len(program.opened) == 1)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bundle))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: len(program.opened) == 2)


def test_what_is_no_hand_over_file_is_told_and_leaves_nothing(start, program, shelf, tmp_path, qtbot):
    (tmp_path / "photo.devanture").write_bytes(b"not one of ours")
    window = start(tmp_path / "photo.devanture")
    qtbot.waitUntil(lambda: bool(window.bar.texts()))
    assert "photo.devanture could not be taken" in window.bar.texts()[0]
    assert program.opened == []
    assert window.start.isVisible()
    assert not shelf.exists() or list(shelf.iterdir()) == []


def test_a_folder_without_a_business_is_told(start, program, tmp_path):
    window = start()
    program.dialogs.chosen = tmp_path
    window.start.browse.click()
    assert program.opened == []
    assert tmp_path.name in window.bar.texts()[0]


def test_a_folder_with_a_business_is_opened(start, bakery, program):
    window = start()
    program.dialogs.chosen = bakery.business.folder
    window.start.browse.click()
    assert program.opened == [(bakery.business.folder, "home")]


def test_an_example_is_made_once_and_shows_its_site(start, program, house, qtbot):
    window = start()
    window.start.examples["plumber"].click()
    assert window.work.isVisible()
    qtbot.waitUntil(lambda: bool(program.opened), timeout=30_000)
    folder = house.home / "examples" / "plumber"
    assert program.opened == [(folder, "site")]
    assert (folder / "site" / "index.html").exists()


def test_a_stopped_example_leaves_nothing_and_comes_back_to_the_page(start, program, house, qtbot):
    window = start()
    window.start.examples["bakery"].click()
    window.work.busy.cancel.click()
    qtbot.waitUntil(window.start.isVisible, timeout=30_000)
    assert (program.opened, window.bar.texts()) == ([], [])
    assert not (house.home / "examples" / "bakery").exists()


def test_known_businesses_are_listed_with_those_that_are_not_there(start, program, bakery, tmp_path, qtbot):
    program.session.opened(tmp_path / "stick" / "salon", "Salon <b>Hélène</b>")
    program.session.opened(bakery.business.folder, "Au Four")
    window = start()
    model = window.start.known.model
    qtbot.waitUntil(lambda: model.is_absent(1))
    texts = [model.index(place).data() for place in range(model.rowCount())]
    assert texts[0] == f"Au Four\n{bakery.business.folder}"
    assert texts[1].startswith("Salon <b>Hélène</b>\nIts folder is not there at the moment")
    assert window.start.known.list.hasFocus()


def test_enter_opens_the_one_and_a_missing_one_is_told(start, program, bakery, tmp_path, qtbot):
    program.session.opened(tmp_path / "gone", "Salon")
    program.session.opened(bakery.business.folder, "Au Four")
    window = start()
    known = window.start.known
    qtbot.keyClick(known.list, Qt.Key.Key_Return)
    assert program.opened == [(bakery.business.folder, "home")]
    known.list.setCurrentIndex(known.model.index(1))
    qtbot.waitUntil(lambda: not known.open.isEnabled())
    qtbot.keyClick(known.list, Qt.Key.Key_Return)
    assert len(program.opened) == 1
    assert "no business" in window.bar.texts()[0]


def test_one_is_taken_off_the_list_and_its_folder_stays(start, program, bakery, tmp_path, qtbot):
    program.session.opened(bakery.business.folder, "Au Four")
    window = start()
    qtbot.keyClick(window.start.known.list, Qt.Key.Key_Delete)
    assert program.session.businesses() == []
    assert window.start.known.isHidden()
    assert bakery.business.folder.exists()


def test_the_model_of_known_ones_is_a_good_model(qtmodeltester, tmp_path):
    model = KnownModel()
    model.show([Known(tmp_path / "a", "A"), Known(tmp_path / "b", "")])
    model.show_absent(frozenset((tmp_path / "b",)))
    qtmodeltester.check(model)


def test_the_language_is_switched_in_the_corner(start, program):
    window = start()
    assert [one.text() for one in window.tongues if one.isChecked()] == ["English"]
    window.tongues[0].click()
    assert program.spoken == ["fr"]


@pytest.mark.parametrize(("width", "scale"), [(1440, 1.0), (1024, 1.0), (1024, 1.5)])
def test_in_french_nothing_of_the_page_is_cut_at_the_side(start, program, tmp_path, width, scale):
    program.session.opened(tmp_path / "gone", "Nom " * 75)
    speak("fr")
    wording.set_locale("fr")
    look().choose("light", scale)
    try:
        window = start()
        window.resize(width, 640)
        assert "Par quoi commencer" in texts_of(window)
        page = window.start.page
        assert page.widget().minimumSizeHint().width() <= page.viewport().width()
    finally:
        wording.set_locale("en")
        look().choose("light", 1.0)
