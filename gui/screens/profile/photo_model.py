"""The photos as a grid in their order: small pictures come when they are ready, moving one is dropping it elsewhere."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from core.i18n import _
from core.profile.model import Photo
from gui.thumbs import Thumbs
from gui.widgets.plain import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PHOTOS = "application/x-devanture-photos"
SIDE = 240  # pixels of the small pictures, drawn smaller
Role, Flag = Qt.ItemDataRole, Qt.ItemFlag


class PhotoModel(QAbstractListModel):
    """`dropped` carries ids and the row before which they were let go."""

    dropped = Signal(object, int)

    def __init__(self, thumbs: Thumbs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos: list[Photo] = []
        self._thumbs = thumbs
        thumbs.ready.connect(self._ready)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        photo = self.photos[index.row()]
        if role == Role.DisplayRole:
            return photo.caption or photo.alt or _("Not described yet")
        if role == Role.DecorationRole:
            return self._thumbs.get(photo.hash, SIDE)
        if role == Role.ToolTipRole:
            return tip(photo.alt or photo.name)
        if role == Role.AccessibleTextRole:
            said = photo.alt or _("{name}, not described yet").format(name=photo.name or _("photo"))
            return _("Photo {n}: {what}").format(n=index.row() + 1, what=said)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Flag.ItemIsDropEnabled
        return Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [PHOTOS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(PHOTOS, " ".join(self.photos[row].id for row in rows).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        ids = bytes(data.data(PHOTOS).data()).decode().split()
        if ids:
            place = row if row >= 0 else parent.row() if parent.isValid() else len(self.photos)
            self.dropped.emit(ids, place)
        return False

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """In place, so that the selection stays on the photo it is on."""
        wanted = {photo.id for photo in photos}
        for row in range(len(self.photos) - 1, -1, -1):
            if self.photos[row].id not in wanted:
                self.beginRemoveRows(NOWHERE, row, row)
                del self.photos[row]
                self.endRemoveRows()
        for place, photo in enumerate(photos):
            self._bring(place, photo)

    def row_of(self, id_: str) -> int:
        return next((row for row, photo in enumerate(self.photos) if photo.id == id_), -1)

    def _bring(self, place: int, photo: Photo) -> None:
        here = self.row_of(photo.id) if place >= len(self.photos) or self.photos[place].id != photo.id else place
        if here < 0:
            self.beginInsertRows(NOWHERE, place, place)
            self.photos.insert(place, photo)
            self.endInsertRows()
        elif here != place:
            self.beginMoveRows(NOWHERE, here, here, NOWHERE, place)
            self.photos.insert(place, self.photos.pop(here))
            self.endMoveRows()
        if self.photos[place] != photo:
            self.photos[place] = photo
            self.dataChanged.emit(self.index(place), self.index(place))

    def _ready(self, hash_: str) -> None:
        for row, photo in enumerate(self.photos):
            if photo.hash == hash_:
                self.dataChanged.emit(self.index(row), self.index(row), [Role.DecorationRole])
