"""The values of the overview. Times are wall times of the shop (naive); nothing here is more than the screen shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.sync.standing import Standing


class Want(StrEnum):
    """What there is to do, in the order in which it serves the owner most."""

    DELIVERY = "delivery"  # one delivery needs a person
    DELIVERIES = "deliveries"  # several do
    SIGN_IN = "sign-in"  # an account is paused until somebody signs in
    START = "start"  # no name or no trade yet
    DRAFT = "draft"  # nothing is drafted yet
    CHANGED = "changed"  # the site is no longer what is published
    HOLIDAY = "holiday"  # a public holiday comes and nobody knows whether the shop opens
    CLOSING = "closing"  # other hours come and no post says so
    ACCOUNT = "account"  # all goes to practice
    HOST = "host"  # posts have a real place to go to, the site has none
    PUBLISH = "publish"  # the site was never published
    IDEAS = "ideas"  # suggested posts for the coming days
    HOURS = "hours"
    CONTACT = "contact"
    PHOTOS = "photos"
    OFFERS = "offers"
    DESCRIPTION = "description"
    LAW = "law"
    NETWORK = "network"  # the site has a real place to go to, posts have none


RANK = {want: rank for rank, want in enumerate(Want)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """One thing to do. `key` stays the same as long as it is the same matter; `about` is the id of what it is about.

    `state` of a delivery; `said` what is already told in words (the reason of a refusal, a piece of advice).
    """

    want: Want
    key: str
    about: str = ""
    name: str = ""
    state: str = ""
    said: str = ""
    count: int = 1
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """`at`: when it leaves, is tried again or appears; `reason` as the service told it."""

    id: str
    title: str
    account: str
    standing: Standing
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """The next to leave, and how many there are in all; `held`: those that could leave at once."""

    lines: tuple[Waiting, ...] = ()
    count: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """`address` is where it can be seen, or ""."""

    id: str
    title: str
    account: str
    at: datetime | None
    address: str


class Stage(StrEnum):
    """How far a post is."""

    IDEA = "idea"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    SENT = "sent"
    TROUBLE = "trouble"  # somebody is needed
    CANCELLED = "cancelled"  # planned, but none of its deliveries goes or went out


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPost:
    id: str
    text: str
    at: datetime
    stage: Stage


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    posts: tuple[WeekPost, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different since a publication: so many pages; `everywhere` where facts or the look did."""

    pages: int = 0
    everywhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.pages or self.everywhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteState:
    """`since` and `last`: the first and the newest publication that arrived, `account` where the newest did;
    `practice`: only there."""

    pages: int = 0
    on_way: str = ""  # id of the delivery
    since: datetime | None = None
    last: datetime | None = None
    account: str = ""
    address: str = ""
    practice: bool = False
    published: str = ""  # id of the newest delivery that arrived or is on its way
    changes: Changes = Changes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """`calendar` names the public holidays that hold here: (country, postcode)."""

    name: str
    today: date
    calendar: tuple[str, str]
    todos: tuple[Todo, ...]
    queue: Queue
    sent: tuple[Sent, ...]
    week: tuple[Day, ...]
    site: SiteState
