"""Days on which the usual week does not hold: a calendar to choose them in, what is said of them, what is coming."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.errors import BadInputError, Problem
from core.i18n import _, language
from core.profile.dates import read_date, show_days
from core.profile.hours import read_day, show_day
from core.profile.model import Closure, Profile, Span
from core.profile.public_holidays import proposals, public_holidays
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.screens.profile.month import Mark, Month
from gui.screens.profile.proposal import Proposals
from gui.widgets.fields import LineField
from gui.widgets.keeping import keep_row
from gui.widgets.plain import button, column, icon_button, row, words

NARROW = 620  # px at 100 % text: below, what is said stands under the calendar
ID = Qt.ItemDataRole.UserRole


class Closures(QFrame):
    """Choosing days without an entry makes a new one by its buttons; a chosen one is changed as one types."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._closures = desk, desk.business.profiles.closures
        self._profile, self._edited = Profile(), ""
        self.holidays = False  # known already?
        self.setProperty("role", "card")
        self.month = Month(desk.business.today())
        self.month.chosen.connect(self._days_chosen)
        self.month.picked.connect(self._day_picked)
        self.month.turned.connect(self._month_turned)
        self.title, self.days, self.known = words("", "strong"), words("", "strong"), words("", "soft")
        self.first, self.last = LineField(_("First day")), LineField(_("Last day"))
        self.label = LineField(_("Reason"), "", _("Summer holidays, stocktaking…"))
        self.hours = LineField(_("Other hours on these days"), "", _("9h-12h30"))
        self.shut = button(_("Closed on these days"), self.close_days, icon="close")
        self.open = button(_("Open with these hours"), self.open_days, icon="hours")
        self.remove = button(_("Remove"), self.remove_chosen, "danger", icon="remove")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Coming closures and other hours"))
        self.list.setWordWrap(True)
        self.list.itemSelectionChanged.connect(self._listed)
        self.none = words(_("Nothing is planned: the usual week always holds."), "soft")
        self.proposals = Proposals(self._answer)
        self._tie()
        self._lay()
        self._month_turned()
        desk.tasks.run(lambda _stop, _told: _load_holidays(), self._know_holidays, desk.fault)

    def read_profile(self, profile: Profile) -> None:
        self._profile = profile
        today = self.desk.business.today()
        coming = [one for one in profile.closures if one.last >= today]
        self._list(coming)
        self.none.setVisible(not coming)
        self.list.setVisible(bool(coming))
        if self.holidays:
            self.proposals.show_proposals(proposals(profile, today, language=language()))
        self._mark()
        if self._edited and self._entry() is None:
            self._edited = ""
        self._show_chosen()

    def _know_holidays(self, _done: None) -> None:
        """Their calendar takes a moment to load: it comes after the days themselves."""
        self.holidays = True
        if isValid(self):
            self.read_profile(self.desk.business.profiles.read())

    def close_days(self) -> None:
        self._put(())

    def open_days(self) -> None:
        typed = self.hours.value().strip()
        read = (
            read_day(typed)
            if typed
            else [Problem("", _("No hours are written here."), _("Write for example 9h-12h30."))]
        )
        if isinstance(read, list):
            self.hours.show_problems(read)
            self.hours.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._put(read)

    def remove_chosen(self) -> None:
        if gone := self._entry():
            said = _("“{days}” was removed.").format(days=_line(gone))
            self._edited = ""
            self.desk.do_undoably(lambda: self._closures.remove(gone.id), said)

    def choose(self, closure: Closure) -> None:
        self.desk.keeper.flush()
        self._edited = closure.id
        self.month.choose(closure.first, closure.last)
        self._show_chosen(fresh=True)

    def _put(self, spans: tuple[Span, ...]) -> None:
        """Make the chosen entry say this, or a new one for the days chosen."""
        first, last = self.month.span
        new = Closure(id=self._edited, first=first, last=last, label=self.label.value(), spans=spans)
        self.hours.show_problems([])
        if self._edited:
            self.desk.do(lambda: self._closures.change(new), self.label.show_problems)
            return
        made = self.desk.do(lambda: self._closures.add(new), self.label.show_problems)
        if made is not None:
            self._edited = made.id

    def _answer(self, closure: Closure) -> None:
        self.desk.do(lambda: self._closures.add(closure))

    def _tie(self) -> None:
        """Reason and hours of an entry are kept as typed; of days without one they wait for a button."""
        for field, what, verb in ((self.label, "label", self._keep_label), (self.hours, "hours", self._keep_hours)):
            keep_row(field, self.desk, f"closure {what}", lambda: self._edited, verb, partial(self._kept, what))
        for field in (self.first, self.last):
            field.left.connect(self._take_dates)
            field.control.returnPressed.connect(self._take_dates)

    def _keep_label(self, id_: str, typed: str) -> None:
        if id_ and (entry := self._entry(id_)):
            self._closures.change(replace(entry, label=typed), merge=f"closure {entry.id} label")

    def _keep_hours(self, id_: str, typed: str) -> None:
        entry = self._entry(id_) if id_ else None
        if entry is None or not typed.strip():
            return
        read = read_day(typed)
        if isinstance(read, list):
            raise BadInputError(_("These hours cannot be read."), read)
        self._closures.change(replace(entry, spans=read), merge=f"closure {entry.id} hours")

    def _kept(self, what: str) -> str:
        entry = self._entry()
        if entry is None:
            return self.label.value() if what == "label" else self.hours.value()
        return entry.label if what == "label" else _hours(entry)

    def _take_dates(self) -> None:
        """Days typed by hand: what is no date is told beside its field."""
        read = []
        for field in (self.first, self.last):
            got = read_date(field.value()) if field.value().strip() else self.month.span[0]
            field.show_problems([got] if isinstance(got, Problem) else [])
            read.append(got)
        first, last = read
        if isinstance(first, date) and isinstance(last, date) and (first, last) != self.month.span:
            if last < first:  # the day that was typed counts, the other goes with it
                first = last = first if first != self.month.span[0] else last
            self.month.choose(first, last)
            self._days_chosen(first, last, keep_entry=bool(self._edited))

    def _days_chosen(self, first: date, last: date, *, keep_entry: bool = False) -> None:
        """Dragged anew: other days, no entry yet. Dates typed for an entry move it."""
        self.desk.keeper.flush()
        entry = self._entry()
        if keep_entry and entry is not None:
            self.desk.do(
                lambda: self._closures.change(replace(entry, first=first, last=last)), self.first.show_problems
            )
        else:
            same = next((one for one in self._profile.closures if (one.first, one.last) == (first, last)), None)
            self._edited = same.id if same else ""
        self._show_chosen(fresh=True)

    def _day_picked(self, day: date) -> None:
        """A click on a day of an entry chooses the entry, the shorter one where two hold."""
        found = [one for one in self._profile.closures if one.first <= day <= one.last]
        if found:
            self.choose(min(found, key=lambda one: one.last - one.first))

    def _listed(self) -> None:
        items = self.list.selectedItems()
        wanted = str(items[0].data(ID)) if items else ""
        if wanted and wanted != self._edited and (found := self._entry(wanted)):
            self.choose(found)

    def _entry(self, id_: str = "") -> Closure | None:
        wanted = id_ or self._edited
        return next((one for one in self._closures.read() if one.id == wanted), None) if wanted else None

    def _show_chosen(self, *, fresh: bool = False) -> None:
        first, last = self.month.span
        entry = self._entry()
        self.days.setText(show_days(first, last, language()))
        self.known.setText(self._told(first, last))
        self.known.setVisible(bool(self.known.text()))
        for field, day in ((self.first, first), (self.last, last)):
            if not field.has_problem() or fresh:
                field.show_problems([])
                field.control.setText(f"{day:%d/%m/%Y}") if fresh or not field.control.hasFocus() else None
        if entry is not None or fresh:
            self._fill(entry, fresh=fresh)
        self.remove.setVisible(entry is not None)
        self._select(entry)

    def _fill(self, entry: Closure | None, *, fresh: bool) -> None:
        for field, text in ((self.label, entry.label if entry else ""), (self.hours, _hours(entry))):
            if fresh:
                field.show_problems([])
                field.settle(text)
            elif not field.has_problem():
                field.show_value(text)

    def _select(self, entry: Closure | None) -> None:
        blocked = self.list.blockSignals(True)
        rows = [place for place in range(self.list.count()) if entry and self.list.item(place).data(ID) == entry.id]
        self.list.setCurrentRow(rows[0] if rows else -1)
        self.list.blockSignals(blocked)

    def _told(self, first: date, last: date) -> str:
        days = [first + timedelta(number) for number in range(min((last - first).days + 1, 62))]
        return ". ".join(dict.fromkeys(told for day in days if (told := self.month.words_of(day))))

    def _list(self, coming: Sequence[Closure]) -> None:
        """In place: the row one is on stays the one it is."""
        blocked = self.list.blockSignals(True)
        while self.list.count() > len(coming):
            self.list.takeItem(self.list.count() - 1)
        for place, one in enumerate(coming):
            if place >= self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(place)
            item.setText(_line(one))
            item.setData(ID, one.id)
        self.list.blockSignals(blocked)
        rows = min(max(len(coming), 1), 6)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 32) + SPACE)

    def _mark(self) -> None:
        marks: dict[date, tuple[Mark, ...]] = {}
        years = {self.month.shown.year - 1, self.month.shown.year, self.month.shown.year + 1}
        if self.holidays:
            marks |= {
                day: (Mark("holiday", name),) for day, name in public_holidays(self._profile, years, language()).items()
            }
        first = self.month.shown - timedelta(7)
        for day in (first + timedelta(number) for number in range(56)):
            for one in self._profile.closures:
                if one.first <= day <= one.last:
                    marks[day] = (*marks.get(day, ()), Mark("special" if one.spans else "closed", _said(one)))
        self.month.show_marks(marks)

    def _month_turned(self) -> None:
        self.title.setText(self.month.title())
        self._mark()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # passed on as it came
        narrow = self.width() < NARROW * look().scale
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _lay(self) -> None:
        back = icon_button("left", _("The month before"), lambda: self.month.turn(-1))
        forth = icon_button("right", _("The month after"), lambda: self.month.turn(1))
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = row(back, self.title, forth)
        head.setStretch(1, 1)
        left = column(head, self.month, _legend(), -1, gap=SPACE)
        dates = row(self.first, self.last)
        right = column(self.days, self.known, dates, self.label, self.shut, self.hours,
                       row(self.open, self.remove, -1), -1, gap=SPACE)  # fmt: skip
        self._both = QHBoxLayout()
        self._both.setSpacing(WIDE)
        self._both.addLayout(left, 1)
        self._both.addLayout(right, 1)
        heading = words(_("Holidays, closures and other hours"), "heading")
        help_ = words(
            _("Choose one day, or several by drawing the mouse over them (keyboard: Shift and the arrows)."), "soft"
        )
        coming = words(_("Coming"), "label")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        whole.setSpacing(SPACE)
        for above in (heading, help_, self.proposals):
            whole.addWidget(above)
        whole.addLayout(self._both)
        for below in (coming, self.none, self.list):
            whole.addWidget(below)


def _load_holidays() -> None:
    public_holidays(Profile(), {2026})


def _legend() -> QWidget:
    said = _("Struck out: closed. Underlined: other hours. Dot: public holiday.")
    return words(said, "small")


def _hours(entry: Closure | None) -> str:
    return show_day(entry.spans, language(), "-") if entry and entry.spans else ""


def _said(one: Closure) -> str:
    hours = show_day(one.spans, language()) if one.spans else _("closed")
    return f"{one.label} ({hours})" if one.label else hours


def _line(one: Closure) -> str:
    return _("{days}: {what}").format(days=show_days(one.first, one.last, language()), what=_said(one))
