"""The deliveries as a list: changed in place, so that what is chosen stays chosen and in sight."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from core.i18n import _
from gui.screens.outbox.rows import Row
from gui.screens.outbox.saying import STATES, account_name, state
from gui.widgets.two_lines import SECOND

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole) + 10
SIGN = int(Qt.ItemDataRole.UserRole) + 11
"""Roles: the Row; the sign's name and the tone of its state."""


class RowModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._today = date.min

    def show_rows(self, rows: Sequence[Row], today: date) -> None:
        """Show these; what stays the same is not touched."""
        aged, self._today = today != self._today, today
        new = [row.id for row in rows]
        self._remove_all_but(set(new))
        kept = [row.id for row in self._rows]
        if kept != [one for one in new if one in set(kept)]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        self._insert(rows)
        for place, row in enumerate(rows):
            if aged or self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, id_: str) -> int:
        """-1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        told: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: _title(row),
            SECOND: lambda: f"{state(row, self._today)} · {account_name(row)}",
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(row),
            ROW: lambda: row,
            SIGN: lambda: STATES[row.standing][1:],
        }
        return told[role]() if role in told else None

    def _spoken(self, row: Row) -> str:
        kind = _("Post") if row.is_post else _("Site")
        said = _("{kind}: {title}, to {account}, {state}")
        return said.format(kind=kind, title=row.entry.title, account=account_name(row), state=state(row, self._today))

    def _remove_all_but(self, ids: set[str]) -> None:
        gone = [place for place, row in enumerate(self._rows) if row.id not in ids]
        for first, last in reversed(_runs(gone)):
            self.beginRemoveRows(NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _insert(self, rows: Sequence[Row]) -> None:
        known = {row.id for row in self._rows}
        for first, last in _runs([place for place, row in enumerate(rows) if row.id not in known]):
            self.beginInsertRows(NOWHERE, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken row of numbers."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs


def _title(row: Row) -> str:
    return row.entry.title if row.is_post else _("The site")
