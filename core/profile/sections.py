"""The sections in which a profile is filled in, and which of them the place of a problem belongs to."""

import re

SECTIONS = ("name", "contact", "hours", "offers", "photos", "look", "law", "team", "links")
FIRST = SECTIONS[0]
BY_GROUP = {
    "name": "name", "trade": "name", "naf": "name", "description": "name", "since": "name", "languages": "name",
    "features": "name", "booking": "name", "towns": "name", "address": "contact", "phone": "contact",
    "email": "contact", "zone": "contact", "position": "contact", "opening_hours": "hours", "hours": "hours",
    "holidays_open": "hours", "closures": "hours", "offers": "offers", "photos": "photos", "logo": "photos",
    "colours": "look", "tone": "look", "words": "look", "familiar": "look",
    "legal": "law", "team": "team", "links": "links",
}  # fmt: skip
"""The first part of a problem's place ("legal.siret": "legal") and its section."""


def section_of(field: str) -> str:
    """The section in which what stands at `field` is mended: "law" for "legal.siret", "photos" for "photos[2].alt"."""
    return BY_GROUP.get(re.split(r"[.\[]", field, maxsplit=1)[0], FIRST)
