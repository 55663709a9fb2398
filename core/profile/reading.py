"""Taking values out of one group of entries ("offers[2]"), with every problem noted at its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from core.errors import Problem

T = TypeVar("T")
Entry = Mapping[str, object]


def joined(place: str, key: str) -> str:
    """The place of `key` inside `place`: "address.street", "offers[2]", "opening_hours.tuesday[1]"."""
    return f"{place}.{key}" if place and key and not key.startswith("[") else place + key


def moved(problem: Problem, place: str) -> Problem:
    """`problem`, told inside `place`, with its whole place."""
    return replace(problem, field=joined(place, problem.field))


def as_text(value: object) -> str:
    """A plain value as somebody would have typed it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else repr(value)


class Reading:
    def __init__(self, entry: Entry, place: str, told: list[Problem]) -> None:
        self._entry, self._place, self.told = entry, place, told

    def take(self, key: str, read: Callable[[str], T | Problem], empty: T) -> T:
        """The value under `key`; `empty` where there is none or it is told as wrong."""
        value = self._entry.get(key)
        if value is None:
            return empty
        got = read(as_text(value))
        if isinstance(got, Problem):
            self.tell(key, got)
            return empty
        return got

    def need(self, key: str, read: Callable[[str], str | Problem], missing: Problem) -> str:
        """As `take`, where nothing typed is a problem too."""
        before = len(self.told)
        got = self.take(key, read, "")
        if not got and len(self.told) == before:
            self.tell(key, missing)
        return got

    def several(self, key: str, read: Callable[[str], T | Problem]) -> tuple[T, ...]:
        """The values of a list, or of one text with commas; the same one twice counts once."""
        value = self._entry.get(key)
        texts = value.split(",") if isinstance(value, str) else value if isinstance(value, Sequence) else ()
        got: list[T] = []
        for number, text in enumerate(texts):
            one = read(as_text(text)) if text is not None and as_text(text).strip() else None
            if isinstance(one, Problem):
                self.tell(f"{key}[{number}]", one)
            elif one is not None and one not in got:
                got.append(one)
        return tuple(got)

    def groups(self, key: str, only: str = "") -> list["Reading"]:
        """Each group of a list; where `only` is given, a lone text stands for a group with just that."""
        value = self._entry.get(key)
        items = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
        entries = [{only: item} if only and isinstance(item, str) else item for item in items]
        return [
            Reading(entry, joined(self._place, f"{key}[{number}]"), self.told)
            for number, entry in enumerate(entries)
            if isinstance(entry, Mapping)
        ]

    def group(self, key: str) -> "Reading":
        value = self._entry.get(key)
        return Reading(value if isinstance(value, Mapping) else {}, joined(self._place, key), self.told)

    def get(self, key: str) -> object:
        return self._entry.get(key)

    def names(self) -> list[str]:
        return list(self._entry)

    def tell(self, key: str, problem: Problem) -> None:
        self.told.append(moved(problem, joined(self._place, key)))
