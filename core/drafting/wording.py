"""Chooses among wordings, fills them with facts, and leaves out what cannot be said.

Every choice is drawn from the seed and the place, never from a random generator: the same business gets the same
draft on every machine, and another business of the trade gets another one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from core.drafting.facts import Facts
from core.drafting.tongue import tongue
from core.trades.model import Point, Sentence, Wording, Words
from core.trades.needs import placeholders
from core.trades.pattern import addressed, agreed, chosen, says_vous

SLOT = re.compile(r"\{(\w+)\}(\.(?!\.))?")
AS_TYPED = frozenset(
    {"name", "email", "booking", "description", "member", "member_words", "offer_description", "network"}
)
ENDED = (".", "!", "?", "…")


@lru_cache(maxsize=8192)
def drawn(seed: str, *place: object) -> int:
    """A number that depends on `seed` and `place` only."""
    text = "\x1f".join((seed, *map(str, place)))
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def filled(text: str, facts: Facts) -> str | None:
    """`text` with its placeholders filled; None where a fact is missing. What the owner wrote is taken as it is."""
    names = [found[1] for found in SLOT.finditer(text)]
    if any(name not in facts.values for name in names):
        return None
    said, at = "", 0
    template = tongue(facts.language).typeset(text)
    for found in SLOT.finditer(template):
        said += template[at : found.start()]
        said += _value(facts.values[found[1]], found[2] or "", capital=found[1] not in AS_TYPED and _begins(said))
        at = found.end()
    whole = said + template[at:]
    begun = SLOT.match(template)
    return whole if begun and begun[1] in AS_TYPED else whole[:1].upper() + whole[1:]


def _begins(said: str) -> bool:
    """Whether a sentence begins after `said`."""
    return not said or said.endswith(tuple(f"{sign} " for sign in ENDED))


def _value(value: str, stop: str, *, capital: bool) -> str:
    whole = value if value.endswith(ENDED) else value + stop
    return whole[:1].upper() + whole[1:] if capital else whole


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in one language for one business."""

    facts: Facts
    seed: str

    def said(self, words: Words, place: str) -> Iterator[str]:
        """Every wording that can be said, the chosen one first."""
        return (text for _wording, text in self.worded(words, place, self.facts))

    def worded(self, words: Words, place: str, facts: Facts, turn: int = 0) -> Iterator[tuple[Wording, str]]:
        """The same for other facts, with the wording that each text came from, its choices made.

        `turn`: how often it was said before; each turn takes other alternatives.
        """
        at = drawn(self.seed, self.facts.language, place)
        pool = self._pool(words)
        for number in range(len(pool)):
            wording = pool[(at + number) % len(pool)]
            pattern = self._pattern(wording.text, facts, place, turn)
            if text := filled(pattern, facts):
                yield Wording(text=pattern, tone=wording.tone), text

    def _pool(self, words: Words) -> Sequence[Wording]:
        """Wordings of the business's tone count twice beside those of any tone; other tones are out.

        Customers whom the business calls "tu" are called so wherever a wording can.
        """
        fitting = [one for one in words.get(self.facts.language, ()) if one.tone in {"", self.facts.profile.tone}]
        wordings = [one for one in fitting if not (self.facts.familiar and says_vous(one.text))] or fitting
        toned = [wording for wording in wordings if wording.tone]
        return [*toned, *toned, *(wording for wording in wordings if not wording.tone)]

    def _pattern(self, text: str, facts: Facts, place: str, turn: int = 0) -> str:
        """One text of those that the choices of `text` can give; what names a missing fact is not chosen."""

        def choose(number: int, alternatives: Sequence[str]) -> str:
            sayable = [one for one in alternatives if all(name in facts.values for name in placeholders(one))]
            found = sayable or alternatives
            first = drawn(self.seed, self.facts.language, place, text, number)
            return found[(first + (turn >> number)) % len(found)]

        return agreed(chosen(addressed(text, familiar=self.facts.familiar), choose), self.facts.gender)

    def candidates(self, sentences: Iterable[Sentence], place: str) -> Iterator[str]:
        """Everything that may stand at `place`, in the order of the file, each time the chosen wording first."""
        for number, sentence in enumerate(sentences):
            if self.facts.allows(sentence.condition):
                yield from self.said(sentence.words, f"{place}.{number}")

    def one(self, sentences: Iterable[Sentence], place: str) -> str:
        """The first that may stand at `place`, or nothing."""
        return next(self.candidates(sentences, place), "")

    def paragraphs(self, sentences: Iterable[Sentence], place: str) -> str:
        """All sentences that hold, one after the other; an empty line parts paragraphs."""
        parts: list[str] = []
        for number, sentence in enumerate(sentences):
            if not self.facts.allows(sentence.condition):
                continue
            if text := next(self.said(sentence.words, f"{place}.{number}"), ""):
                parts += ["\n\n" if sentence.apart else " ", text]
        return "".join(parts[1:])

    def points(self, points: Iterable[Point], place: str) -> dict[str, dict[str, str]]:
        """A heading with what is said under it for each topic, in the order of `points`."""
        found: dict[str, dict[str, str]] = {}
        for point in points:
            if point.topic in found or not self.facts.allows(point.condition):
                continue
            heading = next(self.said(point.heading, f"{place}.{point.topic}.heading"), "")
            body = next(self.said(point.body, f"{place}.{point.topic}.body"), "")
            if heading and body:
                found[point.topic] = {"heading": heading, "body": body}
        return found
