"""The host's own journal: which files there are ours and what they held when we last wrote them.

It lies on the host, in `.devanture/`, so that any computer can go on from it. It is a row of small files which are
only ever added, never changed: `step-<number>-<check>.json` for what one publication is about to put in place, and
now and then `base-<number>-<check>.json` which holds everything and replaces all before it. `<check>` is the start
of the file's own SHA-256: one that broke off in the middle, or that somebody edited, does not count.

A step is written when every new file lies complete under its temporary name and before the first gets its real
one. Renaming keeps size and time of change, so from then on a look at the host tells, file by file, whether that
happened yet: no moment exists in which a break would leave us guessing.

Anybody may read it there: it holds paths, sizes, hashes, times, and a mark of the business that nobody can turn back.
"""

import json
import logging
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from typing import Any

from core.i18n import _
from core.services.outcome import RefusedError
from core.services.remote import Entry, Remote, What
from core.services.site_paths import HASH, OWN, is_fit

log = logging.getLogger(__name__)

FORMAT = 1
STEPS_KEPT = 12
NAME = re.compile(r"(?P<kind>base|step)-(?P<number>\d{6,12})-(?P<check>[0-9a-f]{8})\.json")
DENY = f"{OWN}/.htaccess"
DENY_TEXT = b"""\
<IfModule mod_authz_core.c>
Require all denied
</IfModule>
<IfModule !mod_authz_core.c>
Order allow,deny
Deny from all
</IfModule>
"""


@dataclass(frozen=True, slots=True)
class Record:
    """What a file of ours held right after we wrote it; `stamp` as the host wrote it."""

    hash: str
    size: int
    stamp: str

    def fits(self, entry: Entry) -> bool:
        """Does the host show the file as we left it? What it does not tell cannot speak against it."""
        same_size = entry.size is None or entry.size == self.size
        return entry.what is What.FILE and same_size and (not (entry.stamp and self.stamp) or entry.stamp == self.stamp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one journal file says: these files may be in place from now on, those are being taken away."""

    site: str
    files: Mapping[str, Record] = field(default_factory=dict)
    drops: Collection[str] = ()
    folders: Collection[str] = ()

    def encoded(self) -> bytes:
        files = {path: [each.hash, each.size, each.stamp] for path, each in sorted(self.files.items())}
        said = {"format": FORMAT, "site": self.site, "files": files, "drops": sorted(self.drops)}
        return json.dumps(said | {"folders": sorted(self.folders)}, ensure_ascii=False, indent=0).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """All steps together. A path can have several records, oldest first: which of them holds, the host shows.

    `dropped` were to be taken away: ours only as long as they still lie there as we left them.
    """

    site: str = ""
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    last: int = 0
    denied: bool = False  # the sign that keeps the public out stands

    @property
    def wants_base(self) -> bool:
        return len(self.names) >= STEPS_KEPT


def read(remote: Remote, entries: Sequence[Entry] | None) -> Journal:
    """The journal from the files in `.devanture`, which `entries` lists."""
    names = sorted((each.name for each in entries or () if NAME.fullmatch(each.name)), key=_number)
    denied = any(f"{OWN}/{each.name}" == DENY for each in entries or ())
    journal = Journal(names=tuple(names), last=max(map(_number, names), default=0), denied=denied)
    for step in reversed(list(_newest_first(remote, names))):
        journal = _after(journal, step)
    return journal


def add(remote: Remote, journal: Journal, step: Step) -> Journal:
    """Write one more step and give the journal as it reads from now on."""
    name = _write(remote, "step", journal.last + 1, step)
    return replace(_after(journal, step), names=(*journal.names, name), last=journal.last + 1)


def start_afresh(remote: Remote, journal: Journal, everything: Step) -> Journal:
    """Write one file that says everything, then take away those before it."""
    name = _write(remote, "base", journal.last + 1, everything)
    for old in journal.names:
        remote.delete(f"{OWN}/{old}")
    return replace(_after(Journal(denied=journal.denied), everything), names=(name,), last=journal.last + 1)


def deny_visitors(remote: Remote) -> None:
    """Ask the web server to keep the journal to itself. Some hosts allow no such file: nothing private is in there."""
    try:
        remote.write(DENY, BytesIO(DENY_TEXT))
    except RefusedError as refused:
        log.info("no .htaccess beside the journal: %s", type(refused).__name__)


def _number(name: str) -> int:
    return int(name.split("-")[1])


def _newest_first(remote: Remote, names: Sequence[str]) -> Iterator[Step]:
    """All that still counts: back to the newest base that is whole."""
    for name in reversed(names):
        step = _read_one(remote, name)
        if step:
            yield step
        if step and name.startswith("base"):
            return


def _read_one(remote: Remote, name: str) -> Step | None:
    data = bytearray()
    remote.read(f"{OWN}/{name}", data.extend)
    if f"-{sha256(data).hexdigest()[:8]}." not in name:
        log.warning("a journal file on the host broke off or was changed and does not count")
        return None
    try:
        return _decoded(json.loads(data))
    except (ValueError, TypeError, LookupError, AttributeError):
        log.warning("a journal file on the host was not written by us and does not count")
        return None


def _decoded(said: Mapping[str, Any]) -> Step:
    """Whoever can write on the host can write a journal: none may lead us out of the web folder."""
    if said["format"] > FORMAT:
        raise RefusedError(
            _("The site on this host was published by a newer Devanture."),
            safe=_("Nothing was changed there."),
            remedy=_("Update Devanture on this computer, then publish again."),
        )
    records = {path: Record(*told) for path, told in said["files"].items()}
    return Step(
        site=str(said["site"]),
        files={path: each for path, each in records.items() if is_fit(path) and HASH.fullmatch(each.hash)},
        drops=[path for path in said["drops"] if is_fit(path)],
        folders=[path for path in said["folders"] if is_fit(path)],
    )


def _write(remote: Remote, kind: str, number: int, step: Step) -> str:
    data = step.encoded()
    name = f"{kind}-{number:06}-{sha256(data).hexdigest()[:8]}.json"
    remote.write(f"{OWN}/{name}", BytesIO(data))
    return name


def _after(journal: Journal, step: Step) -> Journal:
    records = {**journal.records, **{path: (*journal.records.get(path, ()), new) for path, new in step.files.items()}}
    return replace(
        journal,
        site=step.site,
        records=records,
        dropped=(journal.dropped | set(step.drops)) - set(step.files),
        folders=journal.folders | set(step.folders),
    )
