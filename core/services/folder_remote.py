"""The operations of a host on a local folder. Bytes are on the disk, not only in its cache, before a name changes."""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from core.services import host_faults
from core.services.remote import Entry, Source, Take, What

PIECE = 1 << 20


class FolderRemote:
    lanes = 1

    def __init__(self, root: Path) -> None:
        self._root = root

    def list(self, folder: str) -> Sequence[Entry] | None:
        with host_faults.of_the_disk(str(self._root), folder):
            try:
                with os.scandir(self._root / folder) as found:
                    return [entry for each in found if (entry := _entry(each))]
            except (FileNotFoundError, NotADirectoryError):
                return None

    def read(self, path: str, take: Take) -> None:
        with host_faults.of_the_disk(str(self._root), path), (self._root / path).open("rb") as file:
            while piece := file.read(PIECE):
                take(piece)

    def write(self, path: str, source: Source) -> None:
        with host_faults.of_the_disk(str(self._root), path), (self._root / path).open("wb") as file:
            while piece := source.read(PIECE):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())

    def replace(self, old: str, new: str) -> None:
        with host_faults.of_the_disk(str(self._root), new):
            (self._root / old).replace(self._root / new)

    def delete(self, path: str) -> None:
        with host_faults.of_the_disk(str(self._root), path):
            (self._root / path).unlink(missing_ok=True)

    def make_folder(self, path: str) -> None:
        with host_faults.of_the_disk(str(self._root), path):
            (self._root / path).mkdir(exist_ok=True)

    def remove_folder(self, path: str) -> None:
        with suppress(OSError):  # not empty: somebody else keeps something there
            (self._root / path).rmdir()

    def digest(self, path: str) -> str | None:
        with host_faults.of_the_disk(str(self._root), path), (self._root / path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()

    def free(self) -> int | None:
        with host_faults.of_the_disk(str(self._root), ""):
            return shutil.disk_usage(self._root).free

    def another(self) -> None:
        """One is enough: a disk has no distance."""

    def close(self) -> None:
        """Nothing is held open."""


def _entry(found: os.DirEntry[str]) -> Entry | None:
    try:
        told = found.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    if S_ISDIR(told.st_mode):
        return Entry(found.name, What.FOLDER)
    if not S_ISREG(told.st_mode):
        return Entry(found.name, What.OTHER)
    return Entry(found.name, What.FILE, told.st_size, str(told.st_mtime_ns))
