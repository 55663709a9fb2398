"""What became of the posts that were handed over, or will become of them: all of them in one light query."""

from dataclasses import dataclass
from datetime import datetime

from core.store.store import Store
from core.sync.ledger import State

OUTSTANDING = (State.WAITING, State.HANDED, State.SENDING, State.RECALLING, State.UNKNOWN)
NEEDS_SOMEBODY = (State.REFUSED, State.ASK, State.MISSED)

# Of each post and account the newest line counts; one that was replaced by a newer text is no fate of its own.
NEWEST = (
    "SELECT id, subject, account, state, sent_at, remote_address, reason, max(created || id) AS newest "
    "FROM deliveries WHERE subject {which} AND account != '' GROUP BY subject, account"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """A post on its way to one account. `at` is UTC, when it was sent; `delivery` the id of its line in the outbox."""

    account: str
    state: State
    delivery: str
    at: datetime | None = None
    address: str = ""
    reason: str = ""


def fates(store: Store, post: str = "") -> dict[str, dict[str, Fate]]:
    """By the post's id and the account's; of one post, or of all."""
    which, args = ("= ?", [f"post:{post}"]) if post else ("LIKE 'post:%'", [])
    found: dict[str, dict[str, Fate]] = {}
    for row in store.query(NEWEST.format(which=which), args):
        fate = Fate(
            account=row["account"], state=State(row["state"] or State.CANCELLED), delivery=row["id"],
            at=datetime.fromisoformat(row["sent_at"]) if row["sent_at"] else None,
            address=row["remote_address"] or "", reason=row["reason"] or "",
        )  # fmt: skip
        found.setdefault(row["subject"].removeprefix("post:"), {})[fate.account] = fate
    return found
