"""The hand-over file, `*.devanture`: a business in one zip, and the careful way back out of it."""

import shutil
import sqlite3
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath
from threading import Event

from core.errors import BadInputError, DevantureError, FolderError, Problem
from core.i18n import _
from core.ports import Progress, silent
from core.store.backups import copy_database
from core.store.faults import told
from core.store.opening import FILE
from core.store.store import Store

FOLDERS = ("media",)
LARGEST_FILE = 200 << 20
LARGEST = 20 << 30
MOST_FILES = 50_000
STEEPEST = 200  # times smaller than its content: text never gets there, bombs go far beyond


def pack(folder: Path, store: Store, target: Path, progress: Progress = silent, stop: Event | None = None) -> bool:
    """The database (a copy made by SQLite itself) and the photos; passwords are elsewhere and stay there.

    False where `stop` was set before it was done: no file is left then, and one that was there stays as it was.
    """
    part, copy = target.with_name(f"{target.name}.part"), folder / f"{FILE}.bundle"
    photos = sorted(path for name in FOLDERS for path in (folder / name).glob("*") if path.is_file())
    with told(target):
        try:
            copy_database(store.connection, copy)
            with closing(sqlite3.connect(copy)) as bundled, bundled:
                bundled.execute("UPDATE sync_state SET machine = ''")
            with zipfile.ZipFile(part, "w", strict_timestamps=False) as bundle:
                bundle.write(copy, FILE, zipfile.ZIP_DEFLATED)
                for done, path in enumerate(photos, start=1):
                    if stop is not None and stop.is_set():
                        return False
                    bundle.write(path, path.relative_to(folder).as_posix(), zipfile.ZIP_STORED)
                    progress(done, len(photos), path.name)
            part.replace(target)
            return True
        finally:
            part.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)


def unpack(source: Path, folder: Path, progress: Progress = silent, stop: Event | None = None) -> bool:
    """Make the business in `folder`, which must not be there yet: whole, or nothing is written.

    False where `stop` was set before it was done.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FolderError(
            _("{folder} is not empty.").format(folder=folder),
            safe=_("It was left as it is."),
            remedy=_("Choose a new folder for the business."),
        )
    part = folder.with_name(f"{folder.name}.part")
    with closing(_opened(source)) as bundle:
        entries = _checked(bundle, source)
        with told(part / "."):
            shutil.rmtree(part, ignore_errors=True)
            try:
                for done, entry in enumerate(entries, start=1):
                    if stop is not None and stop.is_set():
                        return False
                    _extract(bundle, entry, part, source)
                    progress(done, len(entries), entry.filename)
                _check_database(part / FILE, source)
                if folder.exists():
                    folder.rmdir()
                part.rename(folder)
                return True
            finally:
                shutil.rmtree(part, ignore_errors=True)


def _check_database(path: Path, source: Path) -> None:
    """Is it one of ours, and whole?"""
    try:
        with closing(sqlite3.connect(path)) as database:
            whole = database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            ours = database.execute("SELECT count(*) FROM sync_state").fetchone()[0] == 1
    except sqlite3.DatabaseError as fault:
        raise _refused(source, _("The business in it is damaged.")) from fault
    if not (whole and ours):
        raise _refused(source, _("The business in it is damaged."))


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        with told(source):
            if not source.is_file():
                raise _refused(source, _("There is no such file."))
            return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, NotImplementedError) as fault:
        raise _refused(source, _("It is not a Devanture file, or it did not arrive whole.")) from fault


def _checked(bundle: zipfile.ZipFile, source: Path) -> list[zipfile.ZipInfo]:
    """Every entry is looked at before anything is written."""
    entries = [entry for entry in bundle.infolist() if not entry.is_dir()]
    problems = [Problem(entry.filename[:200], said) for entry in entries for said in _wrong(entry)]
    names = [entry.filename for entry in entries]
    if FILE not in names:
        problems.append(Problem(FILE, _("The business itself is missing in it.")))
    if len(set(names)) != len(names):
        problems.append(Problem(source.name, _("A file is in it twice.")))
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
        problems.append(Problem(source.name, _("It is larger than any business.")))
    if problems:
        raise BadInputError(
            _("{file} was not taken: it does not look like one of ours.").format(file=source.name),
            problems[:20],
            safe=_("Nothing was written."),
            remedy=_("Ask for the file again from where it came."),
        )
    return entries


def _wrong(entry: zipfile.ZipInfo) -> Iterator[str]:
    path = PurePosixPath(entry.filename)
    known = entry.filename == FILE or (len(path.parts) == 2 and path.parts[0] in FOLDERS)
    if not known or ".." in path.parts or path.is_absolute() or "\\" in entry.filename or ":" in entry.filename:
        yield _("A file of this name does not belong in it.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield _("It is a link to somewhere else.")
    if entry.flag_bits & 1:
        yield _("It is locked with a password.")
    if entry.file_size > LARGEST_FILE and entry.filename != FILE:
        yield _("It is too large.")
    if entry.file_size > STEEPEST * max(entry.compress_size, 1024):
        yield _("It would unpack to many times its size.")


def _extract(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, source: Path) -> None:
    target = folder / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    try:
        with bundle.open(entry) as packed, target.open("wb") as file:
            while chunk := packed.read(1 << 20):
                left -= len(chunk)
                if left < 0:
                    raise _refused(source, _("It holds more than it says."))
                file.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        raise _refused(source, _("It did not arrive whole.")) from fault


def _refused(source: Path, why: str) -> DevantureError:
    return DevantureError(
        _("{file} could not be taken.").format(file=source.name) + " " + why,
        safe=_("Nothing was written."),
        remedy=_("Ask for the file again from where it came."),
    )
