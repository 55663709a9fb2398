"""What a host has to offer so that a site can be put there: few operations, one folder deep at a time.

A `Remote` is one logged-in connection, rooted at the web folder: every path is relative to it, with "/", and ""
is the web folder itself. It raises only what `core.services.outcome` names. It serves one thread; `another` gives
a second one for a second thread, because what costs time at a distant host is waiting for answers, not bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from hashlib import sha256
from typing import Protocol

Take = Callable[[bytes], object]
"""Is handed the bytes of a file, piece by piece."""


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class What(StrEnum):
    FILE = auto()
    FOLDER = auto()
    OTHER = auto()  # a link, a socket: never ours


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder. `stamp` is the time of change in the host's own writing: only ever compared, never read;
    "" and a size of None mean that the host does not tell.
    """

    name: str
    what: What = What.FILE
    size: int | None = None
    stamp: str = ""


class Remote(Protocol):
    @property
    def lanes(self) -> int:
        """How many connections at once the host bears."""
        ...

    def list(self, folder: str) -> Sequence[Entry] | None:
        """Everything in `folder`, dot files too; None where there is no such folder."""
        ...

    def read(self, path: str, take: Take) -> None: ...

    def write(self, path: str, source: Source) -> None:
        """Make the file or write it anew. Its folder exists."""
        ...

    def replace(self, old: str, new: str) -> None:
        """Give `old` the name `new`, in one step wherever the host is able to; what stood there is gone."""
        ...

    def delete(self, path: str) -> None:
        """Being gone already is success."""
        ...

    def make_folder(self, path: str) -> None:
        """Being there already is success. The folder around it exists."""
        ...

    def remove_folder(self, path: str) -> None:
        """Only if it is empty; otherwise nothing happens."""
        ...

    def digest(self, path: str) -> str | None:
        """The file's SHA-256 in hex, where the host works it out without sending the bytes."""
        ...

    def free(self) -> int | None:
        """Bytes still free for us, where the host tells."""
        ...

    def another(self) -> "Remote | None":
        """A further connection for another thread (called from that thread), None where the host grants none."""
        ...

    def close(self) -> None: ...


def fingerprint(remote: Remote, path: str) -> str:
    """The SHA-256 of what lies at `path`, worked out there or from the bytes read back."""
    if known := remote.digest(path):
        return known
    hashed = sha256()
    remote.read(path, hashed.update)
    return hashed.hexdigest()
