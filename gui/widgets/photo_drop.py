"""A place that takes photos: dropped (one, ten, a folder), pasted, or chosen. It lights up and says what happens."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.i18n import _
from gui.dialogs import Dialogs
from gui.look.look import SPACE, WIDE
from gui.widgets.flow import Flow
from gui.widgets.plain import button, set_tone, words

log = logging.getLogger(__name__)

ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".gif", ".tif", ".tiff"))
Source = Path | bytes


class PhotoDrop(QFrame):
    """`took` is called with files, or with the bytes of a pasted picture. `invites` is the sentence it shows."""

    def __init__(self, invites: str, dialogs: Dialogs, took: Callable[[list[Source]], object]) -> None:
        super().__init__()
        self._took, self._dialogs = took, dialogs
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(invites)
        self.invites = invites
        self._said = words(invites, "soft")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = button(_("Choose photos…"), self._choose, icon="photos")
        self.paste = button(_("Paste"), self._paste, "plain", icon="copy")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._said)
        acts = Flow(centred=True)
        for act in (self.choose, self.paste):
            acts.add(act)
        layout.addWidget(acts)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()):
            event.acceptProposedAction()
            self._light(lit=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(lit=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(lit=False)
        if sources := sources_of(event.mimeData()):
            event.acceptProposedAction()
            self._took(sources)
        else:
            self._said.setText(_("There is no picture in what was dropped that can be read. Choose photos instead."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if chosen := self._dialogs.photos():
            self._took(list(chosen))

    def _paste(self) -> None:
        if sources := sources_of(QGuiApplication.clipboard().mimeData()):
            self._took(sources)
        else:
            self._said.setText(_("There is no picture to paste. Copy one first, or choose a file."))

    def _light(self, *, lit: bool) -> None:
        set_tone(self, "lit", "true" if lit else "false")
        self._said.setText(_("Let go: the photos are added.") if lit else self.invites)


def takes(data: QMimeData) -> bool:
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def sources_of(data: QMimeData | None) -> list[Source]:
    """Files as they are (a folder: the pictures in it), else the picture itself."""
    if data is None:
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return list(_files(paths))
    return [_png(data.imageData())] if data.hasImage() and isinstance(data.imageData(), QImage) else []


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from _pictures_in(path)
        else:
            yield path


def _pictures_in(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.suffix.lower() in ENDINGS)
    except OSError as refused:
        log.warning("a folder could not be looked into: %s", refused.strerror)
        return []


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
