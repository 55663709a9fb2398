"""Towns and streets as one writes them in a sentence, out of what registers and owners put into an address."""

import re

CEDEX = re.compile(r"\s+cedex\b.*$", re.IGNORECASE)
SMALL = frozenset((
    "à", "au", "aux", "d", "de", "des", "du", "en", "et", "la", "le", "les", "lès", "lez", "lieu", "près", "sous",
    "sur",
))  # fmt: skip
STREET = re.compile(
    r"^(?:\d+\s*(?:bis|ter|quater|[a-d])?,?\s+)?(?:rue|avenue|place|boulevard|chemin|allée|impasse|quai|route|cours|"
    r"passage|square|faubourg|esplanade|promenade|montée|ruelle|sentier|voie|résidence|galerie)\b",
    re.IGNORECASE,
)
PIECES = re.compile(r"[^\s\-’']+|[\s\-’']+")


def town(name: str) -> str:
    """Without “Cedex 7”; SAINT-JEAN-DE-LUZ becomes Saint-Jean-de-Luz, anything else stays as typed."""
    plain = CEDEX.sub("", " ".join(name.split())).replace("'", "’")
    return _spelt(plain) if len(plain) > 2 and plain.isupper() else plain


def street(address: str) -> str:
    """An address line within a sentence: 12 Rue de la Gare is 12 rue de la Gare, PLACE DU MARCHE is place du Marche."""
    plain = " ".join(address.split())
    spelt = _spelt(plain) if plain.isupper() else plain
    return STREET.sub(lambda found: found[0].lower(), spelt, count=1)


def _spelt(name: str) -> str:
    pieces = PIECES.findall(name.lower())
    return "".join(piece if at and piece in SMALL else piece[:1].upper() + piece[1:] for at, piece in enumerate(pieces))
