"""Files written whole or not at all, also when the power goes or the disk is full."""

import errno
import os
import secrets
from pathlib import Path

from core.errors import DiskFullError, FolderError
from core.i18n import _

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the place, flush to the disk, then rename: a reader sees the old file, the new one, or none."""
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_flushed(beside, data)
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as broken:
        raise cannot_write(path.parent, broken) from broken
    finally:
        _away(beside)


def cannot_write(folder: Path, broken: OSError) -> FolderError:
    """Say in words why `folder` takes nothing."""
    safe = _("The pictures that were there before are untouched.")
    if broken.errno in FULL:
        return DiskFullError(
            _("The disk that holds {folder} is full.").format(folder=folder),
            safe=safe,
            remedy=_("Make room on it, for example by emptying the recycle bin, and try again."),
        )
    return FolderError(
        _("Nothing can be written in {folder}: {reason}.").format(folder=folder, reason=broken.strerror or broken),
        safe=safe,
        remedy=_("Check that the disk is plugged in and that you may write in this folder, then try again."),
    )


def _write_flushed(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name itself last; Windows does so without being asked and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _away(path: Path) -> None:
    """Take the unfinished file away; where even that fails, a hidden file of ours is left, and no harm done."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
