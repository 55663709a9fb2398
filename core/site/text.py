"""Plain text as a page shows it: paragraphs, lines, and the spaces that French printing asks for."""

import re

PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
NARROW = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\r": None})
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BEFORE_SIGN = re.compile(r" (?=[:;?!»%€])")
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:h|min|km|kg|g|cm|m²|ans|jours|euros)\b)")
GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")

Paragraph = tuple[str, ...]
"""The lines of one paragraph."""


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """An empty line parts paragraphs, every other line break is kept."""
    parts = PARAGRAPHS.split(CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip())
    return tuple(tuple(line(part, language) for part in part.split("\n")) for part in parts if part.strip())


def line(text: str, language: str) -> str:
    """One line: no line break inside, no character that HTML forbids; in French no sign alone on the next line.

    U+202F becomes U+00A0 everywhere: the Latin subsets of our fonts lack it.
    """
    plain = " ".join(CONTROLS.sub("", text).translate(NARROW).replace("\n", " ").split(" ")).strip(" ")
    return typeset(plain) if language == "fr" else plain


def typeset(text: str) -> str:
    """French spacing on text that was typed with ordinary spaces."""
    text = BEFORE_SIGN.sub("\u00a0", text.translate(NARROW)).replace("« ", "«\u00a0")
    return GROUPED.sub("\u00a0", BEFORE_UNIT.sub("\u00a0", text))


def shortened(text: str, longest: int) -> str:
    """The beginning of `text` up to a word's end, with an ellipsis where something was left out."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    cut = flat[: longest - 1].rsplit(" ", 1)[0] if " " in flat[: longest - 1] else flat[: longest - 1]
    return cut.rstrip(" ,;:.–-") + "…"
