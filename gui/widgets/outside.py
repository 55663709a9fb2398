"""Opens in the browser what is on the internet, or on the practice wall."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.i18n import _
from gui.desk import Desk
from gui.notice import Notice, Tone

HERE = ("", ".html", ".htm")
"""What may be opened of this computer: a folder, or a page. Services tell addresses too, and some may be hostile."""


def can_open(address: str) -> bool:
    """Is it an address that a browser shows? Never a program, never a script, never a file of another computer."""
    url = QUrl(address)
    if url.scheme() == "file":
        path = Path(url.toLocalFile())
        folder = path.suffix.lower() != ".app" and path.is_dir()  # a Mac's programs are folders
        return not url.host() and (path.suffix.lower() in HERE or folder)
    return url.scheme() in ("http", "https") and bool(url.host())


def open_outside(desk: Desk, address: str) -> None:
    if not (can_open(address) and QDesktopServices.openUrl(QUrl(address))):
        said = _("The browser could not be opened.")
        more = _("Copy this address into it: {address}").format(address=address)
        desk.say(Notice(text=said, more=more, tone=Tone.WARN, seconds=None, key="browser"))
