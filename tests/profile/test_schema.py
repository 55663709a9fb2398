"""The documented form: a schema that explains itself and whose own examples are right."""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from core.profile.entries import ORDER
from core.profile.fields import FIELDS
from core.profile.file import read_profile
from core.profile.structure import schema


def named(part: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, inner in part.get("properties", {}).items():
        yield f"{place}.{name}", inner
        yield from named(inner, f"{place}.{name}")
    if isinstance(items := part.get("items"), dict):
        yield from named(items, f"{place}[]")
    if isinstance(more := part.get("additionalProperties"), dict):
        yield from named(more, f"{place}.*")
    for name, inner in part.get("$defs", {}).items():
        yield f"$defs.{name}", inner
        yield from named(inner, f"$defs.{name}")


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())
    assert "://" not in schema()["$id"]


def test_every_property_is_explained_with_an_example():
    silent = [
        place
        for place, part in named(schema())
        if "$ref" not in part and not (part.get("description") and part.get("examples"))
    ]
    assert silent == []


def test_every_example_is_right():
    validator = Draft202012Validator(schema())
    wrong = [
        (place, error.message)
        for place, part in named(schema())
        for example in part.get("examples", ())
        for error in validator.evolve(schema=part | {"$defs": schema()["$defs"]}).iter_errors(example)
    ]
    assert wrong == []


def test_examples_of_the_first_level_are_read():
    for name, part in schema()["properties"].items():
        for example in part.get("examples", ()):
            read_profile(json.dumps({name: example}))


def test_every_field_stands_in_the_schema_and_the_other_way_round():
    places = {place.lstrip(".") for place, _part in named(schema())}
    assert {field.place for field in FIELDS} <= places
    assert set(schema()["properties"]) == {*ORDER, "$schema", "photos", "logo"}
