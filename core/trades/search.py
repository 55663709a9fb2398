"""Finding a trade by the words people use: "pain", "coiffure", "fuite"; accents, capitals and endings do not matter."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from core.profile.text import bare
from core.trades.trades import keys, trade

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the", "un", "une")
)
NAME, OWN_WORD, SERVICE = 4, 2, 1  # how much a word found there counts
STEM = 6  # letters that "boulanger" and "boulangerie" have in common
ENDING = 2  # letters of an ending: "coiffeurs"
SHORTEST = 4  # letters of a word that may have an ending


def name(key: str, language: str) -> str:
    """What the trade is called, as the beginning of a line: "Salon de coiffure"."""
    names = trade(key).names
    said = names.get(language) or next(iter(names.values()), key)
    return said[:1].upper() + said[1:]


def find(typed: str) -> tuple[str, ...]:
    """Keys of the trades in which every word of `typed` is found, the likeliest first; all where nothing is typed."""
    wanted = [word for word in WORD.findall(bare(typed)) if word not in SMALL]
    found = [(sum(_weight(key, word) for word in wanted), key) for key in keys()]
    lacking = {key for key in keys() if any(not _weight(key, word) for word in wanted)}
    return tuple(key for _points, key in sorted(found, key=lambda one: (-one[0], one[1])) if key not in lacking)


def read_all() -> None:
    """Read every trade file now, so that a search answers at once later."""
    for key in keys():
        _index(key)


@cache
def _index(key: str) -> dict[str, int]:
    """Each word that leads to the trade, in every language, with how much it counts."""
    known = trade(key)
    spoken = [*known.names.values(), *known.named, key]
    services = [text for one in known.services for part in (one.name, one.section) for text in part.values()]
    told: dict[str, int] = {}
    for weight, texts in ((SERVICE, services), (OWN_WORD, _flat(known.vocabulary.values())), (NAME, spoken)):
        told |= dict.fromkeys((word for text in texts for word in WORD.findall(bare(text))), weight)
    return {word: weight for word, weight in told.items() if word not in SMALL}


def _flat(lists: Iterable[Iterable[str]]) -> Iterator[str]:
    return (text for texts in lists for text in texts)


def _weight(key: str, typed: str) -> int:
    return max((weight for word, weight in _index(key).items() if _alike(word, typed)), default=0)


def _alike(word: str, typed: str) -> bool:
    """Is `typed` the word, its beginning, the word with an ending, or of the same stem?"""
    if word.startswith(typed):
        return True
    longer = len(word) >= SHORTEST and typed.startswith(word) and len(typed) - len(word) <= ENDING
    return longer or (min(len(word), len(typed)) > STEM and word[:STEM] == typed[:STEM])
