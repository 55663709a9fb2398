"""The list of the profile's sections, each with how much in it is not said yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from core.i18n import _, ngettext
from gui.look.icons import SIZE, icon
from gui.look.look import SPACE, look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Item = tuple[str, str, str]
"""Key, title, icon."""


class ContentsModel(QAbstractListModel):
    def __init__(self, items: Sequence[Item], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items = list(items)
        self._counts: dict[str, int] = {}
        self._icons: dict[str, QIcon] = {}

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key, title, _sign = self.items[index.row()]
        count = self._counts.get(key, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title}  ·  {count}" if count else title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            lacks = ngettext("{n} thing not said yet", "{n} things not said yet", count).format(n=count)
            return f"{title}: {lacks}" if count else title
        return self._icons.get(key) if role == Qt.ItemDataRole.DecorationRole else None

    def count(self, counts: Mapping[str, int]) -> None:
        if counts != self._counts:
            self._counts = dict(counts)
            self._all_changed()

    def draw(self) -> None:
        self._icons = {key: icon(sign) for key, _title, sign in self.items}
        self._all_changed()

    def _all_changed(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))


class Contents(QListView):
    """`chosen` carries the key of a section: by a click, or by going through with the arrows."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self.sections = ContentsModel(items, self)
        self.current = ""
        self.setProperty("role", "nav")
        self.setModel(self.sections)
        self.setAccessibleName(_("Sections of the profile"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look().dress(self, Contents.fit)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_current(self, key: str) -> None:
        self.current = key
        row = next(row for row, item in enumerate(self.sections.items) if item[0] == key)
        if self.currentIndex().row() != row:
            self.setCurrentIndex(self.sections.index(row))

    def count(self, counts: Mapping[str, int]) -> None:
        self.sections.count(counts)

    def fit(self) -> None:
        self.sections.draw()
        side = round(SIZE * look().scale)
        self.setIconSize(QSize(side, side))
        widest = max(
            self.fontMetrics().horizontalAdvance(f"{title}  ·  99") for _key, title, _sign in self.sections.items
        )
        self.scheduleDelayedItemsLayout()
        self.setFixedWidth(widest + side + 56 + SPACE)

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes of items that were taken before the style sheet came are not those of now."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and (key := self.sections.items[now.row()][0]) != self.current:
            self.chosen.emit(key)
