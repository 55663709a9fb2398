"""What FTP servers answer when asked for the contents of a folder."""

import re
from collections.abc import Iterable, Iterator

from core.services.remote import Entry, What

KINDS = {"file": What.FILE, "dir": What.FOLDER}
ITSELF = {"cdir", "pdir"}
UNIX = re.compile(
    r"(?P<kind>[-dlbcpsD])[-rwxsStTlL]{9}\S?\s+\d+\s+\S+\s+(?:\S+\s+)?(?P<size>\d+)\s+"
    r"(?P<stamp>\S+\s+\S+\s+(?:\d{1,2}:\d{2}|\d{4}))\s(?P<name>.+)"
)
DOS = re.compile(r"(?P<stamp>\d{2}-\d{2}-\d{2,4}\s+\d{2}:\d{2}\S*)\s+(?P<size><DIR>|\d+)\s(?P<name>.+)")


def from_mlsd(lines: Iterable[str]) -> Iterator[Entry]:
    """RFC 3659: facts, a space, the name."""
    for line in lines:
        told, _, name = line.partition(" ")
        facts = {key.lower(): value for key, _, value in (each.partition("=") for each in told.split(";"))}
        kind = facts.get("type", "").lower()
        if name and name not in (".", "..") and kind not in ITSELF:
            size = facts.get("size", "")
            yield Entry(
                name, KINDS.get(kind, What.OTHER), int(size) if size.isdigit() else None, facts.get("modify", "")
            )


def from_list(lines: Iterable[str]) -> Iterator[Entry]:
    """The manner of `ls -l`, or of MS-DOS, as servers have them that know nothing newer.

    The time has no year or no hour and is in the host's own zone: good only to be compared.
    """
    for line in lines:
        entry = _unix(line) or _dos(line)
        if entry and entry.name not in (".", ".."):
            yield entry


def _unix(line: str) -> Entry | None:
    if not (match := UNIX.fullmatch(line)):
        return None
    what = {"-": What.FILE, "d": What.FOLDER}.get(match["kind"], What.OTHER)
    name = match["name"].partition(" -> ")[0] if match["kind"] == "l" else match["name"]
    return Entry(name, what, int(match["size"]), " ".join(match["stamp"].split()))


def _dos(line: str) -> Entry | None:
    if not (match := DOS.fullmatch(line)):
        return None
    if match["size"] == "<DIR>":
        return Entry(match["name"].strip(), What.FOLDER)
    return Entry(match["name"], What.FILE, int(match["size"]), " ".join(match["stamp"].split()))
