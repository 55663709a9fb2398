"""What is to be done now, and in which order: pure, from the lines of the outbox and the time alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core.services.service import About, Can
from core.sync.ledger import Entry, State


class Step(StrEnum):
    SEND = "send"
    FIND = "find"
    REMOVE = "remove"
    ASK = "ask"  # nothing can be proven: the person is asked
    MISS = "miss"  # its time is over


@dataclass(frozen=True, slots=True)
class Task:
    """`was` is the state before the step was begun: to it the entry goes back when nothing came of the step."""

    entry: Entry
    step: Step
    was: State


LONGEST = timedelta(hours=25)
"""No wait of ours is longer: a moment further off was worked out by a clock that was wrong."""

IN_DOUBT = (State.SENDING, State.UNKNOWN, State.RECALLING)


def next_task(entries: Sequence[Entry], about: About, now: datetime) -> Task | None:
    """The one thing to do next for an account, whose open entries these are in order."""
    for entry in entries:
        step = step_for(entry, about, now)
        if step is Step.SEND and entry.state is State.WAITING and _held_back(entry, entries):
            continue
        if step is not None:
            return Task(entry, step, entry.state)
    return None


def step_for(entry: Entry, about: About, now: datetime) -> Step | None:
    """What the state of one entry asks for at this moment; None: nothing yet."""
    if entry.not_before is not None and entry.not_before > now and not _by_a_wrong_clock(entry, now):
        return None
    if entry.state is State.WAITING:
        return _for_waiting(entry, about, now)
    if entry.state is State.UNKNOWN:
        return _for_unknown(entry, about, now)
    if entry.state is State.HANDED and entry.due is not None:
        return Step.FIND if entry.due + about.limits.settle <= now else None
    return Step.REMOVE if entry.state is State.RECALLING else None


def _by_a_wrong_clock(entry: Entry, now: datetime) -> bool:
    """No wait of ours for these is that long."""
    return (
        entry.state in (State.WAITING, State.UNKNOWN)
        and entry.not_before is not None
        and entry.not_before > now + LONGEST
    )


def _for_waiting(entry: Entry, about: About, now: datetime) -> Step | None:
    if entry.expires is not None and entry.expires <= now:
        return Step.MISS
    if entry.due is None or entry.due <= now:
        return Step.SEND
    if about.limits.schedule_ahead is not None:
        shortest, longest = about.limits.schedule_ahead
        return Step.SEND if shortest <= entry.due - now <= longest else None
    return None


def _for_unknown(entry: Entry, about: About, now: datetime) -> Step:
    """The same key again is as good as a look while the service still knows the key."""
    same_key, first = about.limits.same_key, entry.first_attempt
    over = entry.expires is not None and entry.expires <= now
    if not over and same_key is not None and first is not None and now - first < same_key * 0.8:
        return Step.SEND
    return Step.FIND if Can.FIND in about.can else Step.ASK


def _held_back(entry: Entry, entries: Iterable[Entry]) -> bool:
    """An older form of the same thing is still in doubt or being taken back: that comes first."""
    return any(other.subject == entry.subject and other.id != entry.id and other.state in IN_DOUBT for other in entries)


def wake_up(entries: Iterable[Entry], abouts: dict[str, About], now: datetime) -> datetime | None:
    """When, at the latest, somebody should look again; None where only people or the line can bring something new."""
    known = (entry for entry in entries if entry.account in abouts)
    return min((moment for entry in known for moment in _moments(entry, abouts[entry.account], now)), default=None)


def _moments(entry: Entry, about: About, now: datetime) -> Iterator[datetime]:
    candidates = [entry.not_before]
    if entry.state in (State.WAITING, State.HANDED) and entry.due is not None:
        candidates.append(entry.due + (about.limits.settle if entry.state is State.HANDED else timedelta(0)))
        if about.limits.schedule_ahead is not None and entry.state is State.WAITING:
            candidates.append(entry.due - about.limits.schedule_ahead[1])
    yield from (moment for moment in candidates if moment is not None and moment > now)
