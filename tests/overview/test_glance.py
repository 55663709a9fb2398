"""Many businesses at a glance: nothing in their folders becomes different, and no odd folder disturbs the others."""

import shutil
import sqlite3
from datetime import datetime
from threading import Event

import pytest

from core.business import Business
from core.overview.glance import Health, glance, glances
from core.posts.posts import Draft


def listed(folder):
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def shop(business, deliver, host, clock):
    """A folder with something of everything, closed."""
    business.profiles.change(name="Au Four 🥖 <b>")
    deliver("refused")
    deliver("waiting")
    deliver("waiting", account=host)
    deliver("sent", "site")
    deliver("sent", "site", account=host)
    business.accounts.pause(business.accounts.get(host), "Sign in.")
    post = business.posts.write(Draft(text="Bonjour"))
    business.posts.schedule(post, [host], datetime(2026, 11, 24, 9))
    business.close()
    return business.folder


def test_a_glance_tells_the_main_things(shop, clock):
    seen = glance(shop, clock.now())
    assert (seen.health, seen.name, seen.needs, seen.waits) == (Health.WELL, "Au Four 🥖 <b>", 2, 3)
    assert seen.published == datetime(2026, 11, 23, 9, 0, 4)  # practice does not count
    assert seen.next_post == datetime(2026, 11, 24, 9)


def test_looking_leaves_no_trace(shop, clock):
    before = listed(shop)
    glance(shop, clock.now())
    assert listed(shop) == before


def test_a_business_that_is_open_elsewhere_is_seen_as_it_is_now(folder, house, business, clock):
    business.profiles.change(name="Ouvert")
    assert glance(folder, clock.now()).name == "Ouvert"
    business.profiles.change(name="Encore")
    assert glance(folder, clock.now()).name == "Encore"


def test_a_folder_that_is_not_there_says_so(tmp_path, clock):
    assert glance(tmp_path / "stick", clock.now()).health is Health.ABSENT
    (tmp_path / "empty").mkdir()
    assert glance(tmp_path / "empty", clock.now()).health is Health.EMPTY


@pytest.mark.parametrize("bytes_", [b"", b"not a database at all" * 100])
def test_a_damaged_file_says_so(tmp_path, clock, bytes_):
    (tmp_path / "business.db").write_bytes(bytes_)
    assert glance(tmp_path, clock.now()).health is Health.DAMAGED


def test_a_torn_database_is_damaged_or_read_but_never_a_fault(shop, clock):
    whole = (shop / "business.db").read_bytes()
    (shop / "business.db").write_bytes(whole[: len(whole) // 2])
    assert glance(shop, clock.now()).health in (Health.DAMAGED, Health.WELL)


def edited(folder, *statements):
    connection = sqlite3.connect(folder / "business.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_newer_business_tells_what_it_can(shop, clock):
    edited(
        shop,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('devanture', 'm9999_later', '')",
        "ALTER TABLE posts RENAME TO messages",
    )
    seen = glance(shop, clock.now())
    assert (seen.health, seen.name, seen.next_post) == (Health.NEWER, "Au Four 🥖 <b>", None)


def test_an_older_business_tells_what_it_can_and_is_not_migrated(shop, clock):
    edited(
        shop,
        "DELETE FROM _sqlite_migrations WHERE name LIKE 'm0004%'",
        "DROP TABLE deliveries",
        "DROP TABLE accounts",
    )
    before = listed(shop)
    seen = glance(shop, clock.now())
    assert (seen.health, seen.needs, seen.waits, seen.published) == (Health.OLDER, 0, 0, None)
    assert listed(shop) == before


def test_odd_values_in_it_are_as_if_not_said(shop, clock):
    edited(shop, "UPDATE posts SET due = '2026-99-99'", "UPDATE profile SET zone = 'Mars/Olympus'")
    seen = glance(shop, clock.now())
    assert (seen.next_post, seen.name) == (None, "Au Four 🥖 <b>")


def test_one_locked_for_good_is_busy(shop, clock):
    connection = sqlite3.connect(shop / "business.db", isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("UPDATE profile SET name = 'x'")  # from now on the lock is held, also between transactions
    try:
        assert glance(shop, clock.now()).health is Health.BUSY
    finally:
        connection.close()


def test_fifty_businesses_take_less_than_a_second(shop, clock, tmp_path):
    import time

    folders = [tmp_path / f"client-{n}" for n in range(50)]
    for folder in folders:
        folder.mkdir()
        shutil.copy(shop / "business.db", folder)
    start = time.perf_counter()
    seen = glances([*folders, tmp_path / "gone"], clock.now())
    took = time.perf_counter() - start
    assert [one.health for one in seen] == [Health.WELL] * 50 + [Health.ABSENT]
    assert took < 1.0


def test_it_can_be_stopped(shop, clock):
    stop = Event()
    stop.set()
    assert glances([shop], clock.now(), stop) == []


def test_the_device_stays_the_same_after_a_look(shop, house, clock):
    glance(shop, clock.now())
    business = Business.open(shop, house)
    device = business.store.device
    business.close()
    glance(shop, clock.now())
    business = Business.open(shop, house)
    assert business.store.device == device
    business.close()
