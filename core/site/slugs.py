"""Addresses of pages: lower case, digits and hyphens, parts joined by "/"."""

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
LONGEST = 80
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})
RESERVED = frozenset({"assets", "pictures", "404", "index", "robots", "sitemap", "favicon", "en", "fr"})
"""First parts that would fall on files of the site itself or on the root of a language."""


def slug_of(text: str) -> str:
    """`text` as one part of an address; "" where nothing of it can be written so."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")


def is_slug(slug: str) -> bool:
    return len(slug) <= 2 * LONGEST and bool(SLUG.fullmatch(slug)) and slug.partition("/")[0] not in RESERVED
