"""Numbers by which the state knows a firm: SIREN, SIRET, VAT number. Checked by their keys, no network.

Rules as INSEE and the tax office publish them (read 2026-11).
"""

import re

from core.errors import Problem
from core.i18n import _

POST = "356000000"  # La Poste has more establishments than the key allows
POST_HEAD_OFFICE = "35600000000048"
KEY_LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without O and I
NO_BREAK = "\u00a0"


def luhn(digits: str) -> bool:
    """Whether the last digit is the right key for those before."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def read_siren(text: str) -> str | Problem:
    """9 digits, "" for nothing typed."""
    digits = _digits(text)
    if not digits:
        return ""
    if not _are(digits, 9):
        said = _("A SIREN has 9 digits; here there are {count}.").format(count=_count(digits))
        return Problem("", said, _("Copy it from the INSEE notice."))
    return digits if luhn(digits) else _mistyped("SIREN")


def read_siret(text: str) -> str | Problem:
    """14 digits, "" for nothing typed."""
    digits = _digits(text)
    if not digits:
        return ""
    if _are(digits, 9) and luhn(digits):
        said = _("This is the SIREN of the firm; the SIRET has 5 more digits, for the shop itself.")
        return Problem("", said, _("Copy the 14 digits from the INSEE notice."))
    if not _are(digits, 14):
        said = _("A SIRET has 14 digits; here there are {count}.").format(count=_count(digits))
        return Problem("", said, _("Copy the 14 digits from the INSEE notice."))
    return digits if _siret_key(digits) else _mistyped("SIRET")


def read_vat(text: str) -> str | Problem:
    """As "FR44732829320", "" for nothing typed."""
    plain = re.sub(r"[\s.\-]", "", text).upper()
    if not plain:
        return ""
    if not re.fullmatch(r"FR[0-9A-HJ-NP-Z]{2}[0-9]{9}", plain):
        said = _("A French VAT number is FR, two characters and the 9 digits of the SIREN.")
        return Problem("", said, _("Write for example FR 44 732829320, or leave it empty and tick “VAT exempt”."))
    return plain if _vat_key(plain[2:4], plain[4:]) else _mistyped(_("VAT number"))


def vat_of(siren: str) -> str:
    """The VAT number a firm has if it has one."""
    return f"FR{int(siren + '12') % 97:02}{siren}"


def show_siren(siren: str) -> str:
    return NO_BREAK.join((siren[:3], siren[3:6], siren[6:]))


def show_siret(siret: str) -> str:
    return NO_BREAK.join((show_siren(siret[:9]), siret[9:]))


def show_vat(number: str) -> str:
    return NO_BREAK.join((number[:2], number[2:4], number[4:]))


def _siret_key(siret: str) -> bool:
    if siret.startswith(POST) and siret != POST_HEAD_OFFICE:
        return sum(map(int, siret)) % 5 == 0
    return luhn(siret) and luhn(siret[:9])


def _vat_key(key: str, siren: str) -> bool:
    """Keys of two digits follow 97; the newer ones with a letter follow 11. Monaco (000) has no SIREN to check."""
    if key.isdigit():
        right = int(key) == int(siren + "12") % 97
    else:
        first, second = KEY_LETTERS.index(key[0]), KEY_LETTERS.index(key[1])
        check = first * 24 + second - 10 if key[0].isdigit() else first * 34 + second - 100
        right = (int(siren) + 1 + check // 11) % 11 == check % 11
    return right and (siren.startswith("000") or luhn(siren))


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text)


def _are(digits: str, count: int) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) == count


def _count(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _mistyped(what: str) -> Problem:
    said = _("This {number} is not right: its check digit says that a digit is wrong.").format(number=what)
    return Problem("", said, _("Compare it digit by digit with the INSEE notice."))
