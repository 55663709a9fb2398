"""All businesses that this computer knows, as a table: each as it was when it was last looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from core.i18n import N_, _, ngettext
from core.overview.glance import Glance, Health
from core.profile.text import bare
from gui import words
from gui.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SORT = Qt.ItemDataRole.UserRole
FOLDER = Qt.ItemDataRole.UserRole + 1

COLUMNS = (
    N_("Client"), N_("What needs somebody"), N_("What waits"), N_("Last publication"), N_("Next post"),
)  # fmt: skip
NAME, NEEDS, WAITS, PUBLISHED, NEXT = range(len(COLUMNS))

STATES = {
    Health.ABSENT: N_("The folder is not there: is a stick or a disk not connected?"),
    Health.EMPTY: N_("There is no business in its folder any more."),
    Health.DAMAGED: N_("Its file is damaged; opening it shows what can be done."),
    Health.OLDER: N_("Made with an older Devanture; brought up to date when it is opened."),
    Health.NEWER: N_("Made with a newer Devanture: install that one to open it."),
    Health.BUSY: N_("It cannot be read at this moment."),
}
CLOSED = (Health.ABSENT, Health.EMPTY)
"""Nothing to open there."""


@dataclass(frozen=True, slots=True)
class Client:
    """`known_as` is what it was called when it was last open here; `glance` None: not looked at yet."""

    folder: Path
    known_as: str
    glance: Glance | None = None

    @property
    def name(self) -> str:
        seen = self.glance.name if self.glance else ""
        return " ".join((seen or self.known_as or self.folder.name).split())

    @property
    def can_open(self) -> bool:
        return self.glance is None or self.glance.health not in CLOSED

    @property
    def trouble(self) -> str:
        """What is odd about its folder, in words."""
        state = STATES.get(self.glance.health) if self.glance else None
        return _(state) if state else ""


class ClientsModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clients: Sequence[Client] = ()
        self._today = date.min

    def show(self, clients: Sequence[Client], today: date) -> None:
        """Rows keep their place and selection as long as they are the same clients."""
        same = [client.folder for client in clients] == [client.folder for client in self._clients]
        if not same:
            self.beginResetModel()
        self._clients, self._today = tuple(clients), today
        if not same:
            self.endResetModel()
        elif clients:
            self.dataChanged.emit(self.index(0, 0), self.index(len(clients) - 1, NEXT))

    def client(self, row: int) -> Client:
        return self._clients[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._clients)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(COLUMNS):
            return _(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        client = self._clients[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(client, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[index.column()])}: {self._said(client, index.column())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(part for part in (client.name, client.trouble, str(client.folder)) if part))
        if role == SORT:
            return _sorted_by(client, index.column())
        return str(client.folder) if role == FOLDER else None

    def _said(self, client: Client, column: int) -> str:
        seen = client.glance
        if column == NAME:
            return client.name
        if seen is None:
            return "…"
        if client.trouble and column == NEEDS:
            return client.trouble
        if column == NEEDS:
            return ngettext("{n} thing", "{n} things", seen.needs).format(n=seen.needs) if seen.needs else "–"
        if column == WAITS:
            return words.number(seen.waits) if seen.waits else "–"
        moment = seen.published if column == PUBLISHED else seen.next_post
        return words.moment(moment, self._today) if moment else "–"


def _sorted_by(client: Client, column: int) -> Any:
    seen = client.glance
    if column == NAME or seen is None:
        return bare(client.name)
    if column == NEEDS:
        return 1000 * bool(client.trouble) + seen.needs
    if column == WAITS:
        return seen.waits
    moment = seen.published if column == PUBLISHED else seen.next_post
    never = "9999" if column == NEXT else ""
    return moment.isoformat() if moment else never


class Sought(QSortFilterProxyModel):
    """Sorted by any column; only those whose name has all the words that are sought, accents or not."""

    def __init__(self, source: ClientsModel) -> None:
        super().__init__(source)
        self._words: list[str] = []
        self.setSourceModel(source)
        self.setSortRole(SORT)
        self.setDynamicSortFilter(True)

    def seek(self, text: str) -> None:
        self.beginFilterChange()
        self._words = bare(text).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        source = self.sourceModel()
        name = bare(source.client(row).name) if isinstance(source, ClientsModel) else ""
        return all(word in name for word in self._words)
