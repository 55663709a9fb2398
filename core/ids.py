"""Keys of records: UUIDv7 (RFC 9562, May 2024), text, roughly in order of making, never a counter."""

import secrets
from datetime import UTC, datetime
from uuid import UUID

VERSION_AND_VARIANT = (7 << 76) | (0b10 << 62)


def new_id(now: datetime | None = None) -> str:
    """A fresh key; `now` only decides where it sorts."""
    milliseconds = int((now or datetime.now(UTC)).timestamp() * 1000)
    return str(UUID(int=(milliseconds & (1 << 48) - 1) << 80 | VERSION_AND_VARIANT | _random_bits()))


def _random_bits() -> int:
    return secrets.randbits(12) << 64 | secrets.randbits(62)
