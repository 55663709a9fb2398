"""One catalogue of words for both floors: source strings are English, French is written by hand.

`_` and `ngettext` speak the program's language (`speak`). What is written for a reader other than the person at
the screen (a site, a post) asks for its own language by `words`.
"""

import gettext
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")
CATALOGUES = Path(__file__).parent.parent / "resources" / "i18n"

_current = "fr"


@cache
def words(language: str) -> gettext.NullTranslations:
    """The catalogue of `language` ("fr", "en"); English source strings where there is none."""
    return gettext.translation("devanture", CATALOGUES, languages=[language], fallback=True)


def speak(language: str) -> None:
    """Make `language` the one of all messages from now on."""
    global _current  # noqa: PLW0603, the one setting that belongs to the whole process
    _current = language if language in LANGUAGES else "en"


def language() -> str:
    """The language of the messages: "fr" or "en"."""
    return _current


def system_language() -> str:
    """The language the system asks for, French where it says nothing (our first readers are French)."""
    for name in ("DEVANTURE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")[:2].lower()
        if value in LANGUAGES:
            return value
    return "fr" if not os.environ.get("LANG") or os.environ["LANG"].startswith(("C", "POSIX")) else "en"


def _(message: str) -> str:
    return words(_current).gettext(message)


def N_(message: str) -> str:  # noqa: N802, the name by which the extractor knows it
    """Marks a source string that is translated later, where it is shown."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    return words(_current).ngettext(one, many, count)
