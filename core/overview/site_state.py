"""The site at a glance: since when it is online, where, and whether what is published is still what is here."""

from collections.abc import Collection
from typing import Any

from core.overview.changes import changes_since
from core.overview.model import Changes, SiteState
from core.overview.outgoing import WAITS, wall
from core.store.store import Store

PAGES = "SELECT count(*) AS n FROM pages WHERE hidden IS NOT 1"

PUBLISHED = """
SELECT id, account, state, created, sent_at, remote_address FROM deliveries
WHERE subject = 'site' AND state IN ('sent', 'waiting', 'sending', 'unknown', 'recalling', 'handed', 'ask')
ORDER BY created, id
"""


def site_state(store: Store, zone: str, practice: Collection[str]) -> SiteState:
    """`practice` are the ids of the accounts that nobody sees; where there is a real one, only that counts."""
    pages = store.query(PAGES)[0]["n"]
    rows = store.query(PUBLISHED)
    real = [row for row in rows if row["account"] not in practice]
    counted = real or rows
    if not counted:
        return SiteState(pages=pages)
    arrived = [row for row in counted if row["state"] == "sent" and row["sent_at"]]
    newest, on_way = counted[-1], [row for row in counted if row["state"] in WAITS]
    last: dict[str, Any] = max(arrived, key=lambda row: row["sent_at"], default={})
    return SiteState(
        pages=pages, on_way=on_way[-1]["id"] if on_way else "",
        since=wall(min((row["sent_at"] for row in arrived), default=None), zone), last=wall(last.get("sent_at"), zone),
        account=last.get("account") or "", address=last.get("remote_address") or "", practice=not real,
        published=newest["id"],
        changes=changes_since(store, newest["id"], newest["created"] or "") if newest["state"] != "ask" else Changes(),
    )  # fmt: skip
