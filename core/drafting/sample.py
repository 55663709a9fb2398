"""A few sentences as the draft would say them in another tone, for the owner to choose by ear."""

from collections.abc import Iterator
from dataclasses import replace

from core.drafting.facts import facts
from core.drafting.wording import Writer
from core.profile.model import Profile, Tone
from core.trades.model import Trade

PLACES = ("home.hero.heading", "home.hero.body", "home.text-house.body", "contact.text.body")
SHOWN = 3


def sample(profile: Profile, trade: Trade, *, seed: str, tone: Tone, familiar: bool) -> str:
    """Up to three sentences about this very business in `tone`; its own description is left out, it has no tone."""
    told = replace(profile, tone=tone, familiar=familiar, description="", languages=profile.languages[:1] or ("fr",))
    language = told.languages[0]
    writer = Writer(facts(told, language, trade), seed)
    return " ".join(list(dict.fromkeys(_said(writer, trade)))[:SHOWN])


def _said(writer: Writer, trade: Trade) -> Iterator[str]:
    for place in PLACES:
        text = writer.one(trade.texts.get(place, ()), place)
        if text:
            yield text if text.endswith((".", "!", "?", "…")) else f"{text}."
