"""How likely two businesses of one trade are to be given the same sentence."""

from collections.abc import Iterable, Sequence

from core.trades.model import LANGUAGES, TONES, Wording, Words
from core.trades.pattern import addressed, sentences, ways


def alike(wordings: Sequence[Wording], tone: str) -> float:
    """The share of sentences (0 to 1) that two businesses of that tone have in common where `wordings` are drawn."""
    pool = [wording for wording in wordings if wording.tone == tone] * 2 + [one for one in wordings if not one.tone]
    if not pool:
        return 0.0
    drawn = {wording: pool.count(wording) / len(pool) for wording in pool}
    return sum(chance**2 * _same(wording.text) for wording, chance in drawn.items())


def _same(text: str) -> float:
    """The chance that a sentence of `text` reads the same twice, its choices being drawn anew."""
    parts = sentences(addressed(text, familiar=False))
    return sum(1 / ways(part) for part in parts) / len(parts)


def mean(texts: Iterable[Words], language: str, tone: str) -> float:
    """The mean of `alike` over `texts`, those that hold no such language left out."""
    shares = [alike(words[language], tone) for words in texts if words.get(language)]
    return sum(shares) / len(shares) if shares else 0.0


def worst(words: Words) -> float:
    """The highest share over languages and tones."""
    return max(alike(words.get(language, ()), tone) for language in LANGUAGES for tone in TONES)
