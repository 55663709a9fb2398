"""The simple fields of a profile: for each, its column, its place in the profile and in the file, and how it is read.

One table serves the file, the store and the look-ups, so that a new field is one line.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from core.errors import Problem
from core.profile import choices, contact, identity, legal_form, phone
from core.profile.model import Profile
from core.profile.reading import Reading, moved
from core.profile.text import read_line, read_text

Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """`column` is the name in the table and for `Profiles.change`; `place` is "legal.siret", "name"."""

    column: str
    place: str
    read: Read
    several: bool = False

    @property
    def group(self) -> str:
        return self.place.rpartition(".")[0]

    @property
    def key(self) -> str:
        return self.place.rpartition(".")[2]


def _read_country(text: str) -> str | Problem:
    line = read_line(text, 2)
    return line.upper() if isinstance(line, str) else line


def _read_postcode(text: str) -> str | Problem:
    """Spaces out of a French one; whether it fits the country is checked when both are known."""
    french = contact.read_postcode(text)
    return contact.read_postcode(text, "") if isinstance(french, Problem) else french


def _read_trade(text: str) -> str | Problem:
    return read_line(text.lower().replace(" ", "_"), 60)


FIELDS = (
    Field("name", "name", read_line),
    Field("trade", "trade", _read_trade),
    Field("naf", "naf", choices.read_naf),
    Field("description", "description", read_text),
    Field("street", "address.street", read_line),
    Field("street_extra", "address.extra", read_line),
    Field("postcode", "address.postcode", _read_postcode),
    Field("city", "address.city", read_line),
    Field("country", "address.country", _read_country),
    Field("latitude", "address.latitude", partial(choices.read_degrees, furthest=90)),
    Field("longitude", "address.longitude", partial(choices.read_degrees, furthest=180)),
    Field("phone", "phone", phone.read_phone),
    Field("email", "email", contact.read_email),
    Field("legal_form", "legal.form", legal_form.read_form),
    Field("owner_name", "legal.owner_name", read_line),
    Field("siret", "legal.siret", identity.read_siret),
    Field("vat_number", "legal.vat_number", identity.read_vat),
    Field("vat_exempt", "legal.vat_exempt", choices.read_tick),
    Field("register", "legal.register", read_line),
    Field("capital", "legal.capital", choices.read_capital),
    Field("director", "legal.director", read_line),
    Field("profession", "legal.profession", read_text),
    Field("insurance", "legal.insurance", read_text),
    Field("mediator_name", "legal.mediator_name", read_line),
    Field("mediator_address", "legal.mediator_address", read_line),
    Field("mediator_site", "legal.mediator_site", contact.read_web),
    Field("host_name", "legal.host_name", read_line),
    Field("host_address", "legal.host_address", read_line),
    Field("host_phone", "legal.host_phone", phone.read_phone),
    Field("holidays_open", "holidays_open", choices.read_tick),
    Field("colours", "colours", choices.read_colour, several=True),
    Field("languages", "languages", choices.read_language, several=True),
    Field("features", "features", choices.read_feature, several=True),
    Field("towns", "towns", read_line, several=True),
    Field("tone", "tone", choices.read_tone),
    Field("familiar", "familiar", choices.read_tick),
    Field("since", "since", choices.read_year),
    Field("booking", "booking", contact.read_web),
    Field("zone", "zone", choices.read_zone),
    Field("words", "words", read_line, several=True),
)
BY_COLUMN = {field.column: field for field in FIELDS}
EMPTY = Profile()


def value_of(profile: Profile, field: Field) -> Any:
    return getattr(getattr(profile, field.group) if field.group else profile, field.key)


def with_value(profile: Profile, field: Field, value: Any) -> Profile:
    """`profile` with one field changed; `value` is one that `read_field` gave."""
    if not field.group:
        return replace(profile, **{field.key: value})
    inner = replace(getattr(profile, field.group), **{field.key: value})
    return replace(profile, **{field.group: inner})


def read_field(field: Field, value: object) -> Any:
    """The value as the profile keeps it, or the problems with it; nothing typed gives the empty profile's value."""
    told: list[Problem] = []
    reading = Reading({field.key: value}, "", told)
    empty = value_of(EMPTY, field)
    got = reading.several(field.key, field.read) if field.several else reading.take(field.key, field.read, empty)
    if told:
        return [moved(problem, field.group) for problem in told]
    return empty if got is None or got in ("", ()) else got
