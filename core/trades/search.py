"""Finding a trade by the words people use: "pain", "coiffure", "fuite"; accents, capitals and endings do not matter."""

import re
from difflib import get_close_matches
from functools import cache

from core.profile.text import bare
from core.trades.model import LANGUAGES
from core.trades.trades import Head, heads

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the", "un", "une")
)
NAME, EVERYDAY, OWN_WORD, SERVICE = 8, 6, 3, 1  # how much a word found there counts
WHOLE = 2  # times as much where it is the very word, and again where it is in the language of the screen
STEM = 6  # letters that "boulanger" and "boulangerie" have in common
ENDINGS = ("s", "x", "e", "es", "se", "ne", "re", "ve")  # "coiffeurs", "boulangère"
ALIKE = 0.8  # of a word that was mistyped
LONGEST = 100  # characters of a search
SHORTEST = 4  # letters of a word that may have an ending


def name(key: str, language: str) -> str:
    """What the trade is called, as the beginning of a line: "Salon de coiffure"."""
    head = heads().get(key)
    names = head.names if head else {}
    said = names.get(language) or next(iter(names.values()), key)
    return said[:1].upper() + said[1:]


def find(typed: str, language: str = "fr") -> tuple[str, ...]:
    """Keys of the trades in which every word of `typed` is found, the likeliest first; all where nothing is typed.

    Words of `language` go before those of another one: "pain" is bread for somebody who reads French.
    """
    wanted = [word for word in WORD.findall(bare(typed)[:LONGEST]) if word not in SMALL]
    if not wanted:
        return tuple(sorted(heads(), key=lambda key: bare(name(key, language))))
    return _found(wanted, language) or _found([_nearest(word) for word in wanted], language)


def _found(wanted: list[str], language: str) -> tuple[str, ...]:
    told = {key: [_weight(key, word, language) for word in wanted] for key in heads()}
    fitting = [key for key, weights in told.items() if all(weights)]
    return tuple(sorted(fitting, key=lambda key: (-sum(told[key]), key)))


def _nearest(word: str) -> str:
    """A word that leads somewhere and is nearly what was typed ("plonbier"); the word itself where none is."""
    known = {one for key in heads() for words in _index(key).values() for one in words}
    return next(iter(get_close_matches(word, known, 1, ALIKE)), word)


def read_all() -> None:
    """Read what is to be searched now, so that a search answers at once later."""
    for key in heads():
        _index(key)


@cache
def _index(key: str) -> dict[str, dict[str, float]]:
    """By language each word that leads to the trade with how much it counts: half where it is one word of several."""
    head = heads()[key]
    return {language: _words(head, language) for language in LANGUAGES}


def _words(head: Head, language: str) -> dict[str, float]:
    places = (
        (SERVICE, head.services[language]), (OWN_WORD, head.words[language]), (EVERYDAY, head.find[language]),
        (NAME, (head.names.get(language, ""), *head.named, *([head.key] if language == "en" else []))),
    )  # fmt: skip
    told: dict[str, float] = {}
    for weight, texts in places:
        for text in texts:
            words = [word for word in WORD.findall(bare(text)) if word not in SMALL]
            for word in words:
                told[word] = max(told.get(word, 0), weight / min(len(words), 2))
    return told


def _weight(key: str, typed: str, language: str) -> float:
    return max(
        (weight * _likeness(word, typed) * (WHOLE if spoken == language else 1)
         for spoken, words in _index(key).items() for word, weight in words.items()),
        default=0,
    )  # fmt: skip


def _likeness(word: str, typed: str) -> int:
    """WHOLE for the word itself, 1 for its beginning, for it with an ending, for one of the same stem; else 0."""
    if word == typed:
        return WHOLE
    if word.startswith(typed):
        return 1
    longer = len(word) >= SHORTEST and typed.startswith(word) and typed[len(word) :] in ENDINGS
    return int(longer or (min(len(word), len(typed)) > STEM and word[:STEM] == typed[:STEM]))
