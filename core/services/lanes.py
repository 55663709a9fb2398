"""Several connections to one host at work side by side: at a distant host most time is spent waiting for answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from queue import SimpleQueue
from threading import Event
from typing import TypeVar

from core.services import host_faults
from core.services.outcome import NotNowError, SignInError
from core.services.remote import Remote

Item = TypeVar("Item")
Result = TypeVar("Result")
WORTH_A_LANE = 4
"""Items per connection below which opening another one costs more than it saves."""


class Lanes:
    """Owns `first` and every connection opened beside it."""

    def __init__(self, first: Remote, stop: Event) -> None:
        self.first, self._stop = first, stop
        self._idle: SimpleQueue[Remote | None] = SimpleQueue()
        self._idle.put(first)
        self._opened, self._known = [first], 1

    def each(self, work: Callable[[Remote, Item], Result], items: Iterable[Item]) -> Iterator[tuple[Item, Result]]:
        """`work` on every item, in no promised order. The first error ends it, and so does a wish to stop."""
        todo = list(items)
        wanted = min(self.first.lanes, len(todo) // WORTH_A_LANE)
        if wanted <= 1:
            yield from self._one_after_another(work, todo)
        else:
            yield from self._side_by_side(work, todo, wanted)

    def all(self, work: Callable[[Remote, Item], object], items: Iterable[Item]) -> None:
        for _ in self.each(work, items):
            pass

    def check_stop(self) -> None:
        if self._stop.is_set():
            raise host_faults.stopped()

    def close(self) -> None:
        for remote in self._opened:
            remote.close()

    def _one_after_another(
        self, work: Callable[[Remote, Item], Result], todo: Sequence[Item]
    ) -> Iterator[tuple[Item, Result]]:
        for item in todo:
            self.check_stop()
            yield item, work(self.first, item)

    def _side_by_side(
        self, work: Callable[[Remote, Item], Result], todo: Sequence[Item], wanted: int
    ) -> Iterator[tuple[Item, Result]]:
        for _ in range(self._known, wanted):
            self._idle.put(None)  # a connection that its first user opens
        self._known = max(self._known, wanted)
        failed: list[BaseException] = []
        with ThreadPoolExecutor(wanted, thread_name_prefix="host") as pool:
            jobs = {pool.submit(self._job, work, item, failed): item for item in todo}
            try:
                for job in as_completed(jobs):
                    if failed:
                        raise failed[0]
                    yield jobs[job], job.result()
            finally:
                _give_up(jobs)

    def _job(self, work: Callable[[Remote, Item], Result], item: Item, failed: list[BaseException]) -> Result:
        """Once one of them has `failed`, no further one is begun."""
        if failed:
            raise CancelledError
        try:
            self.check_stop()
            remote = self._take()
            try:
                return work(remote, item)
            finally:
                self._idle.put(remote)
        except BaseException as error:
            failed.append(error)
            raise

    def _take(self) -> Remote:
        """A connection nobody uses. Where the host grants no more, the work goes on over those there are."""
        while (remote := self._idle.get()) is None:
            opened = None
            with suppress(NotNowError, SignInError):
                opened = self.first.another()
            if opened:
                self._opened.append(opened)
                return opened
        return remote


def _give_up(jobs: Iterable[Future[Result]]) -> None:
    for job in jobs:
        job.cancel()
