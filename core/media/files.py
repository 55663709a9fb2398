"""Files written whole or not at all, also when the power goes or the disk is full."""

import os
import secrets
from pathlib import Path

from core.store.faults import told


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the place, flush to the disk, then rename: a reader sees the old file, the new one, or none."""
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_flushed(beside, data)
            beside.replace(path)
        except BaseException:
            _away(beside)
            raise
        _flush_folder(path.parent)


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
