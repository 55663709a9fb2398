"""The folder a site is built into: only what changed is written, whole or not at all; nothing of others is touched.

What Devanture wrote there stands in a list beside the folder, never inside: the folder is what a host gets.
"""

import contextlib
import errno
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from core.errors import DiskFullError, FolderError, Problem
from core.i18n import _
from core.site.model import BuiltFile

PART = ".devanture-"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was left: `key` names what it was made from; size and time tell whether it was changed since."""

    size: int
    hash: str
    time: int
    key: str


LEFT = Written(-1, "", -1, "")
"""What a broken-off build left: ours, in an unknown state."""


class Output:
    """Made for one build. `state` is the list of what was written before."""

    def __init__(self, folder: Path, state: Path) -> None:
        self._folder, self._state = folder, state
        self._files, self._begun = _read(state)
        self._planned: set[str] = set()
        self.changed: list[str] = []
        self.removed: list[str] = []
        self.problems: list[Problem] = []

    def begin(self, paths: Iterable[str], *, sweep: bool = True) -> None:
        """Say what the build will write, before the first file: what a broken-off build left is known as ours.

        `sweep` also takes away unfinished parts of files.
        """
        self._planned = set(paths)
        if outside := [path for path in self._planned if path.startswith("/") or ".." in path.split("/")]:
            raise ValueError(f"outside of the site: {outside}")
        if sweep:
            self._sweep()
        left = {path for path in self._begun if path not in self._files and self._path(path).is_file()}
        self._files |= dict.fromkeys(left, LEFT)
        new = sorted(path for path in self._planned if path not in self._files and not self._path(path).exists())
        if new != sorted(self._begun):
            self._begun = new
            self._save()

    def fresh(self, path: str, key: str) -> bool:
        """Stands there, made from the same, untouched since."""
        known = self._files.get(path)
        if known is None or known.key != key:
            return False
        return self._intact(path, known)

    def put(self, path: str, key: str, data: bytes) -> None:
        """Write it, unless the same bytes stand there already: then only note what they are made from."""
        digest = sha256(data).hexdigest()
        known = self._files.get(path)
        if known and known.hash == digest and self._intact(path, known):
            self._files[path] = Written(known.size, digest, known.time, key)
            return
        same = self._same(path, data)
        if known is None and not same and self._path(path).exists():
            self._foreign(path)
            return
        if not same:
            self._write(path, data)
            self.changed.append(path)
        stat = self._path(path).stat()
        self._files[path] = Written(stat.st_size, digest, stat.st_mtime_ns, key)

    def finish(self) -> tuple[BuiltFile, ...]:
        """Take away what is no longer part of the site, remember the rest, and give it in order of path."""
        for path in sorted(set(self._files) - self._planned):
            self._remove(path)
        self._begun = []
        self._save()
        return self.manifest()

    def pause(self) -> None:
        """Remember what was written so far, without taking anything away."""
        self._save()

    def manifest(self) -> tuple[BuiltFile, ...]:
        return tuple(BuiltFile(path, known.size, known.hash) for path, known in sorted(self._files.items()))

    def _path(self, path: str) -> Path:
        return self._folder / path

    def _intact(self, path: str, known: Written) -> bool:
        try:
            stat = self._path(path).stat()
        except OSError:
            return False
        return (stat.st_size, stat.st_mtime_ns) == (known.size, known.time)

    def _same(self, path: str, data: bytes) -> bool:
        try:
            return self._path(path).read_bytes() == data
        except OSError:
            return False

    def _foreign(self, path: str) -> None:
        said = _("Something that Devanture did not make is in the way of “{path}”.").format(path=path)
        self.problems.append(Problem(path, said, _("It was left as it is. Move it away, then build the site again.")))

    def _write(self, path: str, data: bytes) -> None:
        target = self._path(path)
        beside = target.with_name(f"{PART}{secrets.token_hex(4)}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            beside.replace(target)
        except OSError as broken:
            raise _cannot_write(self._folder, broken) from broken
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def _remove(self, path: str) -> None:
        """Only what is still as we left it: what somebody put in its place is theirs."""
        known = self._files.pop(path)
        if known != LEFT and not self._intact(path, known):
            return
        try:
            self._path(path).unlink(missing_ok=True)
        except OSError as broken:
            raise _cannot_write(self._folder, broken) from broken
        self.removed.append(path)
        for parent in self._path(path).relative_to(self._folder).parents:
            with contextlib.suppress(OSError):  # not empty: then it stays
                if parent.name:
                    (self._folder / parent).rmdir()

    def _sweep(self) -> None:
        """Parts of files that a broken-off build left."""
        folders = {self._path(path).parent for path in (*self._files, *self._begun)} | {self._folder}
        for folder in folders:
            for part in folder.glob(f"{PART}*.part"):
                with contextlib.suppress(OSError):
                    part.unlink()

    def _save(self) -> None:
        files = {path: (one.size, one.hash, one.time, one.key) for path, one in sorted(self._files.items())}
        text = json.dumps({"version": VERSION, "files": files, "begun": self._begun})
        beside = self._state.with_name(f"{PART}{secrets.token_hex(4)}.part")
        try:
            self._state.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._state)
        except OSError as broken:
            raise _cannot_write(self._state.parent, broken) from broken
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _read(state: Path) -> tuple[dict[str, Written], list[str]]:
    """A list that cannot be read is as none: files with the same bytes are then found again one by one."""
    try:
        told = json.loads(state.read_text(encoding="utf-8"))
        if told["version"] == VERSION:
            return {path: Written(*known) for path, known in told["files"].items()}, list(told["begun"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}, []
    return {}, []


def _cannot_write(folder: Path, broken: OSError) -> FolderError:
    safe = _("What you wrote is kept, and the files that were finished are whole.")
    if broken.errno in (errno.ENOSPC, errno.EDQUOT):
        happened = _("The disk that holds {folder} is full.").format(folder=folder)
        return DiskFullError(happened, safe=safe, remedy=_("Make room on it, then build the site again."))
    return FolderError(
        _("The site cannot be written in {folder}: {reason}.").format(folder=folder, reason=broken.strerror or broken),
        safe=safe,
        remedy=_("Check that you may write there, or choose another folder."),
    )


def state_beside(folder: Path) -> Path:
    return Path(os.path.normpath(folder.absolute())).with_name(f"{folder.name}.manifest.json")
