import os
import random
import shutil
import sqlite3
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import DamagedError, DiskFullError, FolderError, NewerError, NotFoundError
from core.store.backups import Backup, Backups, kept
from core.store.levels import LEVELS, SYNCED
from core.store.opening import create, open_store, restore
from core.store.schema import schema
from tests.fakes import MONDAY

RELEASED = Path(__file__).parent / "released"


def fill(store, count=3):
    for number in range(count):
        with store.transaction("made"):
            store.insert("offers", {"id": str(number), "name": f"Offer {number}"})


def test_a_folder_without_a_business_says_so(tmp_path, clock):
    with pytest.raises(NotFoundError, match="no business"):
        open_store(tmp_path, clock, "m")


def test_a_business_is_never_made_over_another(store, folder, clock):
    with pytest.raises(FolderError, match="already a business"):
        create(folder, clock, "m")


def test_a_newer_database_is_not_opened_and_left_alone(store, folder, clock):
    store.close()
    path = folder / "business.db"
    with sqlite3.connect(path) as connection:
        columns = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        connection.execute(columns + "VALUES ('devanture', 'm0999_future', 'x')")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerError, match="newer Devanture"):
        open_store(folder, clock, "m")
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", [b"", b"not a database, but a letter to grandmother" * 200])
def test_a_damaged_database_says_where_its_copies_are(store, folder, clock, harm):
    fill(store)
    store.close()
    (folder / "business.db").write_bytes(harm)
    with pytest.raises(DamagedError, match="backups"):
        open_store(folder, clock, "m")


def test_after_a_crash_the_whole_file_is_checked(store, folder, clock):
    fill(store, 300)
    store.close()
    path = folder / "business.db"
    data = bytearray(path.read_bytes())
    chance = random.Random(1)
    for _ in range(4000):
        data[chance.randrange(4096, len(data))] = chance.randrange(256)
    path.write_bytes(bytes(data))
    (folder / "business.db-wal").write_bytes(b"")
    with pytest.raises(DamagedError):
        open_store(folder, clock, "m")


def test_a_damaged_business_comes_back_from_its_copy_with_a_new_device_id(store, folder, clock):
    fill(store)
    backup = Backups(folder / "backups").keep(store.db.conn, "manual", clock.now())
    device = store.device
    store.close()
    (folder / "business.db").write_bytes(b"rubbish" * 1000)
    aside = restore(folder, backup, clock, "this-machine")
    assert aside.read_bytes() == b"rubbish" * 1000
    again = open_store(folder, clock, "this-machine")
    assert len(again.rows("offers")) == 3
    assert again.device != device
    again.close()


def test_what_was_there_before_a_restore_is_kept_too(store, folder, clock):
    backup = Backups(folder / "backups").keep(store.db.conn, "manual", clock.now())
    fill(store)
    store.close()
    clock.pass_by(seconds=5)
    restore(folder, backup, clock, "this-machine")
    newest = Backups(folder / "backups").all()[0]
    assert newest.reason == "restore"
    clock.pass_by(seconds=5)
    restore(folder, newest, clock, "this-machine")
    again = open_store(folder, clock, "this-machine")
    assert len(again.rows("offers")) == 3
    again.close()


def test_a_copy_on_another_machine_takes_a_new_device_id(store, folder, clock, tmp_path):
    fill(store)
    device = store.device
    store.close()
    shutil.copytree(folder, tmp_path / "copy")
    copy = open_store(tmp_path / "copy", clock, "another-machine")
    assert copy.device != device
    fill_one_more = copy.db.execute("SELECT dev, seq FROM sync_seen").fetchall()
    assert fill_one_more == [(device, 6)]
    copy.close()


def test_the_first_opening_of_a_day_keeps_a_copy(store, folder, clock):
    store.close()
    for hours in (1, 1, 24):
        clock.pass_by(hours=hours)
        open_store(folder, clock, "this-machine").close()
    reasons = [(backup.at.date(), backup.reason) for backup in Backups(folder / "backups").all()]
    assert reasons == [(MONDAY.date() + timedelta(days=1), "daily"), (MONDAY.date(), "daily")]


def test_ten_days_and_twelve_months_of_copies_are_kept():
    days = [Backup(MONDAY + timedelta(days=day), "daily", Path(str(day))) for day in range(500)]
    left = kept(days)
    assert [b.at for b in left[:10]] == [MONDAY + timedelta(days=day) for day in range(499, 489, -1)]
    assert len({(b.at.year, b.at.month) for b in left}) == 12
    assert left == kept(left)


def test_the_last_copy_before_a_publication_of_a_day_stays_whatever_is_kept_after_it():
    hours = [(8, "daily"), (9, "publication"), (10, "publication"), (11, "restore"), (12, "manual")]
    copies = [Backup(MONDAY.replace(hour=hour), reason, Path(str(hour))) for hour, reason in hours]
    assert [(b.at.hour, b.reason) for b in kept(copies)] == [
        (12, "manual"), (11, "restore"), (10, "publication"), (8, "daily"),
    ]  # fmt: skip


def test_older_copies_go_and_files_of_others_stay(store, folder, clock):
    backups = Backups(folder / "backups")
    (folder / "backups" / "mine.db").write_text("keep out")
    for _ in range(16):
        clock.pass_by(days=1)
        backups.keep(store.db.conn, "daily", clock.now())
    assert len(backups.all()) == 10
    assert (folder / "backups" / "mine.db").exists()


def test_old_files_always_open(tmp_path, clock):
    for released in sorted(RELEASED.glob("*.db")):
        folder = tmp_path / released.stem
        folder.mkdir()
        shutil.copy(released, folder / "business.db")
        store = open_store(folder, clock, "m")
        assert store.rows("offers")[0]["name"] == "Pain de campagne"
        with store.transaction("x"):
            store.update("offers", store.rows("offers")[0]["id"], {"name": "Pain"})
        store.close()


def test_a_full_run_makes_no_table_that_the_migrations_do_not(store):
    tables = {r[0] for r in store.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    ours = {"sync_state", "sync_tx", "sync_op", "sync_head", "sync_seen", "attempts", "breakers", "_sqlite_migrations"}
    assert tables == ours | set(SYNCED)
    assert tuple(migration.name for migration in schema.applied(store.db)) == LEVELS


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to mount a small disk")
def test_a_full_disk_takes_the_change_back_and_keeps_the_rest(tmp_path, clock):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"cannot mount a small disk: {mounted.stderr.decode().strip()}")
    try:
        store = create(disk / "shop", clock, "m")
        fill(store)
        with pytest.raises(DiskFullError, match="full"), store.transaction("Much text"):
            store.insert("offers", {"id": "big", "description": "x" * 2_000_000})
        assert [row["id"] for row in store.rows("offers")] == ["0", "1", "2"]
        store.close()
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to mount a disk read-only")
def test_a_read_only_disk_says_what_to_do(tmp_path, clock):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("cannot mount a disk")
    try:
        create(disk / "shop", clock, "m").close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(FolderError, match="cannot be written"):
            open_store(disk / "shop", clock, "m")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_damaged_database_is_never_copied_as_a_good_one(store, folder, clock):
    fill(store, 300)
    store.close()
    path = folder / "business.db"
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data), 97):
        data[place] ^= 0x5A
    path.write_bytes(bytes(data))
    good = {copy.path.name for copy in Backups(folder / "backups").all()}
    clock.pass_by(days=1)
    with pytest.raises(DamagedError):
        open_store(folder, clock, "this-machine")
    assert {copy.path.name for copy in Backups(folder / "backups").all()} == good


def test_a_copy_dated_in_the_future_does_not_make_every_opening_copy_again(store, folder, clock):
    store.close()
    clock.jump(days=4000)
    open_store(folder, clock, "this-machine").close()
    clock.jump(days=-3999)
    for _ in range(3):
        open_store(folder, clock, "this-machine").close()
    assert len(Backups(folder / "backups").all()) == 3
