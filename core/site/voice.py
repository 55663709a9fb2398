"""A site's own language: its words, and how it writes prices, times, days and telephone numbers.

Not the language of the program: an English page is built on a French PC.
"""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from gettext import NullTranslations

from core.profile.model import WEEKDAYS, Price, PriceKind, Span
from core.site.text import NARROW, typeset

REGIONS = {"fr": "fr_FR", "en": "en_GB"}  # English as it is read in Europe: 24 hours, the day before the month

Words = Callable[[str], NullTranslations]


class Voice:
    """Made with a language and the catalogues; everything it gives is plain text."""

    def __init__(self, language: str, words: Words) -> None:
        from babel import Locale

        self.language = language
        self._catalogue = words(language)
        self._locale = Locale.parse(REGIONS.get(language, language))

    def gettext(self, message: str) -> str:
        """The theme's `_()`."""
        said = self._catalogue.gettext(message)
        return typeset(said) if self.language == "fr" else said

    def price(self, price: Price, *, cents: bool = True, unit: str = "") -> str:
        """`cents` False leaves ",00" away, where the whole list is in whole euros. "": nothing is said."""
        if price.kind is PriceKind.QUOTE:
            return self.gettext("On quotation")
        if price.kind is PriceKind.NONE or price.cents is None:
            return ""
        if price.cents == 0:
            return self.gettext("free of charge")
        amount = self.money(price.cents, cents=cents)
        text = self.gettext("from {amount}").format(amount=amount) if price.kind is PriceKind.FROM else amount
        return f"{text} {unit}" if unit else text

    def money(self, amount: int, *, cents: bool = True) -> str:
        """`amount` in cents of euro."""
        from babel.numbers import format_currency

        pattern = self._locale.currency_formats["standard"].pattern
        shown = pattern if cents else pattern.replace(".00", "")
        value = Decimal(amount) / 100
        return str(format_currency(value, "EUR", shown, locale=self._locale, currency_digits=cents)).translate(NARROW)

    def number(self, value: int) -> str:
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self._locale)).translate(NARROW)

    def time(self, moment: time) -> str:
        from babel.dates import format_time

        if self.language == "fr":
            return str(format_time(moment, "H 'h' mm" if moment.minute else "H 'h'", locale=self._locale)).replace(
                " ", "\u00a0"
            )
        return str(format_time(moment, "short", locale=self._locale)).translate(NARROW)

    def span(self, span: Span) -> str:
        """Never broken inside: an hour alone on the next line is misread."""
        return f"{self.time(span.opens)} – {self.time(span.closes)}".replace(" ", "\u00a0")

    def weekday(self, day: str, *, short: bool = False) -> str:
        names = self._locale.days["stand-alone"]["abbreviated" if short else "wide"]
        return str(names[WEEKDAYS.index(day)])

    def day(self, day: date, *, weekday: bool = False) -> str:
        """ "1er novembre 2026", "dimanche 1er novembre 2026"."""
        from babel.dates import format_date

        pattern = "EEEE d MMMM y" if weekday else "d MMMM y"
        text = str(format_date(day, pattern, locale=self._locale)).translate(NARROW)
        return text.replace(" 1 ", " 1er ") if self.language == "fr" and weekday else self._first(text)

    def period(self, first: date, last: date) -> str:
        if first == last:
            return self.day(first, weekday=True)
        start = self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            start = self._first(str(first.day))
        return self.gettext("from {first} to {last}").format(first=start, last=self.day(last))

    def phone(self, number: str) -> str:
        """As people of the page's language dial it: nationally in French, with the country's code else."""
        import phonenumbers

        try:
            parsed = phonenumbers.parse(number, None)
        except phonenumbers.NumberParseException:
            return number
        style = phonenumbers.PhoneNumberFormat
        home = self.language == "fr" and parsed.country_code == 33
        return phonenumbers.format_number(parsed, style.NATIONAL if home else style.INTERNATIONAL).replace(
            " ", "\u00a0"
        )

    def _first(self, text: str) -> str:
        return f"1er{text[1:]}" if self.language == "fr" and text.partition(" ")[0] == "1" else text


def sentence(text: str) -> str:
    """With a capital at the beginning, the rest as it is."""
    return text[:1].upper() + text[1:]
