"""What the help holds, by groups; or what a search has found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.widgets.two_lines import HEADING, SECOND

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Item:
    """A page, or with an empty `key` the heading of a group. `line` stands below the title."""

    key: str
    title: str
    line: str = ""


class ContentsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        return next((place for place, item in enumerate(self.items) if item.key == key), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        told: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: item.title, Qt.ItemDataRole.ToolTipRole: item.title,
            SECOND: item.line, HEADING: not item.key,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(part for part in (item.title, item.line) if part),
        }  # fmt: skip
        return told.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.items[index.row()].key:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
