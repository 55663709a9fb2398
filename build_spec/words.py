"""`make words`: takes the sentences of the program into the French catalogue, and compiles it.

New sentences come in untranslated; write their French by hand, then run it again. A test fails while one is missing.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FRENCH = ROOT / "resources" / "i18n" / "fr" / "LC_MESSAGES" / "devanture.po"
METHODS = [
    ("**/tests/**", "ignore"),
    ("**/.venv/**", "ignore"),
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**.xml", "jinja2"),
]
PLACES = ("core", "gui", "resources/themes", "resources/practice")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def extracted() -> Catalog:
    """All sentences that the program may say, as they stand in its sources."""
    catalogue = Catalog(project="Devanture", charset="utf-8", fuzzy=False)
    for place in PLACES:
        if not (ROOT / place).is_dir():
            continue
        found = extract_from_dir(
            ROOT / place, METHODS, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
        )
        for file, _line, message, comments, context in found:
            catalogue.add(message, None, [(f"{place}/{file}", None)], auto_comments=comments, context=context)
    return catalogue


def french() -> Catalog:
    if not FRENCH.exists():
        return Catalog(locale="fr", project="Devanture", charset="utf-8", fuzzy=False)
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def compiled(catalogue: Catalog) -> bytes:
    """The same catalogue as gettext reads it; equal catalogues give equal bytes."""
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def updated() -> Catalog:
    """The French catalogue with exactly the sentences of today; nothing is guessed."""
    catalogue = french()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def main() -> int:
    catalogue = updated()
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    with FRENCH.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    FRENCH.with_suffix(".mo").write_bytes(compiled(french()))
    missing = [message.id for message in catalogue if message.id and not _is_whole(message.string)]
    for text in missing:
        sys.stderr.write(f"not translated: {text!r}\n")
    sys.stderr.write(f"{len(catalogue)} sentences, {len(missing)} not translated\n")
    return 1 if missing else 0


def _is_whole(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
