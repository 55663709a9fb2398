"""The changes of one entry of the history as a person reads them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from core import i18n
from core.changes.columns import COLUMNS, PLACES, RECORDS, THINGS, TRUTHS, WORDS
from core.i18n import _
from core.store.plan import Left, Row, RowChange, Why
from core.store.store import Store

LONGEST = 60
PHOTOS = "photos"  # of a gallery: the ids of those it shows
NAMED = {
    "profile": (), "site": (), "media": ("alt", "name"), "pages": ("label", "title"), "posts": ("text",),
    "blocks": ("heading", "body"), "closures": ("label", "first"), "links": ("network",), "deliveries": ("title",),
}  # fmt: skip
"""Columns by which a record is called; "name" for all others."""


class Act(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`before` and `after` in words; "" where nothing was or is said."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record: `thing` says what it is ("Service or product"), `name` which one."""

    table: str
    id: str
    thing: str
    name: str
    act: Act
    fields: tuple[FieldChange, ...]


def told(store: Store, changes: Sequence[RowChange], zone: str) -> list[Change]:
    """`zone` is the shop's, for the times. What changed only behind the scenes is left out."""
    words = _Words(store, zone)
    return [said for change in changes if change.table in THINGS and (said := _said(change, words)) is not None]


def left_over(store: Store, left: Sequence[Left]) -> list[str]:
    """What could not be brought back, in one sentence each."""
    said = []
    for one in left:
        label = COLUMNS.get(one.table, {}).get(one.column, "")
        if one.column and not label:
            continue
        thing = _(THINGS[one.table])
        name = _name(one.table, store.get(one.table, one.id) or {})
        which = _("{thing} “{name}”").format(thing=thing, name=name) if name else thing
        which = f"{which}, {_(label)}" if label else which
        said.append(REASONS[one.why]().format(which=which))
    return list(dict.fromkeys(said))


REASONS: Mapping[Why, Callable[[], str]] = {
    Why.CHANGED: lambda: _("{which}: changed again since, the newer one stays."),
    Why.GONE: lambda: _("{which}: no longer there."),
    Why.USED: lambda: _("{which}: in use since."),
    Why.HOMELESS: lambda: _("{which}: what it belonged to is no longer there."),
}


class _Words:
    """Values as a person reads them."""

    def __init__(self, store: Store, zone: str) -> None:
        self.store, self._zone = store, ZoneInfo(zone)

    def value(self, table: str, column: str, row: Row) -> str:
        held = row.get(column)
        if table == "profile" and column.startswith("hours_"):
            return _("not said") if held is None else _hours(str(held))
        if held is None or held == "":
            return ""
        if column in TRUTHS:
            return _("yes") if held else _("no")
        if column in RECORDS:
            return self._record(RECORDS[column], str(held))
        if column in WORDS:
            return _(WORDS[column].get(str(held), str(held)))
        return self._formed(table, column, held)

    def _formed(self, table: str, column: str, held: Any) -> str:
        forms: dict[str, Callable[[Any], str]] = {
            "price_cents": _money, "spans": _hours, "trade": _trade, "features": _features, "colours": _list,
            "languages": _list, "towns": _list, "settings": self._settings, "translations": self._settings,
            "first": _day, "last": _day, "published_on": _day,
            "due": self._moment if table == "deliveries" else _wall,
        }  # fmt: skip
        try:
            return forms.get(column, str)(held)
        except (ValueError, TypeError, AttributeError):
            return str(held)

    def _record(self, table: str, id_: str) -> str:
        row = self.store.get(table, id_)
        return _name(table, row) or _(THINGS[table]) if row else _("no longer there")

    def _settings(self, held: str) -> str:
        """The words in it, one a line; how it is kept is nobody's concern."""
        return "\n".join(self._texts(json.loads(held)))

    def _texts(self, value: object) -> list[str]:
        if isinstance(value, Mapping):
            photos = [self._record("media", str(one)) for one in value.get(PHOTOS) or ()]
            return [*photos, *(text for key, one in value.items() if key != PHOTOS for text in self._texts(one))]
        if isinstance(value, list):
            return [text for one in value for text in self._texts(one)]
        return [value] if isinstance(value, str) and value else []

    def _moment(self, held: str) -> str:
        return _date_time(datetime.fromisoformat(held).astimezone(self._zone))


def _said(change: RowChange, words: _Words) -> Change | None:
    before, after = change.before or {}, change.after or {}
    names = COLUMNS[change.table]
    touched = [column for column in names if before.get(column) != after.get(column)]
    pairs = [(names[c], words.value(change.table, c, before), words.value(change.table, c, after)) for c in touched]
    fields = tuple(FieldChange(_(label), was, now) for label, was, now in pairs if was != now)
    if change.before is None:
        act, fields = Act.ADDED, tuple(FieldChange(f.label, "", f.after) for f in fields if f.after)
    elif change.after is None:
        act, fields = Act.REMOVED, tuple(FieldChange(f.label, f.before, "") for f in fields if f.before)
    elif fields:
        act = Act.CHANGED
    elif PLACES & {*before, *after}:
        act = Act.MOVED
    else:
        return None
    now = words.store.get(change.table, change.id) or {}
    name = _name(change.table, {**now, **before, **after})
    return Change(change.table, change.id, _(THINGS[change.table]), name, act, fields)


def _name(table: str, row: Row) -> str:
    found = next((str(row[column]) for column in NAMED.get(table, ("name",)) if row.get(column)), "")
    line = " ".join(found.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _hours(held: str) -> str:
    from core.profile.hours import from_stored, show_day

    return show_day(from_stored(held), i18n.language())


def _money(held: int) -> str:
    from core.profile.prices import show_cents

    return show_cents(held, i18n.language())


def _trade(held: str) -> str:
    from core.trades.trades import keys, trade

    return trade(held).names.get(i18n.language(), held) if held in keys() else held


def _features(held: str) -> str:
    from core.site.contact import FEATURES

    return ", ".join(_(FEATURES.get(key, key)) for key in json.loads(held))


def _list(held: str) -> str:
    return ", ".join(map(str, json.loads(held)))


def _day(held: str) -> str:
    from babel.dates import format_date

    return str(format_date(date.fromisoformat(held), "long", locale=_locale()))


def _wall(held: str) -> str:
    return _date_time(datetime.fromisoformat(held))


def _date_time(value: datetime) -> str:
    from babel.dates import format_date

    day = str(format_date(value.date(), "full", locale=_locale()))
    if i18n.language() == "fr":
        time = f"{value.hour} h {value.minute:02}".removesuffix(" 00").replace(" ", "\N{NO-BREAK SPACE}")
        return _("{day} at {time}").format(day=day.replace(" 1 ", " 1er "), time=time)
    return _("{day} at {time}").format(day=day, time=f"{value:%H:%M}")


def _locale() -> str:
    return "fr_FR" if i18n.language() == "fr" else "en_GB"
