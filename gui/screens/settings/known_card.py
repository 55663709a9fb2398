"""The card of the businesses that were open on this computer once: open another one, or take it off the list."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from core.i18n import _
from core.ports import Progress
from gui.desk import Desk
from gui.notice import Act, Notice
from gui.session import Known
from gui.widgets.plain import button, card, row, tip, words
from gui.widgets.two_lines import SECOND, TwoLines

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROWS = 5


class KnownModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known: list[Known] = []
        self._gone: frozenset[Path] = frozenset()

    def show_gone(self, gone: frozenset[Path]) -> None:
        if gone != self._gone:
            self._gone = gone
            self.dataChanged.emit(self.index(0), self.index(len(self.known) - 1))

    def show_known(self, known: Sequence[Known]) -> None:
        if list(known) != self.known:
            self.beginResetModel()
            self.known = list(known)
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.known)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.known):
            return None
        one = self.known[index.row()]
        name = one.name or _("A business without a name yet")
        there = str(one.folder)
        if one.folder in self._gone:
            there = _("{folder} (not there now)").format(folder=there)
        told: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: name, SECOND: there, Qt.ItemDataRole.ToolTipRole: tip(there),
            Qt.ItemDataRole.AccessibleTextRole: f"{name}, {there}",
        }  # fmt: skip
        return told.get(role)


class KnownCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.model, self.list = desk, KnownModel(self), QListView()
        self.list.setAccessibleName(_("Other businesses"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._settle())
        self.model.modelReset.connect(self._settle)
        self.list.activated.connect(lambda _index: self.open())
        self.none = words(_("No other business was open on this computer."), "soft")
        self.open_it: QWidget = button(_("Open"), self.open, "", "folder")
        self.forget_it: QWidget = button(_("Take off the list"), self.forget, "plain")
        soft = _("Businesses that were open here. Taking one off the list removes nothing of it.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            card(words(_("Other businesses"), "heading"), words(soft, "soft"), self.none, self.list,
                 row(self.open_it, self.forget_it, -1))
        )  # fmt: skip

    def read(self) -> None:
        here = self.desk.business.folder
        self.model.show_known([one for one in self.desk.program.session.businesses() if one.folder != here])
        self._settle()

    def look(self) -> None:
        """Which folders are there: a stick or a network may take its time to answer, so not on this thread."""
        folders = [one.folder for one in self.model.known]

        def gone(_stop: Event, _progress: Progress) -> frozenset[Path]:
            return frozenset(folder for folder in folders if not folder.exists())

        self.desk.tasks.run(gone, self.model.show_gone, self.desk.fault)

    def open(self) -> None:
        if (one := self._chosen()) is not None:
            self.desk.program.open(one.folder)

    def forget(self) -> None:
        one = self._chosen()
        if one is None:
            return
        session = self.desk.program.session
        session.forget(one.folder)
        self.read()
        said = _("“{name}” is off the list; its folder is as it was.").format(name=one.name or one.folder.name)
        self.desk.say(Notice(text=said, acts=(Act(_("Put it back"), lambda: self._put_back(one)),)))

    def _put_back(self, one: Known) -> None:
        session = self.desk.program.session
        here = next((known for known in session.businesses() if known.folder == self.desk.business.folder), None)
        session.opened(one.folder, one.name)
        if here is not None:  # the one that is open stays the first
            session.opened(here.folder, here.name)
        self.read()

    def _chosen(self) -> Known | None:
        index = self.list.currentIndex()
        return self.model.known[index.row()] if 0 <= index.row() < len(self.model.known) else None

    def _settle(self) -> None:
        there = bool(self.model.known)
        self.none.setVisible(not there)
        for part in (self.list, self.open_it, self.forget_it):
            part.setVisible(there)
        self.open_it.setEnabled(self._chosen() is not None)
        self.forget_it.setEnabled(self._chosen() is not None)
        high = self.list.sizeHintForRow(0) if there else 0
        self.list.setFixedHeight(min(ROWS, max(1, len(self.model.known))) * high + 2 * self.list.frameWidth() + 8)
