"""Where a business lies: how large it is, whether a cloud service meddles with it, and moving it elsewhere, safely."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from threading import Event

from core.errors import DevantureError, FolderError
from core.i18n import _
from core.ports import Clock, Progress, silent
from core.store.backups import copy_database
from core.store.faults import told
from core.store.opening import FILE, open_store
from core.sync.lock import publisher, sender

CLOUDS = (
    ("dropbox", "Dropbox"), ("onedrive", "OneDrive"), ("google drive", "Google Drive"), ("googledrive", "Google Drive"),
    ("mon drive", "Google Drive"), ("my drive", "Google Drive"), ("mobile documents", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"), ("icloud", "iCloud Drive"), ("nextcloud", "Nextcloud"), ("owncloud", "ownCloud"),
    ("kdrive", "kDrive"), ("box sync", "Box"), ("pcloud", "pCloud"), ("mega", "MEGA"),
    ("synologydrive", "Synology Drive"),
)  # fmt: skip
"""How the folders of such services are called, in small letters, followed by nothing or by something of one's own."""

MADE_ANEW = frozenset({FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}.bundle", "sending.lock", "publishing.lock"})
"""Not copied as files: the database by SQLite itself, the rest belongs to who has it open."""

MOVED = "business.moved.db"
"""What the database is called in the folder that was left: nothing opens it by mistake."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes on the disk."""

    database: int
    photos: int
    copies: int
    site: int


def cloud(folder: Path) -> str:
    """The name of the service that keeps `folder` the same on several computers, as far as its path tells; "": none.

    Two computers writing one database at a time lose work, whatever SQLite does: the owner is told.
    """
    for part in folder.absolute().parts:
        name = part.casefold()
        for begins, service in CLOUDS:
            rest = name.removeprefix(begins)
            if rest != name and (not rest or not rest[0].isalnum()):
                return service
    return ""


def sizes(folder: Path) -> Sizes:
    return Sizes(
        database=sum(_size(folder / name) for name in (FILE, f"{FILE}-wal")),
        photos=_below(folder / "media"),
        copies=_below(folder / "backups"),
        site=_below(folder / "site") + _below(folder / "frozen"),
    )


def copy_ahead(folder: Path, target: Path, progress: Progress = silent, stop: Event | None = None) -> bool:
    """Copy all but the database to beside `target`, which must not be there yet: the long part of moving.

    The business may be open and used meanwhile. False where `stop` was set: nothing is left then.
    """
    _check_target(folder, target)
    part, done = _part(target), False
    files = list(_files(folder))
    with told(part):
        shutil.rmtree(part, ignore_errors=True)
        try:
            part.mkdir(parents=True)
            for count, path in enumerate(files, start=1):
                if stop is not None and stop.is_set():
                    return False
                _copy_if_there(path, part / path.relative_to(folder))
                progress(count, len(files), path.name)
            done = True
        finally:
            if not done:
                shutil.rmtree(part, ignore_errors=True)
    return True


def move(folder: Path, target: Path, clock: Clock, machine: str) -> Path:
    """The short part: bring the copy up to date, add the database, and make `target` the business.

    Nobody has it open. The old folder keeps everything, but its database is renamed, so that it is never opened and
    sent from by mistake; gives the old folder.
    """
    part = _part(target)
    with sender(folder), publisher(folder), told(part):
        try:
            for path in _files(folder):  # what has come since
                if not _same(path, part / path.relative_to(folder)):
                    _copy(path, part / path.relative_to(folder))
            with closing(open_store(folder, clock, machine)) as store:
                copy_database(store.connection, part / FILE)
                store.connection.execute("PRAGMA journal_mode = DELETE")  # refused while anybody else has it open
            if target.exists():
                target.rmdir()
            part.rename(target)
            try:
                (folder / FILE).rename(folder / MOVED)
            except OSError:
                target.rename(part)  # two folders with the same outbox would both send
                raise
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return folder


def remove_moved(folder: Path) -> None:
    """Away with the folder that a business has left; one that still holds a business is never touched."""
    if (folder / FILE).exists() or not (folder / MOVED).exists():
        raise DevantureError(_("This folder is not one that was left behind."), safe=_("Nothing was removed."))
    with told(folder / MOVED):
        shutil.rmtree(folder)


def _check_target(folder: Path, target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FolderError(
            _("{folder} is not empty.").format(folder=target),
            safe=_("It was left as it is."),
            remedy=_("Choose a new folder for the business."),
        )
    if target.absolute().is_relative_to(folder.absolute()):
        raise FolderError(
            _("{folder} lies inside the business itself.").format(folder=target),
            safe=_("Nothing was changed."),
            remedy=_("Choose another folder."),
        )


def _part(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in MADE_ANEW:
            yield path


def _copy_if_there(source: Path, target: Path) -> None:
    """The business is in use: an old copy may be swept away meanwhile. What comes late is brought by `move`."""
    try:
        _copy(source, target)
    except FileNotFoundError:
        if source.exists():
            raise
        target.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """With its times, and read again: a bad stick is noticed now."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
    if _hash(source) != _hash(target):
        raise FolderError(
            _("{file} did not arrive whole in the new place.").format(file=source.name),
            safe=_("The business stays where it is."),
            remedy=_("Try another disk."),
        )


def _same(one: Path, other: Path) -> bool:
    try:
        here, there = one.stat(), other.stat()
    except FileNotFoundError:
        return False
    return here.st_size == there.st_size and abs(here.st_mtime - there.st_mtime) < 2


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _below(folder: Path) -> int:
    return sum(_size(path) for path in folder.rglob("*"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
