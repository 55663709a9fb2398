import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from core.errors import BadInputError, DiskFullError, FolderError, NotFoundError
from core.media import files
from core.media.library import Library
from core.store.faults import told
from core.store.history import History
from core.store.store import Store
from tests.media.conftest import camera_exif, colourful, encoded


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A camera's card: three photos, a text, an empty file."""
    folder = tmp_path / "card"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(encoded(colourful(120, 80, number), exif=camera_exif()))
    (folder / "list.jpg").write_text("bread, milk")
    (folder / "none.jpg").touch()
    return folder


def names(library: Library) -> list[str]:
    return [photo.name for photo in library.photos()]


def test_what_is_no_picture_is_named_and_the_others_are_taken(library: Library, card: Path) -> None:
    added = library.add(sorted(card.iterdir()))
    assert [photo.name for photo in added.photos] == names(library) == ["0.jpg", "1.jpg", "2.jpg"]
    assert [problem.field for problem in added.refused] == ["list.jpg", "none.jpg"]


def test_an_import_is_one_step_of_undo_and_the_files_stay(library: Library, card: Path, store: Store) -> None:
    photos = library.add(sorted(card.iterdir())).photos
    history = History(store)
    assert history.entries()[0].name == "3 photos added"
    history.undo()
    assert library.photos() == ()
    assert all(library.path(photo.hash).is_file() for photo in photos)
    history.redo()
    assert library.photos() == photos


def test_the_same_picture_twice_is_one_photo(library: Library, card: Path, store: Store) -> None:
    first = library.add([card / "0.jpg", card / "0.jpg"]).photos
    again = library.add([card / "0.jpg"]).photos
    assert first == again == library.photos()
    assert len(History(store).entries()) == 1


def test_the_kept_file_bears_the_hash_of_its_content(library: Library, card: Path) -> None:
    (photo,) = library.add([card / "0.jpg"]).photos
    path = library.path(photo.hash)
    assert path.name == f"{photo.hash}.jpg"
    assert b"GPS" not in path.read_bytes() and b"Exif" not in path.read_bytes()


def test_a_photo_is_described_keystroke_by_keystroke_in_one_step(library: Library, card: Path, store: Store) -> None:
    (photo,) = library.add([card / "0.jpg"]).photos
    for text in ("B", "Br", "Bread <b>"):
        described = library.describe(photo.id, alt=text)
    assert described == replace(photo, alt="Bread <b>") == library.get(photo.id)
    assert library.describe(photo.id, focus=(1.7, -3)).focus_x == 1.0
    assert [entry.name for entry in History(store).entries()] == ["Photo described", "Photo described", "1 photo added"]


def test_photos_move(library: Library, card: Path) -> None:
    one, two, three = library.add(sorted(card.iterdir())).photos
    library.move(three.id, None)
    assert names(library) == ["2.jpg", "0.jpg", "1.jpg"]
    library.move(three.id, one.id)
    assert names(library) == ["0.jpg", "2.jpg", "1.jpg"]
    library.move(one.id, two.id)
    assert names(library) == ["2.jpg", "1.jpg", "0.jpg"]


def test_photos_move_also_where_another_program_wrote_their_places(library: Library, card: Path, store: Store) -> None:
    one, two, three = library.add(sorted(card.iterdir())).photos
    with store.transaction("Wild"):
        for photo, key in ((one, "a0"), (two, "a0"), (three, "?!")):
            store.update("media", photo.id, {"order_key": key})
    library.move(three.id, two.id)
    assert library.photos()[-1].id == three.id


def test_a_removed_photo_leaves_its_file_behind(library: Library, card: Path, store: Store) -> None:
    (photo,) = library.add([card / "0.jpg"]).photos
    library.remove(photo.id)
    assert library.get(photo.id) is None and library.path(photo.hash).is_file()
    History(store).undo()
    assert library.get(photo.id) == photo


def test_what_was_removed_elsewhere_cannot_be_changed(library: Library) -> None:
    for verb in (lambda: library.move("gone", None), lambda: library.remove("gone"), lambda: library.describe("gone")):
        with pytest.raises(NotFoundError):
            verb()


def test_the_logo_brings_its_colours(library: Library, store: Store, tmp_path: Path) -> None:
    logo = Image.new("RGB", (200, 200), "#ffffff")
    logo.paste("#8b1a2f", (20, 20, 180, 180))
    logo.save(tmp_path / "logo.png")
    photo = library.set_logo(tmp_path / "logo.png")
    profile = store.get("profile", "profile")
    assert photo and profile
    assert (profile["logo"], json.loads(profile["colours"])) == (photo.id, ["#8b1a2f"])
    assert library.photos() == ()
    assert [entry.name for entry in History(store).entries()] == ["Logo changed"]
    library.remove(photo.id)
    assert (store.get("profile", "profile") or {})["logo"] == ""


def test_a_logo_that_is_no_picture_leaves_the_old_one(library: Library, store: Store, card: Path) -> None:
    logo = library.set_logo(card / "0.jpg")
    with pytest.raises(BadInputError):
        library.set_logo(card / "list.jpg")
    assert logo and (store.get("profile", "profile") or {})["logo"] == logo.id
    library.set_logo(None)
    assert (store.get("profile", "profile") or {})["logo"] == ""


def test_a_stopped_import_keeps_what_it_has(library: Library, card: Path) -> None:
    stop, seen = Event(), []

    def watch(done: int, total: int, what: str) -> None:
        seen.append((done, total, what))
        stop.set()

    added = library.add(sorted(card.iterdir()), progress=watch, stop=stop)
    assert (len(added.photos), seen) == (1, [(1, 5, "0.jpg")])


def test_a_missing_file_says_so(library: Library) -> None:
    for wild in ("0" * 64, "../../etc/passwd", "*"):
        with pytest.raises(NotFoundError, match="missing"):
            library.path(wild)


def test_where_nothing_can_be_written_nothing_is_entered(store: Store, card: Path, tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file where the folder should be")
    library = Library(store, tmp_path / "media")
    with pytest.raises(FolderError):
        library.add([card / "0.jpg"])
    assert library.photos() == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    place = tmp_path / "photo.jpg"
    with pytest.raises(DiskFullError) as caught, told(place), Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"photo")
    assert caught.value.remedy and os.strerror(errno.ENOSPC) not in caught.value.happened


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    taken = tmp_path / "photo.jpg"
    taken.mkdir()
    with pytest.raises(FolderError):
        files.write_whole(taken, b"photo")
    assert list(tmp_path.iterdir()) == [taken]


def test_photos_are_put_in_an_order_and_taken_away_together(library: Library, store: Store, card: Path) -> None:
    ids = [photo.id for photo in library.add(sorted(card.glob("*.jpg"))).photos]
    steps = store.db.execute("SELECT count(*) FROM sync_tx").fetchone()[0]
    library.arrange([ids[1], ids[0]])
    assert [photo.id for photo in library.photos()] == [ids[1], ids[0], *ids[2:]]
    library.remove_all([ids[0], ids[1], "gone"])
    assert [photo.id for photo in library.photos()] == ids[2:]
    assert store.db.execute("SELECT count(*) FROM sync_tx").fetchone()[0] == steps + 2
