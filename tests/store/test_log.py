"""The operation log holds what merging will need: every writer captured, parents, clock, tombstones."""

import json
import sqlite3

import pytest

from core.store.levels import LEVELS, SYNCED


def ops(store, columns="col, val"):
    return store.db.execute(f"SELECT {columns} FROM sync_op ORDER BY n").fetchall()


def test_every_synced_table_has_its_triggers(store):
    names = {r[0] for r in store.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()}
    assert names == {"sync_op_head"} | {f"sync_{t}_{k}" for t in SYNCED for k in ("insert", "update", "delete", "key")}


def test_a_writer_that_knows_nothing_of_us_is_captured_too(store, folder):
    other = sqlite3.connect(folder / "business.db")
    with other:
        other.execute("INSERT INTO offers (id, name) VALUES ('a', 'Bread')")
        other.execute("UPDATE offers SET name = 'Rolls'")
    other.close()
    assert ops(store) == [("", 1), ("name", "Bread"), ("name", "Rolls")]


def test_sqlite_utils_upserts_are_captured(store):
    with store.transaction("x"):
        store.db.table("offers").upsert({"id": "a", "name": "Bread"}, pk="id")
        store.db.table("offers").upsert({"id": "a", "section": "s"}, pk="id")
    assert ops(store) == [("", 1), ("name", "Bread"), ("section", "s")]


def test_each_change_names_the_version_its_author_saw(store):
    with store.transaction("one"):
        store.insert("offers", {"id": "a", "name": "Bread"})
    with store.transaction("two"):
        store.update("offers", "a", {"name": "Rolls"})
    numbers = "SELECT dev || ':' || seq FROM sync_op WHERE col = 'name' ORDER BY n"
    (first,), (second,) = store.db.execute(numbers).fetchall()
    assert json.loads(store.db.execute("SELECT par FROM sync_op WHERE val = 'Rolls'").fetchone()[0]) == [first]
    heads = store.db.execute("SELECT dev || ':' || seq FROM sync_head WHERE col = 'name'").fetchall()
    assert heads == [(second,)]


def test_a_removal_says_what_its_author_had_seen(store):
    with store.transaction("made"):
        store.insert("offers", {"id": "a", "name": "Bread"})
    with store.transaction("removed"):
        store.delete("offers", "a")
    tombstone = store.db.execute("SELECT val FROM sync_op WHERE col = '' ORDER BY n DESC").fetchone()[0]
    assert json.loads(tombstone) == {store.device: 2}


def test_numbers_follow_one_another_and_the_clock_never_goes_back(store, clock):
    for step in range(3):
        clock.jump(hours=-1)
        with store.transaction("x"):
            store.insert("offers", {"id": str(step), "name": "n"})
    rows = ops(store, "seq, hlc, app_schema")
    assert [row[0] for row in rows] == list(range(1, 7))
    assert sorted(row[1] for row in rows) == [row[1] for row in rows]
    assert {row[2] for row in rows} == {len(LEVELS)}


def test_while_ops_of_others_are_brought_in_nothing_is_logged(store):
    store.db.execute("UPDATE sync_state SET applying = 1")
    store.db.execute("INSERT INTO offers (id) VALUES ('a')")
    assert ops(store) == []


def test_the_key_of_a_record_never_changes(store):
    with store.transaction("x"):
        store.insert("offers", {"id": "a"})
    with pytest.raises(sqlite3.IntegrityError, match="never changes"), store.transaction("y"):
        store.db.execute("UPDATE offers SET id = 'b'")


def test_a_transaction_that_fails_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.transaction("x"):
        store.insert("offers", {"id": "a"})
        raise ZeroDivisionError
    assert store.rows("offers") == []
    assert ops(store) == []


def test_listeners_hear_which_records_changed(store):
    heard = []
    store.listen(heard.append)
    with store.transaction("x"):
        store.insert("offers", {"id": "a"})
        store.insert("links", {"id": "b"})
    assert heard == [frozenset({("offers", "a"), ("links", "b")})]


def test_rows_are_written_inside_a_transaction_only(store):
    with pytest.raises(RuntimeError):
        store.insert("offers", {"id": "a"})
