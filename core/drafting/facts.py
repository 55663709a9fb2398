"""What may be said of a business in one language: the value of each placeholder, and whether a need is met.

A fact that the profile does not hold has no entry, so that a sentence which names it cannot be written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from core.drafting.fitting import line, shortened
from core.drafting.tongue import Tongue, tongue
from core.drafting.towns import street, town
from core.profile.model import WEEKDAYS, Offer, PriceKind, Profile
from core.trades.model import Condition, Trade

NAME = 60
TOWNS = 6  # beyond these a sentence names five and says that there are others
NETWORKS = {"facebook": "Facebook", "instagram": "Instagram", "bluesky": "Bluesky", "mastodon": "Mastodon",
            "tiktok": "TikTok", "youtube": "YouTube", "linkedin": "LinkedIn", "pinterest": "Pinterest"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """`values` are the placeholders that can be filled.

    `gender` is that of the trade's French name; `familiar`: customers are called "tu".
    """

    profile: Profile
    language: str
    values: Mapping[str, str]
    sold: str = field(default="", repr=False)
    gender: str = "m"
    familiar: bool = False

    def extended(self, more: Mapping[str, str]) -> "Facts":
        return replace(self, values={**self.values, **{name: text for name, text in more.items() if text}})

    def allows(self, condition: Condition) -> bool:
        return all(map(self.holds, condition.needs)) and not any(map(self.holds, condition.unless))

    def holds(self, need: str) -> bool:
        """Whether the profile says `need`, in the words of core/trades/needs.py."""
        word, colon, detail = need.partition(":")
        if colon:
            return DETAILED[word](self, detail)
        return need in self.values or (need in PLAIN and PLAIN[need](self.profile))

    def mentions(self, words: str) -> bool:
        """Whether the price list names one of `words` ("galette/frangipane"), accents and case aside."""
        return mentioned(words, self.sold)


def mentioned(words: str, text: str) -> bool:
    """Whether a word of the folded `text` begins with one of `words`, parted by slashes."""
    return any(re.search(rf"\b{re.escape(folded(word.strip()))}", text) for word in words.split("/"))


PLAIN: dict[str, Callable[[Profile], bool]] = {
    "hours": lambda profile: any(profile.hours.values()),
    "prices": lambda profile: any(offer.price.cents is not None for offer in profile.offers),
    "photo": lambda profile: bool(profile.photos),
    "closures": lambda profile: bool(profile.closures),
    "holidays_open": lambda profile: profile.holidays_open is True,
    "holidays_closed": lambda profile: profile.holidays_open is False,
}
DETAILED: dict[str, Callable[[Facts, str], bool]] = {
    "offers": lambda facts, count: len(facts.profile.offers) >= int(count),
    "sections": lambda facts, count: len(_sections(facts.profile, facts.language)) >= int(count),
    "team": lambda facts, count: len(facts.profile.team) >= int(count),
    "towns": lambda facts, count: len(facts.profile.towns) >= int(count),
    "photos": lambda facts, count: len(facts.profile.photos) >= int(count),
    "open": lambda facts, day: bool(facts.profile.hours.get(day)),
    "closed": lambda facts, day: facts.profile.hours.get(day) == (),
    "price": lambda facts, kind: any(offer.price.kind == PriceKind(kind) for offer in facts.profile.offers),
    "feature": lambda facts, key: key in facts.profile.features,
    "link": lambda facts, network: any(link.network == network for link in facts.profile.links),
    "country": lambda facts, code: facts.profile.address.country == code,
    "mentions": Facts.mentions,
    "named": lambda facts, words: mentioned(words, folded(facts.profile.name)),
}


def folded(text: str) -> str:
    """For comparing words: no case, no accents, œ as oe."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def facts(profile: Profile, language: str, trade: Trade) -> Facts:
    """The facts of `profile` told in `language`. The owner's own sentences count in the main language only."""
    speech = tongue(language)
    called = speech.typeset(trade.names[language])
    name = shortened(line(profile.name), NAME) or called[:1].upper() + called[1:]
    found = {
        **name_facts(name, speech),
        "trade_name": called,
        **house_facts(trade.houses.get(language, called), speech),
        "description": profile.description.strip() if language == main_language(profile) else "",
        "since": str(profile.since or ""),
        "email": line(profile.email),
        "phone": speech.phone(line(profile.phone)),
        "booking": line(profile.booking),
        "insurance": line(profile.legal.insurance).rstrip(". "),
        "team": speech.listing([line(member.name) for member in profile.team[:6] if line(member.name)]),
        "network": speech.listing([NETWORKS[link.network] for link in profile.links if link.network in NETWORKS][:3]),
        **_address(profile, speech),
        **_prices(profile, speech, language),
        **_hours(profile, speech),
    }
    sold = "\n".join(folded(text) for offer in profile.offers for text in _names(offer))
    said = {"trade": "" if any(word in folded(name) for word in trade.named) else f", {called}"}
    values = said | {name: text for name, text in found.items() if text}
    familiar = profile.familiar and language == "fr" and not trade.formal
    return Facts(profile, language, values, sold, trade.gender, familiar)


def name_facts(name: str, speech: Tongue) -> dict[str, str]:
    return {"name": name, "of_name": speech.of_name(name), "at_name": speech.at_name(name)}


def house_facts(house: str, speech: Tongue) -> dict[str, str]:
    """The place or the firm as customers call it: la boulangerie, de la boulangerie, à la boulangerie."""
    said = speech.typeset(house)
    return {"house": said, "of_house": speech.of_house(said), "at_house": speech.at_house(said)}


def main_language(profile: Profile) -> str:
    return profile.languages[0] if profile.languages else "fr"


def _address(profile: Profile, speech: Tongue) -> dict[str, str]:
    city, road = town(profile.address.city), street(line(profile.address.street))
    towns = [name for name in map(town, profile.towns) if name]
    more = len(towns) > TOWNS
    named = towns[: TOWNS - 1] if more else towns
    return {
        "city": city,
        "at_city": speech.at(city) if city else "",
        "of_city": speech.of(city) if city else "",
        "street": road,
        "at_street": speech.at_street(road) if road else "",
        "towns": speech.listing([*named, speech.other_towns()] if more else named),
        "at_towns": speech.at_areas(named, more=more) if named else "",
    }


def _prices(profile: Profile, speech: Tongue, language: str) -> dict[str, str]:
    names = [lowered(line(offer_text(offer, "name", language, profile))) for offer in profile.offers[:3]]
    cents = [offer.price.cents for offer in profile.offers if offer.price.cents]
    return {
        "offers": speech.listing([name for name in names if name]),
        "sections": speech.listing([lowered(section) for section in _sections(profile, language)[:3]]),
        "lowest_price": speech.price(min(cents)) if cents else "",
    }


def offer_text(offer: Offer, part: str, language: str, profile: Profile) -> str:
    """A part of an offer in `language`; its name in the main language where nobody has translated it."""
    own = str(getattr(offer, part))
    if language == main_language(profile):
        return own
    return offer.translations.get(language, {}).get(part) or (own if part == "name" else "")


def lowered(name: str) -> str:
    """“Pain de seigle” within a sentence; Paris-Brest, CAP and McIntosh stay as they are."""
    return name[:1].lower() + name[1:] if name[1:] == name[1:].lower() and len(name) > 1 else name


def _sections(profile: Profile, language: str) -> list[str]:
    found = (line(offer_text(offer, "section", language, profile)) for offer in profile.offers)
    return list(dict.fromkeys(section for section in found if section))


def _names(offer: Offer) -> Iterable[str]:
    yield from (offer.name, offer.section)
    for words in offer.translations.values():
        yield from (words.get("name", ""), words.get("section", ""))


def _hours(profile: Profile, speech: Tongue) -> dict[str, str]:
    """Days and hours in words. What is said of the whole week needs the whole week to be known."""
    hours = profile.hours
    found = {
        "saturday_hours": speech.spans(hours.get("saturday", ())),
        "sunday_hours": speech.spans(hours.get("sunday", ())),
    }
    opened = [number for number, day in enumerate(WEEKDAYS) if hours.get(day)]
    if not set(hours) >= set(WEEKDAYS) or not opened:
        return found
    closed = [number for number in range(7) if number not in opened]
    opens = {hours[WEEKDAYS[number]][0].opens for number in opened}
    closes = {hours[WEEKDAYS[number]][-1].closes for number in opened}
    return found | {
        "open_days": speech.days(opened),
        "closed_days": speech.closed_days(closed) if closed else "",
        "opens": speech.clock(*opens) if len(opens) == 1 else "",
        "closes": speech.clock(*closes) if len(closes) == 1 else "",
    }
