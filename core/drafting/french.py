"""French as a careful printer sets it and as people say it: elision, towns, days, hours, prices."""

import re
from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

from core.drafting.french_places import AREAS, ELIDED_H, NOT_ELIDED, NOUNS, SILENT_H
from core.drafting.weekdays import run_of_days
from core.profile.model import Span

NBSP = "\u00a0"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
VOWELS = "aeiouàâäéèêëîïôöùûüœæ"
SIGNS = (
    (re.compile("'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"[ \u202f]+([:;?!»€%°])"), NBSP + r"\1"),
    (re.compile(r"«[ \u202f]+"), "«" + NBSP),
    (re.compile(r"(\d) (h|g|kg|ml|cm|m|ans?|jours?|minutes?|heures?|mois|litres?|euros?)\b"), r"\1" + NBSP + r"\2"),
    (re.compile(r"\b(h) (\d\d)\b"), r"\1" + NBSP + r"\2"),
    (re.compile(r"(\d) (\d{3})\b"), r"\1" + NBSP + r"\2"),
    (re.compile(r"\bn° "), "n°" + NBSP),
)
ARTICLE = re.compile(r"(les|le|la) +(?=\S)|l[’']", re.IGNORECASE)
PLACED = re.compile(r"(chez|aux?|à|en|sous|sur|dans) ", re.IGNORECASE)
CONTRACTED = {"à": {"le": "au ", "les": "aux "}, "de": {"le": "du ", "les": "des "}}


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    for pattern, better in SIGNS:
        text = pattern.sub(better, text)
    return text


def elides(word: str) -> bool:
    """Whether “de” loses its vowel before `word`: a vowel, or an h or y that is not heard as a consonant."""
    low = word.lower()
    if low.startswith(NOT_ELIDED):
        return False
    if low.startswith("h"):
        return low.startswith((*ELIDED_H, *SILENT_H))
    if low.startswith("y"):
        return low.startswith("yerres") or low[1:2] not in VOWELS
    return low[:1] in VOWELS and low != ""


def at(town: str) -> str:
    """à Lyon, au Mans, aux Ulis, à La Rochelle, à L’Isle-Adam, à l’Île-de-Bréhat."""
    return _with_article("à", town) or f"à {_island(town)}"


def of(town: str) -> str:
    """de Lyon, d’Annecy, du Mans, des Ulis, de La Rochelle, de l’Île-de-Bréhat."""
    return _with_article("de", town) or _de(_island(town))


def _with_article(word: str, town: str) -> str:
    article = ARTICLE.match(town)
    if not article:
        return ""
    short = CONTRACTED[word].get((article[1] or "").lower())
    return short + town[article.end() :] if short else f"{word} {town}"


def _island(town: str) -> str:
    return f"l’{town}" if town.lower().startswith(("île-", "ile-", "île d", "ile d")) else town


def _de(name: str) -> str:
    return f"d’{name}" if elides(name) else f"de {name}"


def at_area(place: str) -> str:
    """As `at`, for a town, a department or a region: dans l’Ain, en Savoie, dans les Yvelines."""
    before = AREAS.get(place.lower().replace("'", "’"))
    return f"{before}{place}" if before else at(place)


def at_areas(places: Sequence[str], *, more: bool = False) -> str:
    """à Annecy, au Mans et dans l’Ain; “notamment” where there are more."""
    return "notamment " * more + listing([at_area(place) for place in places])


def other_towns() -> str:
    return "d’autres communes"


def of_name(name: str) -> str:
    """Of a business: du Fournil, de La Mie, de la Boulangerie Martin, de Moreau Plomberie, de « Chez Nadia »."""
    if PLACED.match(name):
        return f"de «{NBSP}{name}{NBSP}»"
    return _with_article("de", name) or _with_noun("de", name) or _de(name)


def at_name(name: str) -> str:
    """At a business: au Fournil, à la Boulangerie Martin, chez Moreau Plomberie, chez Nadia, au Bon Coin."""
    if PLACED.match(name):
        return name[:1].lower() + name[1:]
    return _with_article("à", name) or _with_noun("à", name) or f"chez {name}"


def of_house(house: str) -> str:
    """de la boulangerie, du cabinet, de l’atelier"""
    return _with_article("de", house) or _de(house)


def at_house(house: str) -> str:
    """à la boulangerie, au cabinet, à l’atelier"""
    return _with_article("à", house) or f"à {house}"


def _with_noun(word: str, name: str) -> str:
    """Before a name that begins with a common noun, the article that people say: de la Boulangerie Martin."""
    article = NOUNS.get(name.lower().split(" ")[0].split("-")[0])
    if not article:
        return ""
    before = CONTRACTED[word].get(article) or f"{word} {article}"
    return f"{before}{name}"


def at_street(street: str) -> str:
    return f"au {street}" if street[:1].isdigit() else street


def listing(items: Sequence[str]) -> str:
    """a, b et c; where one of them holds an “et” itself, commas alone keep them apart."""
    if len(items) > 2 and any(" et " in item for item in items):
        return ", ".join(items)
    return " et ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def clock(moment: time) -> str:
    if moment == time(0):
        return "minuit"
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def spans(spans: Sequence[Span]) -> str:
    """de 7 h à 13 h et de 15 h 30 à 19 h"""
    return listing([f"de {clock(span.opens)} à {clock(span.closes)}" for span in spans])


def _date(day: date, *, month: bool = True) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]}" if month else number


def on_day(day: date) -> str:
    """dimanche 30 mai"""
    return f"{DAYS[day.weekday()]} {_date(day)}"


def between(first: date, last: date) -> str:
    """le jeudi 11 novembre, du 3 au 17 août, du 24 décembre au 2 janvier"""
    if first == last:
        return f"le {on_day(first)}"
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"du {_date(first, month=not same_month)} au {_date(last)}"


def days(weekdays: Sequence[int]) -> str:
    """du mardi au samedi, tous les jours sauf le lundi, le lundi et le jeudi"""
    closed = [day for day in range(7) if day not in weekdays]
    if not closed:
        return "tous les jours"
    run = run_of_days(weekdays)
    if run and len(closed) > 1:
        return f"du {DAYS[run[0]]} au {DAYS[run[1]]}"
    return f"tous les jours sauf {closed_days(closed)}" if len(closed) < 3 else closed_days(weekdays)


def closed_days(weekdays: Sequence[int]) -> str:
    """le dimanche et le lundi"""
    return listing([f"le {DAYS[day]}" for day in _from_weekend(weekdays)])


def _from_weekend(weekdays: Sequence[int]) -> list[int]:
    """Sunday before Monday where both are meant, as people say it."""
    days = sorted(set(weekdays))
    return days if not {0, 6} <= set(days) else [6, *days[:-1]]


def price(cents: int) -> str:
    """12,50 €, 38 €, 1 234,50 €, offert"""
    if not cents:
        return "offert"
    euros, rest = divmod(cents, 100)
    whole = f"{euros:,}".replace(",", NBSP)
    return f"{whole},{rest:02}{NBSP}€" if rest else f"{whole}{NBSP}€"


def price_from(cents: int) -> str:
    return f"à partir de {price(cents)}" if cents else price(cents)


def on_quote() -> str:
    return "sur devis"


def phone(number: str) -> str:
    """02 99 00 00 00 for a French number, else as stored."""
    if not re.fullmatch(r"\+33[1-9]\d{8}", number):
        return number
    digits = "0" + number[3:]
    return NBSP.join(digits[at : at + 2] for at in range(0, 10, 2))
