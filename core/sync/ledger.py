"""Deliveries as they stand in the database: their states, and how they are read and written."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from core.services.service import Delivery, Message, Receipt, SentPicture, SiteContent, SiteFile


class State(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"  # on disk before the first byte leaves
    SENT = "sent"
    HANDED = "handed"  # the service itself keeps it until its time
    RECALLING = "recalling"  # to be taken back at the service
    UNKNOWN = "unknown"  # an answer was lost: looked for before anything else
    REFUSED = "refused"
    ASK = "ask"  # nothing could be proven: a person decides
    MISSED = "missed"
    CANCELLED = "cancelled"


OPEN = (State.WAITING, State.SENDING, State.HANDED, State.RECALLING, State.UNKNOWN, State.ASK)
"""Not at their end yet."""

OUT = (State.SENDING, State.SENT, State.HANDED, State.RECALLING, State.UNKNOWN, State.ASK)
"""It may be at the service already: never to be forgotten or sent under another key without a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the outbox. Times are UTC; `wall` and `zone` are what the person chose. `title` is for people.

    `subject` names what is sent ("post:ID", "site"); `content` is a Message as JSON, or the SHA-256 of a manifest.
    """

    id: str
    key: str
    account: str
    subject: str
    title: str
    content: str
    state: State
    executor: str
    epoch: int = 0
    created: datetime
    due: datetime | None = None
    wall: str = ""
    zone: str = ""
    expires: datetime | None = None
    first_attempt: datetime | None = None
    not_before: datetime | None = None
    attempt: int = 0
    reason: str = ""
    receipt: Receipt | None = None

    @property
    def order(self) -> tuple[datetime, str]:
        return self.due or self.created, self.id


TIMES = ("created", "due", "expires", "first_attempt", "not_before")
TEXTS = ("key", "account", "subject", "title", "content", "executor", "wall", "zone", "reason")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def from_row(row: Mapping[str, Any]) -> Entry:
    """Every column may be empty: a row can come from another device in parts."""
    values: dict[str, Any] = {name: row[name] or "" for name in TEXTS}
    values |= {name: _time(row[name]) for name in TIMES}
    values["created"] = values["created"] or LONG_AGO
    state, receipt = State(row["state"] or State.CANCELLED), _receipt(row["receipt"])
    return Entry(
        id=row["id"], state=state, receipt=receipt, epoch=row["epoch"] or 0, attempt=row["attempt"] or 0, **values
    )


def to_row(entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(entry, name) for name in Entry.__slots__ if name not in (*TIMES, "receipt")}
    row |= {name: value.isoformat() if (value := getattr(entry, name)) else None for name in TIMES}
    return row | {"state": str(entry.state), "receipt": None}


def receipt_columns(receipt: Receipt) -> dict[str, object]:
    """What a receipt writes into its delivery."""
    whole = {
        "remote_id": receipt.remote_id, "address": receipt.address, "at": receipt.at.isoformat(),
        "scheduled": receipt.scheduled.isoformat() if receipt.scheduled else None, "detail": dict(receipt.detail),
    }  # fmt: skip
    return {
        "remote_id": receipt.remote_id, "remote_address": receipt.address, "sent_at": receipt.at.isoformat(),
        "receipt": json.dumps(whole, ensure_ascii=False),
    }  # fmt: skip


def _receipt(text: str | None) -> Receipt | None:
    if not text:
        return None
    whole = json.loads(text)
    return Receipt(
        remote_id=whole["remote_id"], address=whole["address"], at=datetime.fromisoformat(whole["at"]),
        scheduled=_time(whole["scheduled"]), detail=whole["detail"],
    )  # fmt: skip


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def message_text(message: Message) -> str:
    """A message as it is kept in a delivery."""
    return json.dumps(asdict(message), ensure_ascii=False)


def message_from(text: str) -> Message:
    whole = json.loads(text)
    pictures = tuple(SentPicture(**picture) for picture in whole.pop("pictures"))
    return Message(**whole, pictures=pictures)


def manifest_bytes(files: tuple[SiteFile, ...]) -> bytes:
    """A site's list of files, in one settled form: equal sites have equal bytes."""
    rows = [[file.path, file.size, file.hash] for file in sorted(files, key=lambda file: file.path)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def manifest_from(data: bytes) -> SiteContent:
    return SiteContent(files=tuple(SiteFile(path=p, size=s, hash=h) for p, s, h in json.loads(data)))


def delivery(entry: Entry, content: Message | SiteContent) -> Delivery:
    """What a service is given of a line of the outbox."""
    return Delivery(
        id=entry.id, key=entry.key, account=entry.account, content=content, created=entry.created, due=entry.due,
        not_sent_before=entry.first_attempt, expires=entry.expires,
    )  # fmt: skip
