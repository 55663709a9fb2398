"""The outbox read for the screen: each delivery with how it stands, what may be done, and to whom it goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from core.business import Business
from core.posts.times import to_wall
from core.services.registry import PLACES, about
from core.services.service import About, Account, Can
from core.sync.ledger import Entry
from core.sync.standing import NEEDS_YOU, Act, Around, Lane, Standing, acts, standing


class Group(Enum):
    NEEDS = auto()
    WAITS = auto()
    SENT = auto()
    OVER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`when` is wall time of the shop: when it left, or is to leave; None where nothing is planned."""

    entry: Entry
    standing: Standing
    acts: tuple[Act, ...]
    account: str
    practice: bool
    keeps_itself: bool
    when: datetime | None
    again: datetime | None
    lane: Lane | None
    paused: str

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def is_post(self) -> bool:
        return self.entry.subject.startswith("post:")

    @property
    def group(self) -> Group:
        """What waits for its account waits: the account is the one thing to do, on the home screen and among them."""
        if self.standing in NEEDS_YOU and self.standing is not Standing.PAUSED:
            return Group.NEEDS
        over = {Standing.SENT: Group.SENT, Standing.CANCELLED: Group.OVER}
        return over.get(self.standing, Group.WAITS)


def read_rows(business: Business) -> list[Row]:
    """What needs the person first, then what waits in the order in which it goes, then what is over, newest first."""
    reader = _Reader(business)
    rows = [reader.row(entry) for entry in reader.entries]
    groups = {group: [row for row in rows if row.group is group] for group in Group}
    over = sorted((*groups[Group.SENT], *groups[Group.OVER]), key=lambda row: (_last(row), row.id), reverse=True)
    return [*groups[Group.NEEDS], *groups[Group.WAITS], *over]


class _Reader:
    """Everything that several deliveries share, read once."""

    def __init__(self, business: Business) -> None:
        self.entries = business.outbox.entries()
        self._accounts = {account.id: account for account in business.accounts.all()}
        self._paused, self._lanes = business.accounts.paused(), business.outbox.lanes()
        self._zone, self._now, self._device = business.zone, business.store.clock.now(), business.store.device
        self._newest = _newest(self.entries)

    def row(self, entry: Entry) -> Row:
        account = self._accounts.get(entry.account)
        service = about(account.service) if account and account.service in PLACES else None
        around = self._around(entry, service)
        return Row(
            entry=entry, standing=standing(entry, around), acts=acts(entry, around),
            account=account.name if account else "", practice=bool(service and service.practice),
            keeps_itself=bool(service and Can.SCHEDULE in service.can), when=self._when(entry),
            again=self._again(around.lane), lane=around.lane, paused=self._reason(account),
        )  # fmt: skip

    def _around(self, entry: Entry, service: About | None) -> Around:
        newer = self._newest[entry.subject, entry.account] != entry.id
        return Around(
            device=self._device, now=self._now, about=service, lane=self._lanes.get(entry.account),
            paused=entry.account in self._paused, newer=newer,
        )  # fmt: skip

    def _when(self, entry: Entry) -> datetime | None:
        if entry.receipt is not None and entry.receipt.scheduled is None:
            return to_wall(entry.receipt.at, self._zone)
        return to_wall(entry.due, self._zone) if entry.due else None

    def _again(self, lane: Lane | None) -> datetime | None:
        if lane is None or lane.open_until is None or lane.open_until <= self._now:
            return None
        return to_wall(lane.open_until, self._zone)

    def _reason(self, account: Account | None) -> str:
        return self._paused.get(account.id, "") if account else ""


def _newest(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """The youngest delivery of each thing for each account: older forms must not go out in its place."""
    found: dict[tuple[str, str], str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.created, entry.id)):
        found[entry.subject, entry.account] = entry.id
    return found


def _last(row: Row) -> datetime:
    entry = row.entry
    return entry.receipt.at if entry.receipt else entry.due or entry.created
