"""Postcodes, e-mail addresses and web addresses, with or without "https://" and "www."."""

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit, urlunsplit

from core.errors import Problem
from core.i18n import _

LONGEST_MAIL = 254  # RFC 5321
LONGEST_ADDRESS = 2000
MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@(?P<host>[^\s@<>()\[\],;:\\\"/?#]+)")
LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
UNSAFE = re.compile(r"[\s<>\"'`{}|\\^\x00-\x1f\x7f]")


def read_postcode(text: str, country: str = "FR") -> str | Problem:
    """Five digits in France and Monaco; as typed elsewhere."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if country not in ("FR", "MC"):
        return plain if len(plain) <= 12 and plain.isprintable() else Problem("", _("This is not a postcode."))
    digits = re.sub(r"^(?:FR?|MC)[-\s]?(?=\d)|\s", "", plain, flags=re.IGNORECASE)
    if not digits or (re.fullmatch(r"[0-9]{5}", digits) and "01000" <= digits <= "98999"):
        return digits
    return Problem("", _("A French postcode has 5 digits."), _("Write for example 35000."))


def read_email(text: str) -> str | Problem:
    """The address with its domain in lower case, "" for nothing typed."""
    plain = re.sub(r"^\s*mailto:", "", text, flags=re.IGNORECASE).strip()
    found = MAIL.fullmatch(plain)
    if not plain:
        return ""
    local = plain.partition("@")[0]
    wrong = found is None or len(plain) > LONGEST_MAIL or not plain.isprintable()
    if wrong or not _is_host(plain.rpartition("@")[2]) or local.strip(".") != local or ".." in local:
        return Problem("", _("This is not an e-mail address."), _("Write for example contact@my-shop.fr."))
    return f"{local}@{plain.rpartition('@')[2].lower()}"


def read_web(text: str) -> str | Problem:
    """A whole web address, https where nothing is said, "" for nothing typed."""
    plain = text.strip()
    if not plain:
        return ""
    whole = plain if re.match(r"https?://", plain, re.IGNORECASE) else "https://" + plain.removeprefix("//")
    parts = _split(whole)
    if parts is None or UNSAFE.search(plain) or not plain.isprintable() or len(plain) > LONGEST_ADDRESS:
        return Problem("", _("This is not a web address."), _("Copy it from the address bar of the browser."))
    if parts.username is not None or parts.password is not None:
        said = _("This address contains a name or a password, which everybody could read on the site.")
        return Problem("", said, _("Remove what stands before the @."))
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()))


def show_web(address: str) -> str:
    """Short, as one says it: without "https://", "www." and the last slash."""
    return re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        port_is_read = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return parts if port_is_read and _is_host(parts.hostname or "") else None


def _is_host(host: str) -> bool:
    """A name with at least one dot and a last part that is not a number: "my-shop.fr", "café.example"."""
    labels = host.removesuffix(".").split(".")
    named = len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels) and "_" not in labels[-1]
    return named and len(labels[-1]) > 1 and not labels[-1].isdigit() and len(host) <= 253
