"""What of one entry of the history can be brought back alone, while everything newer stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.store.store import Store

Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RowChange:
    """What bringing a transaction back means for one record. `before` and `after` are None where it did not exist.

    Of a record that existed on both sides only the columns the transaction wrote are given.
    """

    table: str
    id: str
    before: Row | None
    after: Row | None


class Why(StrEnum):
    CHANGED = "changed"  # somebody has changed it since
    GONE = "gone"  # it has been removed since
    USED = "used"  # something newer stands on it
    HOMELESS = "homeless"  # what it belonged to is no longer there


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be brought back: one column of a record, or with "" the record as a whole."""

    table: str
    id: str
    column: str
    why: Why


BELONGS = (
    ("blocks", "page", "pages"), ("pictures", "post", "posts"), ("variants", "post", "posts"),
    ("variants", "account", "accounts"), ("deliveries", "account", "accounts"),
)  # fmt: skip
"""The record in the column of the first table must be there for the first one to make sense."""

USES = (*BELONGS, ("pictures", "media", "media"), ("members", "photo", "media"), ("profile", "logo", "media"),
        ("blocks", "media", "media"))  # fmt: skip


def plan(store: Store, back: Sequence[RowChange]) -> tuple[list[RowChange], list[Left]]:
    """Of `back` (from how the entry left things to how they were) what can be done, and what must be left."""
    left: list[Left] = []
    wanted = {(change.table, change.id): made for change in back if (made := _possible(store, change, left))}
    _drop(wanted, left, Why.USED, lambda change: change.after is None and _used(store, change, wanted))
    _drop(wanted, left, Why.HOMELESS, lambda change: change.before is None and _homeless(store, change, wanted))
    return list(wanted.values()), left


def _possible(store: Store, change: RowChange, left: list[Left]) -> RowChange | None:
    now = store.get(change.table, change.id)
    if change.after is None and change.before is not None and change.id == change.table and now is not None:
        change = RowChange(
            change.table, change.id, change.before, dict.fromkeys(change.before)
        )  # the only one there is
    if change.before is None or change.after is None:
        return _whole(store, change, now, left)
    if now is None:
        left.append(Left(change.table, change.id, "", Why.GONE))
        return None
    before, after = change.before, change.after
    newer = [col for col in after if now[col] not in (before[col], after[col])]
    left.extend(Left(change.table, change.id, col, Why.CHANGED) for col in newer)
    back = {col: value for col, value in after.items() if now[col] == before[col] and now[col] != value}
    return RowChange(change.table, change.id, {col: before[col] for col in back}, back) if back else None


def _whole(store: Store, change: RowChange, now: Row | None, left: list[Left]) -> RowChange | None:
    """A record that the entry made or removed; one that is as wished already asks for nothing."""
    if change.before is None:
        return change if change.after is not None and now is None else None
    if now is None or change.after is not None:
        return None
    if _edited(store, change, now):
        left.append(Left(change.table, change.id, "", Why.CHANGED))
        return None
    return change


def _edited(store: Store, change: RowChange, now: Row) -> bool:
    """Has a person changed the record since? What the program notes by itself does not count."""
    before = change.before or {}
    newer = [col for col, value in now.items() if col != "id" and value != before.get(col)]
    last = ("SELECT coalesce(t.kind, '') FROM sync_op o LEFT JOIN sync_tx t ON t.id = o.tx "
            "WHERE o.tbl = ? AND o.pk = ? AND o.col = ? ORDER BY o.n DESC LIMIT 1")  # fmt: skip
    writers = [store.connection.execute(last, [change.table, change.id, col]).fetchone() for col in newer]
    return any(writer is None or writer[0] != "machine" for writer in writers)


def _drop(wanted: dict[Key, RowChange], left: list[Left], why: Why, stands_in_the_way: Callable[[RowChange], bool]
          ) -> None:  # fmt: skip
    """Each one left may stand in the way of another: until nothing does."""
    while found := [key for key, change in wanted.items() if stands_in_the_way(change)]:
        for table, id_ in found:
            del wanted[table, id_]
            left.append(Left(table, id_, "", why))


def _used(store: Store, change: RowChange, wanted: Mapping[Key, RowChange]) -> bool:
    for table, column, target in USES:
        if target == change.table:
            for row in store.rows(table, f'"{column}" = ?', [change.id]):
                kept = wanted.get((table, row["id"]))
                if kept is None or (kept.after is not None and kept.after.get(column, change.id) == change.id):
                    return True
    return False


def _homeless(store: Store, change: RowChange, wanted: Mapping[Key, RowChange]) -> bool:
    after = change.after or {}
    for table, column, target in BELONGS:
        if table == change.table and (home := after.get(column)):
            returning = wanted.get((target, str(home)))
            there = returning.after is not None if returning else store.get(target, str(home)) is not None
            if not there:
                return True
    return False
