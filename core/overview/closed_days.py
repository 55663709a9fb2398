"""Days that come on which customers may stand before a closed door: holidays, and closures nobody was told of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from core.i18n import _, language
from core.overview.model import Todo, Want
from core.profile.model import WEEKDAYS, Closure, Profile
from core.profile.public_holidays import EVES, closure_on, public_holidays
from core.store.store import Store

AHEAD = timedelta(weeks=3)

SAID = "SELECT id, state FROM posts WHERE idea LIKE '%' || ? AND state IN ('idea', 'scheduled') ORDER BY due, id"

Holidays = Mapping[date, str]


def names_of(calendar: tuple[str, str], today: date) -> Holidays:
    """The public holidays of this year and the next by their names. Loads a calendar: not for the GUI's thread."""
    country, postcode = calendar
    profile = Profile()
    profile = replace(profile, address=replace(profile.address, country=country, postcode=postcode))
    return public_holidays(profile, {today.year, today.year + 1}, language())


def holidays_untold(profile: Profile, today: date, holidays: Holidays) -> list[Todo]:
    """Those on which the shop would usually be open, where nobody said whether it is, and the eves of great feasts."""
    coming = [today + timedelta(days) for days in range(1, AHEAD.days + 1)]
    names = holidays if profile.holidays_open is None else {}
    told = []
    for day in coming:
        name = names.get(day) or _eve(day)
        if name and profile.hours.get(WEEKDAYS[day.weekday()]) and closure_on(profile, day) is None:
            told.append(Todo(want=Want.HOLIDAY, key=f"holiday:{day}", name=name, first=day))
    return told


def closures_untold(store: Store, profile: Profile, today: date) -> list[Todo]:
    """Closures and other hours that begin soon, of which no post tells that is already on its way."""
    coming = [closure for closure in profile.closures if today < closure.first <= today + AHEAD]
    return [told for closure in coming if (told := _closing(store, closure)) is not None]


def _closing(store: Store, closure: Closure) -> Todo | None:
    """The posts drafted about a closure bear its first day at the end of their idea ("-12-24.2026")."""
    rows = store.query(SAID, [f"-{closure.first:%m-%d}.{closure.first.year}"])
    if any(row["state"] == "scheduled" for row in rows):
        return None
    return Todo(
        want=Want.CLOSING, key=f"closing:{closure.id}", about=rows[0]["id"] if rows else "", name=closure.label,
        first=closure.first, last=closure.last, state="open" if closure.spans else "closed",
    )  # fmt: skip


def _eve(day: date) -> str:
    found = EVES.get((day.month, day.day), "")
    return _(found) if found else ""
