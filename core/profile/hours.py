"""The spans of one day: read from what people type, kept as "07:00-13:00,15:30-19:30", shown again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise

from core.errors import Problem
from core.i18n import _, language
from core.profile.model import Span
from core.profile.text import bare
from core.profile.times import ALL_DAY, BETWEEN, MIDNIGHT, ROUND, read_span, show_span

CLOSED = frozenset(("ferme", "fermee", "closed", "repos", "conge", "-", "–", "—", "x"))
NON_STOP = re.compile(r"\(?\b(?:non[- ]stop|sans interruption|journee continue|en continu)\b\)?")
APART = re.compile(r"\s*(?:[,;/+&|]|\b(?:et|and|puis|then)\b)\s*")
BLANK_APART = re.compile(r"(?<=[\dh])\s+(?=\d{1,2}(?:h|:)?(?:\d\d)?\s?h?\s?(?:[-–—]|\ba\b))")
"""Only a blank between two spans: "9h-12h30 14h-19h"."""
INNER_BLANKS = re.compile(r"(?<=\d)\s?(h|:)\s?(?=\d\d(?!\d|\s?(?:h|:)))")
DAY = 24 * 60


def read_day(text: str | Sequence[str]) -> tuple[Span, ...] | list[Problem]:
    """The spans of a day, from one text or one per span; () for a day on which it is closed.

    A problem of one of several spans has "[1]" as its place, counted from 0.
    """
    if not isinstance(text, str):
        return _day(list(text))
    if bare(text) in CLOSED:
        return ()
    spans = _day(parts(text))
    return spans if isinstance(spans, tuple) else [replace(problem, field="") for problem in spans]


def parts(text: str) -> list[str]:
    """The spans of "9 h 30-12 h et 14 h-19 h" one by one, as texts."""
    plain = NON_STOP.sub("", bare(text.replace("\n", ";"))).strip()
    if ROUND.fullmatch(plain):
        return [plain]
    spans = APART.split(INNER_BLANKS.sub(r"\1", plain))
    return [part for one in spans for part in (BLANK_APART.split(one) if _several(one) else [one]) if part]


def _several(text: str) -> bool:
    """Are there more than two times in it? "9h - 12h" is one span, whatever its blanks."""
    return len(BETWEEN.findall(text)) > 1


def show_day(spans: Sequence[Span], tongue: str, dash: str = "–") -> str:
    """French "9h–12h30, 14h–19h" or "fermé"; English "9:00–12:30, 14:00–19:00" or "closed"."""
    if not spans:
        return "fermé" if tongue == "fr" else "closed"
    if tuple(spans) == (ALL_DAY,):
        return "24h/24" if tongue == "fr" else "open 24 hours"
    return ", ".join(show_span(span, tongue, dash) for span in spans)


def stored(spans: Sequence[Span]) -> str:
    """The one form in which tables keep spans; "" is a closed day."""
    return ",".join(f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans)


def from_stored(text: str) -> tuple[Span, ...]:
    if not text:
        return ()
    pairs = (part.split("-") for part in text.split(","))
    return tuple(Span(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in pairs)


def minutes(span: Span) -> tuple[int, int]:
    """Opening and closing in minutes since the day began; closing after midnight counts on."""
    opens, closes = (moment.hour * 60 + moment.minute for moment in (span.opens, span.closes))
    return opens, closes if closes > opens else closes + DAY


def over_midnight(span: Span) -> bool:
    """Whether the next morning is part of it; ending at midnight sharp is not."""
    return span.closes < span.opens and span.closes != MIDNIGHT


def _day(texts: list[str]) -> tuple[Span, ...] | list[Problem]:
    if len(texts) == 1 and bare(texts[0]) in CLOSED:
        return ()
    read = [read_span(NON_STOP.sub("", bare(text))) for text in texts]
    told = [replace(problem, field=f"[{place}]") for place, problem in enumerate(read) if isinstance(problem, Problem)]
    if told:
        return told
    if not read:
        return [Problem("", _("No hours are written here."), _("Write for example 9h-12h30, or “closed”."))]
    spans = [span for span in read if isinstance(span, Span)]
    return overlaps(spans) or tuple(sorted(spans))


def overlaps(spans: Sequence[Span]) -> list[Problem]:
    """Each span that begins before another one of the same day has ended, with its place."""
    told = []
    order = sorted(range(len(spans)), key=lambda place: minutes(spans[place]))
    for before, after in pairwise(order):
        if minutes(spans[after])[0] < minutes(spans[before])[1]:
            first, second = (show_span(spans[place], language(), "-") for place in (before, after))
            said = _("{second} begins before {first} has ended.").format(first=first, second=second)
            told.append(Problem(f"[{after}]", said, _("Correct the times so that they do not overlap.")))
    return told
