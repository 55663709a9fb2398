"""A week of posts from Monday to Sunday. A post is moved to another day by hand, by menu, or by its own form."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from core.i18n import _
from gui import words
from gui.look.look import GAP, SPACE
from gui.screens.posts.acts import Acts
from gui.screens.posts.board import Row, monday_of
from gui.screens.posts.day_list import DayList
from gui.screens.posts.stages import Stage
from gui.widgets.plain import button, column, icon_button, row, set_tone
from gui.widgets.plain import words as label

NOON = time(12, 0)


class WeekPage(QWidget):
    def __init__(self, acts: Acts, today: Callable[[], date]) -> None:
        super().__init__()
        self._acts, self._today = acts, today
        self._rows: Sequence[Row] = ()
        self.monday, self._follow = monday_of(today()), ""
        self.title = label("", "heading")
        before = icon_button("left", _("The week before"), lambda: self.turn(-1))
        after = icon_button("right", _("The week after"), lambda: self.turn(1))
        self.now = button(_("This week"), lambda: self.show_day(self._today()))
        self.days = [self._day(number) for number in range(7)]
        self.heads = [self._head() for _day in self.days]
        self.open = button(_("Open the post"), self._open, icon="edit")
        self.move_to = button(_("Move to…"), self._move, icon="calendar")
        self.discard = button(_("Discard"), self._discard, icon="remove")
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        for head, day in zip(self.heads, self.days, strict=True):
            columns.addLayout(column(head, day, gap=GAP), 1)
        top = row(before, self.now, after, SPACE, self.title)
        low = row(self.open, self.move_to, self.discard, -1)
        hint = label(_("Drag a post to another day, or choose “Move to…”. What has been sent stays where it is."),
                     "small")  # fmt: skip
        layout = column(top, columns, hint, low, gap=SPACE)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._show_acts()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        by_day: dict[date, list[Row]] = {}
        for row_ in rows:
            if row_.at is not None and row_.stage is not Stage.DISCARDED:
                by_day.setdefault(row_.at.date(), []).append(row_)
        last = self.monday + timedelta(6)
        self.title.setText(_("{first} to {last}").format(
            first=words.day(self.monday, year=self.monday.year != last.year), last=words.day(last)))  # fmt: skip
        for number, (head, view) in enumerate(zip(self.heads, self.days, strict=True)):
            day = self.monday + timedelta(number)
            view.day = day
            view.show_rows(by_day.get(day, []))
            self._name(head, view, day)
        if self._follow:
            self._choose(self._follow)
            self._follow = ""
        self._show_acts()

    def turn(self, weeks: int) -> None:
        self.monday += timedelta(7 * weeks)
        self.show_rows(self._rows)

    def show_day(self, day: date) -> None:
        self.monday = monday_of(day)
        self.show_rows(self._rows)

    def focus_first(self) -> None:
        """On today's column where this week is shown, else on the first one with posts."""
        number = (self._today() - self.monday).days
        view = self.days[number] if 0 <= number < 7 else self.days[0]
        filled = [each for each in self.days if each.model().rowCount()]
        chosen = view if view.model().rowCount() or not filled else filled[0]
        chosen.setFocus()

    def _name(self, head: QLabel, view: DayList, day: date) -> None:
        closed, today = self._acts.closed(datetime.combine(day, NOON)), day == self._today()
        said = _("{day} · closed").format(day=words.short_day(day)) if closed else words.short_day(day)
        head.setText(said)
        set_tone(head, "pill", "accent" if today else "")
        spoken = words.weekday(day)
        view.name_for(_("{day}, closed").format(day=spoken) if closed else spoken)

    def _head(self) -> QLabel:
        head = label("", "strong")
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return head

    def _day(self, number: int) -> DayList:
        view = DayList()
        view.opened.connect(self._acts.open)
        view.discarded.connect(self._acts.discard)
        view.dropped.connect(self._drop)
        view.aside.connect(lambda step: self._aside(number + step))
        view.selectionModel().selectionChanged.connect(lambda *_both: self._only(view))
        view.customContextMenuRequested.connect(lambda at: self._menu(view, at))
        return view

    def _aside(self, number: int) -> None:
        if not 0 <= number < 7:
            self.turn(-1 if number < 0 else 1)
        view = self.days[number % 7]
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.choose_first()

    def _only(self, view: DayList) -> None:
        """One post is chosen in the whole week."""
        if view.selectedIndexes():
            for other in self.days:
                if other is not view and other.selectedIndexes():
                    other.clearSelection()
        self._show_acts()

    def _chosen(self) -> Row | None:
        return next((row_ for view in self.days for row_ in view.chosen()), None)

    def _show_acts(self) -> None:
        chosen = self._chosen()
        self.open.setEnabled(chosen is not None)
        for each in (self.move_to, self.discard):
            each.setEnabled(chosen is not None and not chosen.fixed)

    def _choose(self, id_: str) -> None:
        for view in self.days:
            if view.held.place_of(id_) >= 0:
                view.setFocus()
                view.choose(id_)

    def _drop(self, id_: str, day: date) -> None:
        """To the same time of day there; where nothing was said, to noon."""
        row_ = next((each for each in self._rows if each.id == id_), None)
        if row_ is not None and not row_.fixed and (row_.at is None or row_.at.date() != day):
            self._acts.move(id_, datetime.combine(day, row_.at.time() if row_.at else NOON))
            self._follow = id_

    def _open(self) -> None:
        if row_ := self._chosen():
            self._acts.open(row_.id)

    def _move(self) -> None:
        if row_ := self._chosen():
            self._acts.ask_to_move(row_.post)

    def _discard(self) -> None:
        if row_ := self._chosen():
            self._acts.discard([row_.id])

    def _menu(self, view: DayList, at: QPoint) -> None:
        menu = QMenu(self)
        for made in (self.open, self.move_to, self.discard):
            menu.addAction(made.icon(), made.text(), made.click).setEnabled(made.isEnabled())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(at))
