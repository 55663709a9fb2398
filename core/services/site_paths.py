"""Which paths of a site's files can be put on a host: one rule for all, so that a site moves to any other."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from unicodedata import normalize

from core.errors import Problem
from core.i18n import _
from core.services.service import SiteFile

OWN = ".devanture"
"""The folder on the host in which we keep our journal."""

BYTES_PER_NAME = 255
UNFIT = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\ud800-\udfff]')
PART = re.compile(r"\.dv-[0-9a-f]{16}\.part")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
HASH = re.compile(r"[0-9a-f]{64}")


def part_name(path: str, content: str) -> str:
    """Where the file waits under a temporary name until it is whole: beside its place, named after both."""
    mark = sha256(f"{path}\0{content}".encode()).hexdigest()[:16]
    return beside(path, f".dv-{mark}.part")


def beside(path: str, name: str) -> str:
    return f"{folder}/{name}" if (folder := path.rpartition("/")[0]) else name


def above(path: str) -> Iterator[str]:
    """The folders around `path`, innermost first, without the web folder itself."""
    while path := path.rpartition("/")[0]:
        yield path


def is_fit(path: str) -> bool:
    """May this path be written, read or deleted on a host at all? Also asked of paths that a host's journal names."""
    parts = path.split("/")
    return bool(path) and parts[0] != OWN and not UNFIT.search(path) and all(map(_is_fit_name, parts))


def _is_fit_name(name: str) -> bool:
    return (
        name not in {"", ".", ".."}
        and not name.endswith((".", " "))
        and not name.startswith(" ")
        and len(name.encode()) <= BYTES_PER_NAME
        and not PART.fullmatch(name)
        and not RESERVED.fullmatch(name)
    )


def problems(files: Iterable[SiteFile]) -> list[Problem]:
    """Every file that no host could take, at once."""
    fit: list[SiteFile] = []
    found: list[Problem] = []
    for file in files:
        if is_fit(file.path) and HASH.fullmatch(file.hash) and file.size >= 0:
            fit.append(file)
        else:
            found.append(_problem(file.path, _("This name cannot be stored on every host.")))
    return [*found, *_collisions(fit)]


def _collisions(files: Iterable[SiteFile]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file in files:
        key = _folded(file.path)
        if key in seen:
            said = _("This name and {other} are the same one on some hosts.").format(other=seen[key])
            yield _problem(file.path, said)
        seen[key] = file.path
    for path in seen.values():
        for folder in above(path):
            if _folded(folder) in seen:
                yield _problem(path, _("{other} is both a file and a folder.").format(other=folder))


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()


def _problem(path: str, message: str) -> Problem:
    shown = path.encode(errors="backslashreplace").decode()
    return Problem(f"files[{shown}]", message, _("Give the page or picture another name."))
