"""One of the steps: a question, why it is asked, and a way to answer that can always be left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import Problem
from gui.look.look import WIDE
from gui.screens.welcome.making import Making


class Step(QWidget):
    """`name` stands in the list of steps. `answered`: somebody chose in a way that also means “go on”."""

    name = title = why = ""
    answered = Signal()

    def __init__(self, making: Making) -> None:
        super().__init__()
        self.making = making
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(WIDE)

    def read(self) -> None:
        """Show what is known, and what was typed and is not kept yet."""

    def first(self) -> QWidget:
        """Where the fingers begin."""
        return self

    def check(self) -> list[Problem]:
        """What is wrong with what is typed, as far as it can be told without the business."""
        return []

    def show_wrong(self) -> None:
        """Show beside the fields what `check` tells."""

    def keep(self, *, skipped: bool) -> list[Problem]:
        """Put into the business what is right; the rest is shown beside its field, and told."""
        del skipped
        return []
