"""Where a business lies, and moving it: whole or not at all, and never sent from two places."""

from pathlib import Path
from threading import Event

import pytest

from core.errors import DevantureError, FolderError
from core.place import MOVED, cloud, copy_ahead, move, remove_moved, sizes
from core.store.opening import open_store
from core.sync.lock import AlreadyBusyError, sender


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/anne/Dropbox/boulangerie", "Dropbox"),
        ("/home/anne/Dropbox (Au Four)/boulangerie", "Dropbox"),
        ("/Users/anne/OneDrive - Au Four/b", "OneDrive"),
        ("/Users/anne/Library/CloudStorage/GoogleDrive-anne@example.org/Mon Drive/b", "Google Drive"),
        ("/Users/anne/Library/Mobile Documents/com~apple~CloudDocs/b", "iCloud Drive"),
        ("/home/anne/iCloudDrive/b", "iCloud Drive"),
        ("/home/anne/Nextcloud/b", "Nextcloud"),
        ("/home/anne/Documents/b", ""),
        ("/home/anne/Megaphone/b", ""),
        ("/home/anne/Dropboxes/b", ""),
    ],
)
def test_folders_of_cloud_services_are_known(folder, service):
    assert cloud(Path(folder)) == service


@pytest.fixture
def shop(store, folder):
    with store.transaction("made"):
        store.insert("offers", {"id": "a", "name": "Bread"})
    for name in ("media/abc.jpg", "backups/x.db", "frozen/f"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"12345")
    store.close()
    return folder


def moved(shop, target, clock):
    assert copy_ahead(shop, target)
    return move(shop, target, clock, "this-machine")


def test_sizes_are_told_by_what_they_are(shop):
    held = sizes(shop)
    assert (held.photos, held.copies >= 5, held.site) == (5, True, 5)
    assert held.database > 10_000


def test_a_moved_business_is_the_same_with_all_its_files(shop, tmp_path, clock):
    old = open_store(shop, clock, "this-machine")
    device = old.device
    old.close()
    moved(shop, tmp_path / "stick" / "shop", clock)
    again = open_store(tmp_path / "stick" / "shop", clock, "this-machine")
    assert (again.rows("offers")[0]["name"], again.device) == ("Bread", device)
    assert (tmp_path / "stick/shop/media/abc.jpg").read_bytes() == b"12345"
    again.close()


def test_the_old_folder_is_no_business_any_more_and_keeps_everything_until_told(shop, tmp_path, clock):
    moved(shop, tmp_path / "there", clock)
    assert ((shop / MOVED).exists(), (shop / "business.db").exists()) == (True, False)
    remove_moved(shop)
    assert not shop.exists()
    with pytest.raises(DevantureError, match="not one that was left"):
        remove_moved(tmp_path / "there")


def test_what_came_after_the_long_copy_is_taken_too(shop, tmp_path, clock):
    copy_ahead(shop, tmp_path / "there")
    (shop / "media" / "new.jpg").write_bytes(b"new")
    move(shop, tmp_path / "there", clock, "this-machine")
    assert (tmp_path / "there/media/new.jpg").read_bytes() == b"new"


def test_stopped_it_leaves_nothing_behind(shop, tmp_path):
    stop = Event()
    stop.set()
    assert not copy_ahead(shop, tmp_path / "there", stop=stop)
    assert not list(tmp_path.glob("there*"))


def test_while_somebody_sends_it_does_not_move(shop, tmp_path, clock):
    copy_ahead(shop, tmp_path / "there")
    with sender(shop), pytest.raises(AlreadyBusyError):
        move(shop, tmp_path / "there", clock, "this-machine")
    assert (shop / "business.db").exists()


def test_while_another_window_has_it_open_it_does_not_move(shop, tmp_path, clock):
    copy_ahead(shop, tmp_path / "there")
    other = open_store(shop, clock, "this-machine")
    other.connection.execute("PRAGMA busy_timeout = 1")
    other.connection.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(DevantureError):
            moved(shop, tmp_path / "elsewhere", clock)
    finally:
        other.connection.execute("ROLLBACK")
        other.close()
    assert (shop / "business.db").exists()
    assert not (tmp_path / "elsewhere").exists()


def test_a_place_that_is_taken_or_inside_is_refused(shop, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("dear")
    with pytest.raises(FolderError, match="not empty"):
        copy_ahead(shop, tmp_path / "taken")
    with pytest.raises(FolderError, match="inside"):
        copy_ahead(shop, shop / "deeper")


def test_where_the_old_database_cannot_be_put_aside_there_is_only_one_business(shop, tmp_path, clock):
    (shop / MOVED).mkdir()
    (shop / MOVED / "in the way").touch()
    with pytest.raises(FolderError):
        moved(shop, tmp_path / "there", clock)
    assert (shop / "business.db").exists()
    assert not (tmp_path / "there").exists()


def test_what_is_swept_away_while_it_is_copied_is_no_fault(shop, tmp_path):
    def sweep(_done, _total, _name):
        (shop / "media" / "abc.jpg").unlink(missing_ok=True)

    assert copy_ahead(shop, tmp_path / "there", sweep)
    assert not (tmp_path / "there.part/media/abc.jpg").exists()
