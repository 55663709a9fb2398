"""A list in an order of its own (pages, blocks): what each row says, and where one is dragged to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from gui.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FORMAT = "application/x-devanture-row"
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`more` stands back behind `title`; `spoken` is read aloud; `pale`: visitors do not see it."""

    id: str
    title: str
    more: str = ""
    icon: str
    spoken: str = ""
    pale: bool = False


class RowModel(QAbstractListModel):
    """`moved` tells the id of a dragged row and the id of the one it is to stand behind (None: at the beginning)."""

    moved = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Row by row, so that selection and scroll position stay where they are."""
        wanted = {row.id for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].id not in wanted:
                self.beginRemoveRows(NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def row(self, place: int) -> Row | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, id_: str) -> int:
        """-1: not here."""
        return next((place for place, row in enumerate(self._rows) if row.id == id_), -1)

    def behind(self, id_: str, step: int) -> tuple[bool, str | None]:
        """May it move `step` rows down (up: negative), and behind which one does it come then?"""
        place = self.place_of(id_)
        to = place + step
        if place < 0 or not 0 <= to < len(self._rows):
            return False, None
        others = [row.id for row in self._rows if row.id != id_]
        return True, others[to - 1] if to else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = row.spoken or ", ".join(part for part in (row.title, row.more) if part)
            return said if role == Qt.ItemDataRole.AccessibleTextRole else tip(said)
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row(indexes[0].row()) if indexes else None
        data.setData(FORMAT, (row.id if row else "").encode())
        return data

    def moveRows(self, _from: Index, row: int, _count: int, _to: Index, before: int) -> bool:
        """Where a row is dropped in its own list. Nothing is moved here: the business is told, and what it says then
        is shown."""
        moved = self.row(row)
        if moved is not None:
            above = [one.id for one in self._rows[:before] if one.id != moved.id]
            after = above[-1] if above else None
            if self.behind(moved.id, 0)[1] != after:
                self.moved.emit(moved.id, after)
        return False

    def dropMimeData(self, _data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index) -> bool:
        """From another list nothing is taken."""
        return False

    def _put(self, place: int, row: Row) -> None:
        now = self.place_of(row.id)
        if now < 0:
            self.beginInsertRows(NOWHERE, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if now != place:
            self.beginMoveRows(NOWHERE, now, now, NOWHERE, place)
            self._rows.insert(place, self._rows.pop(now))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))
