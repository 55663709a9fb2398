"""The outbox in a few lines: what needs a person, what waits and why, what went out last. Never reads contents."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.overview.model import Queue, Sent, Waiting
from core.posts.times import to_wall
from core.store.store import Store
from core.sync.ledger import Entry, from_row
from core.sync.outbox import Outbox
from core.sync.standing import Around, Lane, Standing, standing

SHOWN = 5
WAITS = ("waiting", "sending", "unknown", "recalling", "handed")
ASKS = ("ask", "refused", "missed")

NEED = """
SELECT d.id, d.title, d.state, d.reason, count(*) OVER () AS n FROM deliveries d
WHERE d.state IN ('ask', 'refused', 'missed') ORDER BY d.created DESC, d.id DESC LIMIT 2
"""

QUEUE = """
SELECT id, key, account, subject, title, '' AS content, state, executor, epoch, created, due, wall, zone, expires,
  first_attempt, not_before, attempt, reason, receipt, count(*) OVER () AS n,
  sum(state IN ('waiting', 'sending') AND (due IS NULL OR due = '' OR due <= ?)) OVER () AS held
FROM deliveries WHERE state IN ('waiting', 'sending', 'unknown', 'recalling', 'handed')
ORDER BY coalesce(due, created), id LIMIT ?
"""
"""Their contents may be long and are not needed."""

SENT = """
SELECT d.id, d.title, a.name AS account, d.sent_at, d.remote_address FROM deliveries d
LEFT JOIN accounts a ON a.id = d.account WHERE d.state = 'sent' ORDER BY d.sent_at DESC, d.id DESC LIMIT ?
"""

ACCOUNTS = "SELECT id, name, paused FROM accounts"

PAUSED = "SELECT id, name, paused FROM accounts WHERE paused != '' ORDER BY created, id"


def needing(store: Store) -> tuple[int, list[dict[str, Any]]]:
    """How many deliveries need a person, and the newest two of them."""
    rows = store.query(NEED)
    return (rows[0]["n"] if rows else 0), rows


def paused(store: Store) -> list[dict[str, Any]]:
    """The accounts that are paused: id, name and why."""
    return store.query(PAUSED)


def queue(store: Store, outbox: Outbox, zone: str) -> Queue:
    now = store.clock.now()
    rows = store.query(QUEUE, [now.isoformat(), SHOWN])
    if not rows:
        return Queue()
    lanes, names = outbox.lanes(), {row["id"]: row for row in store.query(ACCOUNTS)}
    return Queue(
        tuple(_waiting(from_row(row), names.get(row["account"] or ""), lanes, store, zone) for row in rows),
        rows[0]["n"], rows[0]["held"] or 0,
    )  # fmt: skip


def sent(store: Store, zone: str) -> tuple[Sent, ...]:
    return tuple(
        Sent(id=row["id"], title=row["title"] or "", account=row["account"] or "", at=wall(row["sent_at"], zone),
             address=row["remote_address"] or "")
        for row in store.query(SENT, [SHOWN])
    )  # fmt: skip


def wall(text: str | None, zone: str) -> datetime | None:
    """A moment as it is kept (UTC), on the wall of the shop."""
    return to_wall(datetime.fromisoformat(text), zone) if text else None


def _waiting(
    entry: Entry, account: Mapping[str, Any] | None, lanes: Mapping[str, Lane], store: Store, zone: str
) -> Waiting:
    paused, lane = (account["paused"] or "") if account else "", lanes.get(entry.account)
    around = Around(device=store.device, now=store.clock.now(), lane=lane, paused=bool(paused))
    stands = standing(entry, around)
    again = max((at for at in (entry.not_before, lane.open_until if lane else None) if at), default=None)
    told = {Standing.PAUSED: paused, Standing.RETRY: lane.reason if lane else "", Standing.CHECK: entry.reason}
    moments = {
        Standing.LATER: entry.due,
        Standing.HANDED: entry.due,
        Standing.RETRY: again,
        Standing.OFFLINE: entry.due,
    }
    moment = moments.get(stands)
    return Waiting(
        id=entry.id, title=entry.title, account=(account["name"] or "") if account else "", standing=stands,
        at=to_wall(moment, zone) if moment and moment > around.now else None, reason=told.get(stands, ""),
    )  # fmt: skip
