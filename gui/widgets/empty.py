"""What stands where nothing is yet: what will be here, and one button that makes the first."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.look.icons import picture
from gui.look.look import BROAD, SPACE
from gui.widgets.plain import button, words


class Empty(QWidget):
    def __init__(
        self, icon: str, title: str, text: str, label: str = "", does: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        layout.setSpacing(SPACE)
        layout.addStretch(1)
        sign = QLabel()
        picture(sign, icon, "soft", 48)
        self.title, self.text = words(title, "heading"), words(text, "soft")
        for part in (sign, self.title, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        self.button = button(label, does, "main")
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setVisible(bool(label))
        layout.addStretch(1)
