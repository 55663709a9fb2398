"""A profile to and from the rows of its tables. JSON and order keys stay inside here."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from core.i18n import _
from core.profile import records
from core.profile.fields import FIELDS, value_of, with_value
from core.profile.hours import from_stored, stored
from core.profile.model import (
    WEEKDAYS,
    Closure,
    LegalForm,
    Link,
    Member,
    Offer,
    Photo,
    Price,
    PriceKind,
    Profile,
    Tone,
)
from core.profile.reading import Reading

T = TypeVar("T", bound=Offer | Closure | Member | Link)
Row = Mapping[str, Any]

HOURS = {day: f"hours_{day}" for day in WEEKDAYS}
TRUTHS = frozenset(("vat_exempt", "holidays_open", "familiar"))
ENUMS: dict[str, type[LegalForm] | type[Tone]] = {"legal_form": LegalForm, "tone": Tone}


def profile_row(profile: Profile) -> dict[str, object]:
    """The columns of the one row of `profile`, but for its logo; None and "" where nothing is said."""
    row: dict[str, object] = {field.column: _column(value_of(profile, field)) for field in FIELDS}
    return row | {hours: stored(profile.hours[day]) if day in profile.hours else None for day, hours in HOURS.items()}


def simple_profile(row: Row) -> Profile:
    """The profile of its row, without what stands in other tables."""
    profile = Profile(hours={day: from_stored(row[hours]) for day, hours in HOURS.items() if row[hours] is not None})
    for field in FIELDS:
        value = row[field.column]
        if value is not None and value != "":
            profile = with_value(profile, field, _value(field.column, value, several=field.several))
    return profile


def photo(row: Row) -> Photo:
    return Photo(
        id=row["id"],
        hash=row["hash"] or "",
        mime=row["mime"] or "",
        width=row["width"] or 0,
        height=row["height"] or 0,
        name=row["name"] or "",
        alt=row["alt"] or "",
        caption=row["caption"] or "",
        focus_x=0.5 if row["focus_x"] is None else row["focus_x"],
        focus_y=0.5 if row["focus_y"] is None else row["focus_y"],
    )


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How one sort of record is kept, recognised and named in the history.

    `natural` is what makes two records the same for a person who knows no ids; `ordered` tells that the owner
    arranges them by hand.
    """

    table: str
    place: str
    ordered: bool
    to_row: Callable[[T], dict[str, object]]
    from_row: Callable[[Row], T]
    to_entry: Callable[[T, str], dict[str, Any]]
    from_entry: Callable[[Reading], T | None]
    natural: Callable[[T], object]
    said: Callable[[], tuple[str, str, str, str]]


def _offer_row(offer: Offer) -> dict[str, object]:
    words = json.dumps(offer.translations, ensure_ascii=False, sort_keys=True) if offer.translations else ""
    return {
        "section": offer.section,
        "name": offer.name,
        "description": offer.description,
        "price_kind": str(offer.price.kind),
        "price_cents": offer.price.cents,
        "price_unit": offer.price.unit,
        "translations": words,
    }


def _offer(row: Row) -> Offer:
    kind = PriceKind(row["price_kind"] or "none")
    return Offer(
        id=row["id"],
        section=row["section"] or "",
        name=row["name"] or "",
        description=row["description"] or "",
        price=Price(kind=kind, cents=row["price_cents"], unit=row["price_unit"] or ""),
        translations=json.loads(row["translations"] or "{}"),
    )


def _closure_row(closure: Closure) -> dict[str, object]:
    first, last = closure.first.isoformat(), closure.last.isoformat()
    return {"first": first, "last": last, "label": closure.label, "spans": stored(closure.spans)}


def _closure(row: Row) -> Closure:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return Closure(
        id=row["id"], first=first, last=last, label=row["label"] or "", spans=from_stored(row["spans"] or "")
    )


def _member_row(member: Member) -> dict[str, object]:
    return {"name": member.name, "role": member.role, "words": member.words, "photo": member.photo}


def _member(row: Row) -> Member:
    texts = {key: row[key] or "" for key in ("name", "role", "words", "photo")}
    return Member(id=row["id"], **texts)


def _link_row(link: Link) -> dict[str, object]:
    return {"network": link.network, "address": link.address}


def _link(row: Row) -> Link:
    return Link(id=row["id"], network=row["network"] or "", address=row["address"] or "")


OFFERS = Kind(
    table="offers", place="offers", ordered=True, to_row=_offer_row, from_row=_offer,
    to_entry=records.offer_entry, from_entry=records.read_offer, natural=lambda one: (one.section, one.name),
    said=lambda: (_("Offer added"), _("Offer changed"), _("Offer moved"), _("Offer removed")),
)  # fmt: skip
CLOSURES = Kind(
    table="closures", place="closures", ordered=False, to_row=_closure_row, from_row=_closure,
    to_entry=records.closure_entry, from_entry=records.read_closure, natural=lambda one: (one.first, one.last),
    said=lambda: (_("Closure added"), _("Closure changed"), _("Closure moved"), _("Closure removed")),
)  # fmt: skip
TEAM = Kind(
    table="members", place="team", ordered=True, to_row=_member_row, from_row=_member,
    to_entry=records.member_entry, from_entry=records.read_member, natural=lambda one: one.name,
    said=lambda: (_("Team member added"), _("Team member changed"), _("Team member moved"), _("Team member removed")),
)  # fmt: skip
LINKS = Kind(
    table="links", place="links", ordered=True, to_row=_link_row, from_row=_link,
    to_entry=records.link_entry, from_entry=records.read_one_link, natural=lambda one: one.address,
    said=lambda: (_("Link added"), _("Link changed"), _("Link moved"), _("Link removed")),
)  # fmt: skip


def _column(value: Any) -> object:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, str) else value


def _value(column: str, value: Any, *, several: bool) -> Any:
    if several:
        return tuple(json.loads(value))
    if column in ENUMS:
        return ENUMS[column](value)
    return bool(value) if column in TRUTHS else value
