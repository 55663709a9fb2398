"""Days as people write them: 2026-12-24, 24/12/2026, 24 décembre 2026, 1er janvier 2027, December 24 2026."""

import re
from datetime import date
from functools import cache

from core.errors import Problem
from core.i18n import _
from core.profile.text import bare

YEARS = range(1900, 2200)
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
USUAL = re.compile(r"(?P<day>\d{1,2})\s?[-/.\s]\s?(?P<month>\d{1,2})\s?[-/.\s]\s?(?P<year>\d{4}|\d{2})")
WORDS = re.compile(r"(?:(?:le|the)\s)?(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\s(?P<month>[a-z]+)\.?,?\s(?P<year>\d{4})")
WORDS_FIRST = re.compile(r"(?P<month>[a-z]+)\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})")


def read_date(text: str) -> date | Problem:
    plain = bare(text)
    for form in (ISO, USUAL, WORDS, WORDS_FIRST):
        if found := form.fullmatch(plain):
            return _day(found["year"], found["month"], found["day"])
    return Problem("", _("This is not a date."), _remedy())


def show_date(day: date, language: str) -> str:
    """24 décembre 2026, 1er janvier 2027; 24 December 2026."""
    return _form(day, "d MMMM y", language)


def show_days(first: date, last: date, language: str) -> str:
    """Several days as "24–31 décembre 2026": month and year are told once where they are shared."""
    if first == last:
        return show_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_form(first, 'd', language)}–{show_date(last, language)}"
    start = _form(first, "d MMMM" if first.year == last.year else "d MMMM y", language)
    return f"{start} – {show_date(last, language)}"


def show_weekday(weekday: str, language: str) -> str:
    """A key of WEEKDAYS in words: "lundi" (lower case in running French), "Monday"."""
    from babel.dates import get_day_names

    from core.profile.model import WEEKDAYS

    return str(get_day_names("wide", locale=_locale(language))[WEEKDAYS.index(weekday)])


def _day(year: str, month: str, day: str) -> date | Problem:
    number = int(month) if month.isdigit() else _months().get(month, 0)
    full = int(year) + (2000 if len(year) == 2 else 0)
    if not 1 <= number <= 12 or full not in YEARS:
        return Problem("", _("This is not a date."), _remedy())
    try:
        return date(full, number, int(day))
    except ValueError:
        said = _("There is no day {day} in that month.").format(day=int(day))
        return Problem("", said, _remedy())


def _remedy() -> str:
    return _("Write for example 24/12/2026 or 2026-12-24.")


@cache
def _months() -> dict[str, int]:
    """French and English names of months, whole and shortened, without accents."""
    from babel.dates import get_month_names

    names = {}
    for language in ("fr", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=_locale(language)).items():
                names[bare(name).rstrip(".")] = number
    return names


def _form(day: date, pattern: str, language: str) -> str:
    """French counts the first of a month as an ordinal, and only that one."""
    from babel.dates import format_date

    text = format_date(day, pattern, locale=_locale(language))
    return "1er" + text[1:] if language == "fr" and day.day == 1 else text


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else language
