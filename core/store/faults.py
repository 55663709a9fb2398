"""What SQLite and the disk complain of, told to a person."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import DamagedError, DevantureError, DiskFullError, FolderError
from core.i18n import _

NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a fault of SQLite or of the disk at `path` into one of our few errors; a defect stays a defect."""
    try:
        yield
    except sqlite3.Error as fault:
        known = _known(fault, path)
        if known is None:
            raise
        raise known from fault
    except OSError as fault:
        raise disk_fault(fault, path) from fault


def _known(fault: sqlite3.Error, path: Path) -> DevantureError | None:
    name = getattr(fault, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        return disk_full(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        return not_writable(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return FolderError(
            _("Another program is using the business in {folder}.").format(folder=path.parent),
            safe=_("Nothing was changed."),
            remedy=_("Wait a moment and do it again."),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path)
    return None


def disk_fault(fault: OSError, path: Path) -> FolderError:
    return disk_full(path) if fault.errno in NO_ROOM else not_writable(path)


def disk_full(path: Path) -> DiskFullError:
    return DiskFullError(
        _("The disk that holds {folder} is full.").format(folder=path.parent),
        safe=_("Everything kept before is safe; only this last change was not kept."),
        remedy=_("Free some room on the disk, then do it again."),
    )


def not_writable(path: Path) -> FolderError:
    return FolderError(
        _("{folder} cannot be written to.").format(folder=path.parent),
        safe=_("Nothing was changed."),
        remedy=_("Copy the folder to a disk that may be written, or ask for the right to write there."),
    )


def away(path: Path) -> FolderError:
    return FolderError(
        _("The folder {folder} is not there any more.").format(folder=path.parent),
        safe=_("What was kept is in it."),
        remedy=_("Plug the stick or disk back in, or put the folder back: it goes on by itself."),
    )


def damaged(path: Path) -> DamagedError:
    return DamagedError(
        _("The file {file} is damaged and cannot be read.").format(file=path),
        safe=_("Nothing was changed; its copies are in {folder}.").format(folder=path.parent / "backups"),
        remedy=_("Bring back the newest copy."),
    )
