"""The national geocoder as published by the IGN, strict where the real one refuses. Places are real, houses made up."""

from typing import Any

from tests.servers.lookup_http import LookupServer, Question, Reply

KNOWN = frozenset(("q", "limit", "index", "autocomplete", "postcode", "citycode", "type", "lat", "lon"))


def place(label: str, score: float, longitude: float, latitude: float, **facts: Any) -> dict[str, Any]:
    name, _comma, rest = label.partition(" 35")
    properties = {"label": label, "score": score, "name": name, "type": "housenumber", "context": "35, Ille-et-Vilaine"}
    postcode, _space, city = f"35{rest}".partition(" ")
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties | {"postcode": postcode, "city": city, "citycode": "35238"} | facts,
    }


PLACES = {
    "12 rue Saint-Melaine 35000 Rennes": [place("12 Rue Saint-Melaine 35000 Rennes", 0.97, -1.67735, 48.114512)],
    "rue Saint-Melaine Rennes": [
        place("Rue de Saint-Malo 35000 Rennes", 0.52, -1.6836, 48.1182, type="street"),
        place("Rue Saint-Melaine 35000 Rennes", 0.69, -1.6774, 48.1144, type="street"),
        place("Rue Saint-Hélier 35000 Rennes", 0.31, -1.6651, 48.1060, type="street"),
    ],
    "Rennes": [
        place("Rennes", 0.93, -1.68, 48.11, type="municipality", name="Rennes", postcode="35000", city="Rennes")
    ],
}


def geocoder_server() -> LookupServer:
    return LookupServer(_answer)


def _answer(path: str, question: Question) -> Reply:
    if path != "/search":
        return 404, {"detail": ["Not found"]}
    if refusal := _refusal(question):
        return 400, {"code": 400, "message": "Failed parsing query", "detail": [refusal]}
    found = PLACES.get(question["q"], [])[: int(question.get("limit", 5))]
    return 200, {"type": "FeatureCollection", "features": found, "query": question["q"]}


def _refusal(question: Question) -> str:
    if unknown := set(question) - KNOWN:
        return f"unexpected parameters: {sorted(unknown)}"
    words = question.get("q", "")
    if not 3 <= len(words) <= 200 or not words[0].isalnum():
        return "q: must contain between 3 and 200 chars and start with a number or a letter"
    if not (question.get("limit", "5").isdigit() and 1 <= int(question.get("limit", "5")) <= 50):
        return "limit: must be an integer between 1 and 50"
    if question.get("autocomplete", "1") not in ("0", "1"):
        return "autocomplete: must be 0 or 1"
    return "" if question.get("index", "address") in ("address", "poi", "parcel") else "index: unexpected value"
