"""Copies of the database: made by SQLite's backup call, never by reading the file (sync-and-scale, A4)."""

import contextlib
import os
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.errors import NotFoundError
from core.i18n import _
from core.store.faults import damaged, told

DAYS_KEPT = 10
MONTHS_KEPT = 12
NAME = re.compile(r"(\d{8}T\d{6}Z)-(daily|migration|publication|restore|manual)\.db")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A kept copy: `at` in UTC, `reason` one of daily, migration, publication, restore, manual."""

    at: datetime
    reason: str
    path: Path


class Backups:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Backup]:
        """The newest first. Files of other names are none of ours."""
        found = []
        for path in self._folder.glob("*.db"):
            if match := NAME.fullmatch(path.name):
                at = datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                found.append(Backup(at, match[2], path))
        return sorted(found, reverse=True)

    def due(self, now: datetime) -> bool:
        """Has nothing been kept yet on this day?"""
        return all(backup.at.date() != now.date() for backup in self.all())

    def keep(self, connection: sqlite3.Connection, reason: str, now: datetime) -> Backup:
        """Copy the open database, whole or not at all, then let go of what is older than we keep."""
        final = self._folder / f"{now:%Y%m%dT%H%M%SZ}-{reason}.db"
        part = final.with_suffix(f".{os.getpid()}.part")
        with told(self._folder / "."):
            self._folder.mkdir(exist_ok=True)
            try:
                copy_database(connection, part)
                part.replace(final)
            finally:
                part.unlink(missing_ok=True)
        self._prune()
        return Backup(now, reason, final)

    def named(self, name: str) -> Backup:
        """The copy of that file name, or the newest for ""."""
        for backup in self.all():
            if name in ("", backup.path.name):
                return backup
        raise NotFoundError(
            _("There is no copy “{name}” of this business.").format(name=name),
            safe=_("Nothing was changed."),
            remedy=_("Look at the list of copies."),
        )

    def _prune(self) -> None:
        for backup in set(self.all()) - set(kept(self.all())):
            with contextlib.suppress(FileNotFoundError):
                backup.path.unlink()


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """Of the last ten days that have copies: the first and the last, the last before a publication, and whatever was
    kept for another reason; of the last twelve months: the last of the month."""
    days = sorted({b.at.date() for b in backups}, reverse=True)[:DAYS_KEPT]
    months: dict[tuple[int, int], Backup] = {}
    for backup in sorted(backups):
        months[backup.at.year, backup.at.month] = backup
    monthly = [months[month] for month in sorted(months, reverse=True)[:MONTHS_KEPT]]
    daily = []
    for day in days:
        of_day = sorted(b for b in backups if b.at.date() == day)
        published = [b for b in of_day if b.reason == "publication"][-1:]
        daily += [b for b in of_day if b in (of_day[0], of_day[-1], *published) or b.reason != "publication"]
    return sorted({*daily, *monthly}, reverse=True)


def copy_database(source: sqlite3.Connection, path: Path) -> None:
    """A consistent copy of an open database as one file, on the disk when this returns."""
    path.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        if target.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(Path(source.execute("PRAGMA database_list").fetchone()[2]))
    descriptor = os.open(path, os.O_RDWR)  # a copy that nobody has open as a database
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
