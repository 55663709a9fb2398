"""The businesses that were open on this computer before: one is opened again, or taken off the list."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from core.founding import holds_one
from core.i18n import _
from gui.look.look import GAP, SPACE, WIDE
from gui.program import Program
from gui.session import Known
from gui.widgets.announce import announce
from gui.widgets.plain import button, column, row, tip, words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SEEN = 4
Opens = Callable[[Path], object]


class KnownModel(QAbstractListModel):
    """Each with its name and its folder; of one that is not there it says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: list[Known] = []
        self._absent: frozenset[Path] = frozenset()

    def show(self, known: list[Known]) -> None:
        self.beginResetModel()
        self._known = list(known)
        self.endResetModel()

    def show_absent(self, absent: frozenset[Path]) -> None:
        self._absent = absent
        if self._known:
            self.dataChanged.emit(self.index(0), self.index(len(self._known) - 1))

    def at(self, place: int) -> Known:
        return self._known[place]

    def is_absent(self, place: int) -> bool:
        return self._known[place].folder in self._absent

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._known)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= len(self._known):
            return None
        known = self._known[index.row()]
        name = " ".join(known.name.split()) or _("A business without a name yet")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name}\n{self._place(known)}"
        said = f"{name}, {self._place(known)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else None

    def _place(self, known: Known) -> str:
        if known.folder in self._absent:
            return _("Its folder is not there at the moment: {folder}").format(folder=known.folder)
        return str(known.folder)


class KnownList(QFrame):
    def __init__(self, program: Program, opens: Opens) -> None:
        super().__init__()
        self._program, self._opens = program, opens
        self.setProperty("role", "card")
        self.model = KnownModel(self)
        self.list = _List(self.open_chosen, self.forget_chosen)
        self.list.setModel(self.model)
        title = words(_("Your businesses on this computer"), "heading")
        title.setBuddy(self.list)
        self.list.setAccessibleName(title.text())
        self.open = button(_("Open this business"), self.open_chosen, icon="open")
        self.drop = button(_("Take off the list"), self.forget_chosen, "plain")
        self.said = words("", "soft")
        self.said.hide()
        buttons = row(self.open, self.drop, -1)
        self.setLayout(column(title, self.list, self.said, buttons, gap=SPACE, margin=WIDE))
        self.list.selectionModel().currentChanged.connect(lambda *_both: self._able())

    def read(self) -> None:
        """The list now, and behind the window which of the folders are there: a drive may be slow to answer."""
        known = self._program.session.businesses()
        self.model.show(known)
        self.setVisible(bool(known))
        if not known:
            return
        self.list.setCurrentIndex(self.model.index(0))
        self._fit()
        self._able()
        folders = [one.folder for one in known]
        self._program.tasks.run(lambda _stop, _told: _absent(folders), self._show_absent, _unknown)

    def open_chosen(self) -> None:
        if (index := self.list.currentIndex()).isValid():
            self._opens(self.model.at(index.row()).folder)

    def forget_chosen(self) -> None:
        """Only off the list: the folder stays as it is, and can be opened again from where it lies."""
        if not (index := self.list.currentIndex()).isValid():
            return
        gone = self.model.at(index.row())
        self._program.session.forget(gone.folder)
        self.read()
        self.said.setText(_("Off the list. The folder itself was left as it is: {folder}").format(folder=gone.folder))
        self.said.show()
        announce(self, self.said.text())

    def _show_absent(self, absent: frozenset[Path]) -> None:
        self.model.show_absent(absent)
        self._able()

    def _able(self) -> None:
        index = self.list.currentIndex()
        self.open.setEnabled(index.isValid() and not self.model.is_absent(index.row()))
        self.drop.setEnabled(index.isValid())

    def _fit(self) -> None:
        line = max(self.list.sizeHintForRow(0), 2 * self.list.fontMetrics().height())
        self.list.setFixedHeight(min(self.model.rowCount(), SEEN) * line + 2 * GAP + 2)


class _List(QListView):
    def __init__(self, opens: Callable[[], object], forgets: Callable[[], object]) -> None:
        super().__init__()
        self._opens, self._forgets = opens, forgets
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._opens())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opens()
        elif event.key() == Qt.Key.Key_Delete:
            self._forgets()
        else:
            super().keyPressEvent(event)


def _absent(folders: Sequence[Path]) -> frozenset[Path]:
    return frozenset(folder for folder in folders if not holds_one(folder))


def _unknown(fault: Exception) -> None:
    raise fault
