"""A report for support: versions, states and counts. No text, name, address or token of anybody ever gets into it."""

import platform
import re
import sqlite3
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from core import __version__, i18n
from core.business import Business
from core.errors import DevantureError
from core.house import House
from core.place import cloud, sizes
from core.services.registry import PLACES
from core.store.levels import LEVELS, SYNCED

LIBRARIES = ("PySide6-Essentials", "PySide6-Addons", "sqlite-utils", "requests", "Pillow", "paramiko", "keyring")
LINES = 120
LOGGED = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\S* (DEBUG|INFO|WARNING|ERROR|CRITICAL) ((?:core|gui)[\w.]*): (.*)"
)
KIND = re.compile(r": [A-Z][A-Za-z]*(?:Error|Exception|Timeout)$")
TRACE = re.compile(r'\s+File ".*?(?:[\\/]|")((?:core|gui)[\\/][\w\\/.]+|[\w.]+)", line (\d+), in (\S+)')
RAISED = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:Error|Exception|Warning|Interrupt|Exit))(?::.*)?")


def report(folder: Path, house: House, log: Path, extra: Mapping[str, str] | None = None) -> str:
    """Plain English text, for whoever helps. `extra` is what the upper floor knows (Qt, screen)."""
    lines = ["Devanture: report for support", f"written {house.clock.now():%Y-%m-%d %H:%M} UTC", "", "== Program"]
    lines += [f"{name}: {value}" for name, value in (_program() | dict(extra or {})).items()]
    try:
        business = Business.open(folder, house)
    except DevantureError as fault:
        lines += ["", "== Business", f"could not be opened: {type(fault).__name__}"]
    else:
        try:
            lines += _business(business, folder)
        finally:
            business.close()
    return "\n".join([*lines, "", "== Log", *_log(log)]) + "\n"


def _program() -> dict[str, str]:
    found = {"Devanture": __version__, "Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not there"
    return found | {
        "system": f"{platform.system()} {platform.release()} {platform.machine()}", "language": i18n.language(),
        "packed": str(bool(getattr(sys, "frozen", False))),
    }  # fmt: skip


def _business(business: Business, folder: Path) -> Iterator[str]:
    store, held = business.store, sizes(folder)
    yield from ("", "== Business", f"id: {business.id}", f"migrations: {len(LEVELS)}")
    yield f"cloud folder: {cloud(folder) or 'no'}"
    yield f"bytes: database {held.database}, photos {held.photos}, copies {held.copies}, site {held.site}"
    yield f"copies: {len(business.backups.all())}"
    yield from ("", "== Counts")
    for table in (*SYNCED, "sync_tx", "sync_op"):
        yield f"{table}: {store.connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]}"
    yield from ("", "== Outbox")
    yield from (f"{state}: {count}" for state, count in sorted(business.outbox.counts().items()))
    yield from ("", "== Accounts")
    paused = business.accounts.paused()
    for account in business.accounts.all():
        service = account.service if account.service in PLACES else "unknown"
        yield f"{service}: {'paused' if account.id in paused else 'ready'}"
    yield from ("", "== Check-up")
    yield from _checked(business)


def _checked(business: Business) -> Iterator[str]:
    """What the check-up found, by its kind alone: its sentences may name photos, accounts and folders."""
    from core.checkup import inside

    for finding in inside(business):
        yield f"{finding.key}: {'well' if finding.well else 'NOT WELL'}"


def _log(path: Path) -> list[str]:
    """The last lines, of each only what our own sources can have put there."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            last = list(deque(file, LINES))
    except OSError:
        return ["there is none"]
    kept = [safe for line in last if (safe := _safe(line.rstrip("\n")))]
    return kept or ["there is nothing in it"]


def _safe(line: str) -> str:
    """When, how grave, which of our modules; of a trace the place in our sources and the kind of fault. The words of a
    message stay away: a path or an answer of a service may stand in them."""
    if logged := LOGGED.fullmatch(line):
        kind = KIND.search(logged[4])
        return f"{logged[1]} {logged[2]} {logged[3]}{kind[0] if kind else ''}"
    if trace := TRACE.match(line):
        return f"    {Path(trace[1].replace(chr(92), '/')).as_posix()}:{trace[2]} {trace[3]}"
    if raised := RAISED.fullmatch(line):
        return f"    {raised[1]}"
    return ""
