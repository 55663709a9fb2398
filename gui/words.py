"""Dates, times, sizes and sums as the person at the screen reads them (QLocale of the program's language)."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from core.i18n import _

Lengths = QLocale.FormatType
NBSP = "\N{NO-BREAK SPACE}"


def set_locale(language: str) -> None:
    """Make numbers and dates those of France, or of Britain for English: the shop's week begins on Monday."""
    french = language == "fr"
    country = QLocale.Country.France if french else QLocale.Country.UnitedKingdom
    QLocale.setDefault(QLocale(QLocale.Language.French if french else QLocale.Language.English, country))


def day(value: date, *, year: bool = True) -> str:
    """ "24 décembre 2026", "24 December 2026"."""
    return _written(value, "d MMMM yyyy" if year else "d MMMM")


def weekday(value: date, *, year: bool = False) -> str:
    """ "jeudi 24 décembre"."""
    return _written(value, "dddd d MMMM yyyy" if year else "dddd d MMMM")


def _written(value: date, form: str) -> str:
    """The first of a month is "1er" in French, which no form of Qt can say."""
    first = value.day == 1 and QLocale().language() is QLocale.Language.French
    form = form.replace("d MMMM", "d'er' MMMM") if first else form
    return QLocale().toString(QDate(value.year, value.month, value.day), form)


def short_day(value: date) -> str:
    """ "jeu. 24"."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "ddd d")


def clock(value: datetime) -> str:
    """ "9:05", "14:30"; in French "9 h 05", "14 h"."""
    if QLocale().language() is not QLocale.Language.French:
        return QLocale().toString(QTime(value.hour, value.minute), "H:mm")
    return f"{value.hour}{NBSP}h" + (f"{NBSP}{value.minute:02}" if value.minute else "")


def moment(value: datetime, today: date) -> str:
    """Wall time in words, as near as it is: "today at 9:05", "Thursday 24 December at 9:05"."""
    near = {0: _("today at {time}"), 1: _("tomorrow at {time}"), -1: _("yesterday at {time}")}
    apart = (value.date() - today).days
    if apart in near:
        return near[apart].format(time=clock(value))
    said = weekday(value.date(), year=value.year != today.year)
    return _("{day} at {time}").format(day=said, time=clock(value))


def size(count: int) -> str:
    """Bytes as "3,4 Mo", "3.4 MB"."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number(value: int) -> str:
    return QLocale().toString(value)
