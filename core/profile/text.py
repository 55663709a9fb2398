"""Lines and paragraphs as people type or paste them.

Everything that can be shown as text is taken: HTML, emoji, any script. Only characters that nothing can show or keep
(control characters, halves of surrogate pairs) are told.
"""

import re
import unicodedata

from core.errors import Problem
from core.i18n import _, ngettext

LINE = 300
TEXT = 20_000

BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
BLANKS = re.compile(r"[\t\n\x1c-\x1f]+")
UNSHOWABLE = frozenset(("Cc", "Cs"))


def read_line(text: str, longest: int = LINE) -> str | Problem:
    """One line: line breaks and tabs become spaces, the ends are trimmed; spaces inside stay as typed."""
    return _checked(BLANKS.sub(" ", BREAKS.sub("\n", text)).strip(), longest)


def read_text(text: str, longest: int = TEXT) -> str | Problem:
    """Paragraphs: every kind of line break becomes a plain one, the ends are trimmed."""
    return _checked(BREAKS.sub("\n", text).replace("\t", " ").strip(), longest)


def squeezed(text: str) -> str:
    """`text` for comparing with known words: usual letters and digits, lower case, single plain spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())


def bare(text: str) -> str:
    """`squeezed` without accents: "Fermé" and "ferme" are the same word."""
    parts = unicodedata.normalize("NFKD", squeezed(text))
    return "".join(character for character in parts if not unicodedata.combining(character))


def _checked(text: str, longest: int) -> str | Problem:
    if any(unicodedata.category(character) in UNSHOWABLE and character != "\n" for character in text):
        return Problem("", _("This contains a character that cannot be shown."), _("Type the text again."))
    over = len(text) - longest
    if over > 0:
        said = ngettext("This is {count} character too long.", "This is {count} characters too long.", over)
        return Problem("", said.format(count=over), _("Shorten it to {count} characters.").format(count=longest))
    return text
