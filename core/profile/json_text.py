"""From the bytes of a file to its entries, or one clear problem: size, encoding, broken JSON, nesting, doubled names.

JSON's own reader stops at the first fault, so a file that is broken as such tells one problem, with line and column.
"""

import json
import re
from json import JSONDecodeError
from pathlib import Path
from typing import Any, NoReturn

from core.errors import BadInputError, NotFoundError, Problem
from core.i18n import _
from core.profile.reading import joined

LARGEST = 2_000_000
DEEPEST = 12
STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)


class Doubled(dict[str, Any]):
    """A group in which names stand more than once: the last one would win in silence."""

    names: tuple[str, ...] = ()


def read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            _refuse("", _("The file is larger than {count} MB.").format(count=LARGEST // 1_000_000), _file_remedy())
        return path.read_bytes()
    except FileNotFoundError as missing:
        said = _("There is no file {name}.").format(name=path.name)
        raise NotFoundError(said, remedy=_("Check the name and the folder.")) from missing
    except OSError as fault:
        _refuse("", _("The file {name} cannot be read.").format(name=path.name), str(fault.strerror or ""))


def decoded(content: bytes) -> str:
    """The text in UTF-8 as well as in what Windows calls Unicode."""
    if len(content) > LARGEST:
        _refuse("", _("The file is larger than {count} MB.").format(count=LARGEST // 1_000_000), _file_remedy())
    try:
        text = content.decode(json.detect_encoding(content)).removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        _refuse(
            _("line {line}").format(line=line),
            _("There are characters here that are not UTF-8 text."),
            _("Save the file again and choose UTF-8 as its encoding."),
        )
    if "\0" in text:
        place = _("line {line}").format(line=text.count("\n", 0, text.index("\0")) + 1)
        _refuse(place, _("There is a zero byte here: this is no text file."), _file_remedy())
    return text


def parsed(text: str) -> dict[str, Any]:
    """The entries of the file, without those that are `null`."""
    if _depth(text) > DEEPEST:
        _refuse("", _("The brackets of the file are nested too deeply."), _file_remedy())
    try:
        entries = json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except JSONDecodeError as fault:
        place = _("line {line}, column {column}").format(line=fault.lineno, column=fault.colno)
        _refuse(place, *_explained(fault, text))
    except ValueError:
        said = _("The file contains a number that cannot be read.")
        _refuse("", said, _("Look for NaN, Infinity or an endless number."))
    if not isinstance(entries, dict):
        said = _("The file is JSON, but not a profile.")
        _refuse("", said, _("A profile begins with a curly bracket, as the examples do."))
    return entries


def doubled(entries: object, place: str = "") -> list[Problem]:
    """Each name that stands more than once in its group."""
    told = []
    if isinstance(entries, Doubled):
        said, remedy = _("This stands in the file more than once."), _("Keep one of them.")
        told = [Problem(joined(place, name), said, remedy) for name in entries.names]
    children = entries.items() if isinstance(entries, dict) else ()
    numbered = enumerate(entries) if isinstance(entries, list) else ()
    for key, value in children:
        told += doubled(value, joined(place, key))
    for number, value in numbered:
        told += doubled(value, f"{place}[{number}]")
    return told


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = Doubled((key, value) for key, value in pairs if value is not None)
    names = [key for key, _value in pairs]
    if len(set(names)) == len(names):
        return dict(group)
    group.names = tuple(dict.fromkeys(name for name in names if names.count(name) > 1))
    return group


def _constant(name: str) -> NoReturn:
    raise ValueError(name)


def _depth(text: str) -> int:
    """How deeply brackets stand in each other, counted without reading the values."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[{\]}]", STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _explained(fault: JSONDecodeError, text: str) -> tuple[str, str]:
    """What is wrong in words, and what to do; the place is where reading could not go on."""
    known = {
        "Expecting ',' delimiter": (_("A comma or a closing bracket is missing before this place."), _("Add it.")),
        "Expecting ':' delimiter": (_("A colon is missing between a name and its value."), _("Add it.")),
        "Invalid control character at": (
            _("A text goes on over the end of its line."),
            _("Close it with a straight quotation mark; write \\n for a new line."),
        ),
        "Unterminated string starting at": (
            _("A text begins here and never ends."),
            _("Close it with a straight quotation mark."),
        ),
        "Invalid \\escape": (_("A single backslash stands in a text."), _("Write / or \\\\ instead.")),
        "Extra data": (_("Something follows after the end of the profile."), _("Remove it.")),
    }
    for start, words in known.items():
        if fault.msg.startswith(start):
            return words
    before = text[: fault.pos].rstrip()
    if not before and not text.strip():
        return _("The file is empty."), _file_remedy()
    if before.endswith(",") or fault.msg.startswith("Illegal trailing comma"):
        said = _("After a comma another entry must follow, with its name in straight quotation marks.")
        return said, _("Remove the comma after the last entry, or correct what follows.")
    said = _("What stands here is no JSON.")
    return said, _('Texts and names belong in straight quotation marks, as in "name": "Salon".')


def _file_remedy() -> str:
    return _("Take one of the example profiles as a model.")


def _refuse(place: str, said: str, remedy: str) -> NoReturn:
    happened, safe = _("The profile could not be read."), _("Nothing was changed.")
    then = _("Correct the file and try again.")
    raise BadInputError(happened, [Problem(place, said, remedy)], safe=safe, remedy=then)
