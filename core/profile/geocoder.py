"""The national geocoder (IGN, Géoplateforme, data.geopf.fr), read 2026-11: the position of a typed address.

Rule: from 0.7 on a candidate is offered as the answer, from 0.5 on it is shown to choose from, below that the typed
address stays alone. Coordinates come as longitude, latitude.
"""

import re
from collections.abc import Mapping
from threading import Event
from typing import TYPE_CHECKING, Any

from core.i18n import _
from core.ports import Clock
from core.profile.lookup import Answer, Asking, Found, NotNow, groups, text
from core.profile.model import Address

if TYPE_CHECKING:
    import requests

ADDRESS = "https://data.geopf.fr/geocodage"
SOURCE = "IGN, Géoplateforme, data.geopf.fr/geocodage"
READ = "2026-11"
RATE = 50  # requests a second from one connection
LIMIT = 5  # candidates
SURE, SHOWN = 0.7, 0.5
SHORTEST, LONGEST = 3, 200  # characters of a question
REMEMBERED = 100


class Geocoder:
    def __init__(
        self, session: "requests.Session", clock: Clock, base: str = ADDRESS, stop: Event | None = None
    ) -> None:
        self._asking = Asking(session, base, clock, rate=RATE, stop=stop or Event())
        self._known: dict[str, Answer] = {}

    def search(self, typed: str) -> Answer | NotNow:
        """Candidates for an address in one line, the best first; the same line is asked once."""
        line = re.sub(r"^[^\w]+", "", " ".join(typed.split()))[:LONGEST].strip()
        if len(line) < SHORTEST:
            return Answer(said=_("Type the street, the postcode and the town first."))
        if line in self._known:
            return self._known[line]
        answer = self._asking.get("/search", {"q": line, "limit": str(LIMIT), "index": "address", "autocomplete": "0"})
        if isinstance(answer, NotNow):
            return answer
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[line] = _answer(answer)
        return self._known[line]


def one_line(address: Address) -> str:
    """An address as the geocoder is asked for it."""
    return " ".join(filter(None, (address.street, address.postcode, address.city)))


def _answer(answer: Mapping[str, Any]) -> Answer:
    found = [one for place in groups(answer, "features") if (one := _found(place)) is not None]
    said = _("The address was not found; it stays as you typed it.")
    return Answer(found=tuple(sorted(found, key=lambda one: -one.score)), said="" if found else said)


def _found(place: Mapping[str, Any]) -> Found | None:
    facts, score = place.get("properties"), _number(place.get("properties"), "score")
    if score is None or not score >= SHOWN:
        return None
    kind = text(facts, "type")
    fields: dict[str, object] = {"postcode": text(facts, "postcode"), "city": text(facts, "city")}
    if kind in ("housenumber", "street"):
        fields = {"street": text(facts, "name")} | fields | _position(place)
    notes = () if kind == "housenumber" else (_("The exact house was not found, only the street or the town."),)
    kept = {column: value for column, value in fields.items() if value != ""}
    return Found(label=text(facts, "label"), fields=kept, score=score, sure=score >= SURE, notes=notes)


def _position(place: Mapping[str, Any]) -> dict[str, object]:
    """Rounded to about ten centimetres; nothing where it is no point on earth."""
    shape = place.get("geometry")
    pair = shape.get("coordinates") if isinstance(shape, Mapping) else None
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(part, int | float) for part in pair):
        return {}
    longitude, latitude = pair
    if not (abs(longitude) <= 180 and abs(latitude) <= 90):
        return {}
    return {"latitude": round(float(latitude), 6), "longitude": round(float(longitude), 6)}


def _number(group: object, key: str) -> float | None:
    value = group.get(key) if isinstance(group, Mapping) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
