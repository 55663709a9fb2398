"""The photos of the library to choose from: small pictures, one or several ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListView

from core.i18n import _
from core.profile.model import Photo
from gui.look.look import look
from gui.thumbs import Thumbs
from gui.widgets.plain import tip

SIDE, ROUND, HIGH = 96, 28, 0.75  # px of a picture and around it; most photos lie

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PhotoModel(QAbstractListModel):
    """With `ticks` each photo bears a box, which the one who shows them fills."""

    def __init__(self, thumbs: Thumbs, *, ticks: bool) -> None:
        super().__init__()
        self._thumbs, self._ticks = thumbs, ticks
        self._photos: tuple[Photo, ...] = ()
        self._on: frozenset[str] = frozenset()
        thumbs.ready.connect(self._ready)

    def show_photos(self, photos: Sequence[Photo], on: Sequence[str] = ()) -> None:
        fresh = tuple(photos)
        if fresh != self._photos:
            self.beginResetModel()
            self._photos, self._on = fresh, frozenset(on)
            self.endResetModel()
        elif frozenset(on) != self._on:
            self._on = frozenset(on)
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1), [Qt.ItemDataRole.CheckStateRole])

    def photo(self, row: int) -> Photo | None:
        return self._photos[row] if 0 <= row < len(self._photos) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        photo = self.photo(index.row())
        if photo is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            small = self._thumbs.get(photo.hash, SIDE * 2)
            return QIcon(small) if small else None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            said = self._spoken(photo)
            return said if role == Qt.ItemDataRole.AccessibleTextRole else tip(said)
        if role == Qt.ItemDataRole.SizeHintRole:  # before the picture is there, too
            side = round(SIDE * look().scale)
            return QSize(side + ROUND, round(side * HIGH) + ROUND)
        if role == Qt.ItemDataRole.CheckStateRole and self._ticks:
            return Qt.CheckState.Checked if photo.id in self._on else Qt.CheckState.Unchecked
        return None

    def _spoken(self, photo: Photo) -> str:
        said = photo.alt or photo.name or _("A photo without description")
        return _("{photo} (shown)").format(photo=said) if photo.id in self._on else said

    def _ready(self, hash_: str) -> None:
        for row, photo in enumerate(self._photos):
            if photo.hash == hash_:
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])


class PhotoGrid(QListView):
    """`took` is called with the photo that a click, Enter or the space bar means."""

    def __init__(self, name: str, model: PhotoModel, took: Callable[[Photo], object]) -> None:
        super().__init__()
        self._took = took
        self.photos = model
        self.setAccessibleName(name)
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.clicked.connect(self._take)
        look().dress(self, PhotoGrid.fit)

    def fit(self) -> None:
        side = round(SIDE * look().scale)
        self.setIconSize(QSize(side, round(side * HIGH)))
        self.setGridSize(QSize(side + ROUND + 4, round(side * HIGH) + ROUND))
        self.setMinimumHeight(round(side * 1.7))
        self.setMaximumHeight(side * 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        photo = self.photos.photo(index.row())
        if photo is not None:
            self._took(photo)
