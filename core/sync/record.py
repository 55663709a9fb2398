"""What each call to a service leaves in the database: the state of the delivery, the attempt, the lane's breaker."""

import logging
import random
from datetime import datetime, timedelta
from typing import Any

from core.errors import NotFoundError
from core.i18n import _
from core.ids import new_id
from core.services.accounts import Accounts
from core.services.outcome import CannotTellError, DoubtfulError, NotNowError, RefusedError, SignInError
from core.services.service import About, Account, Receipt
from core.store.store import Store
from core.sync.ledger import Entry, State, from_row, receipt_columns
from core.sync.pace import Pace
from core.sync.plan import LONGEST, Step, Task
from core.sync.standing import OFFLINE

log = logging.getLogger(__name__)


class Record:
    def __init__(self, store: Store, accounts: Accounts, pace: Pace, chance: random.Random) -> None:
        self._store, self._accounts, self._pace, self._chance = store, accounts, pace, chance

    def begun(self, task: Task) -> Task | None:
        """On the disk before the first byte leaves. A look changes no state: it can be repeated."""
        entry, now = task.entry, self._store.clock.now()
        attempt = {"id": new_id(now), "delivery": entry.id, "step": str(task.step), "started": now.isoformat()}
        columns: dict[str, object] = {}
        if task.step is Step.SEND:
            first = (entry.first_attempt or now).isoformat()
            columns = {"state": str(State.SENDING), "attempt": entry.attempt + 1, "first_attempt": first}
        with self._store.transaction(_("Sending: {title}").format(title=entry.title), undoable=False):
            row = self._store.get("deliveries", entry.id)
            if row is None or from_row(row) != entry:
                return None
            self._store.insert("attempts", attempt | {"ended": "", "outcome": "", "detail": ""})
            if columns:
                self._store.update("deliveries", entry.id, columns)
        return Task(self._entry(entry), task.step, task.was)

    def done(self, task: Task, receipt: Receipt | None, about: About) -> Entry:
        """A call that ended well. A receipt of something the service still keeps back is a hand-over."""
        self._reached(task.entry.account)
        if task.step is Step.REMOVE:
            return self._end(task, State.CANCELLED, "removed", reason="")
        if receipt is None:
            return self._absent(task)
        now = self._store.clock.now()
        if receipt.scheduled is not None:
            again = max(receipt.scheduled, now) + max(about.limits.settle, self._pace.look_again)
            columns = receipt_columns(receipt) | {"not_before": again.isoformat()}
            return self._end(task, State.HANDED, "handed over", reason="", **columns)
        return self._end(task, State.SENT, "sent", reason="", not_before=None, **receipt_columns(receipt))

    def failed(self, task: Task, fault: BaseException, about: About, account: Account) -> Entry:
        """A call that ended otherwise. Only a fault that says so is safe to repeat; all others leave a doubt."""
        if isinstance(fault, NotNowError):
            return self._not_now(task, fault)
        if isinstance(fault, SignInError):
            self._accounts.pause(account, str(fault))
            return self._back(task, "sign in", str(fault))
        if isinstance(fault, RefusedError | NotFoundError) and task.step is not Step.FIND:
            state = State.SENT if task.step is Step.REMOVE else State.REFUSED
            return self._end(task, state, "refused", reason=str(fault))
        if isinstance(fault, CannotTellError | RefusedError | NotFoundError):
            return self._end(task, State.ASK, "cannot tell", reason=str(fault))
        if not isinstance(fault, DoubtfulError):
            log.error("unexpected fault in a service", exc_info=fault)
        return self._lost(task, fault, about)

    def doubtful(self, entry: Entry, settle: timedelta, reason: str) -> Entry:
        not_before = (self._store.clock.now() + settle).isoformat()
        return self._set(entry, State.UNKNOWN, not_before=not_before, reason=reason)

    def given_up(self, task: Task) -> Entry:
        """Without a call: nothing can be proven, or the time is over."""
        if task.step is Step.MISS:
            return self._set(task.entry, State.MISSED, reason=_("Its time was over before it could leave."))
        return self._set(task.entry, State.ASK, reason=_("It may have arrived, and this service cannot be asked."))

    def closed(self, now: datetime) -> set[str]:
        """The accounts whose lane is closed for a while after failures."""
        return {row["account"] for row in self._breakers() if _ahead(row["open_until"], now)}

    def reopens(self, accounts: set[str], now: datetime) -> datetime | None:
        untils = [_moment(r["open_until"]) for r in self._breakers() if r["account"] in accounts and r["open_until"]]
        return min((until for until in untils if now < until <= now + LONGEST), default=None)

    def forget_waits(self) -> None:
        """The clock has jumped: moments worked out by the old one mean nothing."""
        with self._store.writing():
            self._store.connection.execute("UPDATE breakers SET open_until = ''")

    def _not_now(self, task: Task, fault: NotNowError) -> Entry:
        failures = self._failures(task.entry.account) + 1
        wait = self._pace.wait(failures, self._chance, retry_after=fault.retry_after, offline=fault.offline)
        until = self._store.clock.now() + wait
        self._breaker(task.entry.account, failures=failures, open_until=until.isoformat(), reason=str(fault))
        return self._back(task, OFFLINE if fault.offline else "not now", str(fault))

    def _back(self, task: Task, outcome: str, reason: str) -> Entry:
        """This attempt did not arrive. An earlier one may have: what was in doubt stays in doubt."""
        return self._end(task, task.was, outcome, reason=reason)

    def _lost(self, task: Task, fault: BaseException, about: About) -> Entry:
        again = self._store.clock.now() + max(about.limits.settle, self._pace.base)
        state = State.UNKNOWN if task.step is Step.SEND else task.was
        reason = str(fault) if isinstance(fault, DoubtfulError) else _("Something unexpected happened while sending.")
        return self._end(task, state, "lost", reason=reason, not_before=again.isoformat())

    def _absent(self, task: Task) -> Entry:
        """Proven not there: it may go again, if nothing newer took its place and its time is not over."""
        entry = task.entry
        if task.was is State.HANDED:
            return self._end(task, State.ASK, "absent", reason=_("The service did not publish it at its time."))
        newer = "subject = ? AND account = ? AND state = 'waiting' AND id != ?"
        if self._store.rows("deliveries", newer, [entry.subject, entry.account, entry.id]):
            return self._end(task, State.CANCELLED, "absent", reason="")
        return self._end(task, State.WAITING, "absent", reason="", not_before=None)

    def _end(self, task: Task, state: State, outcome: str, **columns: object) -> Entry:
        now, why = self._store.clock.now().isoformat(), str(columns.get("reason", ""))
        ended = {"ended": now, "outcome": outcome, "detail": why}
        rows = self._store.rows("attempts", "delivery = ?", [task.entry.id], order="id DESC LIMIT 1")
        with self._store.transaction(_("Sending: {title}").format(title=task.entry.title), undoable=False):
            self._store.update("attempts", rows[0]["id"], ended)
            self._store.update("deliveries", task.entry.id, {"state": str(state), **columns})
        return self._entry(task.entry)

    def _set(self, entry: Entry, state: State, **columns: object) -> Entry:
        with self._store.transaction(_("Sending: {title}").format(title=entry.title), undoable=False):
            self._store.update("deliveries", entry.id, {"state": str(state), **columns})
        return self._entry(entry)

    def _reached(self, account: str) -> None:
        self._breaker(account, failures=0, open_until="", reason="", reached=self._store.clock.now().isoformat())

    def _breaker(self, account: str, **columns: object) -> None:
        with self._store.writing():
            self._store.db.table("breakers").upsert({"account": account, **columns}, pk="account")

    def _failures(self, account: str) -> int:
        return next((int(row["failures"] or 0) for row in self._breakers() if row["account"] == account), 0)

    def _breakers(self) -> list[dict[str, Any]]:
        return self._store.rows("breakers", order="account")

    def _entry(self, entry: Entry) -> Entry:
        row = self._store.get("deliveries", entry.id)
        return from_row(row) if row is not None else entry


def _ahead(text: str | None, now: datetime) -> bool:
    return text is not None and text != "" and now < _moment(text) <= now + LONGEST


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
