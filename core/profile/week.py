"""A week of opening hours: "lundi au vendredi 9h-12h30, 14h-19h ; samedi 9h-17h ; dimanche fermé"."""

import re
from collections.abc import Mapping
from dataclasses import replace

from core.errors import Problem
from core.i18n import _
from core.profile.dates import show_weekday
from core.profile.hours import DAY, minutes, over_midnight, read_day, show_day
from core.profile.model import WEEKDAYS, Span
from core.profile.text import bare

Week = dict[str, tuple[Span, ...]]

NAMES = {
    "monday": "lundi|lun|monday|mon|mo", "tuesday": "mardi|mar|tuesday|tues|tue|tu",
    "wednesday": "mercredi|mer|wednesday|wed|we", "thursday": "jeudi|jeu|thursday|thurs|thur|thu|th",
    "friday": "vendredi|ven|friday|fri|fr", "saturday": "samedi|sam|saturday|sat|sa",
    "sunday": "dimanche|dim|sunday|sun|su",
}  # fmt: skip
EVERY = r"tous les jours|7\s?j(?:ours)?\s?/\s?7|7\s?/\s?7|every ?day|daily"
TOKEN = re.compile(
    rf"\b(?:{EVERY}|" + "|".join(f"(?P<{day}>(?:{names})s?)" for day, names in NAMES.items()) + r")\b\.?"
)
RANGE = re.compile(r"\s*(?:-|–|—|au|a|to|through|jusqu'au)\s*")
LIST = re.compile(r"\s*(?:,|/|&|\+|et(?: le)?|and)?\s*")
EDGES = re.compile(r"^(?:\s|[:=,;.(]|de(?=\s)(?!\s\d))+|(?:\s|[,;.(]|\b(?:du|le|les|from|et|and|puis)\b)+$")


def read_week(text: str) -> Week | list[Problem]:
    """Days and their hours; days that are not named stay unknown."""
    plain = bare(text.replace("\n", ";"))
    found = list(TOKEN.finditer(plain))
    if plain and (not found or EDGES.sub("", plain[: found[0].start()])):
        said = _("No day of the week stands before the hours.")
        return [Problem("", said, _("Write for example “monday to friday 9h-12h, 14h-19h; saturday closed”."))]
    week: Week = {}
    told: list[Problem] = []
    days: list[str] = []
    for place, token in enumerate(found):
        days = _joined(days, token)
        after = plain[token.end() : found[place + 1].start() if place + 1 < len(found) else len(plain)]
        if place + 1 < len(found) and (RANGE.fullmatch(after) or LIST.fullmatch(after)):
            days = [*days, "..."] if RANGE.fullmatch(after) else days
            continue
        _take(week, told, days, EDGES.sub("", after))
        days = []
    return told + week_problems(week) or week


def week_problems(week: Mapping[str, tuple[Span, ...]]) -> list[Problem]:
    """Nights that run into the next morning's hours, each with its day as place."""
    told = []
    for place, day in enumerate(WEEKDAYS):
        next_day = WEEKDAYS[(place + 1) % 7]
        spans, morning = week.get(day, ()), week.get(next_day, ())
        if spans and morning and minutes(max(spans))[1] - DAY > minutes(min(morning))[0]:
            said = _("The night runs into the hours of the next morning.")
            told.append(Problem(day, said, _("Correct the closing time, or the opening time of the next day.")))
    return told


def nights(week: Mapping[str, tuple[Span, ...]]) -> list[str]:
    """The days whose last span goes on after midnight: right for a bar, a slip for most others."""
    return [day for day in WEEKDAYS if any(over_midnight(span) for span in week.get(day, ()))]


def grouped(week: Mapping[str, tuple[Span, ...]]) -> list[tuple[tuple[str, ...], tuple[Span, ...]]]:
    """Days in order, neighbours with equal hours together; unknown days are left out."""
    groups: list[tuple[tuple[str, ...], tuple[Span, ...]]] = []
    for place, day in enumerate(WEEKDAYS):
        if day not in week:
            continue
        days, spans = groups[-1] if groups else ((), ())
        if days and days[-1] == WEEKDAYS[place - 1] and spans == week[day]:
            groups[-1] = (*days, day), spans
        else:
            groups.append(((day,), week[day]))
    return groups


def show_week(week: Mapping[str, tuple[Span, ...]], language: str) -> list[tuple[str, str]]:
    """Pairs of days and hours in words: ("mardi au vendredi", "9h–12h30, 14h–19h")."""
    return [(_days(days, language), show_day(spans, language)) for days, spans in grouped(week)]


def _days(days: tuple[str, ...], language: str) -> str:
    first, last = show_weekday(days[0], language), show_weekday(days[-1], language)
    if len(days) == 1:
        return first
    between = {"fr": ("{0} et {1}", "{0} au {1}"), "en": ("{0} and {1}", "{0} to {1}")}
    two, more = between.get(language, between["en"])
    return (two if len(days) == 2 else more).format(first, last)


def _joined(days: list[str], token: re.Match[str]) -> list[str]:
    """`days` with the one of `token`, or with all up to it where a range was opened by "..."."""
    named = next((day for day in WEEKDAYS if token[day]), "")
    if not named:
        return list(WEEKDAYS)
    if not days or days[-1] != "...":
        return [*days, named]
    start = WEEKDAYS.index(days[-2])
    steps = (WEEKDAYS.index(named) - start) % 7
    return days[:-2] + [WEEKDAYS[(start + step) % 7] for step in range(steps + 1)]


def _take(week: Week, told: list[Problem], days: list[str], hours: str) -> None:
    read = read_day(hours)
    for day in days:
        if day in week:
            said = _("The hours of this day are written twice.")
            told.append(Problem(day, said, _("Keep one of them.")))
        elif isinstance(read, tuple):
            week[day] = read
        else:
            told.extend(replace(problem, field=day) for problem in read)
