"""The page that is seen while something longer is done: what, how far, and a way to stop it."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import BROAD, WIDE
from gui.screens.welcome.panel import Awning
from gui.widgets.busy import Busy
from gui.widgets.plain import card, column, row, words

MOST = 560  # px


class Work(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.title, self.busy = words("", "title"), Busy()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = card(self.title, self.busy, gap=WIDE, margin=BROAD)
        front = QWidget()
        front.setMaximumWidth(MOST)
        front.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        front.setLayout(column(Awning(40), sheet, gap=0))
        line = row()
        for part, share in ((None, 1), (front, 4), (None, 1)):
            line.addWidget(part, share) if part else line.addStretch(share)
        self.setLayout(column(-1, line, -1, margin=BROAD))
        self._said = ""

    def begin(self, title: str, said: str, stop: Event | None) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self._said = said
        self.busy.begin(said, stop)

    def tell(self, done: int, total: int, what: str) -> None:
        self.busy.tell(done, total, what or self._said)
