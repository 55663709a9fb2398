"""When to try again: full jitter, never before the service's own wish."""

import random
from dataclasses import dataclass
from datetime import timedelta

IMPATIENT = 20
"""Tries without a line after which it is no longer a moment's interruption: each try leaves lines in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`offline_cap` bounds the wait while there is no line at all: what waits should leave soon after it is back."""

    base: timedelta = timedelta(seconds=5)
    cap: timedelta = timedelta(minutes=15)
    offline_cap: timedelta = timedelta(seconds=45)
    look_again: timedelta = timedelta(minutes=10)

    def wait(
        self, failures: int, chance: random.Random, *, retry_after: timedelta | None = None, offline: bool = False
    ) -> timedelta:
        """After the `failures`-th failure in a row (1, 2, ...): random between nothing and a doubling bound."""
        doubled: timedelta = self.base * 2 ** min(failures - 1, 20)
        patient = self.offline_cap if failures <= IMPATIENT else self.offline_cap * 4
        bound = min(patient if offline else self.cap, doubled)
        return max(retry_after or timedelta(0), bound * chance.random())
