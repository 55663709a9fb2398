"""Prices as a shop writes them: "12,50 €", "35", "à partir de 35 €", "dès 35€ l'heure", "sur devis", "offert".

The words stand here and not in a catalogue: what `show_price` writes, `read_price` must read again.
"""

import re
import unicodedata

from core.errors import Problem
from core.i18n import _
from core.profile.model import Price, PriceKind
from core.profile.text import bare, read_line

HIGHEST = 1_000_000_000  # cents
UNIT = 60

QUOTE = frozenset((
    "sur devis", "devis", "devis gratuit", "sur demande", "prix sur demande", "nous consulter", "on quote", "quote",
    "by quote", "free quote", "on request", "price on request", "ask us",
))  # fmt: skip
FREE = frozenset(("gratuit", "gratuite", "offert", "offerte", "free", "free of charge"))
FROM = re.compile(r"(?:[àa] partir d(?:e\s|['’])|apd\s|d[èe]s\s|(?:starting )?from\s|starting at\s)\s*", re.IGNORECASE)
AMOUNT = re.compile(
    r"(?P<before>€\s?)?"
    r"(?P<euros>\d{1,3}(?:[ '’]\d{3})+|\d{1,3}(?:\.\d{3})+(?=,\d\d?(?!\d))|\d{1,3}(?:,\d{3})+(?=\.\d\d?(?!\d))"
    r"|(?(before)\d{1,3}(?:,\d{3})+(?!\d)|(?!))|\d+)"  # the sign in front is English: €1,234 is no fraction
    r"(?:[.,](?P<cents>\d{1,2})(?!\d))?"
    r"\s?(?P<after>€|eur\b|euros?\b)?"
    r"(?P<tail>(?<=€)\d\d(?!\d))?"
)  # fmt: skip
UNTAXED = re.compile(r"\b(?:h\.?t\.?|hors taxes?|excl(?:\.|uding)? (?:vat|tax))(?!\w)", re.IGNORECASE)
TAXED = re.compile(r"\b(?:t\.?t\.?c\.?|incl(?:\.|uding)? (?:vat|tax))(?!\w)\s*", re.IGNORECASE)
SHOWN = {"fr": ("à partir de {0}", "sur devis", "offert"), "en": ("from {0}", "on quote", "free")}


def read_price(text: str) -> Price | Problem:
    """The price, `PriceKind.NONE` for nothing typed."""
    line = read_line(unicodedata.normalize("NFKC", text))
    if isinstance(line, Problem):
        return line
    words = bare(line)
    if not words:
        return Price()
    if words in QUOTE:
        return Price(kind=PriceKind.QUOTE)
    if words in FREE:
        return Price(kind=PriceKind.EXACT, cents=0)
    start = FROM.match(line)
    return _amount(line[start.end() :] if start else line, PriceKind.FROM if start else PriceKind.EXACT)


def read_unit(text: str) -> str | Problem:
    """What the price is for: "l'heure", "les 6", "/kg"."""
    return read_line(text, UNIT)


def show_price(price: Price, language: str) -> str:
    """As a price list shows it: "à partir de 35 € l'heure", "1 234,50 €"; "from €35". "" where nothing is said."""
    start, quote, free = SHOWN.get(language, SHOWN["en"])
    if price.kind is PriceKind.QUOTE:
        shown = quote
    elif price.kind is PriceKind.NONE or price.cents is None:
        return ""
    elif price.cents == 0 and price.kind is PriceKind.EXACT:
        shown = free
    else:
        shown = show_cents(price.cents, language)
    if price.kind is PriceKind.FROM:
        shown = start.format(shown)
    return f"{shown}{'' if price.unit.startswith('/') else ' '}{price.unit}" if price.unit else shown


def show_cents(cents: int, language: str) -> str:
    """An amount as it is usual: no cents where there are none, the space before € never breaks."""
    euros, rest = divmod(cents, 100)
    whole = f"{euros:,}"
    if language == "fr":
        return whole.replace(",", "\u202f") + (f",{rest:02}" if rest else "") + "\u00a0€"
    return f"€{whole}" + (f".{rest:02}" if rest else "")


def senseless(price: Price) -> bool:
    """Whether a price made by code, not read from text, says nothing that could be kept."""
    told = price.kind in (PriceKind.EXACT, PriceKind.FROM)
    return told != (price.cents is not None) or not 0 <= (price.cents or 0) <= HIGHEST


def _amount(text: str, kind: PriceKind) -> Price | Problem:
    found = AMOUNT.match(text.lower())
    if found is None or (found["cents"] and found["tail"]):
        return Problem("", _("This is not a price."), _remedy())
    rest = text[found.end() :]
    if UNTAXED.search(rest):
        said = _("Prices shown to customers include all taxes.")
        return Problem("", said, _("Write the price with tax, without the words “excluding tax”."))
    if wrong := _wrong_rest(rest, money=bool(found["before"] or found["after"])):
        return wrong
    euros, odd = re.sub(r"\D", "", found["euros"])[:12], found["cents"] or found["tail"] or ""
    cents = int(euros) * 100 + int(odd.ljust(2, "0"))
    if cents > HIGHEST:
        return Problem("", _("This price is out of the usual range."), _remedy())
    unit = read_unit(TAXED.sub("", rest).strip())
    return unit if isinstance(unit, Problem) else Price(kind=kind, cents=cents, unit=unit)


def _wrong_rest(rest: str, *, money: bool) -> Problem | None:
    """What follows the amount is its unit ("l'heure"), only after a currency or a slash: "12,5O" is no unit."""
    unit = TAXED.sub("", rest).strip()
    if not unit:
        return None
    if re.match(r"[.,]\d{3}", unit):
        said = _("Three digits after the comma: it is not clear what is meant.")
        return Problem("", said, _("Write for example 12,50 € or 1 250 €."))
    if re.match(r"(?:[-–—]|à|a|to)\s*€?\s*\d", unit):
        return Problem("", _("A price is one amount, not a range."), _("Write for example “from 35 €”."))
    named = re.match(r"/\s*\w|[^\W\d_]" if money else r"/\s*\w", unit)
    if not named or "€" in unit:
        return Problem("", _("This is not a price."), _remedy())
    return None


def _remedy() -> str:
    return _("Write for example 12,50 €, from 35 €, 40 € per hour, or on quote.")
