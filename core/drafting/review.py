"""What a text from elsewhere may not say of a business: the same rule of claims that the drafts are held to.

A claim, a number, an address or a name is taken only where the text it came from says it, or the profile does.
"""

import re
from collections.abc import Iterator

from core.drafting.facts import facts, folded
from core.drafting.fitting import graphemes
from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.model import Profile
from core.trades.claims import begun, forbidden, uncovered
from core.trades.model import Trade

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+|[#@]\w+")
LONG_NUMBER = 6  # digits of a telephone or a registration, which people part at will
NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-ÖØ-Þ][\w’'-]+")
"""A word with a capital within a sentence."""
TICKED = {
    "organic": "bio, biologique, organic", "free_quote": "devis gratuit, free quote",
    "homemade": "fait maison, homemade", "delivery": "livraison, nous livrons, delivery, we deliver",
    "emergency": "urgences, urgence, emergencies, emergency", "artisan": "artisan, artisanal",
    "master_craftsman": "maître artisan", "rge": "RGE", "qualiopi": "Qualiopi",
    "home_visits": "à domicile, at home", "walk_in": "sans rendez-vous, walk-in", "parking": "parking, stationnement",
    "gift_vouchers": "bons cadeaux, carte cadeau, gift vouchers", "eco_friendly": "écologique, eco-friendly",
    "terrace": "terrasse, terrace", "wifi": "wi-fi, wifi", "loan_vehicle": "véhicule de prêt, courtesy car",
    "tax_credit": "crédit d’impôt, tax credit", "third_party_payment": "tiers payant", "local_products": "locally",
}  # fmt: skip
"""What a tick of the profile covers, in the words of both languages."""


def review(text: str, source: str, profile: Profile, trade: Trade, language: str, limit: int = 0) -> list[Problem]:
    """Everything in `text` that neither `source`, the text it was made from, nor the profile says; and its length.

    `limit` is the most graphemes that it may have; 0: no limit.
    """
    known = folded(f"{source}\n{said_of(profile, trade, language)}")
    found = [*_claims(text, known, trade, language), *_news(text, known)]
    long = len(graphemes(text))
    if limit and long > limit:
        said = ngettext("{n} character too many.", "{n} characters too many.", long - limit).format(n=long - limit)
        found.append(Problem("text", said))
    return found


def said_of(profile: Profile, trade: Trade, language: str) -> str:
    """All that the profile says of the business, one fact a line: what a text about it may be made of."""
    told = facts(profile, language, trade)
    lines = [f"{name}: {value}" for name, value in told.values.items() if value.strip(", ")]
    for offer in profile.offers:
        lines.append(f"{offer.section} {offer.name} {offer.description} {_price(offer.price.cents)}")
    lines += [f"{member.name} {member.role} {member.words}" for member in profile.team]
    lines += [profile.description, *(TICKED[feature] for feature in profile.features if feature in TICKED)]
    return "\n".join(line.strip() for line in lines if line.strip())


def _price(cents: int | None) -> str:
    """In the ways that it is written: 12,50 €, or 12,00 € and 12 €."""
    if cents is None:
        return ""
    return f"{cents / 100:.2f}" + (f"; {cents // 100}" if cents % 100 == 0 else "")


def _claims(text: str, known: str, trade: Trade, language: str) -> Iterator[Problem]:
    promises = [*forbidden(text, language), *uncovered(text, language, ())]
    for word in dict.fromkeys(promises):
        if folded(word) not in known:
            yield Problem("text", _("“{word}” promises something that your profile does not say.").format(word=word))
    for word in dict.fromkeys(begun(trade.rules.never.get(language, ()), text)):
        yield Problem("text", _("The rules of the profession leave no room for “{word}”.").format(word=word))


def _news(text: str, known: str) -> Iterator[Problem]:
    digits = re.sub(r"[^\d\n]", "", known)
    numbers = {re.sub(r"\D", "", found) for found in NUMBER.findall(known)}
    for pattern, said in (
        (ADDRESS, _("“{word}” is an address or a mark that was not there.")),
        (NUMBER, _("The number {word} was not there.")),
        (NAME, _("The name “{word}” was not there.")),
    ):
        for word in dict.fromkeys(pattern.findall(text)):
            plain = folded(word)
            if pattern is NUMBER:
                bare = re.sub(r"\D", "", word)
                there = bare in numbers or (len(bare) >= LONG_NUMBER and bare in digits)
            else:
                there = plain in known
            if not there:
                yield Problem("text", said.format(word=word))
