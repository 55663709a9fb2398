"""The shape of a profile file: what JSON Schema finds, told in our own words, each with its place.

What has the wrong shape is told and laid aside, so that the rest is still read and every problem comes at once.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import Problem
from core.i18n import _
from core.profile.reading import joined
from core.profile.suggest import nearest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

SCHEMA = Path(__file__).parent.parent.parent / "resources" / "profile.schema.json"
LEFT_TO_READING = frozenset(("required",))


def shape_problems(entries: dict[str, Any]) -> list[Problem]:
    """Every problem of shape; the values concerned are taken out of `entries`."""
    told: list[Problem] = []
    for error in sorted(_validator().iter_errors(entries), key=_place):
        if error.validator not in LEFT_TO_READING:
            told.extend(_problems(error))
            _lay_aside(entries, error)
    return told


@cache
def schema() -> dict[str, Any]:
    """The documented form of the file."""
    return dict(json.loads(SCHEMA.read_text("utf-8")))


@cache
def _validator() -> "Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _problems(error: "ValidationError") -> Iterator[Problem]:
    place = _place(error)
    if error.validator in ("additionalProperties", "unevaluatedProperties") and isinstance(error.instance, Mapping):
        known = list(error.schema.get("properties", {}))  # type: ignore[union-attr]  # a false schema has no names
        for name in error.instance:
            if name not in known:
                yield _unknown(joined(place, str(name)), str(name), known)
        return
    said = _wrong(str(error.validator), error.validator_value)
    yield Problem(place, said, _example(error.schema))


def _unknown(place: str, name: str, known: list[str]) -> Problem:
    near = nearest(name, known)
    remedy = _("Did you mean “{name}”?").format(name=near) if near else _("Remove it, or look at an example profile.")
    return Problem(place, _("“{name}” is not known here.").format(name=name[:60]), remedy)


def _wrong(rule: str, wanted: object) -> str:
    if rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else list(wanted) if isinstance(wanted, list) else []
        return _("Here belongs {kinds}.").format(kinds=_(" or ").join(_kinds()[str(kind)] for kind in kinds))
    sentences = {
        "maxItems": _("There are more than {count} entries here."),
        "minItems": _("There are fewer than {count} entries here."),
        "maxProperties": _("There are more than {count} entries here."),
        "minimum": _("This number is smaller than {count}."),
        "maximum": _("This number is larger than {count}."),
    }
    return sentences.get(rule, _("This does not fit here.")).format(count=wanted)


def _kinds() -> dict[str, str]:
    return {
        "string": _("a text in quotation marks"),
        "number": _("a number"),
        "integer": _("a whole number"),
        "boolean": _("true or false"),
        "array": _("a list in square brackets"),
        "object": _("a group in curly brackets"),
    }


def _example(rule: object) -> str:
    examples = rule.get("examples", ()) if isinstance(rule, Mapping) else ()
    shown = json.dumps(examples[0], ensure_ascii=False) if examples else ""
    return _("Write for example {example}.").format(example=shown) if shown and len(shown) <= 160 else ""


def _place(error: "ValidationError") -> str:
    place = ""
    for part in error.absolute_path:
        place = joined(place, f"[{part}]" if isinstance(part, int) else part)
    return place


def _lay_aside(entries: dict[str, Any], error: "ValidationError") -> None:
    """Out of a group; of a list, nothing is left in its place so that the others keep their numbers."""
    path = list(error.absolute_path)
    if not path or error.validator in ("additionalProperties", "unevaluatedProperties"):
        return
    inner: Any = entries
    for part in path[:-1]:
        inner = inner[part] if _has(inner, part) else None
    if isinstance(inner, dict):
        inner.pop(path[-1], None)
    elif isinstance(inner, list):
        inner[int(path[-1])] = None


def _has(inner: object, part: str | int) -> bool:
    return (isinstance(inner, dict) and part in inner) or (isinstance(inner, list) and isinstance(part, int))
