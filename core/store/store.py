"""The open database of one business: transactions with names, plain reading and writing of rows."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.ids import new_id
from core.ports import Clock
from core.store.faults import told

if TYPE_CHECKING:
    from sqlite_utils import Database

TYPING = timedelta(minutes=5)
"""Transactions with the same merge key join into one while each follows the last within this time."""

Changed = frozenset[tuple[str, str]]
"""What a transaction changed: pairs of table and record id."""


class Store:
    """Made by `core.store.opening`. One per thread; all of a process and of others work on the same file."""

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Clock) -> None:
        self.connection, self.path, self.clock = connection, path, clock
        self._mark = _mark(path)
        self._heard: list[Callable[[Changed], None]] = []
        self._joined = False

    @cached_property
    def db(self) -> "Database":
        """The same connection as sqlite-utils sees it: loaded at the first write, reading does not wait for it."""
        from sqlite_utils import Database

        return Database(self.connection)

    @property
    def business(self) -> str:
        """The id of the business, the same in all its copies."""
        return str(self._state("business"))

    @property
    def device(self) -> str:
        return str(self._state("device"))

    def listen(self, heard: Callable[[Changed], None]) -> None:
        """Call `heard` after each transaction of this store that changed something."""
        self._heard.append(heard)

    def data_version(self) -> int:
        """A number that changes when another connection or process has written."""
        with told(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def there(self) -> bool:
        """Is the file still in its place? A stick may be pulled, a folder moved, while we hold it open."""
        return self._mark is not None and _mark(self.path) == self._mark

    def go_on_with(self, fresh: "Store") -> None:
        """Take the connection of `fresh`, the same business after it was away; whoever listens still does."""
        old, self.connection, self._mark = self.connection, fresh.connection, fresh._mark
        self.__dict__.pop("db", None)
        old.close()

    @contextmanager
    def transaction(self, name: str, *, merge: str = "", undoable: bool = True) -> Iterator[None]:
        """All or nothing, under a name for the history. Inside another one it joins that.

        `merge`: transactions with the same key, one soon after the other, are one step of undo.
        Not `undoable` is what the program does by itself (a delivery's state): it stands in no undo.
        """
        if self._joined:
            yield
            return
        with self.writing():
            tx = self._begin(name, merge, "edit" if undoable else "machine")
            yield
            changed = self.leave(tx)
            if changed and undoable:
                self._drop_undone()
        self.tell(changed)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The bare database transaction, for the history and for tables that no log follows."""
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            self._joined = True
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._joined = False

    def insert(self, table: str, row: Mapping[str, object]) -> None:
        self._writing()
        self.db.table(table).insert(dict(row))

    def update(self, table: str, id: str, changes: Mapping[str, object]) -> None:  # noqa: A002, the column's name
        self._writing()
        self.db.table(table).update(id, dict(changes))

    def delete(self, table: str, id: str) -> None:  # noqa: A002, the column's name
        self._writing()
        self.db.table(table).delete(id)

    def get(self, table: str, id: str) -> dict[str, Any] | None:  # noqa: A002, the column's name
        found = self.rows(table, "id = ?", [id])
        return found[0] if found else None

    def rows(
        self, table: str, where: str = "1", args: Sequence[object] = (), order: str = "id"
    ) -> list[dict[str, Any]]:
        return self.query(f'SELECT * FROM "{table}" WHERE {where} ORDER BY {order}', args)

    def query(self, sql: str, args: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of a SELECT, each by the names of its columns."""
        with told(self.path):
            cursor = self.connection.execute(sql, list(args))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def tell(self, changed: Changed) -> None:
        for heard in self._heard if changed else ():
            heard(changed)

    def close(self) -> None:
        self.connection.close()

    def _writing(self) -> None:
        if not self._joined:
            raise RuntimeError("rows are written inside a transaction only")

    def _state(self, column: str) -> object:
        return self.connection.execute(f"SELECT {column} FROM sync_state").fetchone()[0]

    def _begin(self, name: str, merge: str, kind: str) -> str:
        now = self.clock.now()
        tx = self._continued(merge, now) if merge else None
        if tx is None:
            tx = self.start(name, kind, now, merge=merge)
        self.enter(tx, now)
        return tx

    def start(self, name: str, kind: str, now: datetime, *, merge: str = "", target: str | None = None) -> str:
        """Note a new transaction in the history and give its id."""
        tx = new_id(now)
        row = {"id": tx, "device": self.device, "name": name, "merge_key": merge, "kind": kind, "target": target}
        self.db.table("sync_tx").insert(row | {"state": "done", "started": now.isoformat(), "ended": now.isoformat()})
        return tx

    def enter(self, tx: str, now: datetime) -> None:
        """From here on the triggers log under `tx`; the hybrid clock never goes back."""
        wall = int(now.timestamp() * 1000) << 16
        self.connection.execute("UPDATE sync_state SET tx = ?, hlc = max(?, hlc + 1)", [tx, wall])

    def _continued(self, merge: str, now: datetime) -> str | None:
        """The newest edit, if it is the same typing going on and nobody else has seen it yet."""
        newest = self.connection.execute(
            "SELECT id, merge_key, state, ended FROM sync_tx WHERE device = ? AND kind != 'machine' "
            "ORDER BY n DESC LIMIT 1",
            [self.device],
        ).fetchone()
        if newest is None or newest[1] != merge or newest[2] != "done" or self._exported(newest[0]):
            return None
        return str(newest[0]) if abs(now - datetime.fromisoformat(newest[3])) <= TYPING else None

    def _exported(self, tx: str) -> bool:
        seen = (
            "SELECT 1 FROM sync_op o, sync_state s WHERE o.tx = ? AND o.dev = s.device AND o.seq <= s.exported LIMIT 1"
        )
        return self.connection.execute(seen, [tx]).fetchone() is not None

    def leave(self, tx: str) -> Changed:
        """The end of `tx`; one that changed nothing leaves no line in the history."""
        changed = frozenset(
            (str(table), str(pk))
            for table, pk in self.connection.execute(
                "SELECT DISTINCT tbl, pk FROM sync_op WHERE tx = ?", [tx]
            ).fetchall()
        )
        self.connection.execute("UPDATE sync_state SET tx = NULL")
        if changed:
            self.connection.execute("UPDATE sync_tx SET ended = ? WHERE id = ?", [self.clock.now().isoformat(), tx])
        else:
            self.connection.execute("DELETE FROM sync_tx WHERE id = ?", [tx])
        return changed

    def _drop_undone(self) -> None:
        """After a new edit, what had been undone before it can no longer be redone."""
        undone = "UPDATE sync_tx SET state = 'dropped' WHERE device = ? AND kind = 'edit' AND state = 'undone'"
        self.connection.execute(undone, [self.device])


def _mark(path: Path) -> tuple[int, int] | None:
    """Which file of which disk stands there; None where none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
