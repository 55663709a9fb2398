"""Opens in the browser what is on the internet, or on the practice wall."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.i18n import _
from gui.desk import Desk
from gui.notice import Notice, Tone

KINDS = ("http", "https", "file")


def can_open(address: str) -> bool:
    """Is it an address that a browser shows? Never a program, never a script."""
    return QUrl(address).scheme() in KINDS


def open_outside(desk: Desk, address: str) -> None:
    if not (can_open(address) and QDesktopServices.openUrl(QUrl(address))):
        said = _("The browser could not be opened.")
        more = _("Copy this address into it: {address}").format(address=address)
        desk.say(Notice(text=said, more=more, tone=Tone.WARN, seconds=None, key="browser"))
