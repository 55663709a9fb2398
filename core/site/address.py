"""Where a site stands on the internet: what people type, in the one form that is written into pages."""

import re
from urllib.parse import urlsplit

from core.errors import Problem
from core.i18n import _

HOST = re.compile(r"[^\s:/@<>\"'()]+(?::\d{1,5})?")


def root_address(address: str) -> str:
    """ "www.fournil.fr" as "https://www.fournil.fr/"; "" for nothing, or for what is no address of the web."""
    text = address.strip()
    if text and "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        named = parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/" if named else ""


def address_problem(address: str) -> Problem | None:
    """What is wrong with an address somebody typed; none at all is right too."""
    if not address.strip() or root_address(address):
        return None
    return Problem("address", _("This is no address of the internet."), _("Write it as in “www.my-shop.fr”."))
