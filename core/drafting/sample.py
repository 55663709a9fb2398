"""A few sentences as the draft would say them in another tone, for the owner to choose by ear."""

from collections.abc import Iterator
from dataclasses import replace

from core.drafting.facts import facts
from core.drafting.wording import ENDED, Writer
from core.profile.model import Profile, Tone
from core.trades.model import Sentence, Trade

FIRST = ("home.hero.heading", "home.hero.body", "home.text-house.body", "about.text.body", "offers.text.body",
         "contact.text.body", "home.offers.body", "offers.call.body")  # fmt: skip
SHOWN = 3


def sample(profile: Profile, trade: Trade, *, seed: str, tone: Tone, familiar: bool) -> str:
    """Up to three sentences about this very business in `tone`, first those that only this tone would say.

    The owner's own description is left out: it has no tone.
    """
    told = replace(profile, tone=tone, familiar=familiar, description="", languages=profile.languages[:1] or ("fr",))
    language = told.languages[0]
    writer = Writer(facts(told, language, trade), seed)
    own = list(_said(writer, trade, tone))
    plain = list(_said(writer, trade, None)) if len(own) < SHOWN else []
    return " ".join(list(dict.fromkeys([*own, *plain]))[:SHOWN])


def _said(writer: Writer, trade: Trade, tone: Tone | None) -> Iterator[str]:
    """One sentence a place; with a `tone` only what bears it."""
    for place in FIRST:
        texts = [_of_tone(one, tone) for one in trade.texts.get(place, ())] if tone else trade.texts.get(place, ())
        text = writer.one([one for one in texts if one.words], place)
        if text:
            yield text if text.endswith(ENDED) else f"{text}."


def _of_tone(sentence: Sentence, tone: Tone) -> Sentence:
    words = {
        language: tuple(one for one in wordings if one.tone == tone) for language, wordings in sentence.words.items()
    }
    return replace(sentence, words={language: wordings for language, wordings in words.items() if wordings})
