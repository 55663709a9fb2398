"""The side of the window: the name of the business, its rooms, and, folded, their signs alone."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from core.i18n import _
from gui.look.icons import SIZE, icon
from gui.look.look import SPACE, look
from gui.rooms import KEPT_BELOW, ROOMS, Room
from gui.widgets.plain import set_tone

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RoomModel(QAbstractListModel):
    def __init__(self, rooms: list[Room], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rooms, self.folded = rooms, False
        self._counts: dict[str, int] = {}
        self._icons: dict[str, QIcon] = {}

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rooms)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        room = self.rooms[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if self.folded else self.said(room)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self.said(room)} (Ctrl+{room.digit})"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons.get(room.key)
        return None

    def said(self, room: Room) -> str:
        """The room's name, with how much in it needs somebody."""
        count = self._counts.get(room.key, 0)
        return _(room.title) + (f"  ({count})" if count else "")

    def count(self, counts: dict[str, int]) -> None:
        if counts != self._counts:
            self._counts = counts
            self._all_changed()

    def fold(self, *, folded: bool) -> None:
        self.folded = folded
        self._all_changed()

    def draw(self) -> None:
        """The icons in the colours of now."""
        self._icons = {room.key: icon(room.icon) for room in self.rooms}
        self._all_changed()

    def _all_changed(self) -> None:
        if self.rooms:
            self.dataChanged.emit(self.index(0), self.index(len(self.rooms) - 1))


class Nav(QWidget):
    """`chosen` carries the key of a room."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        above = [room for room in ROOMS if room.key not in KEPT_BELOW]
        below = [room for room in ROOMS if room.key in KEPT_BELOW]
        self.models = [RoomModel(above, self), RoomModel(below, self)]
        self.lists = [self._list(model, name) for model, name in zip(self.models, self._names(), strict=True)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, SPACE)
        layout.addWidget(self.lists[0])
        layout.addStretch(1)
        layout.addWidget(self.lists[1])
        self.folded = False

    def draw_icons(self) -> None:
        for model in self.models:
            look().dress(model, RoomModel.draw)
        self._fit()

    def show_room(self, key: str) -> None:
        """Mark the room one is in."""
        for model, view in zip(self.models, self.lists, strict=True):
            places = [place for place, room in enumerate(model.rooms) if room.key == key]
            flags = QItemSelectionModel.SelectionFlag
            if places:
                view.selectionModel().setCurrentIndex(model.index(places[0]), flags.ClearAndSelect)
            else:
                view.clearSelection()

    def count(self, counts: dict[str, int]) -> None:
        for model in self.models:
            model.count(counts)
        self._fit()

    def fold(self, *, folded: bool) -> None:
        if folded != self.folded:
            self.folded = folded
            for model in self.models:
                model.fold(folded=folded)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the rows move together, rather than lie over each other."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._fit()

    def _names(self) -> tuple[str, str]:
        return _("Rooms"), _("Keeping and help")

    def _list(self, model: RoomModel, name: str) -> QListView:
        view = QListView()
        view.setProperty("role", "nav")
        view.setModel(model)
        view.setAccessibleName(name)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.clicked.connect(lambda index: self.chosen.emit(model.rooms[index.row()].key))
        view.activated.connect(lambda index: self.chosen.emit(model.rooms[index.row()].key))
        return view

    def _fit(self) -> None:
        """As wide as its longest word, each list as high as its rows."""
        side = round(SIZE * look().scale)
        for view in self.lists:
            view.setIconSize(QSize(side, side))
        for close in (False, True):
            for view in self.lists:
                set_tone(view, "close", "true" if close else "")
            high = [self._high(model, view) for model, view in zip(self.models, self.lists, strict=True)]
            if sum(high) + 2 * SPACE <= self.height():
                break
        for view, tall in zip(self.lists, high, strict=True):
            view.setFixedHeight(tall)
        if self.folded:
            self.setFixedWidth(side + 48)
            return
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(f"{_(room.title)}  (99)") for room in ROOMS)
        self.setFixedWidth(widest + side + 64)

    def _high(self, model: RoomModel, view: QListView) -> int:
        rows = range(model.rowCount())
        return max((view.sizeHintForRow(place) for place in rows), default=0) * len(rows) + 2 * SPACE
