"""What the core is handed from outside, so that tests never sleep or patch."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from an unknown start that never jump."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return monotonic()


class Secrets(Protocol):
    """Where passwords and tokens live: the system's keyring, never a table, a log or a file of ours.

    `owner` names an account of a business ("<business id>/<account id>"), `name` one secret of it ("password",
    "session").
    """

    def get(self, owner: str, name: str) -> str | None: ...

    def set(self, owner: str, name: str, value: str) -> None: ...

    def delete(self, owner: str, name: str) -> None: ...


Progress = Callable[[int, int, str], None]
"""Called with (done, total, what): counts of the same unit, and the present thing in words ("photo 3")."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Progress that nobody looks at."""
