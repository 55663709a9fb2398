"""Opening hours: the week day by day, public holidays, and the calendar of days on which it does not hold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from core.errors import Problem
from core.i18n import _
from core.profile.advice import notes
from core.profile.model import WEEKDAYS, Profile
from core.profile.week import read_week
from gui.desk import Desk
from gui.look.look import SPACE
from gui.screens.profile.closures import Closures
from gui.screens.profile.day_hours import DayHours
from gui.screens.profile.section import Section
from gui.widgets.fields import ChoiceField, LineField
from gui.widgets.plain import button, card, row, rule, words


class HoursSection(Section):
    key = "hours"

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Opening hours"), _("Write as you say it: 9h-12h30, 9:00, non-stop. A day left empty is not shown.")
        )  # fmt: skip
        self.days = {day: DayHours(desk, day) for day in WEEKDAYS}
        parts = [part for day in self.days.values() for part in (day, rule())]
        example = _("tuesday to friday 9h-12h, 14h-19h; saturday 9h-17h; monday closed")
        self.whole = LineField(_("The whole week in one line"), "", example)
        self.whole.control.returnPressed.connect(self._take_week)
        take = button(_("Take this week"), self._take_week)
        line = row(self.whole, take)
        line.setStretch(0, 1)
        line.setAlignment(take, Qt.AlignmentFlag.AlignBottom)
        self.holidays = self.tie(
            ChoiceField(
                _("On public holidays"), [("", _("Not said")), ("no", _("Closed")), ("yes", _("Open"))],
                _("For all of them; exceptions go into the calendar below."),
            ),
            "holidays_open", _tick,
        )  # fmt: skip
        self.add(card(words(_("The usual week"), "heading"), *parts, self.holidays, rule(), line, gap=SPACE))
        self.closures = Closures(desk)
        self.add(self.closures)
        self.places = {f"opening_hours.{day}": held.spans[0] for day, held in self.days.items()} | self.places
        self.places |= {"opening_hours": self.days["monday"].spans[0], "closures": self.closures.month}

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        told = {note.field: note for note in notes(profile)}
        for day, held in self.days.items():
            held.show_hours(profile.hours.get(day))
            held.show_note(told.get(f"opening_hours.{day}"))
        self.closures.read_profile(profile)

    def focus_first(self) -> None:
        self.focus_place("opening_hours.monday")
        self.verticalScrollBar().setValue(0)

    def focus_place(self, place: str) -> None:
        """ "opening_hours.tuesday[1]": the day, or its tick where it is closed."""
        place = place.partition("[")[0]
        super().focus_place(place)
        day = self.days.get(place.rpartition(".")[2])
        if day is not None and day.closed.isChecked():
            day.closed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_week(self) -> None:
        """Only days that are named change; what cannot be read stays in the line with what is wrong."""
        week = read_week(self.whole.value())
        if isinstance(week, list):
            self.whole.show_problems(week)
            return
        profiles = self.desk.business.profiles
        whole = {**profiles.facts().hours, **week}
        if week and self.desk.do(lambda: profiles.set_week(whole), self.whole.show_problems) is not None:
            self.whole.show_problems([])
            self.whole.control.clear()


def _tick(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, "")  # type: ignore[call-overload,no-any-return]
