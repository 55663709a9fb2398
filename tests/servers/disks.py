"""Disks that make trouble: soon full, or not to be written. Root mounts them; other users get what they may have."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.process import run


@contextmanager
def small_disk(folder: Path, *, kilobytes: int) -> Iterator[Path]:
    """Mounted over `folder`, with its owner and rights."""
    told = folder.stat()
    options = f"size={kilobytes}k,uid={told.st_uid},gid={told.st_gid},mode={told.st_mode & 0o777:o}"
    with _mounted(folder, "-t", "tmpfs", "-o", options, "tmpfs"):
        yield folder


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody may write in `folder`, not even root."""
    if os.getuid() != 0:
        told = folder.stat().st_mode
        folder.chmod(0o555)
        yield
        folder.chmod(told & 0o777)
        return
    with _mounted(folder, "--bind", folder):
        run("mount", "-o", "remount,ro,bind", folder)
        yield


@contextmanager
def _mounted(folder: Path, *options: str | Path) -> Iterator[None]:
    if os.getuid() != 0:
        pytest.skip("only root may mount a disk")
    tried = subprocess.run(["mount", *map(str, options), str(folder)], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"this machine mounts nothing: {tried.stderr.strip()}")
    try:
        yield
    finally:
        run("umount", "--lazy", folder)
