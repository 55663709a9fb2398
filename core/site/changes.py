"""What a publication changes at a host, compared with what arrived there last: told in pages and pictures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.site.model import Built
from core.site.pictures import FOLDER

INDEX = "index.html"


class Before(StrEnum):
    FIRST = "first"  # nothing of ours has arrived there yet
    UNKNOWN = "unknown"  # something has, but what it was is no longer known here
    KNOWN = "known"


class Listed(Protocol):
    """A file of a site, as a manifest or a build lists it."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def hash(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`new`, `changed` and `removed` are pages by the name people know them by. `weight` is what has to be sent,
    `total` the whole site, in bytes. `design`: the style sheet, letters or icons are others."""

    before: Before
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    new_pictures: int = 0
    removed_pictures: int = 0
    design: bool = False
    pages: int = 0
    weight: int = 0
    total: int = 0

    @property
    def nothing(self) -> bool:
        return self.before is Before.KNOWN and not self.weight and not self.removed and not self.removed_pictures


def changes(last: Sequence[Listed] | None, built: Built, names: Mapping[str, str], *, first: bool) -> Changes:
    """`last` are the files that arrived last, None where they are not known; `names` of pages by their file."""
    before = Before.FIRST if first else Before.UNKNOWN if last is None else Before.KNOWN
    old = {file.path: file.hash for file in last or ()}
    now = {file.path: file.hash for file in built.manifest}
    fresh = [file for file in built.manifest if old.get(file.path) != file.hash]
    gone = [path for path in old if path not in now]
    pages = [file.path for file in fresh if _is_page(file.path)]
    return Changes(
        before=before,
        new=_named((path for path in pages if path not in old), names),
        changed=_named((path for path in pages if path in old), names),
        removed=_named((path for path in gone if _is_page(path)), names),
        new_pictures=len(_pictures(now) - _pictures(old)),
        removed_pictures=len(_pictures(old) - _pictures(now)),
        design=any(_is_design(file.path) for file in fresh),
        pages=sum(1 for path in now if _is_page(path)),
        weight=sum(file.size for file in fresh),
        total=sum(file.size for file in built.manifest),
    )


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _is_design(path: str) -> bool:
    return not _is_page(path) and not path.startswith(f"{FOLDER}/") and "/" in path


def _pictures(paths: Iterable[str]) -> set[str]:
    """A photo stands there in several sizes: it counts once."""
    inside = (path.removeprefix(f"{FOLDER}/") for path in paths if path.startswith(f"{FOLDER}/"))
    return {name.rpartition(".")[0].rpartition("-")[0] or name for name in inside}


def _named(paths: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """One that is no longer in the site is told by its address."""
    return tuple(names.get(path) or f"/{path.removesuffix(INDEX)}" for path in paths)
