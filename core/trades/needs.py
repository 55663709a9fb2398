"""The words with which a sentence says what it must know, and the placeholders that it may hold.

A placeholder counts as a need by itself: a sentence with {city} is left out where no town is known.
"""

import re

from core.profile.model import WEEKDAYS

PLACEHOLDERS: dict[str, str] = {
    "name": "name of the business, shortened where it is very long",
    "of_name": "du Fournil, de Moreau Plomberie, d’Atelier Sauvage (French only)",
    "at_name": "au Fournil, chez Moreau Plomberie (en: at ...)",
    "trade": "“, boulangerie”, with its comma; nothing where the name says it already",
    "trade_name": "boulangerie (en: bakery), without a comma",
    "house": "the place or the firm as customers call it: la boulangerie, le cabinet (en: the bakery)",
    "of_house": "de la boulangerie, du cabinet (en: of the bakery)",
    "at_house": "à la boulangerie, au cabinet (en: at the bakery)",
    "city": "town: Annecy, Le Mans",
    "at_city": "à Annecy, au Mans (en: in Annecy)",
    "of_city": "d’Annecy, du Mans (French only)",
    "street": "12 rue de la Gare",
    "at_street": "au 12 rue de la Gare, place du Marché (en: at 12 ..., on ...)",
    "description": "the owner's own words, whole, in the main language only",
    "phone": "02 99 00 00 00 (en: +33 2 99 00 00 00)",
    "email": "mail address",
    "since": "year of foundation",
    "offers": "names of the first three offers: baguette, pain de seigle et brioche",
    "sections": "sections of the price list: pains, viennoiseries et pâtisseries",
    "lowest_price": "the lowest price of the list: 4,50 €",
    "towns": "towns served, the first five where there are many: Annecy, Sevrier et Le Bourget-du-Lac",
    "at_towns": "à Annecy, à Sevrier et au Bourget-du-Lac (en: in ...)",
    "team": "names of the team: Marie, Paul et Inès",
    "open_days": "du mardi au samedi (en: Tuesday to Saturday); only where the whole week is known",
    "closed_days": "le dimanche et le lundi (en: on Sundays and Mondays); only where the whole week is known",
    "opens": "7 h (en: 7am); only where every open day begins at that hour",
    "closes": "19 h 30 (en: 7.30pm); only where every open day ends at that hour",
    "sunday_hours": "de 7 h à 13 h (en: from 7am to 1pm)",
    "saturday_hours": "as above",
    "booking": "address of the booking page",
    "insurance": "insurer and area, as typed",
    "network": "where the business is followed: Instagram et Facebook",
    "offer": 'with each = "offer": the offer\'s name',
    "offer_plain": 'with each = "offer": the name within a sentence: coupe et brushing',
    "offer_section": 'with each = "offer": hommes, couleur',
    "offer_price": 'with each = "offer": 12,50 €, à partir de 12,50 €, sur devis',
    "offer_description": 'with each = "offer": the owner\'s own words on it, as one sentence',
    "member": 'with each = "member": a name',
    "member_role": 'with each = "member": what the person does',
    "member_words": 'with each = "member": the person\'s own words',
    "age": 'with each = "anniversary": how many years the business is there',
    "date": "day of the feast or closure: dimanche 30 mai",
    "year": "year of the feast",
    "dates": "of a closure: du 3 au 17 août, le jeudi 11 novembre",
    "closure_hours": "of exceptional hours: de 7 h à 13 h",
    "closure_label": "the owner's own word for it",
    "reopens": "mardi 18 août; only where the hours are known",
}
FRENCH_ONLY = frozenset({"of_city", "of_name"})
PLAIN = frozenset({"hours", "prices", "photo", "closures", "holidays_open", "holidays_closed"})
COUNTED = frozenset({"offers", "sections", "team", "towns", "photos"})
DAYS = frozenset({"open", "closed"})
PRICES = frozenset({"from", "exact", "quote"})
PLACEHOLDER = re.compile(r"\{(\w+)\}")
WORDS = re.compile(r"[\w’' /-]+")


def placeholders(text: str) -> tuple[str, ...]:
    return tuple(PLACEHOLDER.findall(text))


def known(need: str) -> bool:
    """Whether `need` is one that drafting can look up in a profile; features are checked apart."""
    word, colon, detail = need.partition(":")
    if not colon:
        return word in PLACEHOLDERS or word in PLAIN
    if word in COUNTED:
        return detail.isdigit()
    if word in DAYS:
        return detail in WEEKDAYS
    if word == "price":
        return detail in PRICES
    return word in {"feature", "mentions", "named", "link", "country"} and bool(WORDS.fullmatch(detail))
