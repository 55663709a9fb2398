"""What a post is on Bluesky: its record, and a key chosen beforehand, so that sending twice cannot make two."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from core.services.counting import graphemes
from core.services.richtext import Kind, Piece, pieces
from core.services.service import Delivery, Message

COLLECTION = "app.bsky.feed.post"
LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
LONGEST_TAG = 64  # graphemes


def record_key(delivery: Delivery) -> str:
    """The same for every attempt; no two deliveries share it, even when they are due in the same second."""
    chance = int.from_bytes(hashlib.sha256(delivery.key.encode()).digest()[:8], "big")
    return tid(_moment(delivery).replace(microsecond=chance // 1024 % 1_000_000), chance % 1024)


def tid(moment: datetime, clock: int) -> str:
    """A timestamp identifier: 53 bits of microseconds and 10 of a clock's id, in 13 letters that sort by time."""
    seconds = int(moment.replace(microsecond=0).timestamp())
    number = (seconds * 1_000_000 + moment.microsecond) << 10 | clock
    return "".join(LETTERS[number >> shift & 31] for shift in range(60, -1, -5))


def record(delivery: Delivery, message: Message, facets: Sequence[Any], images: Sequence[Any]) -> dict[str, Any]:
    created = _moment(delivery).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    made: dict[str, Any] = {"$type": COLLECTION, "text": message.text, "createdAt": created}
    if message.language:
        made["langs"] = [message.language]
    if facets:
        made["facets"] = list(facets)
    if images:
        made["embed"] = {"$type": "app.bsky.embed.images", "images": list(images)}
    return made


def facets(text: str, identify: Callable[[str], str]) -> list[dict[str, Any]]:
    """What is clickable, with its place in bytes. `identify` gives the DID of a handle, "" where there is none."""
    found = []
    for piece in pieces(text):
        if feature := _feature(piece, identify):
            start, end = piece.bytes(text)
            kind = f"app.bsky.richtext.facet#{piece.kind}"
            found.append({"index": {"byteStart": start, "byteEnd": end}, "features": [{"$type": kind, **feature}]})
    return found


def _feature(piece: Piece, identify: Callable[[str], str]) -> dict[str, str]:
    match piece.kind:
        case Kind.LINK:
            return {"uri": piece.value}
        case Kind.TAG:
            return {"tag": piece.value} if graphemes(piece.value) <= LONGEST_TAG else {}
        case Kind.MENTION:
            is_handle = "." in piece.value and "@" not in piece.value
            did = identify(piece.value.lower()) if is_handle else ""
            return {"did": did} if did else {}


def _moment(delivery: Delivery) -> datetime:
    return delivery.due or delivery.created
