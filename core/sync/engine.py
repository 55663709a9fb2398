"""Empties the outbox: one lane per account, in order; lanes in parallel; every doubt looked up before it goes again.

Plain Python for one thread of its own: it alone touches its database connection. The calls to services run in a
small pool, one per account, and know nothing of the database.
"""

import logging
import random
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from core.errors import DamagedError, FolderError, NotFoundError
from core.i18n import _
from core.services.accounts import Accounts
from core.services.outcome import NotNowError, RefusedError
from core.services.service import About, Account, Delivery, Message, Receipt, Service, SiteContent
from core.store.store import Store
from core.sync.ledger import OPEN, Entry, State, delivery
from core.sync.outbox import Outbox
from core.sync.pace import Pace
from core.sync.plan import Step, Task, next_task, wake_up
from core.sync.record import Record

log = logging.getLogger(__name__)

CLOCK_JUMP = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the engine is handed: how to reach services, what is sent, chance, pace, and who wants to hear.

    `reached` hears after each call that needs a line whether the service answered at all: proof of a line.
    """

    about: Callable[[str], About]
    open_service: Callable[[Account, Event], Service]
    content: Callable[[Entry], Message | SiteContent]
    chance: random.Random = field(default_factory=random.Random)
    pace: Pace = field(default_factory=Pace)
    heard: Callable[[Entry], None] = lambda _entry: None
    reached: Callable[[bool], None] = lambda _answered: None
    lanes: int = 4


class Engine:
    """Made with a durable store of its own (`open_store(..., durable=True)`)."""

    def __init__(self, store: Store, accounts: Accounts, world: World) -> None:
        self._store, self._accounts, self._world = store, accounts, world
        self._outbox = Outbox(store)
        self._record = Record(store, accounts, world.pace, world.chance)
        self._clock = store.clock

    def recover(self) -> None:
        """At start, whatever was being sent when the program ended may have arrived: it becomes `unknown`."""
        for entry in self._outbox.entries(State.SENDING):
            if entry.executor == self._store.device:
                about = self._abouts().get(entry.account)
                settle = about.limits.settle if about else timedelta(0)
                self._record.doubtful(entry, settle, _("The program ended while this was being sent."))

    def run(self, stop: Event | None = None) -> datetime | None:
        """Do all that can be done now. Gives when there will next be something to do by itself, or None."""
        stop = stop or Event()
        running: dict[Future[Receipt | None], tuple[Task, Account, About]] = {}
        with ThreadPoolExecutor(self._world.lanes, thread_name_prefix="lane") as pool:
            while True:
                busy = {task.entry.account for task, _account, _about in running.values()}
                while not stop.is_set() and len(running) < self._world.lanes and (task := self._claim(busy)):
                    busy.add(task.entry.account)
                    account, about = self._accounts_seen[task.entry.account], self._abouts_seen[task.entry.account]
                    running[pool.submit(self._call, task, account, stop)] = task, account, about
                if not running:
                    break
                for future in wait(running, timeout=1.0, return_when=FIRST_COMPLETED).done:
                    self._settle(*running.pop(future), future)
        return self._next()

    def close(self) -> None:
        """Let go of the database connection."""
        self._store.close()

    def watch(self, stop: Event, every: float = 1.0) -> None:
        """Go on until `stop`: wakes for what is due, for what others write, and when the clock has jumped."""
        while not stop.is_set():
            seen = self._store.data_version()
            try:
                self.recover()
                due = self.run(stop)
            except FolderError as trouble:  # full, or held for long by another program; what was under way is in doubt
                if isinstance(trouble, DamagedError):
                    raise
                log.warning("the engine waits: %s", type(trouble).__name__)  # its words name a folder
                stop.wait(every * 5)
                continue
            wall, steady = self._clock.now(), self._clock.monotonic()
            while not stop.wait(every):
                now = self._clock.now()
                drift = (now - wall) - timedelta(seconds=self._clock.monotonic() - steady)
                if abs(drift) > CLOCK_JUMP:
                    self._record.forget_waits()
                    break
                if (due is not None and now >= due) or self._store.data_version() != seen:
                    break

    def _claim(self, busy: set[str]) -> Task | None:
        """The next call to make, marked on the disk before it is made."""
        now, abouts = self._clock.now(), self._abouts()
        closed = self._record.closed(now) | set(self._accounts.paused()) | busy
        lanes: dict[str, list[Entry]] = {}
        for entry in self._mine():
            if entry.account in abouts and entry.account not in closed:
                lanes.setdefault(entry.account, []).append(entry)
        for account, entries in lanes.items():
            while (task := next_task(entries, abouts[account], now)) is not None:
                if task.step in (Step.ASK, Step.MISS):
                    changed = self._record.given_up(task)
                    self._world.heard(changed)
                    entries.remove(task.entry)
                    continue
                if (begun := self._record.begun(task)) is not None:
                    return begun
                entries.remove(task.entry)  # somebody changed it meanwhile: read anew the next time
        return None

    def _call(self, task: Task, account: Account, stop: Event) -> Receipt | None:
        """In the pool: no database here."""
        service = self._world.open_service(account, stop)
        if task.step is Step.REMOVE:
            if task.entry.receipt is not None:
                service.remove(task.entry.receipt)
            return None
        try:
            wanted: Delivery = delivery(task.entry, self._world.content(task.entry))
        except (NotFoundError, OSError) as gone:
            said, remedy = _("What was to be sent is no longer kept on this computer."), _("Publish or write it again.")
            raise RefusedError(said, remedy=remedy) from gone
        return service.send(wanted) if task.step is Step.SEND else service.find(wanted)

    def _settle(self, task: Task, account: Account, about: About, future: "Future[Receipt | None]") -> None:
        fault = future.exception()
        if fault is None:
            changed = self._record.done(task, future.result(), about)
        else:
            changed = self._record.failed(task, fault, about, account)
        if not about.local:
            self._world.reached(not (isinstance(fault, NotNowError) and fault.offline))
        self._world.heard(changed)

    def _mine(self) -> list[Entry]:
        return [entry for entry in self._outbox.entries(*OPEN) if entry.executor == self._store.device]

    def _abouts(self) -> dict[str, About]:
        """What each account's service says of itself, read anew: accounts come and go while we run."""
        self._accounts_seen = {account.id: account for account in self._accounts.all()}
        self._abouts_seen = {id_: self._world.about(a.service) for id_, a in self._accounts_seen.items()}
        return self._abouts_seen

    def _next(self) -> datetime | None:
        now, abouts = self._clock.now(), self._abouts()
        paused = self._accounts.paused()
        entries = [entry for entry in self._mine() if entry.account not in paused]
        moments = [wake_up(entries, abouts, now), self._record.reopens({entry.account for entry in entries}, now)]
        return min((moment for moment in moments if moment is not None), default=None)
