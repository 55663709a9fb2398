"""The doctor: is a business folder sound, and is this computer fit for it? Looks, and changes nothing."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from core.business import Business
from core.errors import DevantureError
from core.house import House
from core.i18n import _, language, ngettext
from core.services.registry import PLACES, about
from core.store.levels import SYNCED

LEAST_FREE = 500 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` and `said` are for people; `key` says in one word what was looked at."""

    what: str
    well: bool
    said: str
    key: str = ""


def checkup(folder: Path, house: House) -> list[Finding]:
    """Everything that was looked at, in the order of weight."""
    try:
        business = Business.open(folder, house)
    except DevantureError as fault:
        return [Finding(_("Opening"), well=False, said=str(fault), key="opening")]
    try:
        return [Finding(_("Opening"), well=True, said=str(folder), key="opening"), *inside(business)]
    finally:
        business.close()


def inside(business: Business) -> Iterator[Finding]:
    """The same for a business that is open."""
    told = business.store.connection.execute("PRAGMA integrity_check(5)").fetchall()
    sound = told == [("ok",)]
    said = _("sound and readable") if sound else "; ".join(t[0] for t in told)
    yield Finding(_("Database"), sound, said, "database")
    if not sound:
        return
    yield _log(business)
    yield _photos(business)
    copies = business.backups.all()
    newest = _("the newest of {day}").format(day=_day(copies[0].at)) if copies else _("there is none")
    yield Finding(_("Copies"), bool(copies), newest, "copies")
    free = shutil.disk_usage(business.folder).free
    yield Finding(_("Room on the disk"), free >= LEAST_FREE, _free(free), "room")
    if any(account.service in PLACES and about(account.service).secret for account in business.accounts.all()):
        reason = getattr(business.secrets, "reason", "")
        yield Finding(_("Keyring"), not reason, reason or _("passwords are kept by the system"), "keyring")
    problems = business.site.checks() if business.store.rows("pages", "hidden IS NOT 1", order="id LIMIT 1") else []
    mend = ngettext("{n} thing worth mending: {first}", "{n} things worth mending, first: {first}", len(problems))
    said = mend.format(n=len(problems), first=problems[0].message) if problems else _("nothing to mend")
    yield Finding(_("Site"), well=True, said=said, key="site")
    paused = business.accounts.paused()
    for account in business.accounts.all():
        yield Finding(
            _("Account {name}").format(name=account.name),
            account.id not in paused,
            paused.get(account.id) or _("ready"),
            "account",
        )


def _log(business: Business) -> Finding:
    """Does the log end in what the tables hold?"""
    wrong = sum(_unlogged(business, table, row) for table in SYNCED for row in business.store.rows(table))
    said = _("every change is on record") if not wrong else _("{n} values are not on record").format(n=wrong)
    return Finding(_("History"), not wrong, said, "history")


def _unlogged(business: Business, table: str, row: Mapping[str, object]) -> int:
    log = "SELECT col, val FROM sync_op WHERE tbl = ? AND pk = ? ORDER BY n"
    newest = {op["col"]: op["val"] for op in business.store.query(log, [table, row["id"]])}
    return sum(newest.get(column) != value for column, value in row.items() if column != "id")


def _photos(business: Business) -> Finding:
    broken = []
    rows = business.store.rows("media")
    for row in rows:
        try:
            with business.library.path(row["hash"]).open("rb") as file:
                sound = file_digest(file, "sha256").hexdigest() == row["hash"]
        except (DevantureError, OSError):
            sound = False
        if not sound:
            broken.append(row["name"] or row["hash"][:8])
    if broken:
        return Finding(_("Photos"), well=False, said=_("missing or damaged: {names}").format(names=", ".join(broken)),
                       key="photos")  # fmt: skip
    said = ngettext("{n} photo", "{n} photos", len(rows)).format(n=len(rows))
    return Finding(_("Photos"), well=True, said=said, key="photos")


def _day(at: datetime) -> str:
    from babel.dates import format_date

    return str(format_date(at.date(), "long", locale="fr_FR" if language() == "fr" else "en_GB"))


def _free(count: int) -> str:
    if count >= 10 << 30:
        return _("{n} GB free").format(n=count >> 30)
    return _("{n} MB free").format(n=count >> 20)
