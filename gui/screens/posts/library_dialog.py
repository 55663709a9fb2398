"""Photos of the business, to put some of them on a post."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QListView

from core.i18n import _
from core.profile.model import Photo
from gui.look.look import BROAD, SPACE, look
from gui.thumbs import Thumbs
from gui.widgets.plain import button, column, row, tip, words

SIDE = 128
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PhotoModel(QAbstractListModel):
    def __init__(self, photos: Sequence[Photo], thumbs: Thumbs, parent: QObject) -> None:
        super().__init__(parent)
        self.photos, self._thumbs = photos, thumbs
        self._blank = QPixmap(SIDE, SIDE)
        self._blank.fill(Qt.GlobalColor.transparent)
        thumbs.ready.connect(self._ready)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.photos):
            return None
        photo = self.photos[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbs.get(photo.hash, SIDE) or self._blank
        said = photo.alt or photo.name or _("Photo {number}").format(number=index.row() + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        return said if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _ready(self, hash_: str) -> None:
        for place, photo in enumerate(self.photos):
            if photo.hash == hash_:
                self.dataChanged.emit(self.index(place), self.index(place))


class LibraryDialog(QDialog):
    def __init__(self, photos: Sequence[Photo], thumbs: Thumbs) -> None:
        super().__init__()
        self.setWindowTitle(_("My photos"))
        self.setMinimumSize(round(480 * look().scale), 420)
        self.list = QListView()
        self.list.setAccessibleName(_("My photos"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(SIDE, SIDE))
        self.list.setGridSize(QSize(SIDE + 20, SIDE + 20))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.model = PhotoModel(photos, thumbs, self)
        self.list.setModel(self.model)
        self.list.doubleClicked.connect(self.accept)
        self.take = button(_("Put on the post"), self.accept, "main")
        self.take.setDefault(True)
        self.list.selectionModel().selectionChanged.connect(lambda *_both: self._show_act())
        nothing = words(_("There are no photos yet. Add some under “My business”, or let them go on the post."), "soft")
        nothing.setVisible(not photos)
        self.setLayout(
            column(words(_("Choose one or several photos"), "heading"), nothing, self.list,
                   row(-1, button(_("Cancel"), self.reject), self.take), gap=SPACE, margin=BROAD)
        )  # fmt: skip
        self._show_act()

    def chosen(self) -> list[Photo]:
        return [self.model.photos[place] for place in sorted(index.row() for index in self.list.selectedIndexes())]

    def _show_act(self) -> None:
        self.take.setEnabled(bool(self.list.selectedIndexes()))
