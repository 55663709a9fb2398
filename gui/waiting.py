"""What stands in the place of the window while the business is closed for a moment, to be moved or set back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from core.i18n import _
from gui.look.look import BROAD, SPACE
from gui.widgets.busy import Busy
from gui.widgets.plain import column, words


class Waiting(QMainWindow):
    def __init__(self, said: str) -> None:
        super().__init__()
        self.setWindowTitle(said)
        self.busy = Busy()
        self.busy.begin(_("One moment: nothing can be lost now, even if this window is closed."))
        title = words(said, "heading")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QWidget()
        middle.setLayout(column(-1, title, SPACE, self.busy, -1, margin=BROAD * 2))
        self.setCentralWidget(middle)
