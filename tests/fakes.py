"""What the core is handed in tests: a clock that stands, a keyring in memory, a network that misbehaves on demand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import ClassVar

from core.errors import Problem
from core.services.outcome import DoubtfulError, NotNowError
from core.services.service import (
    About,
    Account,
    Can,
    Delivery,
    Identity,
    Kind,
    Limits,
    Message,
    Receipt,
    SiteContent,
)

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class FakeClock:
    def __init__(self, now: datetime = MONDAY) -> None:
        self._now, self._steady = now, 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._steady

    def pass_by(self, **duration: float) -> None:
        span = timedelta(**duration)
        self._now += span
        self._steady += span.total_seconds()

    def jump(self, **duration: float) -> None:
        """Somebody sets the clock; no time has passed."""
        self._now += timedelta(**duration)


class MemorySecrets:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get(self, owner: str, name: str) -> str | None:
        return self.kept.get((owner, name))

    def set(self, owner: str, name: str, value: str) -> None:
        self.kept[owner, name] = value

    def delete(self, owner: str, name: str) -> None:
        self.kept.pop((owner, name), None)


@dataclass
class FakeNetwork:
    """A service with a memory. `script` holds what the next calls of `send` do, one each: raise before recording
    ("refuse" and the like are errors put in as they are), "lose" = record and lose the answer, "drop" = lose before
    recording. Without a script all goes well."""

    posts: dict[str, Delivery] = field(default_factory=dict)
    script: list[object] = field(default_factory=list)
    sends: int = 0
    finds: int = 0
    offline: bool = False
    scheduled_ahead: tuple[timedelta, timedelta] | None = None
    findable: bool = True
    published: Callable[[Delivery], bool] = lambda _delivery: True

    def about(self, _key: str = "fake") -> About:
        can = {Can.SEND, Can.REMOVE} | ({Can.FIND} if self.findable else set())
        limits = Limits(text=300, settle=timedelta(minutes=1), schedule_ahead=self.scheduled_ahead)
        return About(key="fake", name="Fake", kind=Kind.NETWORK | Kind.HOST, limits=limits, can=frozenset(can))

    def open(self, account: Account, _stop: Event) -> "FakeService":
        return FakeService(account, self)

    def receipt(self, delivery: Delivery, clock_now: datetime) -> Receipt:
        scheduled = delivery.due if delivery.due and not self.published(delivery) else None
        return Receipt(remote_id=delivery.key, address=f"fake:{delivery.key}", at=clock_now, scheduled=scheduled)


class FakeService:
    about: ClassVar[About]

    def __init__(self, account: Account, network: FakeNetwork) -> None:
        self.account, self.network = account, network
        self.limits = network.about().limits

    def connect(self) -> Identity:
        return Identity(name="fake")

    def check(self, content: Message | SiteContent) -> Sequence[Problem]:
        del content
        return []

    def send(self, delivery: Delivery) -> Receipt:
        net = self.network
        net.sends += 1
        if net.offline:
            raise NotNowError("No connection.", offline=True)
        act = net.script.pop(0) if net.script else None
        if isinstance(act, BaseException):
            raise act
        if act == "drop":
            raise DoubtfulError("The answer was lost.")
        assert delivery.key not in net.posts, "the same thing arrived twice"
        net.posts[delivery.key] = delivery
        if act == "lose":
            raise DoubtfulError("The answer was lost.")
        return net.receipt(delivery, delivery.created)

    def find(self, delivery: Delivery) -> Receipt | None:
        net = self.network
        net.finds += 1
        if net.offline:
            raise NotNowError("No connection.", offline=True)
        return net.receipt(delivery, delivery.created) if delivery.key in net.posts else None

    def remove(self, receipt: Receipt) -> None:
        if self.network.offline:
            raise NotNowError("No connection.", offline=True)
        self.network.posts.pop(receipt.remote_id, None)
