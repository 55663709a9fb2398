"""Finding by everyday words: small words and accents do not count, and the nearest comes where nothing fits whole."""

from collections.abc import Sequence

from core.profile.text import bare

SMALL = frozenset((
    "a", "an", "and", "at", "au", "aux", "avec", "ce", "comment", "d", "dans", "de", "des", "do", "du", "en",
    "est", "et", "faire", "for", "how", "i", "il", "in", "is", "j", "je", "l", "la", "le", "les", "ma", "me",
    "mes", "mettre", "mon", "my", "nos", "notre", "of", "on", "or", "ou", "pour", "se", "sur", "the", "to", "un",
    "une", "vos", "votre", "with",
))  # fmt: skip
"""Words of both languages that say nothing of what is looked for."""


def terms(typed: str) -> list[str]:
    """The words of `typed` that count; all of them where only small ones were typed."""
    every = bare(typed).replace("’", " ").replace("'", " ").split()
    return [word for word in every if word not in SMALL] or every


def fitting(wanted: Sequence[str], text: str) -> int:
    """How many of `wanted` begin a word of `text`."""
    words = bare(text).replace("’", " ").replace("'", " ").replace("-", " ").split()
    return sum(any(word.startswith(want) for word in words) for want in wanted)
