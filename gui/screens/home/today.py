"""The page of the open business: a greeting, and cards with what matters now."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import _, ngettext
from core.overview.model import Overview
from gui import words as said_as
from gui.desk import Desk
from gui.look.look import GAP
from gui.screens.home.outgoing_cards import QueueCard, SentCard
from gui.screens.home.site_card import SiteCard
from gui.screens.home.todo_card import TodoCard
from gui.screens.home.two_columns import TwoColumns
from gui.screens.home.week_card import WeekCard
from gui.widgets.elided import Elided
from gui.widgets.plain import words
from gui.widgets.screen import Column

WIDEST = 1280  # px


class Today(Column):
    def __init__(self, desk: Desk) -> None:
        super().__init__(most=WIDEST)
        self.name, self.date, self.sum = Elided("", "title"), words("", "soft"), words("", "heading")
        self.todo, self.site = TodoCard(desk), SiteCard(desk)
        self.queue, self.week, self.sent = QueueCard(desk), WeekCard(desk), SentCard(desk)
        head = QWidget()
        above = QVBoxLayout(head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(GAP)
        for part in (self.date, self.name, self.sum):
            above.addWidget(part)
        self.add(head)
        self.columns = TwoColumns((self.todo, self.site), (self.queue, self.week, self.sent))
        self.add(self.columns)
        self._held = 0
        self.todo.counted.connect(self._sum_up)

    def show_overview(self, seen: Overview) -> None:
        self.name.show_text(seen.name or _("A business without a name yet"))
        self.date.setText(_("Hello! Today is {day}.").format(day=said_as.weekday(seen.today, year=True)))
        self._held = seen.queue.held
        self.todo.show_todos(seen.todos)
        self.site.show_site(seen.site, seen.today)
        self.queue.show_queue(seen.queue, seen.today)
        self.week.show_week(seen.week)
        self.sent.show_sent(seen.sent, seen.today)
        _in_order(self.stops())

    def _sum_up(self, to_do: int) -> None:
        self.sum.setText(summed_up(to_do, self._held))

    def stops(self) -> list[QWidget]:
        cards = (self.todo, self.site, self.queue, self.week, self.sent)
        return [stop for one in cards for stop in one.stops()]

    def focus_first(self) -> None:
        """The first thing that can be done."""
        first = next((stop for stop in self.stops() if stop.isVisibleTo(self) and stop.isEnabled()), None)
        if first is not None:
            first.setFocus()


def summed_up(to_do: int, held: int) -> str:
    """How things stand, in one breath."""
    if not to_do and not held:
        return _("Everything is up to date.")
    things = ngettext("{n} thing to do", "{n} things to do", to_do).format(n=to_do)
    waits = ngettext("{n} delivery waits to leave", "{n} deliveries wait to leave", held).format(n=held)
    if to_do and held:
        return _("{things}, {waits}.").format(things=things, waits=waits)
    return _("{things}.").format(things=things if to_do else waits)


def _in_order(stops: Sequence[QWidget]) -> None:
    """The Tab key follows the eye, also to rows that came later."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
