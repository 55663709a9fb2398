"""Telephone numbers: typed in any usual way, kept as E.164 ("+33299000000"), shown as people write them.

A French number without country code is looked for in metropolitan France first, then overseas: the ranges do not
overlap, so "0590 38 12 34" is found in Guadeloupe by itself.
"""

import re

from core.errors import Problem
from core.i18n import _

REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM")
TYPED = re.compile(r"[\d\s+().\-/‐‑‒–—_]+")
FRENCH = re.compile(r"0[1-9]\d{8}")


def read_phone(text: str) -> str | Problem:
    """The number as E.164, "" for nothing typed."""
    typed = re.sub(r"^\s*tel:", "", text, flags=re.IGNORECASE).strip()
    if not typed:
        return ""
    if not TYPED.fullmatch(typed):
        return Problem("", _("A telephone number is made of digits only."), _remedy())
    return _number(typed) or Problem("", _("This is not a complete telephone number."), _remedy())


def show_phone(number: str) -> str:
    """As "02 99 00 00 00" for "+33299000000"; a number from another country keeps its country code.

    What is shown can be typed again and gives the same number.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    if re.fullmatch(r"\+33[1-79]\d{8}", number):
        national = " ".join(("0" + number[3], *(number[place : place + 2] for place in range(4, 12, 2))))
    if _number(national) == number:
        return national
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _number(typed: str) -> str:
    """The first region in which `typed` is a real number.

    A ten-digit French number of a range not yet (or never) given to anybody is taken too: the numbering plan grows,
    and 06 39 98 is kept for fiction.
    """
    import phonenumbers

    for region in REGIONS:
        try:
            number = phonenumbers.parse(typed, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and not number.extension:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = re.sub(r"^(?:\+|00)\s*33(?:\(0\)|0)?", "0", re.sub(r"[^\d+()]", "", typed)).replace("(0)", "")
    return "+33" + national[1:] if FRENCH.fullmatch(national) and national.isascii() else ""


def _remedy() -> str:
    return _("Write for example 02 99 00 00 00, or +32 2 512 34 56 for another country.")
