"""How a line of the outbox stands, seen by a person: what it waits for, and what may be done with it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.services.service import About, Can
from core.sync.ledger import OPEN, Entry, State


class Standing(StrEnum):
    PREPARED = "prepared"  # leaves as soon as its turn comes
    LATER = "later"  # waits for its time
    OFFLINE = "offline"  # waits for a connection
    RETRY = "retry"  # the service said not now
    PAUSED = "paused"  # the account must be signed in again
    ELSEWHERE = "elsewhere"  # another computer sends it
    SENDING = "sending"
    HANDED = "handed"  # the service keeps it until its time
    SENT = "sent"
    CHECK = "check"  # looked for by itself before anything else
    ASK = "ask"  # a person decides
    REFUSED = "refused"
    MISSED = "missed"
    RECALLING = "recalling"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What a person may do, in the order in which it is offered."""

    SIGN_IN = "sign in"
    TAKE_OVER = "take over"
    SEND_NOW = "send now"
    OPEN = "open"
    ARRIVED = "arrived"
    LOOK = "look"
    RESEND = "resend"
    EDIT = "edit"
    REMOVE = "remove"
    CANCEL = "cancel"


NEEDS_YOU = (Standing.ASK, Standing.REFUSED, Standing.MISSED, Standing.PAUSED)
OVER = (Standing.SENT, Standing.CANCELLED)

OFFLINE = "offline"
"""The outcome of an attempt that reached nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What is known of the way to an account: closed until when, and why. `offline`: the last try reached nobody."""

    account: str
    failures: int = 0
    open_until: datetime | None = None
    reason: str = ""
    reached: datetime | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One call to a service for a delivery. `outcome` is "" while it is under way; `detail` is for people."""

    id: str
    step: str
    started: datetime
    ended: datetime | None = None
    outcome: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What else must be known to judge an entry: this device, the time, its lane, whether its account is paused or
    gone (`about` None), and whether a newer form of the same thing has taken its place."""

    device: str
    now: datetime
    about: About | None = None
    lane: Lane | None = None
    paused: bool = False
    newer: bool = False


ALWAYS = {
    State.SENDING: Standing.SENDING, State.SENT: Standing.SENT, State.REFUSED: Standing.REFUSED,
    State.ASK: Standing.ASK, State.MISSED: Standing.MISSED, State.CANCELLED: Standing.CANCELLED,
}  # fmt: skip
MOVING = {State.HANDED: Standing.HANDED, State.RECALLING: Standing.RECALLING, State.UNKNOWN: Standing.CHECK}


def standing(entry: Entry, around: Around) -> Standing:
    if entry.state in OPEN and entry.executor != around.device:
        return Standing.ELSEWHERE
    if entry.state in ALWAYS:
        return ALWAYS[entry.state]
    if around.paused and entry.state is not State.HANDED:
        return Standing.PAUSED
    return MOVING.get(entry.state) or _waiting(entry, around)


def _waiting(entry: Entry, around: Around) -> Standing:
    lane, later = around.lane, entry.due is not None and entry.due > around.now
    goes_ahead = around.about is not None and Can.SCHEDULE in around.about.can  # handed over before its time
    if lane is not None and lane.failures and (goes_ahead or not later):
        return Standing.OFFLINE if lane.offline else Standing.RETRY
    return Standing.LATER if later else Standing.PREPARED


def acts(entry: Entry, around: Around) -> tuple[Act, ...]:
    """What makes sense now, and nothing else."""
    if entry.state in OPEN and entry.executor != around.device:
        return (Act.TAKE_OVER,)
    allowed = _allowed(entry, around)
    return tuple(act for act in Act if act in allowed)


def _allowed(entry: Entry, around: Around) -> set[Act]:
    can = around.about.can if around.about else frozenset[Can]()
    there = around.about is not None
    may = {
        State.WAITING: {Act.SEND_NOW, Act.EDIT, Act.CANCEL},
        State.HANDED: {Act.EDIT, Act.CANCEL, *([Act.LOOK] if _over(entry, around.now) else [])},
        State.UNKNOWN: {Act.LOOK, Act.ARRIVED, Act.CANCEL},
        State.ASK: {Act.LOOK, Act.ARRIVED, Act.RESEND, Act.CANCEL},
        State.REFUSED: {Act.RESEND, Act.EDIT, Act.CANCEL},
        State.MISSED: {Act.RESEND, Act.EDIT, Act.CANCEL},
        State.SENT: {Act.OPEN, Act.REMOVE},
        State.CANCELLED: {Act.RESEND, Act.EDIT},
    }.get(entry.state, set())
    if not there:
        may -= {Act.SEND_NOW, Act.LOOK, Act.RESEND, Act.REMOVE, Act.EDIT}
    may -= {Act.LOOK} if Can.FIND not in can else set()
    may -= {Act.REMOVE} if Can.REMOVE not in can or entry.receipt is None else set()
    may -= {Act.OPEN} if entry.receipt is None or not entry.receipt.address else set()
    may -= {Act.RESEND} if around.newer or taken_back(entry) else set()
    if around.paused and may & {Act.SEND_NOW, Act.LOOK, Act.RESEND, Act.REMOVE}:
        may = may - {Act.SEND_NOW} | {Act.SIGN_IN}
    return may


def taken_back(entry: Entry) -> bool:
    """Was it there and is being, or has been, removed on purpose?"""
    return entry.state is State.RECALLING or (entry.state is State.CANCELLED and entry.receipt is not None)


def may_appear_twice(entry: Entry) -> bool:
    """Nobody knows whether an earlier attempt arrived: sending again may show it twice."""
    given_up = entry.state is State.CANCELLED and entry.first_attempt is not None and entry.receipt is None
    return entry.state is State.ASK or given_up


def _over(entry: Entry, now: datetime) -> bool:
    return entry.due is not None and entry.due <= now
