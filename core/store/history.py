"""Undo, redo and the history a person can look at, read from the operation log alone: so they work tomorrow too."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.errors import DevantureError, NotFoundError
from core.i18n import _
from core.store.plan import Left, Row, RowChange, plan
from core.store.store import Store

WHOLE = frozenset({"deliveries"})
"""Tables of which half an entry must never be brought back: something would go out that nobody asked for."""

Guard = Callable[[Sequence[RowChange]], None]
"""Looks at what is about to be taken back or redone and raises where that cannot be (a post already sent)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history. `state`: done, undone (can be redone) or dropped; `mine`: made on this device.

    `kind`: edit, undo, redo or machine; `n` rises with each line."""

    id: str
    name: str
    kind: str
    state: str
    at: datetime
    device: str
    mine: bool
    n: int = 0


@dataclass(frozen=True, slots=True)
class Revert:
    """What bringing back one entry alone did (`done`), and what it had to leave as it is."""

    entry: Entry
    done: tuple[RowChange, ...]
    left: tuple[Left, ...]


def _entry(row: Row, mine: str) -> Entry:
    at = datetime.fromisoformat(row["ended"])
    return Entry(row["id"], row["name"], row["kind"], row["state"], at, row["device"], row["device"] == mine, row["n"])


def _unguarded(_changes: Sequence[RowChange]) -> None:
    """Everything may be taken back."""


class History:
    """`guard` looks at every step back; `alone` besides at what is brought back out of its order."""

    def __init__(self, store: Store, guard: Guard = _unguarded, alone: Guard = _unguarded) -> None:
        self._store, self._guard, self._alone = store, guard, alone

    def entries(
        self, limit: int = 100, *, own: bool = False, before: int | None = None, words: str = ""
    ) -> list[Entry]:
        """The newest first: what people did and what the program did by itself, or only the `own` acts of people.

        `before` goes on behind the line of that number; `words`: those in whose name or values all of them stand,
        whatever their accents and capitals (that looks through everything: not for the GUI thread).
        """
        which, args = ["1"], list[object]()
        if own:
            which.append("t.kind != 'machine'")
        if before is not None:
            which.append("t.n < ?")
            args.append(before)
        if sought := _bare(words).split():
            self._store.connection.create_function("bare", 1, _bare, deterministic=True)
        for word in sought:
            which.append("(instr(bare(t.name), ?) OR EXISTS (SELECT 1 FROM sync_op o WHERE o.tx = t.id "
                         "AND typeof(o.val) = 'text' AND instr(bare(o.val), ?)))")  # fmt: skip
            args += [word, word]
        found = f"SELECT t.* FROM sync_tx t WHERE {' AND '.join(which)} ORDER BY t.n DESC LIMIT ?"
        mine = self._store.device
        return [_entry(row, mine) for row in self._store.query(found, [*args, limit])]

    def get(self, id: str) -> Entry:  # noqa: A002, the column's name
        rows = self._store.query("SELECT * FROM sync_tx WHERE id = ?", [id])
        if not rows:
            raise NotFoundError(_("This line of the history is not there."), safe=_("Nothing was changed."))
        return _entry(rows[0], self._store.device)

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

    def changes(self, id: str) -> list[RowChange]:  # noqa: A002, the column's name
        """What one entry changed, record by record, in the order they were first touched."""
        return self._changes(id)

    def can_revert(self, entry: Entry) -> bool:
        """Only what a person did, and what still stands."""
        return entry.kind != "machine" and entry.state == "done"

    def revert(self, id: str) -> Revert:  # noqa: A002, the column's name
        """Bring back how it was before this one entry, and leave alone whatever is newer: itself a new edit.

        Raises what the guards raise, and where only a part of what it put in the outbox could be taken back.
        """
        entry = self.get(id)
        if not self.can_revert(entry):
            raise DevantureError(_("“{name}” does not stand any more.").format(name=entry.name),
                                 safe=_("Nothing was changed."))  # fmt: skip
        with self._store.transaction(_("Brought back: {name}").format(name=entry.name)):
            back = [RowChange(c.table, c.id, c.after, c.before) for c in reversed(self._changes(id))]
            self._guard(back)
            self._alone(back)
            done, left = plan(self._store, back)
            if any(one.table in WHOLE for one in left):
                raise DevantureError(
                    _("“{name}” cannot be brought back alone: what it put in the outbox was changed since.").format(
                        name=entry.name),
                    safe=_("Nothing was changed."),
                    remedy=_("Change or cancel it in the outbox."),
                )  # fmt: skip
            for change in done:
                self._apply(change)
        return Revert(entry, tuple(done), tuple(left))

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


def _bare(text: str | None) -> str:
    parts = unicodedata.normalize("NFKD", (text or "").casefold().replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))
