"""A short list whose entries are made, put in order and taken away here, and changed in the fields beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from core.i18n import _
from gui.desk import Desk
from gui.look.look import SPACE, look
from gui.widgets.plain import button, column, icon_button, row, tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
SHOWN = 6  # lines seen at once


class Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Verbs(Generic[R]):
    """What the list does with its entries; `said` is the line of one, `removed` what the bar says."""

    said: Callable[[R], str]
    add: Callable[[], R | None]
    arrange: Callable[[Sequence[str]], object]
    remove: Callable[[str], object]
    removed: Callable[[R], str]


class RecordModel(QAbstractListModel, Generic[R]):
    def __init__(self, said: Callable[[R], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = said
        self.records: list[R] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        said = self._said(self.records[index.row()])
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return said
        return tip(said) if role == Role.ToolTipRole else None

    def show_records(self, records: Sequence[R]) -> None:
        """Changed in place where the entries are the same ones, anew where they are not."""
        if [one.id for one in records] == [one.id for one in self.records]:
            if list(records) != self.records:
                self.records = list(records)
                self.dataChanged.emit(self.index(0), self.index(len(self.records) - 1))
            return
        self.beginResetModel()
        self.records = list(records)
        self.endResetModel()


class _View(QListView):
    asked_remove = Signal()
    asked_move = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Delete):
            self.asked_remove.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.asked_move.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class RecordList(QWidget, Generic[R]):
    """`chosen` says that another entry is the current one (or none)."""

    chosen = Signal()

    def __init__(self, desk: Desk, name: str, add: str, verbs: Verbs[R]) -> None:
        super().__init__()
        self._desk, self._verbs, self._id = desk, verbs, ""
        self.model: RecordModel[R] = RecordModel(verbs.said, self)
        self.list = _View()
        self.list.setModel(self.model)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.asked_remove.connect(self.remove)
        self.list.asked_move.connect(self.shift)
        self.add = button(add, self.make, icon="add")
        self.up = icon_button("up", _("Move up (Alt+Up)"), lambda: self.shift(-1))
        self.down = icon_button("down", _("Move down (Alt+Down)"), lambda: self.shift(1))
        self.away = icon_button("remove", _("Remove (Del)"), self.remove)
        self.setLayout(column(self.list, row(self.add, -1, self.up, self.down, self.away), gap=SPACE))
        look().changed.connect(self._fit)

    @property
    def current_id(self) -> str:
        return self._id

    @property
    def current(self) -> R | None:
        """As it was read last; who changes it reads it again."""
        return next((one for one in self.model.records if one.id == self._id), None)

    def show_records(self, records: Sequence[R]) -> None:
        self.model.show_records(records)
        if self.current is None:
            self._id = records[0].id if records else ""
        self._select()
        self._fit()
        for made in (self.up, self.down, self.away):
            made.setEnabled(bool(records))
        self.list.setVisible(bool(records))
        self.chosen.emit()

    def choose(self, id_: str) -> None:
        self._desk.keeper.flush()
        self._id = id_
        self._select()
        self.chosen.emit()

    def make(self) -> None:
        made = self._desk.do(self._verbs.add)
        if made is not None:
            self._id = made.id

    def shift(self, step: int) -> None:
        ids = [one.id for one in self.model.records]
        place = ids.index(self._id) + step if self._id in ids else -1
        if 0 <= place < len(ids):
            ids.remove(self._id)
            ids.insert(place, self._id)
            self._desk.do(lambda: self._verbs.arrange(ids))

    def remove(self) -> None:
        gone = self.current
        if gone is not None:
            self._desk.do_undoably(lambda: self._verbs.remove(gone.id), self._verbs.removed(gone))

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.model.records[now.row()].id != self._id:
            self._desk.keeper.flush()  # what was typed for the one before is still meant for it
            self._id = self.model.records[now.row()].id
            self.chosen.emit()

    def _select(self) -> None:
        row_ = next((row for row, one in enumerate(self.model.records) if one.id == self._id), -1)
        if row_ >= 0 and self.list.currentIndex().row() != row_:
            self.list.setCurrentIndex(self.model.index(row_))

    def _fit(self) -> None:
        high = max(self.list.sizeHintForRow(0), 32)
        self.list.setFixedHeight(high * max(1, min(SHOWN, self.model.rowCount())) + SPACE)
