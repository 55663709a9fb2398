"""The lines of the history, day by day, as many as somebody has scrolled to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.i18n import _
from core.posts.times import to_wall
from core.store.history import Entry
from gui import words
from gui.widgets.plain import tip
from gui.widgets.two_lines import HEADING, SECOND

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAGE = 200
AGAIN = 500  # so many of the newest are looked at anew when something changed

Page = Callable[[int, int | None], list[Entry]]
"""Gives so many entries behind the line of that number (None: from the newest on)."""


@dataclass(frozen=True, slots=True)
class Heading:
    day: date


Row = Heading | Entry


class EntryModel(QAbstractListModel):
    def __init__(self, page: Page, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page, self.zone, self.today = page, "Europe/Paris", date.min
        self.rows: list[Row] = []
        self._more, self._busy = False, False

    def refresh(self) -> None:
        """What is new comes in at its place; whoever has scrolled or chosen stays where they are."""
        fresh = self._page(min(AGAIN, max(PAGE, len(self.rows))), None)
        kept = self._older_than(fresh[-1].n) if fresh else []
        self._more = self._more if kept else len(fresh) >= PAGE
        rows = self._with_days(fresh)
        if kept and isinstance(kept[0], Entry) and (day := self._day(kept[0])) != self._day(fresh[-1]):
            rows.append(Heading(day))
        self._become([*rows, *kept])

    def show_all(self, entries: Sequence[Entry]) -> None:
        """These and no others (what a search has found)."""
        self._more = False
        self._become(self._with_days(entries))

    def start_anew(self) -> None:
        self.beginResetModel()
        self.rows, self._more = [], False
        self.endResetModel()
        self.refresh()

    def entry(self, index: Index) -> Entry | None:
        row = self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None
        return row if isinstance(row, Entry) else None

    def place_of(self, id: str) -> int:  # noqa: A002, as everywhere here
        """-1 where it is not among those shown."""
        found = (place for place, row in enumerate(self.rows) if isinstance(row, Entry) and row.id == id)
        return next(found, -1)

    def canFetchMore(self, parent: Index) -> bool:
        """Not while rows are on their way: who hears of them may ask at once."""
        return self._more and not self._busy and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        last = next((row for row in reversed(self.rows) if isinstance(row, Entry)), None)
        if last is None or not self.canFetchMore(parent):
            return
        older = self._page(PAGE, last.n)
        self._more = len(older) == PAGE
        rows = self._with_days(older)
        if rows and rows[0] == Heading(self._day(last)):
            rows = rows[1:]
        if rows:
            self._insert(len(self.rows), rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == HEADING:
            return isinstance(row, Heading)
        if isinstance(row, Heading):
            return day_words(row.day, self.today) if role in _SPOKEN else None
        second = second_line(row, self.zone)
        told: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: row.name, SECOND: second, Qt.ItemDataRole.ToolTipRole: tip(row.name),
            Qt.ItemDataRole.AccessibleTextRole: f"{row.name}, {second}",
        }  # fmt: skip
        return told.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entry(index) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _older_than(self, number: int) -> list[Row]:
        """The rows behind the line of that number, as they stand."""
        found = (place for place, row in enumerate(self.rows) if isinstance(row, Entry) and row.n < number)
        first = next(found, None)
        return [] if first is None else self.rows[first:]

    def _day(self, entry: Entry) -> date:
        return to_wall(entry.at, self.zone).date()

    def _with_days(self, entries: Sequence[Entry]) -> list[Row]:
        rows: list[Row] = []
        last = None
        for entry in entries:
            if (day := self._day(entry)) != last:
                rows.append(Heading(day))
            rows.append(entry)
            last = day
        return rows

    def _become(self, rows: list[Row]) -> None:
        """Tell only what is different: what is equal at both ends stays."""
        old, new = [_key(row) for row in self.rows], [_key(row) for row in rows]
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        if len(old) - tail > head:
            self._remove(head, len(old) - tail)
        if len(new) - tail > head:
            self._insert(head, rows[head : len(new) - tail])
        for place, row in enumerate(rows):
            if self.rows[place] is not row and self.rows[place] != row:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def _insert(self, place: int, rows: list[Row]) -> None:
        self._busy = True
        self.beginInsertRows(NOWHERE, place, place + len(rows) - 1)
        self.rows = [*self.rows[:place], *rows, *self.rows[place:]]
        self.endInsertRows()
        self._busy = False

    def _remove(self, first: int, end: int) -> None:
        self._busy = True
        self.beginRemoveRows(NOWHERE, first, end - 1)
        self.rows = [*self.rows[:first], *self.rows[end:]]
        self.endRemoveRows()
        self._busy = False


_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def second_line(entry: Entry, zone: str) -> str:
    parts = [words.clock(to_wall(entry.at, zone)), kind_words(entry)]
    if not entry.mine:
        parts.append(_("on another computer"))
    return " · ".join(part for part in parts if part)


def kind_words(entry: Entry) -> str:
    """What else than an ordinary change it is; "" for that."""
    return {
        ("edit", "done"): "", ("edit", "undone"): _("undone"), ("edit", "dropped"): _("undone for good"),
        ("undo", "done"): _("undo"), ("redo", "done"): _("redo"),
    }.get((entry.kind, entry.state), _("by itself"))  # fmt: skip


def day_words(day: date, today: date) -> str:
    near = {0: _("Today"), 1: _("Yesterday")}
    said = words.weekday(day, year=day.year != today.year)
    return near.get((today - day).days, said[:1].upper() + said[1:])


def moment_words(at: datetime, zone: str, today: date) -> str:
    return words.moment(to_wall(at, zone), today)


def _key(row: Row) -> object:
    return row.id if isinstance(row, Entry) else row


def _common(one: list[object], other: list[object]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
