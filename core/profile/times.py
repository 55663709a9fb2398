"""Times of day and spans as people write them: "9h", "9:00", "09h00", "9 h 30", "midi", "9h-12h30", "de 9h à 12h"."""

import re
from datetime import time

from core.errors import Problem
from core.i18n import _, language
from core.profile.model import Span
from core.profile.text import bare

NOON, MIDNIGHT = time(12), time(0)
WORDS = {"midi": NOON, "noon": NOON, "minuit": MIDNIGHT, "midnight": MIDNIGHT}
ALL_DAY = Span(time(0), time(23, 59))
"""Open without a break: "24h/24". One minute short of midnight, so that it never means no time at all."""

LATEST_NIGHT = time(8)
"""A span over midnight ends by then; "14h-9h" is a slip of the hand."""

TIME = re.compile(
    r"(?P<hour>\d{1,2})\s?(?:(?:heures?|hrs?|h|:|\.)\s?(?P<minute>\d{2})?\s?(?:min|mn)?)?\s?(?P<half>[ap]\.?\s?m\.?)?"
    r"|(?P<hour4>[0-2]\d)(?P<minute4>[0-5]\d)"
)
BETWEEN = re.compile(r"\s*(?:[-‐‑‒–—−~>→]+|\b(?:jusqu'a|a(?!\.?\s?m\b)|to|until|till|au)\b)\s*")
BEFORE = re.compile(r"^(?:de|du|from|entre|between)\s+")
APPOINTMENT = re.compile(r"\b(?:rendez-vous|rendez vous|rdv|appointment)")
ROUND = re.compile(
    r"24\s?h?\s?/\s?(?:24|7)(?:\s?h)?|24\s?(?:h|hours)|open 24 hours|toute la journee|jour et nuit|all day"
    r"|0?0\s?(?:h|:)?\s?(?:00)?\s?[-–—]\s?24\s?(?:h|:)?\s?(?:00)?"
)


def read_time(text: str) -> time | Problem:
    """A time of day; "24:00" and "minuit" are midnight."""
    plain = bare(text)
    if plain in WORDS:
        return WORDS[plain]
    found = TIME.fullmatch(plain)
    if found is None:
        said = _("“{text}” is not a time.").format(text=text.strip()[:40])
        return Problem("", said, _("Write for example 9h30 or 9:30."))
    hour, minute = int(found["hour"] or found["hour4"]), int(found["minute"] or found["minute4"] or 0)
    return _time(text, _in_24_hours(hour, found["half"]), minute)


def read_span(text: str) -> Span | Problem:
    """One span, from opening to closing."""
    plain = bare(text)
    if ROUND.fullmatch(plain):
        return ALL_DAY
    if APPOINTMENT.search(plain):
        said = _("Appointments are no opening hours.")
        return Problem("", said, _("Leave the hours out and tick “by_appointment” in the features."))
    ends = BETWEEN.split(BEFORE.sub("", plain))
    if len(ends) != 2 or not all(ends):
        said = _("“{text}” is not an opening and a closing time.").format(text=text.strip()[:40])
        return Problem("", said, _("Write for example 9h-12h30."))
    if sum(end.endswith(("am", "pm", "m.", " m")) for end in ends) == 1 and not set(ends) & set(WORDS):
        said = _("Only one of the two times says “am” or “pm”.")
        return Problem("", said, _("Write for example 9am-5pm or 9:00-17:00."))
    opens, closes = read_time(ends[0]), read_time(ends[1])
    if isinstance(opens, Problem):
        return opens
    return closes if isinstance(closes, Problem) else _span(opens, closes)


def show_time(moment: time, tongue: str) -> str:
    """French "9h", "9h05"; English "9:00"."""
    if tongue == "fr":
        return f"{moment.hour}h{moment.minute:02}" if moment.minute else f"{moment.hour}h"
    return f"{moment.hour}:{moment.minute:02}"


def show_span(span: Span, tongue: str, dash: str = "–") -> str:
    """French "9h–12h30", "18h–minuit"; English "9:00–12:30", "18:00–midnight"."""
    french = tongue == "fr"
    closes = ("minuit" if french else "midnight") if span.closes == MIDNIGHT else show_time(span.closes, tongue)
    return f"{show_time(span.opens, tongue)}{dash}{closes}"


def _span(opens: time, closes: time) -> Span | Problem:
    shown = show_span(Span(opens, closes), language(), "-")
    if opens == closes:
        said = _("{span}: it opens and closes at the same time.").format(span=shown)
        return Problem("", said, _("Correct one of them, or write 24h/24 if you never close."))
    if MIDNIGHT < closes < opens and closes > LATEST_NIGHT:
        said = _("{span}: the end comes before the beginning.").format(span=shown)
        return Problem("", said, _("Swap the two times, or correct one of them."))
    return Span(opens, closes)


def _in_24_hours(hour: int, half: str | None) -> int:
    """The hour on a clock of 24; one that no clock of 12 has stays wrong."""
    if not half:
        return hour
    return hour % 12 + (12 if half.startswith("p") else 0) if 1 <= hour <= 12 else 99


def _time(text: str, hour: int, minute: int) -> time | Problem:
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    if hour > 23 or minute > 59:
        said = _("There is no such time as {text}.").format(text=text.strip()[:40])
        return Problem("", said, _("Hours go from 0 to 24, minutes from 0 to 59."))
    return time(hour, minute)
