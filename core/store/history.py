"""Undo, redo and the history a person can look at, read from the operation log alone: so they work tomorrow too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.store.store import Store

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history. `state`: done, undone (can be redone) or dropped; `mine`: made on this device."""

    id: str
    name: str
    kind: str
    state: str
    at: datetime
    device: str
    mine: bool


@dataclass(frozen=True, slots=True)
class RowChange:
    """What bringing a transaction back means for one record. `before` and `after` are None where it did not exist.

    Of a record that existed on both sides only the columns the transaction wrote are given.
    """

    table: str
    id: str
    before: Row | None
    after: Row | None


Guard = Callable[[Sequence[RowChange]], None]
"""Looks at what is about to be taken back or redone and raises where that cannot be (a post already sent)."""


def _entry(row: Row, mine: str) -> Entry:
    at = datetime.fromisoformat(row["ended"])
    return Entry(row["id"], row["name"], row["kind"], row["state"], at, row["device"], row["device"] == mine)


class History:
    def __init__(self, store: Store, guard: Guard = lambda _changes: None) -> None:
        self._store, self._guard = store, guard

    def entries(self, limit: int = 100, *, own: bool = False) -> list[Entry]:
        """The newest first: what people did and what the program did by itself, or only the `own` acts of people."""
        mine, which = self._store.device, "WHERE kind != 'machine'" if own else ""
        rows = self._store.query(f"SELECT * FROM sync_tx {which} ORDER BY n DESC LIMIT ?", [limit])
        return [_entry(row, mine) for row in rows]

    def to_undo(self) -> Entry | None:
        return self._next("done", "DESC")

    def to_redo(self) -> Entry | None:
        return self._next("undone", "ASC")

    def undo(self) -> Entry | None:
        """Take back the newest edit of this device; None where there is none. Raises what the guard raises."""
        return self._bring("undo", "undone", self.to_undo)

    def redo(self) -> Entry | None:
        """Do again what was undone last; None where there is nothing, or a newer edit stands in its place."""
        return self._bring("redo", "done", self.to_redo)

    def _next(self, state: str, direction: str) -> Entry | None:
        mine = self._store.device
        found = "SELECT * FROM sync_tx WHERE device = ? AND kind = 'edit' AND state = ? "
        rows = self._store.query(found + f"ORDER BY n {direction} LIMIT 1", [mine, state])
        return next((_entry(row, mine) for row in rows), None)

    def _bring(self, kind: str, state: str, choose: Callable[[], Entry | None]) -> Entry | None:
        store = self._store
        with store.writing():
            entry = choose()
            if entry is None:
                return None
            changes = self._changes(entry.id)
            if kind == "undo":
                changes = [RowChange(c.table, c.id, c.after, c.before) for c in reversed(changes)]
            self._guard(changes)
            now = store.clock.now()
            tx = store.start(entry.name, kind, now, target=entry.id)
            store.enter(tx, now)
            for change in changes:
                self._apply(change)
            changed = store.leave(tx)
            store.connection.execute("UPDATE sync_tx SET state = ? WHERE id = ?", [state, entry.id])
        store.tell(changed)
        return entry

    def _apply(self, change: RowChange) -> None:
        """Write `after`; a column that somebody changed since keeps its newer value."""
        store, now = self._store, self._store.get(change.table, change.id)
        if change.after is None:
            if now is not None:
                store.delete(change.table, change.id)
        elif change.before is None:
            if now is None:
                store.insert(change.table, {"id": change.id, **change.after})
        elif now is not None:
            before = change.before
            still = {col: value for col, value in change.after.items() if now[col] == before[col]}
            if still:
                store.update(change.table, change.id, still)

    def _changes(self, tx: str) -> list[RowChange]:
        """The net effect of a transaction, record by record, in the order they were first touched."""
        ops: dict[tuple[str, str], list[tuple[str, Any]]] = {}
        first: dict[tuple[str, str], int] = {}
        log = "SELECT n, tbl, pk, col, val FROM sync_op WHERE tx = ? ORDER BY n"
        for n, table, pk, col, value in self._store.connection.execute(log, [tx]).fetchall():
            ops.setdefault((table, pk), []).append((col, value))
            first.setdefault((table, pk), n)
        return [self._change(table, pk, first[table, pk], written) for (table, pk), written in ops.items()]

    def _change(self, table: str, pk: str, first: int, written: list[tuple[str, Any]]) -> RowChange:
        existed, before = self._as_of(table, pk, first)
        exists = existed
        after = dict(before)
        for col, value in written:
            if col:
                after[col] = value
            else:
                exists = value == 1
        if existed and exists:
            touched = {col for col, _value in written if col}
            before = {col: before.get(col) for col in touched}
            after = {col: after[col] for col in touched}
        return RowChange(table, pk, before if existed else None, after if exists else None)

    def _as_of(self, table: str, pk: str, n: int) -> tuple[bool, dict[str, Any]]:
        """Whether the record existed just before op `n`, and its values then."""
        exists, values = False, {}
        log = "SELECT col, val FROM sync_op WHERE tbl = ? AND pk = ? AND n < ? ORDER BY n"
        for col, value in self._store.connection.execute(log, [table, pk, n]).fetchall():
            if col:
                values[col] = value
            else:
                exists = value == 1
        return exists, values
