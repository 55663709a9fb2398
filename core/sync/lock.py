"""One sender at a time for a business, whatever windows and commands are open: locks beside the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import DevantureError
from core.i18n import _
from core.store.faults import told

PATIENCE = 30.0  # seconds that a second publication waits for the first


class AlreadyBusyError(DevantureError):
    """Another program on this computer does the same for this business."""


@contextmanager
def sender(folder: Path) -> Iterator[None]:
    """Be the one that sends; the lock goes with the process, also when it is killed."""
    with _held(folder / "sending.lock", 0) as mine:
        if not mine:
            raise AlreadyBusyError(
                _("Another window or command is already sending for this business."),
                safe=_("What waits is sent by it."),
                remedy=_("Close the other one if you want this one to send."),
            )
        yield


@contextmanager
def publisher(folder: Path) -> Iterator[None]:
    """Be the one that builds the site to be sent."""
    with _held(folder / "publishing.lock", PATIENCE) as mine:
        if not mine:
            raise AlreadyBusyError(
                _("The site is being published by another window or command."),
                safe=_("Nothing was changed."),
                remedy=_("Wait until it is done, then publish again."),
            )
        yield


@contextmanager
def _held(path: Path, patience: float) -> Iterator[bool]:
    from filelock import FileLock, Timeout

    lock, mine = FileLock(path), True
    with told(path):
        try:
            lock.acquire(timeout=patience)
        except Timeout:  # an OSError, but no fault of the disk
            mine = False
    if not mine:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
