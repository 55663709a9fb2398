"""Small pictures of the library's photos: read in a thread of their own, kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from core.errors import DevantureError
from gui.tasks import Tasks

MOST = 400  # pictures kept
Key = tuple[str, int]


class Thumbs(QObject):
    """`path` gives the kept file of a photo's hash. `ready` tells that the picture of a hash can now be had."""

    ready = Signal(str)

    def __init__(self, path: Callable[[str], Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._tasks = path, Tasks(1, self)
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._asked: set[Key] = set()

    def get(self, hash_: str, side: int) -> QPixmap | None:
        """The photo, `side` pixels on its longer side; None while it is being read: `ready` comes then."""
        key = (hash_, side)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._asked:
            self._asked.add(key)
            self._tasks.run(lambda _stop, _told: self._read(hash_, side), self._take(key), self._lose(key))
        return None

    def again(self) -> None:
        """The folder was away and is back: what could not be read then is asked for anew."""
        self._asked.clear()

    def close(self) -> None:
        self._tasks.close()

    def _read(self, hash_: str, side: int) -> QImage:
        return read_small(self._path(hash_), side)

    def _take(self, key: Key) -> Callable[[QImage], None]:
        def take(image: QImage) -> None:
            if image.isNull():  # not there, or no picture: its place stays empty until it is asked for again
                return
            self._asked.discard(key)
            self._kept[key] = QPixmap.fromImage(image)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            self.ready.emit(key[0])

        return take

    def _lose(self, key: Key) -> Callable[[Exception], None]:
        def lose(fault: Exception) -> None:
            """A missing file is told where the photos are kept; here its place stays empty."""
            if not isinstance(fault, DevantureError | OSError):
                raise fault

        return lose


def read_small(path: Path, side: int) -> QImage:
    """Decoded small from the start: a twelve-megapixel photo costs no more than it must."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > side:
        reader.setScaledSize(whole.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
