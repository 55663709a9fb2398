"""Shows a file or a folder in the system's own window of files."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.i18n import _
from gui.desk import Desk
from gui.notice import Notice, Tone


def show_folder(desk: Desk, path: Path) -> None:
    """The folder itself, or the one that a file lies in."""
    folder = path if path.is_dir() else path.parent
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        said = _("The folder could not be shown.")
        more = _("It is here: {folder}").format(folder=folder)
        desk.say(Notice(text=said, more=more, tone=Tone.WARN, seconds=None, key="folder"))
