"""Values taken from a short list, and small numbers: colours, languages, tone, ticks, year, capital, time zone."""

import re

from core.errors import Problem
from core.i18n import LANGUAGES, _
from core.profile.model import Tone
from core.profile.text import bare

COLOURS = {
    "noir": "#000000", "black": "#000000", "blanc": "#ffffff", "white": "#ffffff", "gris": "#808080",
    "grey": "#808080", "gray": "#808080", "rouge": "#c62828", "red": "#c62828", "bordeaux": "#6d1a36",
    "orange": "#ef6c00", "jaune": "#f9a825", "yellow": "#f9a825", "vert": "#2e7d32", "green": "#2e7d32",
    "bleu": "#1565c0", "blue": "#1565c0", "bleu marine": "#1b2a49", "navy": "#1b2a49", "violet": "#6a1b9a",
    "purple": "#6a1b9a", "rose": "#d81b60", "pink": "#d81b60", "marron": "#6d4c41", "brown": "#6d4c41",
    "beige": "#d7c4a3", "turquoise": "#00838f", "dore": "#b8860b", "gold": "#b8860b",
}  # fmt: skip
LANGUAGE_NAMES = {"francais": "fr", "french": "fr", "anglais": "en", "english": "en"}
TONES = {
    "chaleureux": Tone.WARM, "warm": Tone.WARM, "professionnel": Tone.PROFESSIONAL,
    "professional": Tone.PROFESSIONAL, "raffine": Tone.REFINED, "refined": Tone.REFINED, "elegant": Tone.REFINED,
}  # fmt: skip
FEATURES = (
    "parking", "wheelchair_access", "card_payment", "contactless", "meal_vouchers", "cheque", "by_appointment",
    "walk_in", "home_visits", "emergency", "delivery", "click_and_collect", "takeaway", "terrace", "wifi",
    "air_conditioning", "children_welcome", "pets_welcome", "gift_vouchers", "loyalty_card", "free_quote", "organic",
    "homemade", "local_products", "eco_friendly", "english_spoken", "artisan", "master_craftsman", "rge", "qualiopi",
    "vegetarian", "gluten_free", "groups_welcome", "private_room", "breakfast", "pool", "ev_charging", "loan_vehicle",
    "workshops", "tastings", "rental", "repairs", "second_hand", "custom_orders", "third_party_payment", "tax_credit",
    "video_call",
)  # fmt: skip
ON = frozenset(("oui", "yes", "true", "vrai", "x", "1", "ouvert", "open"))
OFF = frozenset(("non", "no", "false", "faux", "0", "ferme", "closed"))


def read_colour(text: str) -> str | Problem:
    """As "#rrggbb" in lower case, from #abc, #aabbcc, rgb(1, 2, 3) or a common name."""
    plain = bare(text)
    if found := re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", plain):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return f"#{digits}"
    if found := re.fullmatch(r"rgb\(\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*,\s*([0-9]{1,3})\s*\)", plain):
        parts = [int(part) for part in found.groups()]
        if max(parts) <= 255:
            return "#{:02x}{:02x}{:02x}".format(*parts)
    if plain in COLOURS:
        return COLOURS[plain]
    return Problem("", _("This colour is not known."), _("Write for example #b5651d, or the name of a plain colour."))


def read_language(text: str) -> str | Problem:
    plain = bare(text)
    code = LANGUAGE_NAMES.get(plain, re.split(r"[-_]", plain)[0])
    if code in LANGUAGES:
        return code
    said = _("A site can be written in {languages} for now.").format(languages=", ".join(LANGUAGES))
    return Problem("", said, _("Take this language out."))


def read_tone(text: str) -> Tone | Problem:
    """The tone of drafted texts; warm for nothing typed."""
    plain = bare(text)
    if not plain:
        return Tone.WARM
    return TONES.get(plain) or Problem(
        "", _("This tone is not known."), _("Write one of {names}.").format(names=", ".join(Tone))
    )


def read_feature(text: str) -> str | Problem:
    key = re.sub(r"[\s-]+", "_", bare(text))
    if key in FEATURES:
        return key
    from core.profile.suggest import nearest

    near = nearest(key, FEATURES)
    remedy = _("Did you mean {name}?").format(name=near) if near else _("Choose from the list in the documentation.")
    return Problem("", _("“{name}” is not in the list of ticks.").format(name=text.strip()[:40]), remedy)


def read_year(text: str) -> int | Problem | None:
    """The year of founding, None for nothing typed: "1998", "depuis 1998"."""
    plain = re.sub(r"^(?:depuis|since|en|in)\s", "", bare(text))
    if not plain:
        return None
    if re.fullmatch(r"[0-9]{4}", plain) and 1000 <= int(plain) <= 2100:
        return int(plain)
    return Problem("", _("This is not a year."), _("Write four digits, for example 1998."))


def read_capital(text: str) -> int | Problem | None:
    """The share capital in whole euros, None for nothing typed."""
    plain = re.sub(r"\s|€|euros?$|eur$", "", bare(text))
    if not plain:
        return None
    whole = re.fullmatch(r"([0-9]{1,12}|[0-9]{1,3}(?:[.'][0-9]{3})+)(?:[,.]0{1,2})?", plain)
    if whole:
        return int(re.sub(r"\D", "", whole[1]))
    return Problem("", _("This is not an amount in whole euros."), _("Write for example 10 000 €."))


def read_tick(text: str) -> bool | Problem | None:
    """Yes, no, or None for nothing typed."""
    plain = bare(text)
    if plain in ON | OFF or not plain:
        return plain in ON if plain else None
    return Problem("", _("This is neither yes nor no."), _("Write yes or no."))


def read_zone(text: str) -> str | Problem:
    """An IANA time zone; that of Paris for nothing typed."""
    from zoneinfo import ZoneInfo

    plain = text.strip()
    if not plain:
        return "Europe/Paris"
    try:
        return ZoneInfo(plain).key
    except (ValueError, OSError, LookupError):
        return Problem("", _("This time zone is not known."), _("Write for example Europe/Paris or Indian/Reunion."))


def read_naf(text: str) -> str | Problem:
    """As "10.71C", from "1071c" or "10.71 C"; "" for nothing typed."""
    plain = re.sub(r"[\s.]", "", text).upper()
    if not plain:
        return ""
    if re.fullmatch(r"[0-9]{4}[A-Z]", plain):
        return f"{plain[:2]}.{plain[2:]}"
    return Problem("", _("A NAF code has four digits and a letter."), _("Write for example 10.71C."))


def read_degrees(text: str, furthest: float) -> float | Problem | None:
    """A latitude or longitude, None for nothing typed."""
    plain = text.strip().replace(",", ".").removesuffix("°")
    if not plain:
        return None
    if re.fullmatch(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?(?:e-[0-9]{1,3})?", plain) and abs(float(plain)) <= furthest:
        return float(plain)
    return Problem("", _("This is not a position in degrees."), _("Write for example 48.1173, or leave it empty."))
