"""Offers, closures, team or links of one business: read, and changed one at a time or as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic

from core.errors import NotFoundError
from core.i18n import _
from core.ids import new_id
from core.profile.entries import checked_one
from core.profile.order import arranged
from core.profile.rows import Kind, T
from core.store.store import Store


class Collection(Generic[T]):
    """Each verb is one transaction; only rows and columns that differ are written."""

    def __init__(self, store: Store, kind: Kind[T]) -> None:
        self._store, self._kind = store, kind

    def read(self) -> tuple[T, ...]:
        order = "order_key, id" if self._kind.ordered else "first, last, id"
        return tuple(self._kind.from_row(row) for row in self._store.rows(self._kind.table, order=order))

    def add(self, record: T, before: str = "") -> T:
        """Put a new one before the one with the id `before`, or at the end."""
        new = replace(self._checked(record), id=new_id(self._store.clock.now()))
        with self._store.transaction(self._kind.said()[0]):
            self._store.insert(self._kind.table, {"id": new.id, **self._kind.to_row(new)})
            self._arrange(new.id, before)
        return new

    def add_all(self, records: Sequence[T], before: str = "") -> tuple[T, ...]:
        """The same for several at once, in their order: one step of undo."""
        now = self._store.clock.now()
        new = [replace(self._checked(record), id=new_id(now)) for record in records]
        with self._store.transaction(self._kind.said()[0]):
            others = [record.id for record in self.read()]
            for record in new:
                self._store.insert(self._kind.table, {"id": record.id, **self._kind.to_row(record)})
            place = others.index(before) if before in others else len(others)
            if self._kind.ordered:
                self._order([*others[:place], *(record.id for record in new), *others[place:]])
        return tuple(new)

    def change(self, record: T, merge: str = "") -> T:
        """Make the one with its id what `record` says; `merge` as for `Store.transaction`."""
        new = self._checked(record)
        with self._store.transaction(self._kind.said()[1], merge=merge):
            self._write(self._get(record.id), new)
        return new

    def move(self, id: str, before: str = "") -> None:  # noqa: A002, the column's name
        """Put it before the one with the id `before`, or at the end."""
        with self._store.transaction(self._kind.said()[2]):
            self._get(id)
            self._arrange(id, before)

    def arrange(self, ids: Sequence[str]) -> None:
        """Put all in this order; those that are not named keep theirs, behind them."""
        with self._store.transaction(self._kind.said()[2]):
            known = [record.id for record in self.read()]
            named = [one for one in dict.fromkeys(ids) if one in known]
            self._order([*named, *(one for one in known if one not in named)])

    def remove(self, id: str) -> None:  # noqa: A002, the column's name
        with self._store.transaction(self._kind.said()[3]):
            self._get(id)
            self._store.delete(self._kind.table, id)

    def remove_all(self, ids: Sequence[str]) -> None:
        """Several in one step; one that is gone already is no trouble."""
        with self._store.transaction(self._kind.said()[3]):
            for one in ids:
                if self._store.get(self._kind.table, one) is not None:
                    self._store.delete(self._kind.table, one)

    def replace(self, records: Sequence[T]) -> None:
        """Make the whole be `records` (already checked), inside the caller's transaction.

        One is recognised by its id, else by what makes it the same for a person; the rest is added or removed.
        """
        left = {record.id: record for record in self.read()}
        matches = self._matches(records, left)
        ids = []
        for record, match in zip(records, matches, strict=True):
            ids.append(match.id if match else record.id or new_id(self._store.clock.now()))
            if match:
                self._write(match, record)
            else:
                self._store.insert(self._kind.table, {"id": ids[-1], **self._kind.to_row(record)})
        for gone in left:
            self._store.delete(self._kind.table, gone)
        if self._kind.ordered:
            self._order(ids)

    def _matches(self, records: Sequence[T], left: dict[str, T]) -> list[T | None]:
        """For each record the kept one it is, each taken out of `left` once."""
        found = [left.pop(record.id, None) for record in records]
        for place, record in enumerate(records):
            if found[place] is None:
                same = (one for one in left.values() if self._kind.natural(one) == self._kind.natural(record))
                match = next(same, None)
                found[place] = left.pop(match.id) if match else None
        return found

    def _write(self, old: T, new: T) -> None:
        before, after = self._kind.to_row(old), self._kind.to_row(new)
        if changes := {column: value for column, value in after.items() if value != before[column]}:
            self._store.update(self._kind.table, old.id, changes)

    def _arrange(self, id: str, before: str) -> None:  # noqa: A002, the column's name
        if not self._kind.ordered:
            return
        others = [record.id for record in self.read() if record.id != id]
        place = others.index(before) if before in others else len(others)
        self._order([*others[:place], id, *others[place:]])

    def _order(self, ids: Sequence[str]) -> None:
        keys = {row["id"]: row["order_key"] or "" for row in self._store.rows(self._kind.table)}
        for id_, key in zip(ids, arranged([keys[id_] for id_ in ids]), strict=True):
            if keys[id_] != key:
                self._store.update(self._kind.table, id_, {"order_key": key})

    def _get(self, id: str) -> T:  # noqa: A002, the column's name
        row = self._store.get(self._kind.table, id)
        if row is None:
            said = _("This entry is no longer there.")
            raise NotFoundError(said, safe=_("Nothing was changed."), remedy=_("Look at the list again."))
        return self._kind.from_row(row)

    def _checked(self, record: T) -> T:
        """As it can be kept: what the file could not say is told, never written."""
        checked = checked_one(self._kind.from_entry, self._kind.to_entry(record, "fr"), self._kind.place)
        return checked if checked is not None else record
