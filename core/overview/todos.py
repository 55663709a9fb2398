"""What there is to do, the most useful first. Each thing is one sentence's worth of facts; the screen says it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.errors import NotFoundError, Problem
from core.overview.closed_days import Holidays, closures_untold, holidays_untold
from core.overview.model import RANK, SiteState, Todo, Want
from core.overview.outgoing import needing, paused
from core.profile.advice import missing
from core.profile.model import Profile
from core.services.registry import about
from core.services.service import Account, Kind
from core.store.store import Store

SOON = timedelta(days=7)

IDEAS = "SELECT count(*) AS n, min(due) AS first FROM posts WHERE state = 'idea' AND due >= ? AND due < ?"
ANY_POST = "SELECT 1 FROM posts LIMIT 1"

GROUPS = {
    "opening_hours": Want.HOURS, "address": Want.CONTACT, "phone": Want.CONTACT, "photos": Want.PHOTOS,
    "offers": Want.OFFERS, "description": Want.DESCRIPTION, "legal": Want.LAW,
}  # fmt: skip
"""To which thing to do a missing fact belongs, by the beginning of its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the things to do are derived from. `practice` are the ids of the accounts that nobody sees."""

    store: Store
    profile: Profile
    today: date
    site: SiteState
    accounts: Sequence[Account]
    practice: frozenset[str]
    holidays: Holidays


def todos(known: Known) -> tuple[Todo, ...]:
    found = [
        *_needing(known.store), *_signing_in(known.store), *_beginning(known), *_site(known),
        *holidays_untold(known.profile, known.today, known.holidays),
        *closures_untold(known.store, known.profile, known.today),
        *_accounts(known), *_ideas(known), *_facts(known.profile),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda todo: RANK[todo.want]))


def practising(accounts: Iterable[Account]) -> frozenset[str]:
    return frozenset(account.id for account in accounts if _is_practice(account))


def _needing(store: Store) -> list[Todo]:
    """One or two are named each, more are one matter: the outbox shows them. A new one is a new matter."""
    count, rows = needing(store)
    if count > len(rows):
        return [Todo(want=Want.DELIVERIES, key=f"deliveries:{rows[0]['id']}", count=count)]
    return [
        Todo(want=Want.DELIVERY, key=f"delivery:{row['id']}:{row['state']}", about=row["id"], name=row["title"] or "",
             state=row["state"], said=row["reason"] or "")
        for row in rows
    ]  # fmt: skip


def _signing_in(store: Store) -> list[Todo]:
    return [
        Todo(want=Want.SIGN_IN, key=f"account:{row['id']}", about=row["id"], name=row["name"] or "", said=row["paused"])
        for row in paused(store)
    ]


def _beginning(known: Known) -> Iterator[Todo]:
    profile, drafted = known.profile, bool(known.site.pages and known.store.query(ANY_POST))
    if not (profile.name and profile.trade):
        yield Todo(want=Want.START, key="start", state="trade" if profile.name else "name")
    if profile.trade and not drafted:
        yield Todo(want=Want.DRAFT, key="draft", state="posts" if known.site.pages else "site")


def _site(known: Known) -> Iterator[Todo]:
    site = known.site
    if site.pages and not site.published:
        yield Todo(want=Want.PUBLISH, key="publish", state="real" if _takes(known, Kind.HOST) else "practice")
    elif site.pages and site.changes:
        everywhere = "everywhere" if site.changes.everywhere else ""
        yield Todo(want=Want.CHANGED, key=f"changed:{site.published}", count=site.changes.pages, state=everywhere)


def _accounts(known: Known) -> Iterator[Todo]:
    """Wished for once there is something to show."""
    if not known.site.pages:
        return
    host, network = _takes(known, Kind.HOST), _takes(known, Kind.NETWORK)
    if not host and not network:
        yield Todo(want=Want.ACCOUNT, key="account")
    elif not host:
        yield Todo(want=Want.HOST, key="host")
    elif not network:
        yield Todo(want=Want.NETWORK, key="network")


def _ideas(known: Known) -> Iterator[Todo]:
    first = datetime.combine(known.today, time.min)
    row = known.store.query(IDEAS, [first.isoformat(), (first + SOON).isoformat()])[0]
    if row["n"]:
        soonest = datetime.fromisoformat(row["first"]).date()
        yield Todo(want=Want.IDEAS, key="ideas", count=row["n"], first=soonest)


def _facts(profile: Profile) -> list[Todo]:
    """What is not known yet, one thing to do for each place where it is said."""
    grouped: dict[Want, list[Problem]] = {}
    for problem in missing(profile):
        want = GROUPS.get(problem.field.partition(".")[0].partition("[")[0])
        if want is not None:
            grouped.setdefault(want, []).append(problem)
    return [
        Todo(want=want, key=str(want), count=len(told), said=f"{told[0].message} {told[0].remedy}".strip())
        for want, told in grouped.items()
    ]


def _takes(known: Known, kind: Kind) -> bool:
    """Is there a real account for this kind of thing?"""
    return any(account.id not in known.practice and kind in _kind(account) for account in known.accounts)


def _kind(account: Account) -> Kind:
    try:
        return about(account.service).kind
    except NotFoundError:  # of a newer Devanture
        return Kind(0)


def _is_practice(account: Account) -> bool:
    try:
        return about(account.service).practice
    except NotFoundError:
        return False
