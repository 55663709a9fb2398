"""A kept file on its way to a host: proven to be what the delivery says, and stoppable while it travels."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from threading import Event
from typing import BinaryIO

from core.i18n import _
from core.services import host_faults
from core.services.outcome import RefusedError
from core.services.service import Line, SiteFile


class Parcel:
    """Reads like a file; ends with `NotNowError` soon after `stop` is set."""

    def __init__(self, file: BinaryIO, stop: Event) -> None:
        self._file, self._stop = file, stop

    def read(self, size: int = -1, /) -> bytes:
        if self._stop.is_set():
            raise host_faults.stopped()
        return self._file.read(size)


@contextmanager
def opened(line: Line, file: SiteFile) -> Iterator[Parcel]:
    """Looked at before the first byte leaves: a wrong file of the right size could not be told from it at the host."""
    try:
        with _kept(line, file).open("rb") as source:
            if file_digest(source, "sha256").hexdigest() != file.hash:
                raise _not_as_kept(file.path)
            source.seek(0)
            yield Parcel(source, line.stop)
    except FileNotFoundError as gone:
        raise _not_as_kept(file.path) from gone


def _kept(line: Line, file: SiteFile) -> Path:
    path = line.open(file.hash)
    if path.stat().st_size != file.size:
        raise _not_as_kept(file.path)
    return path


def _not_as_kept(path: str) -> RefusedError:
    return RefusedError(
        _("The copy of {path} kept on this computer for publishing is damaged or gone.").format(path=path),
        safe=_("The site online stays as it was."),
        remedy=_("Publish again: the site is built anew then."),
    )


def size_in_words(size: int) -> str:
    """In decimal units, as hosts count."""
    for unit in (_("{n} bytes"), _("{n} kB"), _("{n} MB"), _("{n} GB")):
        if size < 1000:
            return unit.format(n=size)
        size = round(size / 1000)
    return _("{n} TB").format(n=size)
