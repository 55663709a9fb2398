"""Coming days of which customers will ask and nothing is said: one line each, answered with one click."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import _, language
from core.profile.hours import show_day
from core.profile.model import Closure
from core.profile.public_holidays import Proposal
from gui.look.look import GAP
from gui.screens.profile.section import in_order
from gui.widgets.plain import button, empty_of, row, words
from gui.words import weekday

MOST = 4


class Proposals(QWidget):
    """`answer` is called with the closure (or the exceptional hours) that the person chose."""

    def __init__(self, answer: Callable[[Closure], object]) -> None:
        super().__init__()
        self._answer, self._shown = answer, list[Proposal]()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP)
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        if list(proposals) == self._shown:
            return
        self._shown = list(proposals)
        empty_of(self._lines)
        made: list[QWidget] = []
        for one in proposals[:MOST]:
            day = _("{day}, {name}").format(day=_first_large(weekday(one.day)), name=one.name)
            closed = button(_("Closed"), self._answering(one.closed()))
            usual = button(_("Open as usual"), self._answering(one.open()), "plain")
            usual.setToolTip(show_day(one.usual, language()))
            closed.setAccessibleName(_("{day}: closed").format(day=day))
            usual.setAccessibleName(_("{day}: open as usual").format(day=day))
            line = row(words(day), closed, usual)
            made += [closed, usual]
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        self.setVisible(bool(proposals))
        in_order(self, *made)

    def _answering(self, closure: Closure) -> Callable[[], object]:
        return lambda: self._answer(closure)


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
