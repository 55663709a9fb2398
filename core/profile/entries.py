"""A whole profile to and from the entries of its file. Reading is the one place where values are checked.

What comes from code goes the same way (`checked`), so that nothing is kept which the file could not say.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from core.errors import BadInputError, Problem
from core.i18n import _, ngettext
from core.profile import records
from core.profile.contact import read_postcode
from core.profile.fields import EMPTY, FIELDS, value_of, with_value
from core.profile.hours import read_day, show_day
from core.profile.model import WEEKDAYS, Profile, Span
from core.profile.phone import show_phone
from core.profile.reading import Reading, moved
from core.profile.text import bare
from core.profile.week import Week, read_week, week_problems

T = TypeVar("T")
EXEMPT = frozenset(("exempt", "exonere", "non applicable", "tva non applicable", "art. 293 b du cgi", "franchise"))
ORDER = (
    "name", "trade", "naf", "description", "since", "tone", "familiar", "languages", "phone", "email", "booking",
    "address", "zone", "opening_hours", "holidays_open", "closures", "features", "towns", "offers", "team", "colours",
    "links", "words", "legal",
)  # fmt: skip


def read_entries(entries: Mapping[str, object]) -> tuple[Profile, list[Problem]]:
    """The profile without photos and logo, and every problem. A member's photo is still a file name."""
    told: list[Problem] = []
    root = Reading(_with_exemption(entries), "", told)
    profile = replace(
        _simple(root),
        hours=_hours(root),
        closures=tuple(filter(None, map(records.read_closure, root.groups("closures")))),
        offers=tuple(map(records.read_offer, root.groups("offers"))),
        team=tuple(map(records.read_member, root.groups("team", only="name"))),
        links=tuple(map(records.read_one_link, root.groups("links", only="address"))),
    )
    known = {problem.field for problem in told}
    return profile, told + [problem for problem in together(profile) if problem.field not in known]


def profile_entries(profile: Profile) -> dict[str, Any]:
    """What the file says of a profile, in the usual form of its main language; photos and logo are not among it."""
    language = profile.languages[0] if profile.languages else "fr"
    entries: dict[str, Any] = {}
    for field in FIELDS:
        value = value_of(profile, field)
        if value != value_of(EMPTY, field):
            group = entries.setdefault(field.group, {}) if field.group else entries
            group[field.key] = _shown(field.column, value)
    known = [day for day in WEEKDAYS if day in profile.hours]
    entries["opening_hours"] = {day: show_day(profile.hours[day], language, "-") for day in known}
    entries["closures"] = [records.closure_entry(one, language) for one in profile.closures]
    entries["offers"] = [records.offer_entry(one, language) for one in profile.offers]
    entries["team"] = [records.member_entry(one, language) for one in profile.team]
    entries["links"] = [records.link_entry(one, language) for one in profile.links]
    return {key: entries[key] for key in ORDER if entries.get(key) not in (None, [], {})}


def checked(profile: Profile) -> Profile:
    """`profile` as it can be kept, or BadInputError with every problem. Photos and logo pass untouched."""
    read, told = read_entries(profile_entries(profile))
    if told:
        raise refused(told)
    return replace(read, photos=profile.photos, logo=profile.logo)


def checked_one(read: Callable[[Reading], T], entry: dict[str, Any], place: str) -> T:
    """One offer, closure, member or link from its entry, or BadInputError."""
    told: list[Problem] = []
    got = read(Reading(entry, place, told))
    if told:
        raise refused(told)
    return got


def refused(told: list[Problem]) -> BadInputError:
    count = len(told)
    said = ngettext("{count} entry cannot be taken as it is.", "{count} entries cannot be taken as they are.", count)
    return BadInputError(
        said.format(count=count), told, safe=_("Nothing was changed."), remedy=_("Correct what is listed.")
    )


def _simple(root: Reading) -> Profile:
    profile = Profile()
    for field in FIELDS:
        group = root.group(field.group) if field.group else root
        empty = value_of(EMPTY, field)
        got = group.several(field.key, field.read) if field.several else group.take(field.key, field.read, empty)
        if got is not None and got not in ("", (), empty):
            profile = with_value(profile, field, got)
    return profile


def _hours(root: Reading) -> Week:
    typed = root.get("opening_hours")
    if isinstance(typed, str):
        read = read_week(typed)
        if isinstance(read, dict):
            return read
        root.told.extend(moved(problem, "opening_hours") for problem in read)
        return {}
    group = root.group("opening_hours")
    return {day: spans for day in WEEKDAYS if (spans := _day(group, day)) is not None}


def _day(group: Reading, day: str) -> tuple[Span, ...] | None:
    """None for a day of which nothing is said, or nothing right."""
    typed = group.get(day)
    hours = [str(part) for part in typed if part is not None] if isinstance(typed, list) else str(typed or "").strip()
    spans = read_day(hours) if hours else None
    if isinstance(spans, list):
        for problem in spans:
            group.tell(day, problem)
        return None
    return spans


def together(profile: Profile) -> list[Problem]:
    """What is right by itself but not beside the rest."""
    told = [moved(problem, "opening_hours") for problem in week_problems(profile.hours)]
    address, legal = profile.address, profile.legal
    postcode = read_postcode(address.postcode, address.country)
    if isinstance(postcode, Problem):
        told.append(moved(postcode, "address.postcode"))
    if (address.latitude is None) != (address.longitude is None):
        said = _("A position needs both its latitude and its longitude.")
        absent = "address.latitude" if address.latitude is None else "address.longitude"
        told.append(Problem(absent, said, _("Write both, or leave both empty.")))
    if legal.vat_number and legal.siret and legal.vat_number[4:] != legal.siren and legal.vat_number[4:7] != "000":
        said = _("The VAT number and the SIRET are not of the same firm: their nine digits differ.")
        told.append(Problem("legal.vat_number", said, _("Compare both with the INSEE notice.")))
    return told + _twice(profile)


def _twice(profile: Profile) -> list[Problem]:
    told = []
    for name in ("closures", "offers", "team", "links"):
        ids = [record.id for record in getattr(profile, name)]
        for place, key in enumerate(ids):
            if key and key in ids[:place]:
                said = _("This id stands in the file twice.")
                told.append(Problem(f"{name}[{place}].id", said, _("Remove the id of the copy.")))
    return told


def _shown(column: str, value: Any) -> Any:
    """A value as one would write it: a telephone number with its spaces, a legal form by its name."""
    if column in ("phone", "host_phone"):
        return show_phone(value)
    if isinstance(value, str):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _with_exemption(entries: Mapping[str, object]) -> Mapping[str, object]:
    """What says "TVA non applicable" in the place of the VAT number says that there is none."""
    legal = entries.get("legal")
    if isinstance(legal, Mapping) and bare(str(legal.get("vat_number") or "")).partition(",")[0] in EXEMPT:
        rest = {key: value for key, value in legal.items() if key != "vat_number"}
        return {**entries, "legal": {**rest, "vat_exempt": True}}
    return entries
