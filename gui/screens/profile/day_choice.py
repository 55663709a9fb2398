"""Which days get the same hours: seven ticks, asked in a small dialog."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog

from core.i18n import _, language
from core.profile.dates import show_weekday
from gui.look.look import BROAD, SPACE
from gui.widgets.plain import button, column, row, words


class DayChoice(QDialog):
    def __init__(self, name: str, days: Sequence[str]) -> None:
        super().__init__()
        self.setWindowTitle(_("Copy to other days"))
        self.ticks = {day: QCheckBox(show_weekday(day, language()).capitalize()) for day in days}
        go = button(_("Copy"), self.accept, "main")
        go.setDefault(True)
        said = words(_("Copy the hours of {day} to:").format(day=name), "heading")
        foot = row(-1, button(_("Cancel"), self.reject), go)
        self.setLayout(column(said, *self.ticks.values(), SPACE, foot, gap=SPACE, margin=BROAD))

    def chosen(self) -> list[str]:
        return [day for day, tick in self.ticks.items() if tick.isChecked()]
