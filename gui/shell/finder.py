"""Ctrl+K: type what you want. It does it, or goes there; words without accents and everyday words find it too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView

from core.i18n import _
from core.profile.text import bare
from core.sought import fitting, terms
from gui.look.icons import icon
from gui.look.look import SPACE, WIDE, look
from gui.shell.target_row import KEYS, TargetRow
from gui.widgets.plain import column, words
from gui.widgets.two_lines import SECOND

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MOST = 60


@dataclass(frozen=True, slots=True)
class Target:
    """Something to do or a place to go to. `also` are further words to find it by."""

    title: str
    where: str
    icon: str
    does: Callable[[], object]
    also: str = ""
    keys: str = ""


def ranked(targets: Iterable[Target], typed: str) -> list[Target]:
    """Those in which every word that counts begins a word, the ones whose title begins so first; where there are none,
    those in which most of them do."""
    wanted, every = terms(typed), list(targets)
    if not wanted:
        return every[:MOST]
    fits = [fitting(wanted, f"{target.title} {target.where} {target.also}") for target in every]
    best = max(fits, default=0)
    if not best:
        return []
    found = []
    for place, (target, fit) in enumerate(zip(every, fits, strict=True)):
        if fit == best:
            title = bare(target.title)
            weight = 0 if title.startswith(wanted[0]) else 1 if any(want in title for want in wanted) else 2
            found.append((weight, place, target))
    return [target for _weight, _place, target in sorted(found, key=lambda one: one[:2])[:MOST]]


class TargetModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.targets: Sequence[Target] = ()
        self._icons: dict[str, QIcon] = {}

    def show(self, targets: Sequence[Target]) -> None:
        self.beginResetModel()
        self.targets = targets
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.targets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        target = self.targets[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(target.icon)
        told: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: target.title, Qt.ItemDataRole.ToolTipRole: target.title,
            SECOND: target.where, KEYS: target.keys,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (target.title, target.where, target.keys))),
        }  # fmt: skip
        return told.get(role)

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = icon(name)
        return self._icons[name]


class Finder(QDialog):
    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self.setWindowTitle(_("Find or do"))
        self._targets = targets
        self.line, self.view = QLineEdit(), QListView()
        self.line.setPlaceholderText(_("What are you looking for? What do you want to do?"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.view.setAccessibleName(_("Found"))
        self.model = TargetModel(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TargetRow(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = words("", "soft")
        self.line.textChanged.connect(self.search)
        self.line.returnPressed.connect(self.take)
        self.view.clicked.connect(lambda _index: self.take())
        self.view.activated.connect(lambda _index: self.take())
        self.line.installEventFilter(self)
        inside = column(self.line, self.nothing, self.view, gap=SPACE, margin=WIDE)
        inside.setStretchFactor(self.view, 1)
        inside.addStretch(0)
        self.setLayout(inside)
        wide = round(560 * look().scale)
        self.resize(min(wide, 900), 520)
        self.search("")

    def search(self, typed: str) -> None:
        found = ranked(self._targets, typed)
        self.model.show(found)
        self.nothing.setText(_("Nothing found for “{words}”.").format(words=typed))
        self.nothing.setVisible(not found)
        self.view.setVisible(bool(found))
        if found:
            self.view.setCurrentIndex(self.model.index(0))

    def take(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            target = self.model.targets[index.row()]
            self.accept()
            target.does()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the line move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if (step := steps.get(Qt.Key(event.key()))) is not None:
                last = self.model.rowCount() - 1
                place = min(last, max(0, self.view.currentIndex().row() + step))
                self.view.setCurrentIndex(self.model.index(place))
                return True
        return super().eventFilter(watched, event)
