"""The photos of a post: put in order, described, and told of before a network refuses them."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from core.posts.model import Picture, PostState
from core.posts.posts import Draft
from tests.gui.conftest import type_text
from tests.gui.screens.posts.conftest import settle, waiting


def test_photos_are_put_in_order_described_and_removed(screen, posts, written, bakery, said):
    photos = bakery.business.library.photos()[:2]
    screen.enter(f"post:{written.id}")
    screen.composer.pictures.add(photos)
    settle()
    assert [each.media for each in posts.get(written.id).pictures] == [photo.id for photo in photos]
    assert screen.composer.pictures.rows[0].alt.value() == photos[0].alt
    screen.composer.pictures._moving(0)(1)
    settle()
    assert [each.media for each in posts.get(written.id).pictures] == [photos[1].id, photos[0].id]
    field = screen.composer.pictures.rows[0].alt
    field.control.selectAll()
    type_text(field.control, "Un four à bois")
    bakery.keeper.flush()
    assert posts.get(written.id).pictures[0] == Picture(media=photos[1].id, alt="Un four à bois")
    settle()
    screen.composer.pictures._removing(1)()
    settle()
    assert len(posts.get(written.id).pictures) == 1
    said[-1].acts[0].does()
    settle()
    assert len(posts.get(written.id).pictures) == 2


def test_a_photo_without_words_is_told_before_it_bites(screen, posts, written, bakery, qtbot):
    screen.enter(f"post:{written.id}")
    screen.composer.pictures._take([png()])
    qtbot.waitUntil(lambda: bool(posts.get(written.id).pictures))
    settle()
    assert "The photo has no alternative text." in screen.composer.pictures.rows[0].alt.problem.text()
    screen.composer.go.click()
    settle()
    assert waiting(screen) == []


def test_a_planning_refused_because_of_a_photo_leads_to_what_is_said_of_it(screen, posts, written, said, qtbot):
    screen.enter(f"post:{written.id}")
    screen.composer.pictures._take([png()])
    qtbot.waitUntil(lambda: bool(posts.get(written.id).pictures))
    settle()
    screen.composer.go.click()
    settle()
    assert "This post cannot go out as it is." in said[-1].text
    assert [act.label for act in said[-1].acts] == ["Go to the photo"]
    screen.enter("list")
    said[-1].acts[0].does()
    field = screen.composer.pictures.rows[0].alt.control
    qtbot.waitUntil(lambda: screen.focusWidget() is field and not field.visibleRegion().isEmpty())
    assert screen.composer.sheet.id == written.id


@pytest.mark.parametrize("part", ["photo:7", "photo:", "photo:x", "photo:-1", "elsewhere"])
def test_an_address_of_a_photo_that_is_not_there_opens_the_post_all_the_same(screen, written, part):
    screen.enter(f"post:{written.id}/{part}")
    assert screen.composing
    assert screen.focusWidget() is screen.composer.text.field.control


def test_a_photo_alone_begins_a_post_too(screen, posts, bakery, qtbot):
    before = len(posts.all())
    screen.enter("new")
    screen.composer.pictures._take([png()])
    qtbot.waitUntil(lambda: len(posts.all()) == before + 1)


def png():
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def test_what_is_no_picture_is_named_and_nothing_changes(screen, posts, written, said, tmp_path, qtbot):
    wrong = tmp_path / "carte.png"
    wrong.write_bytes(b"no picture")
    screen.enter(f"post:{written.id}")
    screen.composer.pictures._take([wrong])
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "Some files could not be added."
    assert "carte.png" in said[-1].more
    assert posts.get(written.id).pictures == ()


def test_photos_go_on_the_post_they_were_dropped_on_whichever_is_written_by_then(screen, posts, written, qtbot):
    other = posts.write(Draft(text="Galette"))
    screen.enter(f"post:{written.id}")
    screen.composer.pictures._take([png()])
    screen.enter(f"post:{other.id}")
    qtbot.waitUntil(lambda: bool(posts.get(written.id).pictures))
    assert posts.get(other.id).pictures == ()


def test_a_new_post_left_before_its_photo_is_in_is_kept_with_it(screen, posts, qtbot):
    screen.enter("new")
    screen.composer.pictures._take([png()])
    began = screen.composer.sheet.id
    screen.enter("list")
    qtbot.waitUntil(lambda: len(posts.get(began).pictures) == 1)
    assert posts.get(began).state is PostState.DRAFT


def test_a_post_thrown_away_meanwhile_gets_no_photo(screen, posts, written, qtbot):
    screen.enter(f"post:{written.id}")
    screen.composer.pictures._take([png()])
    posts.discard(posts.get(written.id))
    qtbot.waitUntil(screen.composer.pictures.busy.isHidden)
    assert (posts.get(written.id).pictures, posts.get(written.id).state) == ((), PostState.DISCARDED)
