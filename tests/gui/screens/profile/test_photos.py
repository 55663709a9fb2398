"""Photos and logo: taken in from anywhere, refused with a remedy, described, arranged, removed."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from gui.screens.profile.photo_model import PhotoModel
from tests.gui.conftest import type_text


@pytest.fixture
def photos(show, bakery):
    return show(bakery, "photos").sections["photos"]


@pytest.fixture
def files(tmp_path):
    """Two pictures and something that is none."""
    made = []
    for name, colour in (("a.png", "#b5651d"), ("b.png", "#2e7d32")):
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        image.save(str(tmp_path / name))
        made.append(tmp_path / name)
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.4 letter")
    return [*made, tmp_path / "letter.pdf"]


def ids(desk):
    return [photo.id for photo in desk.business.library.photos()]


def test_the_grid_is_a_sound_model(bakery, qtmodeltester):
    model = PhotoModel(bakery.thumbs)
    model.show_photos(bakery.business.library.photos())
    qtmodeltester.check(model)


def test_what_is_dropped_anywhere_is_taken_in_and_what_is_no_photo_is_named(photos, bakery, files, qtbot):
    said = []
    bakery.said.connect(said.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    copy = Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    photos.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert photos.busy.isVisible()
    qtbot.waitUntil(lambda: bool(said))
    assert len(ids(bakery)) == 10
    assert "2 photos were taken in." in said[0].text
    assert "letter.pdf: It is a PDF document." in said[0].more
    assert not photos.busy.isVisible()
    qtbot.waitUntil(lambda: photos.photos.rowCount() == 10)


def test_photos_are_chosen_in_the_systems_dialog(photos, bakery, files, program, qtbot):
    program.dialogs.files = files[:1]
    photos.drop.choose.click()
    qtbot.waitUntil(lambda: len(ids(bakery)) == 9)


def test_a_picture_is_pasted(photos, bakery, files, qtbot):
    QGuiApplication.clipboard().setImage(QImage(str(files[0])))
    photos.paste()
    qtbot.waitUntil(lambda: len(ids(bakery)) == 9)


def test_a_photo_is_described_as_one_types(photos, bakery, qtbot):
    photos.grid.setCurrentIndex(photos.photos.index(1))
    photos.words.alt.setFocus()
    qtbot.waitUntil(photos.words.alt.control.hasFocus)
    photos.words.alt.control.selectAll()
    type_text(photos.words.alt.control, "Des croissants <b>chauds</b> 🥐")
    bakery.keeper.flush()
    assert bakery.business.library.photos()[1].alt == "Des croissants <b>chauds</b> 🥐"
    photos.grid.setCurrentIndex(photos.photos.index(0))
    assert photos.words.alt.value().startswith("Grand pain")


def test_words_typed_go_to_the_photo_they_were_typed_for(photos, bakery, qtbot):
    photos.grid.setCurrentIndex(photos.photos.index(1))
    photos.words.caption.setFocus()
    qtbot.waitUntil(photos.words.caption.control.hasFocus)
    type_text(photos.words.caption.control, "Du matin")
    photos.grid.setCurrentIndex(photos.photos.index(2))
    captions = [photo.caption for photo in bakery.business.library.photos()]
    assert captions[1:3] == ["Du matin", ""]


def test_what_must_stay_in_sight_is_clicked_or_moved_by_keys(photos, bakery, qtbot):
    photos.grid.setCurrentIndex(photos.photos.index(1))
    point = photos.words.point
    qtbot.waitUntil(lambda: point._area().isValid())
    area = point._area()
    qtbot.mouseClick(point, Qt.MouseButton.LeftButton, pos=(area.topLeft() + QPointF(2, 2)).toPoint())
    kept = bakery.business.library.photos()[1]
    assert (kept.focus_x < 0.05, kept.focus_y < 0.05) == (True, True)
    qtbot.keyClick(point, Qt.Key.Key_Right)
    assert bakery.business.library.photos()[1].focus_x == pytest.approx(kept.focus_x + 0.05)
    assert "% from the left" in point.accessibleName()


def test_photos_are_put_in_order_by_keys_and_by_dragging(photos, bakery, qtbot):
    before = ids(bakery)
    photos.grid.setCurrentIndex(photos.photos.index(0))
    qtbot.keyClick(photos.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert ids(bakery)[:2] == [before[1], before[0]]
    data = photos.photos.mimeData([photos.photos.index(0)])
    QApplication.processEvents()
    data = photos.photos.mimeData([photos.photos.index(0)])
    photos.photos.dropMimeData(data, Qt.DropAction.MoveAction, 8, 0, photos.photos.index(-1))
    assert ids(bakery)[-1] == before[1]


def test_removing_photos_to_undo(photos, bakery, qtbot):
    said = []
    bakery.said.connect(said.append)
    before = ids(bakery)
    photos.grid.selectAll()
    qtbot.keyClick(photos.grid, Qt.Key.Key_Delete)
    assert ids(bakery) == []
    assert said[0].text == "8 photos were removed."
    said[0].acts[0].does()
    assert ids(bakery) == before


def test_an_empty_section_shows_only_the_place_to_drop(show, desk):
    section = show(desk, "photos").sections["photos"]
    assert not section.grid.isVisible()
    assert section.drop.isVisible()


def test_a_logo_brings_its_colours_and_goes_to_undo(show, desk, files, qtbot):
    section = show(desk, "photos").sections["photos"]
    section.logo.take([files[0]])
    qtbot.waitUntil(lambda: desk.business.profiles.read().logo is not None)
    assert desk.business.profiles.read().colours == ("#b5651d",)
    qtbot.waitUntil(lambda: section.logo.swatches._shown == ("#b5651d",))
    section.logo.remove.click()
    assert desk.business.profiles.read().logo is None
    desk.undo()
    assert desk.business.profiles.read().logo is not None


def test_a_logo_that_is_none_is_told(show, desk, files, qtbot):
    said = []
    desk.said.connect(said.append)
    show(desk, "photos").sections["photos"].logo.take([files[2]])
    qtbot.waitUntil(lambda: bool(said))
    assert "PDF" in said[0].text + said[0].more
