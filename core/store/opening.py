"""Making, opening, migrating and restoring the database of a business."""

import contextlib
import sqlite3
from pathlib import Path

from core.errors import DamagedError, FolderError, NewerError, NotFoundError
from core.i18n import _
from core.ids import new_id
from core.ports import Clock
from core.store.backups import Backup, Backups
from core.store.faults import damaged, told
from core.store.levels import LEVELS, SYNCED
from core.store.store import Store

FILE = "business.db"
BUSY_MS = 10_000


def create(folder: Path, clock: Clock, machine: str) -> Store:
    """A new, empty business in `folder`, which is made; one that already holds a business is left alone."""
    path = folder / FILE
    if path.exists():
        raise FolderError(
            _("There is already a business in {folder}.").format(folder=folder),
            safe=_("It was left as it is."),
            remedy=_("Choose another folder, or open this one."),
        )
    with told(path):
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{FILE}.new"  # a business is there whole, or not at all
        part.unlink(missing_ok=True)
        connection = _connect(part, mode="rwc")
        connection.execute("PRAGMA journal_mode = DELETE")
        _migrate(connection)
        now = clock.now()
        made = "INSERT INTO sync_state (one, business, machine, device, schema) VALUES (1, ?, ?, ?, ?)"
        connection.execute(made, [new_id(now), machine, new_id(now), len(LEVELS)])
        connection.close()
        part.rename(path)
    return open_store(folder, clock, machine)


def open_store(folder: Path, clock: Clock, machine: str, *, durable: bool = False) -> Store:
    """Open the business in `folder`: checked, migrated, with the day's first copy made.

    `machine` marks this installation: a business that comes from another one (copied, restored) takes a new device
    id. `durable` is the outbox's: each commit is on the disk before it returns.
    """
    path = folder / FILE
    if not path.is_file():
        raise NotFoundError(
            _("There is no business in {folder}.").format(folder=folder),
            remedy=_("Choose another folder, or make a new business."),
        )
    with told(path):
        crashed = path.with_name(f"{FILE}-wal").exists()
        connection = _connect(path, mode="rw")
        try:
            store = _ready(connection, path, clock, machine, crashed=crashed)
        except BaseException:
            connection.close()
            raise
        if durable:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = ON")
    return store


def reopen(store: Store, machine: str) -> None:
    """Let `store` go on with its file, which was away for a while (a stick); raises while it is not there."""
    store.go_on_with(open_store(store.path.parent, store.clock, machine))


def restore(folder: Path, backup: Backup, clock: Clock, machine: str) -> Path | None:
    """Put the copy `backup` in the place of the database; gives where a damaged one was put aside, if it was.

    The state before is itself kept as a copy first, and the business takes a new device id: numbers of the log must
    never be used twice.
    """
    path = folder / FILE
    aside = None
    with told(backup.path):
        source = _connect(backup.path, mode="ro")  # held on to: keeping one more copy may let go of this one
    with contextlib.closing(source):
        try:
            with contextlib.closing(open_store(folder, clock, machine)) as store:
                Backups(folder / "backups").keep(store.connection, "restore", clock.now())
        except (DamagedError, NotFoundError):
            aside = _put_aside(path, clock)
        with told(path), contextlib.closing(_connect(path, mode="rwc")) as target:
            target.execute("SELECT 1 FROM sqlite_master").fetchone()  # it must know its page size beforehand
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
            _new_device(target, clock, machine)
    return aside


def _ready(connection: sqlite3.Connection, path: Path, clock: Clock, machine: str, *, crashed: bool) -> Store:
    if crashed and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    store = Store(connection, path, clock)
    pending = _pending(connection, path)
    backups = Backups(path.parent / "backups")
    if pending:
        backups.keep(connection, "migration", clock.now())
        _migrate(connection)
        connection.execute("UPDATE sync_state SET schema = ?", [len(LEVELS)])
    elif backups.due(clock.now()):
        backups.keep(connection, "daily", clock.now())
    if connection.execute("SELECT machine FROM sync_state").fetchone()[0] != machine:
        _new_device(connection, clock, machine)
    return store


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def _pending(connection: sqlite3.Connection, path: Path) -> bool:
    """Does the database lack migrations? One that has more than we know is left alone."""
    try:
        rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'devanture'").fetchall()
    except sqlite3.OperationalError as absent:
        if absent.sqlite_errorname != "SQLITE_ERROR":
            raise
        raise damaged(path) from absent
    applied = {name for (name,) in rows}
    if applied - set(LEVELS):
        raise NewerError(
            _("This business was last opened with a newer Devanture."),
            safe=_("It was left as it is."),
            remedy=_("Install the newest version of Devanture on this computer, then open it again."),
        )
    return bool(set(LEVELS) - applied)


def _migrate(connection: sqlite3.Connection) -> None:
    """Loaded only when there is something to migrate."""
    from sqlite_utils import Database

    from core.store import triggers
    from core.store.schema import schema

    db = Database(connection)
    schema.apply(db)
    with db.atomic():
        triggers.install(db, SYNCED)


def _new_device(connection: sqlite3.Connection, clock: Clock, machine: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR REPLACE INTO sync_seen SELECT device, seq FROM sync_state")
    connection.execute(
        "UPDATE sync_state SET device = ?, machine = ?, seq = 0, exported = 0, tx = NULL",
        [new_id(clock.now()), machine],
    )
    connection.execute("COMMIT")


def _put_aside(path: Path, clock: Clock) -> Path | None:
    """A damaged database is kept for whoever can read it, out of the way."""
    if not path.exists():
        return None
    aside = path.with_name(f"business.damaged-{clock.now():%Y%m%dT%H%M%SZ}.db")
    with told(path):
        path.rename(aside)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
    return aside
