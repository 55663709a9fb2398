"""Which deliveries are shown: a row of buttons with their counts."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from core.i18n import N_, _
from gui import words as said_as
from gui.look.look import GAP
from gui.screens.outbox.rows import Group
from gui.widgets.flow import Flow


class Choice(Enum):
    ALL = auto()
    NEEDS = auto()
    WAITS = auto()
    SENT = auto()


SAID = {
    Choice.ALL: N_("All ({n})"), Choice.NEEDS: N_("Need you ({n})"), Choice.WAITS: N_("Waiting ({n})"),
    Choice.SENT: N_("Sent ({n})"),
}  # fmt: skip
GROUPS = {Choice.NEEDS: Group.NEEDS, Choice.WAITS: Group.WAITS, Choice.SENT: Group.SENT}


def fits(choice: Choice, group: Group) -> bool:
    return choice is Choice.ALL or GROUPS[choice] is group


class ChoiceRow(Flow):
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(GAP)
        self._group = QButtonGroup(self)
        self.buttons: dict[Choice, QPushButton] = {}
        for choice in Choice:
            made = QPushButton()
            made.setProperty("kind", "plain")
            made.setCheckable(True)
            self.buttons[choice] = made
            self._group.addButton(made)
            self.add(made)
        self.buttons[Choice.ALL].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit())

    @property
    def now(self) -> Choice:
        return next(choice for choice, made in self.buttons.items() if made.isChecked())

    def choose(self, choice: Choice) -> None:
        self.buttons[choice].setChecked(True)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        for choice, made in self.buttons.items():
            count = sum(n for group, n in counts.items() if fits(choice, group))
            made.setText(_(SAID[choice]).format(n=said_as.number(count)))
