"""The profile of one business in its store: read whole, changed by verbs that each are one step of undo."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.errors import Problem
from core.i18n import _
from core.profile.collection import Collection
from core.profile.entries import checked, refused, together
from core.profile.fields import BY_COLUMN, FIELDS, read_field, with_value
from core.profile.model import WEEKDAYS, Photo, Profile, Span
from core.profile.rows import CLOSURES, HOURS, LINKS, OFFERS, TEAM, photo, profile_row, simple_profile
from core.store.store import Store

ROW = "profile"


class Profiles:
    """Photos and logo belong to the media library and are only read here.

    `offers`, `closures`, `team` and `links` are lists with verbs of their own (`add`, `change`, `move`, `remove`).
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.offers = Collection(store, OFFERS)
        self.closures = Collection(store, CLOSURES)
        self.team = Collection(store, TEAM)
        self.links = Collection(store, LINKS)

    def read(self) -> Profile:
        row = self._store.get("profile", ROW)
        return replace(
            simple_profile(row) if row else Profile(),
            closures=self.closures.read(),
            offers=self.offers.read(),
            team=self.team.read(),
            links=self.links.read(),
            photos=tuple(map(photo, self._store.rows("media", "kind = ?", ["photo"], order="order_key, id"))),
            logo=self._logo(str(row["logo"] or "")) if row else None,
        )

    def facts(self) -> Profile:
        """The simple fields and the week alone: without lists, photos and logo, for who asks often."""
        row = self._store.get("profile", ROW)
        return simple_profile(row) if row else Profile()

    def replace(self, profile: Profile) -> Profile:
        """Make everything be as `profile` says, by difference; BadInputError tells all that cannot be kept.

        The photos are not touched; the logo is set where it is one of the library.
        """
        whole = checked(profile)
        with self._store.transaction(_("Profile replaced")):
            self._write(whole)
            self._point_at(whole.logo)
            self.offers.replace(whole.offers)
            self.closures.replace(whole.closures)
            self.team.replace(whole.team)
            self.links.replace(whole.links)
        return self.read()

    def change(self, *, merge: str = "", **typed: object) -> Profile:
        """Change simple fields, named as their columns, from values or from text as people type it.

        `change(phone="02 99 00 00 00")`. Equal `merge` keys close in time are one step of undo (keystrokes).
        """
        told: list[Problem] = []
        values: dict[str, object] = {}
        for column, value in typed.items():
            got = read_field(BY_COLUMN[column], value)
            if isinstance(got, list):
                told.extend(got)
            else:
                values[column] = got
        if told:
            raise refused(told)
        with self._store.transaction(_named(typed), merge=merge):
            self._write_checked(self.facts(), values)
        return self.read()

    def set_hours(self, day: str, spans: Sequence[Span] | None, merge: str = "") -> Profile:
        """The hours of one of WEEKDAYS; () is closed, None is not said. `merge` as for `change`."""
        old = self.facts()
        hours = {other: kept for other, kept in old.hours.items() if other != day}
        return self.set_week(hours if spans is None else hours | {day: tuple(spans)}, merge)

    def set_week(self, hours: Mapping[str, Sequence[Span]], merge: str = "") -> Profile:
        """The hours of the whole week; a day that is left out is not said."""
        week = {day: tuple(hours[day]) for day in WEEKDAYS if day in hours}
        right = checked(Profile(hours=week)).hours
        with self._store.transaction(_("Opening hours changed"), merge=merge):
            self._write(replace(self.facts(), hours=right))
        return self.read()

    def _write_checked(self, old: Profile, values: Mapping[str, object]) -> None:
        """Write simple fields, unless this makes them wrong beside each other (postcode and country).

        What was wrong before is not held against the person who changes something else.
        """
        new = old
        for column, value in values.items():
            new = with_value(new, BY_COLUMN[column], value)
        known = together(old)
        if told := [problem for problem in together(new) if problem not in known]:
            raise refused(told)
        self._write(new)

    def _write(self, new: Profile) -> None:
        """Only the columns that say something else than before, so that the log stays small."""
        row = self._store.get("profile", ROW)
        before, after = profile_row(simple_profile(row) if row else Profile()), profile_row(new)
        changes = {column: value for column, value in after.items() if value != before[column]}
        if row is None:
            self._store.insert("profile", {"id": ROW, **changes})
        elif changes:
            self._store.update("profile", ROW, changes)

    def _point_at(self, logo: Photo | None) -> None:
        row = self._store.get("profile", ROW) or {}
        wanted = logo.id if logo and self._store.get("media", logo.id) else ""
        if (row.get("logo") or "") != wanted:
            self._store.update("profile", ROW, {"logo": wanted})

    def _logo(self, id: str) -> Photo | None:  # noqa: A002, the column's name
        row = self._store.get("media", id) if id else None
        return photo(row) if row else None


COLUMNS = frozenset((*(field.column for field in FIELDS), *HOURS.values(), "logo"))
"""Every column of the table `profile`; a test compares them with the migrations."""


def _named(typed: Mapping[str, object]) -> str:
    """What the history calls a change of these fields."""
    names = {
        "name": _("Name changed"),
        "trade": _("Trade changed"),
        "description": _("Description changed"),
        "phone": _("Telephone number changed"),
        "email": _("E-mail address changed"),
        "booking": _("Booking page changed"),
        "holidays_open": _("Public holidays changed"),
        "colours": _("Colours changed"),
        "languages": _("Languages changed"),
        "features": _("Features changed"),
        "towns": _("Towns served changed"),
        "tone": _("Tone changed"),
        "words": _("Word learnt by the spelling"),
        "familiar": _("Form of address changed"),
        "since": _("Year of founding changed"),
    }
    groups = {
        "address": _("Address changed"),
        "legal": _("Legal facts changed"),
    }
    said = {names.get(column, groups.get(BY_COLUMN[column].group, "")) for column in typed}
    return (said.pop() if len(said) == 1 else "") or _("Profile changed")
