"""The outbox as rooms and people see it: what is to go out is put here, looked at, changed, taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.errors import DevantureError, NotFoundError
from core.i18n import _
from core.ids import new_id
from core.services.service import Message
from core.store.plan import RowChange
from core.store.store import Store
from core.sync.ledger import OPEN, OUT, Entry, State, from_row, message_text, to_row
from core.sync.standing import OFFLINE, Attempt, Lane, taken_back

GRACE = timedelta(hours=6)
"""How late a scheduled post may still go out, but never on another day: Friday's lunch offer is no use on Saturday."""

LEAST_GRACE = timedelta(hours=1)

COUNTED = "SELECT state, count(*) AS n FROM deliveries GROUP BY state"
LAST_TRIES = (
    "SELECT d.account, max(a.id) AS id, a.outcome FROM attempts a JOIN deliveries d ON d.id = a.delivery "
    "WHERE a.ended != '' GROUP BY d.account"
)


def expiry(due: datetime, zone: str) -> datetime:
    """The latest moment (UTC) at which something due at `due` (UTC) may still leave."""
    wall = due.astimezone(ZoneInfo(zone))
    midnight = (wall + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(min(due + GRACE, midnight.astimezone(due.tzinfo)), due + LEAST_GRACE)


class Outbox:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, *, key: str, account: str, subject: str, title: str, content: Message | str, due: datetime | None = None,
        zone: str = "UTC",
    ) -> Entry:  # fmt: skip
        """Put something in, inside the transaction of the change it comes from. One key is one delivery.

        `content` is a message, or the SHA-256 of a frozen manifest; `due` is UTC, `zone` the shop's. What still waits
        of the same subject for the same account, under an older key, or was refused or missed, is cancelled: nobody
        need look after it any more. It is called back where the service keeps it already. The same key again gives the
        line there is; one that had ended unsent waits anew.
        """
        existing = self._by_key(key, account)
        while existing is not None and taken_back(existing):
            key += "'"
            existing = self._by_key(key, account)
        self._supersede(subject, account, key)
        now = self._store.clock.now()
        entry = Entry(
            id=new_id(now), key=key, account=account, subject=subject, title=title, created=now,
            content=content if isinstance(content, str) else message_text(content),
            state=State.WAITING, executor=self._store.device, due=due, zone=zone,
            wall=due.astimezone(ZoneInfo(zone)).replace(tzinfo=None).isoformat() if due else "",
            expires=expiry(due, zone) if due else None,
        )  # fmt: skip
        if existing is None:
            self._store.insert("deliveries", to_row(entry))
            return entry
        if existing.state in OUT:
            return existing
        anew = replace(entry, id=existing.id)
        if existing.state is State.CANCELLED and existing.first_attempt:  # given up in doubt: looked for first
            anew = replace(existing, state=State.UNKNOWN, not_before=None)
        self._store.update("deliveries", existing.id, to_row(anew))
        return anew

    def entries(self, *states: State) -> list[Entry]:
        """In the order in which they go; all of them, or those in `states`."""
        marks = ",".join("?" * len(states))
        where = f"state IN ({marks})" if states else "1"
        return sorted((from_row(r) for r in self._store.rows("deliveries", where, states)), key=lambda e: e.order)

    def counts(self) -> dict[str, int]:
        """How many there are in each state, by its name."""
        return {row["state"]: row["n"] for row in self._store.query(COUNTED) if row["state"]}

    def of(self, subject: str, account: str = "") -> list[Entry]:
        where, args = ("subject = ? AND account = ?", [subject, account]) if account else ("subject = ?", [subject])
        return sorted((from_row(row) for row in self._store.rows("deliveries", where, args)), key=lambda e: e.order)

    def get(self, id: str) -> Entry:  # noqa: A002, the column's name
        """By id, or by the last letters of it that fit only one."""
        rows = self._store.rows("deliveries", "substr(id, -?) = ?", [len(id), id]) if id else []
        if len(rows) != 1:
            raise NotFoundError(
                _("There is no delivery “{id}” in the outbox.").format(id=id),
                remedy=_("Look at the list of the outbox."),
            )
        return from_row(rows[0])

    def attempts(self, id: str) -> list[Attempt]:  # noqa: A002, the column's name
        """The calls made for a delivery from this computer, the newest first."""
        return [
            Attempt(
                id=row["id"], step=row["step"] or "", started=datetime.fromisoformat(row["started"]),
                ended=_moment(row["ended"]), outcome=row["outcome"] or "", detail=row["detail"] or "",
            )
            for row in self._store.rows("attempts", "delivery = ?", [id], order="id DESC")
        ]  # fmt: skip

    def lanes(self) -> dict[str, Lane]:
        """What is known of the way to each account, by its id."""
        last = {row["account"]: row["outcome"] for row in self._store.query(LAST_TRIES)}
        return {
            row["account"]: Lane(
                account=row["account"], failures=row["failures"] or 0, open_until=_moment(row["open_until"]),
                reason=row["reason"] or "", reached=_moment(row["reached"]),
                offline=last.get(row["account"]) == OFFLINE,
            )
            for row in self._store.rows("breakers", order="account")
        }  # fmt: skip

    def cancel(self, id: str) -> Entry:  # noqa: A002, the column's name
        """Keep something from going out. What a service keeps until its time is taken back there."""
        entry = self.get(id)
        if entry.state in (State.WAITING, State.REFUSED, State.MISSED):
            return self._set(entry, _("Delivery cancelled"), State.CANCELLED, undoable=True)
        if entry.state is State.HANDED:
            return self._set(entry, _("Delivery called back"), State.RECALLING, not_before=None)
        if entry.state in (State.ASK, State.UNKNOWN, State.RECALLING):
            return self._set(entry, _("Delivery given up"), State.CANCELLED)
        raise _too_late(entry)

    def cancel_all(self, ids: Sequence[str]) -> list[Entry]:
        """Cancel what can still be kept from going out, or called back; gives those. What waited is one step of undo;
        what has left meanwhile is passed over."""
        at_home = (State.WAITING, State.REFUSED, State.MISSED)
        entries = [self.get(one) for one in ids]
        with self._store.transaction(_("Deliveries cancelled")):
            done = [self.cancel(entry.id) for entry in entries if self.get(entry.id).state in at_home]
        return [*done, *(self.cancel(entry.id) for entry in entries if self.get(entry.id).state is State.HANDED)]

    def remove(self, id: str) -> Entry:  # noqa: A002, the column's name
        """Take back what is out: the service is asked to delete it as soon as there is a connection."""
        entry = self.get(id)
        if entry.state in (State.SENT, State.HANDED):
            return self._set(entry, _("Taken back from the network"), State.RECALLING, not_before=None)
        return self.cancel(id)

    def look(self, id: str) -> Entry:  # noqa: A002, the column's name
        """Look again at the service whether something doubtful has arrived."""
        entry = self.get(id)
        if entry.state not in (State.UNKNOWN, State.ASK, State.HANDED):
            raise _nothing_to_look_for(entry)
        if entry.state is State.HANDED:
            return self._set(entry, _("Looked for again"), State.HANDED, not_before=None)
        return self._set(entry, _("Looked for again"), State.UNKNOWN, not_before=None)

    def arrived(self, id: str) -> Entry:  # noqa: A002, the column's name
        """The person has seen it at the service: it did arrive."""
        entry = self.get(id)
        if entry.state not in (State.UNKNOWN, State.ASK):
            raise _nothing_to_look_for(entry)
        sent = self._store.clock.now().isoformat()
        return self._set(entry, _("Seen at the service"), State.SENT, sent_at=sent, reason="")

    def resend(self, id: str) -> Entry:  # noqa: A002, the column's name
        """Try once more what was refused or missed, or what a person says did not arrive."""
        entry = self.get(id)
        if entry.state not in (State.REFUSED, State.MISSED, State.ASK, State.CANCELLED, State.WAITING):
            raise _too_late(entry)
        if taken_back(entry):
            raise _was_removed(entry)
        ahead = entry.due is not None and entry.due > self._store.clock.now()
        keeps = entry.expires is not None and (entry.state is State.WAITING or ahead)
        expires = entry.expires.isoformat() if keeps and entry.expires else None
        return self._set(entry, _("Sent again"), State.WAITING, not_before=None, expires=expires, reason="")

    def send_now(self, id: str) -> Entry:  # noqa: A002, the column's name
        """Let go at once what waits: for its time, for its turn, or for another try."""
        entry, now = self.get(id), self._store.clock.now()
        if entry.state is not State.WAITING:
            raise _too_late(entry)
        columns: dict[str, Any] = {"not_before": None}
        if entry.due is not None and entry.due > now:
            wall = now.astimezone(ZoneInfo(entry.zone or "UTC")).replace(tzinfo=None, microsecond=0)
            columns |= {"due": now.isoformat(), "wall": wall.isoformat()}
            columns |= {"expires": expiry(now, entry.zone or "UTC").isoformat()}
        changed = self._set(entry, _("Sent before its time"), State.WAITING, **columns)
        self.hurry(entry.account)
        return changed

    def hurry(self, account: str = "") -> None:
        """There is a line again, or somebody is at the screen: what waits for another try is tried now."""
        with self._store.writing():
            self._store.connection.execute("UPDATE breakers SET open_until = '' WHERE ? IN ('', account)", [account])

    def has_left(self, subject: str, account: str) -> bool:
        """Is it, or may it be, at the service for good? (What the service still keeps back can be called back.)"""
        gone = (State.SENDING, State.SENT, State.UNKNOWN, State.ASK)
        return any(entry.state in gone for entry in self.of(subject, account))

    def goes(self, subject: str, account: str) -> bool:
        """Is it still meant to go there, or to stay there till its time? Not what a person has taken out."""
        meant = (State.WAITING, State.HANDED, State.REFUSED, State.MISSED)
        return any(entry.state in meant for entry in self.of(subject, account))

    def untried(self, key: str, account: str) -> bool:
        """Does it wait without anybody having tried to send it? Its content may still change under the same key."""
        entry = self._by_key(key, account)
        return entry is not None and entry.state is State.WAITING and entry.first_attempt is None

    def unsettled(self, subject: str) -> bool:
        """Is an attempt under way, or its outcome not known yet?"""
        return any(entry.state in (State.SENDING, State.UNKNOWN) for entry in self.of(subject))

    def withdraw(self, subject: str, account: str = "") -> int:
        """Keep at home what has not left yet of `subject` (for one account, or for all), inside the caller's
        transaction; gives how many."""
        home = (State.WAITING, State.REFUSED, State.MISSED)
        withdrawn = {**dict.fromkeys(home, State.CANCELLED), State.HANDED: State.RECALLING}
        entries = [entry for entry in self.of(subject, account) if entry.state in withdrawn]
        for entry in entries:
            changes = {"state": str(withdrawn[entry.state]), "not_before": None, "reason": ""}
            self._store.update("deliveries", entry.id, changes)
        over = self._store.clock.now().isoformat()
        for entry in self.of(subject, account):
            if entry.state in (State.SENDING, State.UNKNOWN):  # should it not have arrived, it goes no more
                self._store.update("deliveries", entry.id, {"expires": over})
        return len(entries)

    def take_over(self) -> int:
        """Make this device the one that sends what another one was to send; gives how many.

        Whatever the other may have sent is looked for first: nothing is known of what it did since.
        """
        mine = self._store.device
        others = [entry for entry in self.entries(*OPEN) if entry.executor != mine]
        with self._store.transaction(_("Sending taken over by this computer"), undoable=False):
            for entry in others:
                state = entry.state if entry.state in (State.ASK, State.RECALLING) else State.UNKNOWN
                changes = {"executor": mine, "epoch": entry.epoch + 1, "state": str(state), "not_before": None}
                self._store.update("deliveries", entry.id, changes)
        return len(others)

    def guard(self, changes: Sequence[RowChange]) -> None:
        """For undo: what has left the house cannot be undone here."""
        for change in changes:
            row = self._store.get("deliveries", change.id) if change.table == "deliveries" else None
            expected = (change.before or {}).get("state")
            if row is not None and (row["state"] in OUT or (expected in OUT and row["state"] != expected)):
                raise _too_late(from_row(row))

    def guard_alone(self, changes: Sequence[RowChange]) -> None:
        """For bringing back one entry out of its order: a post on its way must stay as it is going out."""
        posts = {change.id for change in changes if change.table == "posts"}
        parts = [change for change in changes if change.table in ("variants", "pictures")]
        rows = [{**(self._store.get(c.table, c.id) or {}), **(c.before or {}), **(c.after or {})} for c in parts]
        posts |= {str(row["post"]) for row in rows if row.get("post")}
        with_it = {change.id for change in changes if change.table == "deliveries"}
        for post in posts:
            for entry in self.of(f"post:{post}"):
                if entry.state in OPEN and entry.id not in with_it:
                    raise DevantureError(
                        _("“{title}” stands in the outbox as it is now.").format(title=entry.title),
                        safe=_("Nothing was changed."),
                        remedy=_("Take the post off the schedule first, then bring this back."),
                    )

    def _by_key(self, key: str, account: str) -> Entry | None:
        rows = self._store.rows("deliveries", "key = ? AND account = ?", [key, account])
        return from_row(rows[0]) if rows else None

    def _supersede(self, subject: str, account: str, key: str) -> None:
        for entry in self.of(subject, account):
            if entry.key != key and entry.state in (State.WAITING, State.REFUSED, State.MISSED):
                self._store.update("deliveries", entry.id, {"state": str(State.CANCELLED), "reason": ""})
            elif entry.key != key and entry.state is State.HANDED:
                self._store.update("deliveries", entry.id, {"state": str(State.RECALLING), "not_before": None})

    def _set(self, entry: Entry, name: str, state: State, *, undoable: bool = False, **columns: object) -> Entry:
        with self._store.transaction(name, undoable=undoable):
            if self.get(entry.id).state is not entry.state:  # the engine was quicker
                raise _too_late(entry)
            self._store.update("deliveries", entry.id, {"state": str(state), **columns})
        return self.get(entry.id)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _was_removed(entry: Entry) -> DevantureError:
    return DevantureError(
        _("“{title}” was removed from there on purpose.").format(title=entry.title),
        safe=_("Nothing was changed."),
        remedy=_("To show it again, schedule or publish it once more."),
    )


def _too_late(entry: Entry) -> DevantureError:
    return DevantureError(
        _("“{title}” has already left.").format(title=entry.title),
        safe=_("Nothing was changed."),
        remedy=_("What has arrived can be taken back: remove it from the network in the outbox."),
    )


def _nothing_to_look_for(entry: Entry) -> DevantureError:
    return DevantureError(
        _("There is no doubt about “{title}”: there is nothing to look for.").format(title=entry.title),
        safe=_("Nothing was changed."),
    )
