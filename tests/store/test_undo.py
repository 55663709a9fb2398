"""Any edits, undone to the start and redone to the end, give the same tables: also in steps of 5,000."""

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.store.history import History
from core.store.levels import SYNCED
from core.store.opening import create, open_store
from core.store.store import Store
from tests.fakes import FakeClock

TABLES = ("offers", "members", "blocks")
COLUMN = {"offers": "name", "members": "role", "blocks": "body"}
WORDS = st.text(max_size=12)


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {t: store.db.execute(f"SELECT * FROM {t} ORDER BY id").fetchall() for t in SYNCED}


def do(store: Store, act: str, table: str, key: str, word: str, merge: str) -> None:
    """One edit, if it makes sense on what there is."""
    there = store.get(table, key) is not None
    with store.transaction(act, merge=merge):
        if act == "insert" and not there:
            store.insert(table, {"id": key, COLUMN[table]: word})
        elif act == "update" and there:
            store.update(table, key, {COLUMN[table]: word or None, "order_key": word})
        elif act == "delete" and there:
            store.delete(table, key)
        elif act == "replace":
            if there:
                store.delete(table, key)
            store.insert(table, {"id": key, "order_key": word})


def there_and_back(store: Store) -> None:
    history, end = History(store), tables(store)
    while history.undo():
        pass
    assert tables(store) == {table: [] for table in SYNCED}
    while history.redo():
        pass
    assert tables(store) == end


EDIT = st.tuples(
    st.sampled_from(["insert", "update", "delete", "replace"]), st.sampled_from(TABLES), st.sampled_from("abc"), WORDS,
    st.sampled_from(["", "", "typing"]),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, max_size=40))
def test_any_edits_undone_and_redone_give_the_same_tables(blank, tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("shop") / "b"
    shutil.copytree(blank, folder)
    store = open_store(folder, FakeClock(), "this-machine")
    for edit in edits:
        do(store, *edit)
    there_and_back(store)
    store.close()


def many_edits(store: Store, count: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        act = chance.choice(["insert", "update", "update", "update", "delete", "replace"])
        key, word = str(chance.randrange(60)), str(chance.random())
        do(store, act, chance.choice(TABLES), key, word, chance.choice(["", "", "typing"]))


def test_many_edits_undone_to_the_start_and_redone_to_the_end(store):
    many_edits(store, 600, 5)
    there_and_back(store)


@pytest.mark.stress
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0))
def test_five_thousand_edits_undone_to_the_start_and_redone_to_the_end(tmp_path_factory, seed):
    store = create(tmp_path_factory.mktemp("shop") / "b", FakeClock(), "m")
    many_edits(store, 5000, seed)
    there_and_back(store)
    store.close()


def test_undo_works_after_a_restart(store, folder: Path, clock):
    with store.transaction("Name changed"):
        store.insert("offers", {"id": "a", "name": "Bread"})
    store.close()
    again = open_store(folder, clock, "this-machine")
    assert History(again).undo().name == "Name changed"
    assert again.rows("offers") == []
    again.close()


def test_typing_is_one_step_of_undo_and_one_op(store, clock):
    with store.transaction("Made"):
        store.insert("offers", {"id": "a", "name": ""})
    for word in ("B", "Br", "Bread"):
        clock.pass_by(seconds=1)
        with store.transaction("Name typed", merge="offers.a.name"):
            store.update("offers", "a", {"name": word})
    written = store.db.execute("SELECT val FROM sync_op WHERE col = 'name'").fetchall()
    assert written == [("",), ("Bread",)]
    History(store).undo()
    assert store.get("offers", "a")["name"] == ""


def test_typing_after_a_pause_is_a_step_of_its_own(store, clock):
    for word in ("Bread", "Breads"):
        with store.transaction("Name typed", merge="x"):
            if store.get("offers", "a"):
                store.update("offers", "a", {"name": word})
            else:
                store.insert("offers", {"id": "a", "name": word})
        clock.pass_by(minutes=6)
    History(store).undo()
    assert store.get("offers", "a")["name"] == "Bread"


def test_typing_that_another_device_has_seen_is_not_changed_behind_its_back(store):
    with store.transaction("Name typed", merge="x"):
        store.insert("offers", {"id": "a", "name": "B"})
    store.db.execute("UPDATE sync_state SET exported = seq")
    with store.transaction("Name typed", merge="x"):
        store.update("offers", "a", {"name": "Br"})
    assert store.db.execute("SELECT val FROM sync_op WHERE col = 'name'").fetchall() == [("B",), ("Br",)]


def test_a_new_edit_ends_what_could_be_redone(store):
    history = History(store)
    for key in ("a", "b"):
        with store.transaction(f"Made {key}"):
            store.insert("offers", {"id": key})
    history.undo()
    with store.transaction("Made c"):
        store.insert("offers", {"id": "c"})
    assert history.redo() is None
    assert [row["id"] for row in store.rows("offers")] == ["a", "c"]


def test_looking_without_changing_keeps_what_can_be_redone(store):
    with store.transaction("Made"):
        store.insert("offers", {"id": "a"})
    history = History(store)
    history.undo()
    with store.transaction("Nothing"):
        pass
    assert history.redo().name == "Made"


def test_what_the_program_does_by_itself_stands_in_no_undo(store):
    with store.transaction("Sent", undoable=False):
        store.insert("offers", {"id": "a"})
    assert History(store).undo() is None


def test_undo_leaves_what_somebody_changed_since(store):
    with store.transaction("Made"):
        store.insert("offers", {"id": "a", "name": "Bread", "section": "x"})
    with store.transaction("Both changed"):
        store.update("offers", "a", {"name": "Rolls", "section": "y"})
    with store.transaction("from another device", undoable=False):
        store.update("offers", "a", {"name": "Buns"})
    History(store).undo()
    row = store.get("offers", "a")
    assert (row["name"], row["section"]) == ("Buns", "x")
