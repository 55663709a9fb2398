"""What a delivery carries, as it was frozen: the words and photos of a post, the files of a site."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.errors import DevantureError
from core.i18n import _, ngettext
from core.services.service import Message, SentPicture, SiteContent
from gui import words as said_as
from gui.desk import Desk
from gui.look.look import SPACE
from gui.screens.outbox.rows import Row
from gui.widgets.flow import Flow
from gui.widgets.plain import tip, words

SIDE = 112


class ContentPart(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._shown = desk, ("", "")
        self.text, self.photos = words(""), Flow()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._waiting: dict[str, list[QLabel]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.text)
        layout.addWidget(self.photos)
        desk.thumbs.ready.connect(self._arrived)

    def show_row(self, row: Row) -> None:
        """Read once: what is frozen does not change."""
        if (row.id, row.entry.content) == self._shown:
            return
        self._shown = row.id, row.entry.content
        self.photos.clear()
        self._waiting.clear()
        try:
            content = self._desk.business.content(row.entry)
        except (DevantureError, OSError, ValueError):
            content = None
        self.text.setText(_said(content, row))
        pictures = content.pictures if isinstance(content, Message) else ()
        self.photos.setVisible(bool(pictures))
        for picture in pictures:
            self._hang(picture)

    def _hang(self, picture: SentPicture) -> None:
        label = QLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMinimumSize(SIDE // 2, SIDE // 2)
        alt = picture.alt or _("A photo without a description")
        label.setToolTip(tip(alt))
        label.setAccessibleName(alt)
        self.photos.add(label)
        self._waiting.setdefault(picture.hash, []).append(label)
        self._arrived(picture.hash)

    def _arrived(self, hash_: str) -> None:
        if hash_ not in self._waiting:
            return
        ratio = self.devicePixelRatioF()
        found = self._desk.thumbs.get(hash_, round(SIDE * ratio))
        if found is None:
            return
        small = found.copy()
        small.setDevicePixelRatio(ratio)
        for label in self._waiting.pop(hash_):
            label.setPixmap(small)


def _said(content: Message | SiteContent | None, row: Row) -> str:
    if isinstance(content, Message):
        return content.text or _("Photos without a text.")
    if isinstance(content, SiteContent):
        weight = said_as.size(sum(file.size for file in content.files))
        count = len(content.files)
        said = ngettext("The whole site: {n} file, {size}.", "The whole site: {n} files, {size}.", count)
        return said.format(n=said_as.number(count), size=weight) + _sent(row)
    return _("The whole site, as it was then. Its files need not be kept here any more.") + _sent(row)


def _sent(row: Row) -> str:
    detail = row.entry.receipt.detail if row.entry.receipt else {}
    if not {"sent", "kept"} <= set(detail):
        return ""
    sent = int(detail["sent"])
    said = ngettext("{n} of them was new or changed.", "{n} of them were new or changed.", sent)
    return "\n" + said.format(n=said_as.number(sent))
