"""One language's spelling: a Hunspell dictionary, and the words that a business calls its own."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hunspell import Hunspell

FOLDER = Path(__file__).parent.parent.parent / "resources" / "spelling"
BRITISH = "en-gb.txt"
SUGGESTED = 5
LEFT_ALONE = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}\.\w+|[#@][\w·.-]+|\{[^{}]*\}|\b[\w-]+\.(?:fr|com|org|net|eu|example)\b\S*"
)
"""Addresses, hashtags, names of accounts, placeholders."""
WORD = re.compile(r"[^\W\d_]+(?:['’\-·][^\W\d_]+)*")
"""Letters, with an apostrophe or a hyphen between them. What stands against a digit is looked at below."""
DIGIT_BESIDE = re.compile(r"\d")
APOSTROPHE = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no dictionary knows: it begins at `start` (in UTF-16 units, as Qt counts) and is so long."""

    start: int
    length: int
    word: str


class Speller:
    """The spelling of one language for one business. May be asked from several threads."""

    def __init__(self, language: str, own: Iterable[str] = ()) -> None:
        self._language, self._own = language, frozenset(_words(own))

    def unknown(self, text: str) -> list[Unknown]:
        """Every word of `text` that is in no dictionary and is none of the business's own."""
        hidden = LEFT_ALONE.sub(lambda found: " " * len(found[0]), text)
        wide = any(ord(sign) > 0xFFFF for sign in text)
        found = []
        for match in WORD.finditer(hidden):
            if not _beside_digit(hidden, *match.span()) and not self.knows(match[0]):
                start = _units(text[: match.start()]) if wide else match.start()
                found.append(Unknown(start, _units(match[0]) if wide else len(match[0]), match[0]))
        return found

    def knows(self, word: str) -> bool:
        plain = unicodedata.normalize("NFC", word).translate(APOSTROPHE)
        if len(plain) < 2 or (plain.isupper() and len(plain) <= 5) or self._is_own(plain):
            return True
        if _spelt(self._language, plain):
            return True
        parts = re.split(r"[-']", plain)
        return len(parts) > 1 and all(len(part) < 2 or self._is_own(part) or _spelt(self._language, part)
                                      for part in parts)  # fmt: skip

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first. Takes up to a second: not for the GUI thread."""
        with _LOCK:
            found = _hunspell(self._language).suggest(word.translate(APOSTROPHE))
        curly = "’" in word or self._language == "fr"
        return [one.replace("'", "’") if curly else one for one in found[:SUGGESTED]]

    def _is_own(self, word: str) -> bool:
        folded = word.casefold()
        return folded in self._own or (folded.endswith("s") and folded[:-1] in self._own)


_LOCK = Lock()  # a Hunspell object is not made for two threads at once


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in WORD.findall(text):
            plain = found.translate(APOSTROPHE).casefold()
            yield plain
            yield from (part for part in re.split(r"[-']", plain) if len(part) > 1)


def _units(text: str) -> int:
    """The length of `text` as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _beside_digit(text: str, start: int, end: int) -> bool:
    """12h, 2e and m2 are no words."""
    return bool(DIGIT_BESIDE.match(text[start - 1 : start]) or DIGIT_BESIDE.match(text[end : end + 1]))


@cache
def _hunspell(language: str) -> "Hunspell":
    from hunspell import Hunspell

    return Hunspell(language, hunspell_data_dir=str(FOLDER))


@cache
def _british() -> frozenset[str]:
    return frozenset((FOLDER / BRITISH).read_text(encoding="utf-8").split())


def _spelt(language: str, word: str) -> bool:
    with _LOCK:
        found = bool(_hunspell(language).spell(word))
    return found or (language == "en" and word.casefold() in _british())
