"""A business seen from outside, without opening it: nothing in its folder becomes different by looking.

No copy is made, no device id taken, nothing migrated; a database from another version tells what it can, a damaged
one that it is.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Any
from zoneinfo import ZoneInfo

from core.errors import NotFoundError
from core.overview.outgoing import ASKS, WAITS
from core.posts.times import to_wall
from core.services.registry import about
from core.store.levels import LEVELS
from core.store.opening import FILE

PATIENCE = 0.2  # seconds for somebody else's lock
USUAL_ZONE = "Europe/Paris"


class Health(StrEnum):
    WELL = "well"
    ABSENT = "absent"  # the folder is not there: a stick, a share
    EMPTY = "empty"  # the folder is there, no business in it
    DAMAGED = "damaged"
    OLDER = "older"  # brought up to date when it is opened
    NEWER = "newer"  # opened by a newer Devanture only
    BUSY = "busy"  # cannot be read at the moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """`needs` counts deliveries and accounts that need a person. Times are on the wall of that shop."""

    folder: Path
    health: Health = Health.WELL
    name: str = ""
    needs: int = 0
    waits: int = 0
    published: datetime | None = None
    next_post: datetime | None = None


def glances(folders: Iterable[Path], now: datetime, stop: Event | None = None) -> list[Glance]:
    """One for each folder, in their order; ended early where `stop` is set. Not for the GUI's thread."""
    seen: list[Glance] = []
    for folder in folders:
        if stop is not None and stop.is_set():
            break
        seen.append(glance(folder, now))
    return seen


def glance(folder: Path, now: datetime) -> Glance:
    path = folder / FILE
    try:
        if not folder.is_dir():
            return Glance(folder=folder, health=Health.ABSENT)
        if not path.is_file():
            return Glance(folder=folder, health=Health.EMPTY)
    except OSError:
        return Glance(folder=folder, health=Health.ABSENT)
    for resting in (not _wal(path).exists(), False):  # somebody may begin to write while we look at what rests
        try:
            with closing(_connected(path, resting=resting)) as connection:
                return _seen(folder, connection, now)
        except sqlite3.DatabaseError as fault:
            trouble = fault
    return Glance(folder=folder, health=_health(trouble))


def _connected(path: Path, *, resting: bool) -> sqlite3.Connection:
    """A database that nobody has open is read as it lies, without the files that a connection leaves beside it."""
    how = "mode=ro&immutable=1" if resting else "mode=ro"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=PATIENCE)


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _health(fault: sqlite3.DatabaseError) -> Health:
    name = getattr(fault, "sqlite_errorname", "") or ""
    return Health.DAMAGED if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) else Health.BUSY


def _seen(folder: Path, connection: sqlite3.Connection, now: datetime) -> Glance:
    ask = _asking(connection)
    applied = {row[0] for row in ask("SELECT name FROM _sqlite_migrations WHERE migration_set = 'devanture'")}
    if not applied:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a damaged one says so here
        return Glance(folder=folder, health=Health.DAMAGED)
    health = Health.NEWER if applied - set(LEVELS) else Health.OLDER if set(LEVELS) - applied else Health.WELL
    profile = ask("SELECT name, zone FROM profile WHERE id = 'profile'") or [("", "")]
    zone = _zone(profile[0][1])
    wall = to_wall(now, zone).isoformat()
    counted = dict(ask("SELECT state, count(*) FROM deliveries GROUP BY state"))
    paused = _first(ask("SELECT count(*) FROM accounts WHERE paused != ''")) or 0
    upcoming = ask("SELECT min(due) FROM posts WHERE state = 'scheduled' AND due >= ?", [wall])
    return Glance(
        folder=folder, health=health, name=str(profile[0][0] or ""), published=_published(ask, zone),
        needs=paused + sum(counted.get(state, 0) for state in ASKS),
        waits=sum(counted.get(state, 0) for state in WAITS), next_post=_moment(_first(upcoming)),
    )  # fmt: skip


Asking = Callable[..., list[Any]]


def _asking(connection: sqlite3.Connection) -> Asking:
    """What a database of another version does not have is not there: no rows."""

    def ask(sql: str, args: Sequence[object] = ()) -> list[Any]:
        try:
            return connection.execute(sql, args).fetchall()
        except sqlite3.OperationalError as other:
            if getattr(other, "sqlite_errorname", "") != "SQLITE_ERROR":
                raise
            return []

    return ask


def _published(ask: Asking, zone: str) -> datetime | None:
    """When the site last arrived where people can see it: practice does not count."""
    practice = [id_ for id_, service in ask("SELECT id, service FROM accounts") if _practises(service)]
    marks = ",".join("?" * len(practice))
    sent = f"SELECT max(sent_at) FROM deliveries WHERE subject = 'site' AND state = 'sent' AND account NOT IN ({marks})"
    moment = _moment(_first(ask(sent, practice)))
    return to_wall(moment, zone) if moment else None


def _practises(service: str) -> bool:
    try:
        return about(service).practice
    except NotFoundError:
        return False


def _first(rows: list[Any]) -> Any:
    return rows[0][0] if rows else None


def _moment(text: object) -> datetime | None:
    with suppress(ValueError, TypeError):
        return datetime.fromisoformat(text)  # type: ignore[arg-type]  # None and odd values count as not said
    return None


def _zone(text: object) -> str:
    try:
        return ZoneInfo(str(text)).key if text else USUAL_ZONE
    except (ValueError, OSError, KeyError):
        return USUAL_ZONE
