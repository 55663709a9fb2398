"""What every network must hold on a bad line: after any failure, and by the engine's rules, exactly one post.

A test module subclasses `NetworkContract` and gives the fixture `bench`.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import requests
from PIL import Image

from core.services.outcome import DoubtfulError, NotNowError
from core.services.service import Account, Delivery, Line, Message, Receipt, SentPicture, Service
from tests.fakes import FakeClock, MemorySecrets
from tests.servers.flaky_proxy import BEFORE, Fault, FlakyProxy

NO_PATIENCE = (2, 0.4)  # seconds; the real 60 are a matter of taste, not of outcome
TEXT = "Réservez sur https://ex.fr/été #brunch 🥐"


class HurriedSession(requests.Session):
    """Waits less than the service asks for, so that no test waits for a server that never answers."""

    hurry: tuple[float, float] | None = None

    def request(self, *arguments: Any, **named: Any) -> requests.Response:  # type: ignore[override]
        return super().request(*arguments, **(named | {"timeout": self.hurry} if self.hurry else named))


class Patient(Event):
    """A wish to stop that never comes; waiting for it takes no time of ours."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.pass_by(seconds=timeout or 0)
        return False


@dataclass
class Wire:
    """A line for tests. `photo` makes a kept picture and gives what a delivery says of it."""

    folder: Path
    clock: FakeClock
    secrets: MemorySecrets = field(default_factory=MemorySecrets)
    session: HurriedSession = field(default_factory=HurriedSession)
    stop: Event = field(default_factory=Event)

    @property
    def line(self) -> Line:
        return Line(
            session=self.session, secrets=self.secrets, clock=self.clock, open=lambda name: self.folder / name,
            progress=lambda _done, _total, _what: None, stop=self.stop,
        )  # fmt: skip

    def photo(
        self, name: str = "photo.jpg", size: tuple[int, int] = (64, 48), alt: str = "Un croissant"
    ) -> SentPicture:
        Image.new("RGB", size, "#b5793c").save(self.folder / name, "JPEG")
        return SentPicture(hash=name, mime="image/jpeg", alt=alt, width=size[0], height=size[1])


@contextmanager
def wired(folder: Path, clock: FakeClock) -> Iterator[Wire]:
    wire = Wire(folder, clock)
    with wire.session:
        yield wire


def delivery(
    key: str, text: str = TEXT, *, at: datetime, due: datetime | None = None, pictures: tuple[SentPicture, ...] = ()
) -> Delivery:
    content = Message(text=text, pictures=pictures)
    return Delivery(id=key, key=key, account="account", content=content, created=at, due=due, not_sent_before=at)


@dataclass
class Bench:
    """A network under test: how to reach it past and through the bad line, and what is really there."""

    wire: Wire
    account: Account
    make: Callable[[Account, Line], Service]
    proxy: FlakyProxy
    is_commit: Callable[[str, str], bool]
    there: Callable[[], list[str]]  # the texts of all posts

    @property
    def service(self) -> Service:
        """A new one each time, as after a restart."""
        return self.make(self.account, self.wire.line)

    def deliver(self, wanted: Delivery, *, forgotten: bool = False) -> Receipt:
        """By the engine's rules. `forgotten`: a doubt is settled so late that no key of ours is known any more."""
        doubt, limits = False, self.service.limits
        for _attempt in range(200):
            try:
                if doubt and (forgotten or limits.same_key is None):
                    if found := self.service.find(wanted):
                        return found
                    doubt = False
                return self.service.send(wanted)
            except DoubtfulError:
                doubt = True
                self.wire.clock.pass_by(hours=2 if forgotten else 0, seconds=limits.settle.total_seconds() + 1)
                self.proxy.release()
            except NotNowError as later:
                self.wire.clock.pass_by(seconds=max(10.0, (later.retry_after or timedelta(0)).total_seconds()))
        raise AssertionError("it never got through")


@pytest.mark.parametrize("fault", list(Fault), ids=lambda fault: fault.name.lower())
class FaultContract:
    """One fault, then a good line."""

    def test_a_fault_while_publishing_ends_in_one_post(self, bench: Bench, fault: Fault) -> None:
        wanted = delivery("one", at=bench.wire.clock.now())
        bench.proxy.plan(fault)
        receipt, found = bench.deliver(wanted), bench.service.find(wanted)
        assert bench.there() == [TEXT]
        assert found is not None
        assert found.remote_id == receipt.remote_id

    def test_found_again_when_the_doubt_is_settled_much_later(self, bench: Bench, fault: Fault) -> None:
        bench.proxy.plan(fault)
        bench.deliver(delivery("one", at=bench.wire.clock.now()), forgotten=True)
        assert bench.there() == [TEXT]

    def test_the_fault_is_told_for_what_it_is(self, bench: Bench, fault: Fault) -> None:
        """Nothing sent may go again at once; whatever may have arrived is looked for first."""
        bench.service.connect()
        bench.proxy.plan(fault)
        doubtful = fault not in BEFORE - {Fault.DROP_BEFORE, Fault.PORTAL}
        with pytest.raises(DoubtfulError if doubtful else NotNowError) as told:
            bench.service.send(delivery("one", at=bench.wire.clock.now()))
        assert told.value.safe
        assert told.value.remedy


class NetworkContract:
    def test_a_good_line_makes_one_post_and_finds_it(self, bench: Bench) -> None:
        wanted = delivery("one", at=bench.wire.clock.now(), pictures=(bench.wire.photo(),))
        assert bench.service.find(wanted) is None
        receipt = bench.service.send(wanted)
        found = bench.service.find(wanted)
        assert found is not None
        assert (found.remote_id, found.address) == (receipt.remote_id, receipt.address)
        assert bench.there() == [TEXT]

    def test_sent_twice_it_is_there_once(self, bench: Bench) -> None:
        wanted = delivery("one", at=bench.wire.clock.now(), pictures=(bench.wire.photo(),))
        assert bench.service.send(wanted).remote_id == bench.service.send(wanted).remote_id
        assert bench.there() == [TEXT]

    def test_two_posts_of_the_same_moment_are_two(self, bench: Bench) -> None:
        now = bench.wire.clock.now()
        first, second = (bench.service.send(delivery(key, f"Post {key}", at=now, due=now)) for key in ("a", "b"))
        assert first.remote_id != second.remote_id
        assert sorted(bench.there()) == ["Post a", "Post b"]

    def test_taken_back_it_is_gone_and_taking_it_back_again_is_no_fault(self, bench: Bench) -> None:
        wanted = delivery("one", at=bench.wire.clock.now())
        receipt = bench.service.send(wanted)
        bench.service.remove(receipt)
        bench.service.remove(receipt)
        assert bench.there() == []
        assert bench.service.find(wanted) is None

    def test_without_a_line_nothing_is_sent_and_the_person_is_told(self, bench: Bench) -> None:
        bench.proxy.stop()
        with pytest.raises(NotNowError) as told:
            bench.service.send(delivery("one", at=bench.wire.clock.now()))
        assert told.value.offline
        bench.proxy.start()
        bench.deliver(delivery("one", at=bench.wire.clock.now()))
        assert bench.there() == [TEXT]

    @pytest.mark.parametrize("seed", range(6))
    def test_a_bad_day_leaves_each_post_once(self, bench: Bench, seed: int) -> None:
        """Every request, reading and uploading too, may meet any fault."""
        bench.service.connect()
        bench.proxy.misbehave(random.Random(seed), 0.3)
        for number in range(5):
            now = bench.wire.clock.now()
            pictures = (bench.wire.photo(),) if number % 2 else ()
            bench.deliver(delivery(f"{seed}-{number}", f"Post {number}", at=now, pictures=pictures))
            bench.wire.clock.pass_by(minutes=10)
        bench.proxy.release()
        bench.proxy.misbehave(None, 0.0)
        assert sorted(bench.there()) == [f"Post {number}" for number in range(5)]

    def test_markup_and_foreign_writing_arrive_as_text(self, bench: Bench) -> None:
        text = "<script>alert(1)</script> & מאפייה 👩‍🍳"
        wanted = delivery("one", text, at=bench.wire.clock.now())
        bench.service.send(wanted)
        assert bench.there() == [text]
        assert bench.service.find(wanted)
