"""Step four: the opening hours in one line of free words, and how they were understood."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from core.errors import BadInputError, Problem
from core.i18n import LANGUAGES, _, language
from core.profile.dates import show_weekday
from core.profile.model import WEEKDAYS
from core.profile.week import Week, read_week, show_week
from gui.look.look import SPACE, WIDE
from gui.screens.welcome.making import Making
from gui.screens.welcome.step import Step
from gui.widgets.fields import LineField, TickField
from gui.widgets.plain import column, empty_of, words

HOURS, ELSE = "hours", "closed_else"


class HoursStep(Step):
    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.name = _("Opening hours")
        self.title = _("When are you open?")
        self.why = _("Write it as you would say it. Holidays and exceptions can be added later.")
        self.line = LineField(
            _("Days and hours"), _("For example: tue-sat 9h-12h30 14h-19h; sunday 9h-13h"),
            _("tue-sat 9h-12h30 14h-19h"),
        )  # fmt: skip
        self.rest = TickField(_("Closed on the days not given"))
        self.understood = QFrame()
        self.understood.setProperty("role", "card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self.understood.setLayout(column(words(_("Understood"), "heading"), self._grid, margin=WIDE))
        for part in (self.line, self.rest, self.understood):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.line.typed.connect(self._typed)
        self.line.left.connect(self.show_wrong)
        self.rest.typed.connect(self._ticked)

    def read(self) -> None:
        typed = self.making.typed(HOURS)
        self.line.settle(as_typed(self.making.profile().hours) if typed is None else typed)
        self.rest.show_value(self.making.typed(ELSE) == "yes")
        self._show()
        self.line.show_problems([] if typed is None else self.check())

    def first(self) -> QWidget:
        return self.line

    def week(self) -> Week | list[Problem]:
        """As understood now, with the other days closed where that is ticked."""
        text = self.line.value().strip()
        read = read_week(text) if text else {}
        if isinstance(read, dict) and read and self.rest.value():
            return {day: read.get(day, ()) for day in WEEKDAYS}
        return read

    def check(self) -> list[Problem]:
        read = self.week()
        return _each_once(read) if isinstance(read, list) else []

    def show_wrong(self) -> None:
        self.line.show_problems(self.check())

    def keep(self, *, skipped: bool) -> list[Problem]:
        del skipped
        week = self.week()
        if isinstance(week, list):
            self.line.show_problems(told := _each_once(week))
            return told
        try:
            if week != self.making.profile().hours:
                self.making.business.profiles.set_week(week)
        except BadInputError as wrong:
            self.line.show_problems(wrong.problems)
            return wrong.problems
        self.making.state.typed.pop(HOURS, None)
        self.making.state.typed.pop(ELSE, None)
        self.making.save()
        return []

    def _typed(self, text: str) -> None:
        self.making.note(HOURS, text)
        self._show()
        if self.line.has_problem():
            self.line.show_problems(self.check())

    def _ticked(self, ticked: bool) -> None:  # noqa: FBT001, a value, not an option
        self.making.note(ELSE, "yes" if ticked else "")
        self.making.note(HOURS, self.line.value())
        self._show()

    def _show(self) -> None:
        """The week below the line, for as long as it can be understood."""
        week = self.week()
        known = week if isinstance(week, dict) else {}
        empty_of(self._grid)
        self.understood.setVisible(bool(known))
        self.rest.setVisible(bool(known) and (self.rest.value() or len(known) < len(WEEKDAYS)))
        for place, (days, hours) in enumerate(_lines(known)):
            self._grid.addWidget(words(days, "strong", wrap=False), place, 0)
            self._grid.addWidget(words(hours), place, 1)


def prepare() -> None:
    """Load, behind the window, what the first key in the line would otherwise wait for: the names of the days."""
    for tongue in LANGUAGES:
        show_weekday(WEEKDAYS[0], tongue)


def as_typed(week: Week) -> str:
    """A week in one line that can be typed again and means the same."""
    return "; ".join(f"{days} {hours}" for days, hours in show_week(week, language()))


def _lines(week: Week) -> list[tuple[str, str]]:
    unsaid = [show_weekday(day, language()) for day in WEEKDAYS if day not in week]
    lines = [(_capital(days), hours) for days, hours in show_week(week, language())]
    return lines + ([(_capital(", ".join(unsaid)), _("nothing is said"))] if unsaid and week else [])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _each_once(problems: list[Problem]) -> list[Problem]:
    """The same sentence about five days is said once."""
    return list({problem.message: problem for problem in problems}.values())
