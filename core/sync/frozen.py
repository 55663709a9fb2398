"""Bytes on their way out, kept by SHA-256 until they have arrived: a later build does not reach into them."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from core.store.faults import told


class Frozen:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def keep(self, source: Path, digest: str) -> None:
        """Hold on to the file `source`. A second name for it costs no room; a copy where the disk knows none.

        Whoever replaces `source` writes a new file and renames it, never into this one.
        """
        final = self.path(digest)
        if final.exists():
            with final.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == digest:
                    return
            final.unlink()
        with told(self._folder / "."):
            final.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, final)
            except FileExistsError:
                return
            except OSError:
                _write(final, source.read_bytes())

    def keep_bytes(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        final = self.path(digest)
        if not final.exists():
            with told(self._folder / "."):
                final.parent.mkdir(parents=True, exist_ok=True)
                _write(final, data)
        return digest

    def sweep(self, needed: Iterable[str]) -> int:
        """Let go of all that no delivery needs any more; gives how many files went."""
        keep, gone = set(needed), 0
        for path in list(self._folder.glob("??/*")):
            if path.name not in keep:
                path.unlink(missing_ok=True)
                gone += 1
        return gone


def _write(final: Path, data: bytes) -> None:
    part = final.with_name(f"{final.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.move(part, final)
    finally:
        part.unlink(missing_ok=True)
