"""The one shape of every service, and the values that pass between it and the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Flag, StrEnum, auto
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from core.errors import Problem
from core.ports import Clock, Progress, Secrets

if TYPE_CHECKING:  # 0.1 s of start-up that naming the services must not cost
    import requests


SITE_ADDRESS = "site_address"
"""Under this name a service that takes sites and posts remembers where the site can be seen."""


class Kind(Flag):
    HOST = auto()  # takes a site
    NETWORK = auto()  # takes posts


class Can(StrEnum):
    """What a service is able to do; what is not named it cannot, and nothing is faked."""

    SEND = "send"
    FIND = "find"  # an unanswered attempt can be looked for, and its absence be proven
    REMOVE = "remove"
    SCHEDULE = "schedule"  # keeps a post itself until its time


class Secret(StrEnum):
    """Names of the secrets of an account."""

    PASSWORD = "password"  # noqa: S105, its name: password, app password, access token, or passphrase of a key
    SESSION = "session"  # what the service gave us at log-in, kept so as not to log in again


class Ask(StrEnum):
    """How a setting is asked for."""

    TEXT = "text"
    NUMBER = "number"
    FOLDER = "folder"
    FILE = "file"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing an account must know, none of them secret. `label`, `help` and `said` (what the choices are called)
    are English source strings (N_). `rare`: most people leave it as it is."""

    name: str
    label: str
    help: str = ""
    ask: Ask = Ask.TEXT
    required: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    rare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a post may be here. `None` means no limit known.

    `count` names the rule in `core.services.counting`; `link_length` is what each link counts (None: as written).
    `settle`: how long after a lost answer the service may still show what was sent; looked for only after that.
    `same_key`: for how long the service answers a repeated idempotency key with the first result (None: has none).
    `schedule_ahead`: (shortest, longest) notice at which the service keeps a post until its time by itself.
    """

    text: int | None = None
    text_bytes: int | None = None
    count: str = "code_points"
    link_length: int | None = None
    pictures: int = 0
    picture_bytes: int | None = None
    picture_types: tuple[str, ...] = ()
    alt_text: int | None = None
    settle: timedelta = timedelta(0)
    same_key: timedelta | None = None
    schedule_ahead: tuple[timedelta, timedelta] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a service says of itself, before anybody has an account there. `what` (one sentence) and `guide` (where
    to find what is asked for) are English source strings."""

    key: str
    name: str
    kind: Kind
    limits: Limits
    can: frozenset[Can]
    settings: tuple[Setting, ...] = ()
    secret: str = ""  # label of the secret asked for; "": none is needed
    practice: bool = False  # for learning: what is sent there is not on the internet
    local: bool = False  # on this computer: reaching it says nothing about the line
    what: str = ""
    guide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An owner's access to a service. `settings` holds no secret; `remembered` what the service told at connect."""

    id: str
    business: str
    name: str
    service: str
    settings: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        """The name under which its secrets are kept."""
        return f"{self.business}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who we are there. `said` are sentences for the person ("12 GB free"); `remember` goes into the account."""

    name: str
    address: str = ""
    said: tuple[str, ...] = ()
    remember: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The mark by which a server proves who it is, shown to the person before any password leaves.

    `mark` is for reading ("SHA256:…"), `remember` goes into the account once the person has agreed.
    """

    host: str
    mark: str
    remember: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPicture:
    """A picture as frozen in a delivery: the kept file's SHA-256, its type, its size in pixels."""

    hash: str
    mime: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a post says on one network: frozen, so that later edits do not reach what is on its way."""

    text: str
    language: str = "fr"
    pictures: tuple[SentPicture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of a site: `path` relative with "/", `hash` its SHA-256 in hex, `size` in bytes."""

    path: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """A site as frozen for one publication."""

    files: tuple[SiteFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One thing going to one service. `key` contains the revision of the content and is the idempotency key.

    `created` (UTC) is when it was approved, `due` (UTC) when it is to appear; both never change, so whatever a
    service derives from them (a record key, a date) is the same at every attempt. `not_sent_before` is the start of
    the first attempt: nothing older at the service can be ours.
    """

    id: str
    key: str
    account: str
    content: Message | SiteContent
    created: datetime
    due: datetime | None = None
    not_sent_before: datetime | None = None
    expires: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the service answered. `at` is UTC. `scheduled` is the time until which the service keeps it back."""

    remote_id: str
    address: str = ""
    at: datetime
    scheduled: datetime | None = None
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All that a service is given of the outside: nothing else is reached for.

    `open` gives the kept file (a photo, a file of the frozen site) of a SHA-256. Long work calls `progress` and ends
    with `NotNow` soon after `stop` is set.
    """

    session: "requests.Session"
    secrets: Secrets
    clock: Clock
    open: Callable[[str], Path]
    progress: Progress
    stop: Event


@runtime_checkable
class Stranger(Protocol):
    """A service whose server nobody vouches for: the person must see its mark and agree."""

    def meet(self) -> Met | None:
        """The mark of a server that this account does not know yet; None where it is known. Nothing secret is said."""
        ...


class Service(Protocol):
    """Made per account: `SomeService(account, line)`. Raises only what `core.services.outcome` names."""

    about: ClassVar[About]

    def __init__(self, account: Account, line: Line) -> None: ...

    @property
    def limits(self) -> Limits:
        """Those of this account's server where it told them at connect, else the usual ones. No network."""
        ...

    def connect(self) -> Identity:
        """Prove the log-in and say who we are there."""
        ...

    def check(self, content: Message | SiteContent) -> Sequence[Problem]:
        """What this service would refuse, before it is queued. No network."""
        ...

    def send(self, delivery: Delivery) -> Receipt:
        """One attempt. Preparing steps may be repeated inside; the publishing call runs once."""
        ...

    def find(self, delivery: Delivery) -> Receipt | None:
        """Did an unanswered attempt arrive? None means: proven absent."""
        ...

    def remove(self, receipt: Receipt) -> None:
        """Take back what `receipt` says was sent; being gone already is success."""
        ...
