"""The copies that are kept, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.i18n import _
from core.posts.times import to_wall
from core.store.backups import Backup
from gui import words
from gui.widgets.two_lines import SECOND

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as it is shown: `when` begins a line, `why` and `size` stand below."""

    backup: Backup
    when: str
    why: str
    size: str


def shown(backup: Backup, zone: str, today: date) -> Copy:
    when = words.moment(to_wall(backup.at, zone), today)
    reasons = {
        "daily": _("the first of the day"), "publication": _("before a publication"), "manual": _("made by hand"),
        "restore": _("before going back to a copy"), "migration": _("before a new version of the program"),
    }  # fmt: skip
    try:
        size = words.size(backup.path.stat().st_size)
    except OSError:
        size = ""
    return Copy(backup, when[:1].upper() + when[1:], reasons.get(backup.reason, backup.reason), size)


class CopyModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.copies: list[Copy] = []

    def show_copies(self, copies: Sequence[Copy]) -> None:
        if [copy.backup for copy in copies] != [copy.backup for copy in self.copies]:
            self.beginResetModel()
            self.copies = list(copies)
            self.endResetModel()
        elif list(copies) != self.copies:
            self.copies = list(copies)
            self.dataChanged.emit(self.index(0), self.index(len(self.copies) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.copies)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.copies):
            return None
        copy = self.copies[index.row()]
        second = " · ".join(part for part in (copy.why, copy.size) if part)
        told: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: copy.when, SECOND: second,
            Qt.ItemDataRole.AccessibleTextRole: f"{copy.when}, {second}",
        }  # fmt: skip
        return told.get(role)
