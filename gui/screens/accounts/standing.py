"""How an account stands, read for its card: connected as whom, tested when, or paused and why."""

from dataclasses import dataclass
from datetime import datetime

from core.business import Business
from core.i18n import N_
from core.posts.times import to_wall
from core.services.registry import PLACES, about
from core.services.service import SITE_ADDRESS, About, Account, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`tested` is wall time of the shop, None where there was no good test; `unsent` counts what waits for it."""

    account: Account
    about: About
    name: str
    tested: datetime | None
    said: tuple[str, ...]
    paused: str
    address: str
    wall: str
    unsent: int

    @property
    def id(self) -> str:
        return self.account.id

    @property
    def state(self) -> tuple[str, str]:
        """The word, an English source string, and its tone."""
        if self.paused:
            return N_("To be connected again"), "warn"
        if self.about.practice:
            return N_("Practice"), "accent"
        return (N_("Connected"), "good") if self.tested else (N_("Not tested yet"), "plain")


def read_standings(business: Business) -> list[Standing]:
    """The real ones as they were added, practice last. What a newer program added is left out."""
    paused = business.accounts.paused()
    found = [
        _standing(business, one, paused.get(one.id, "")) for one in business.accounts.all() if one.service in PLACES
    ]
    return sorted(found, key=lambda standing: standing.about.practice)


def _standing(business: Business, account: Account, paused: str) -> Standing:
    known, service = business.accounts.known(account), about(account.service)
    told = account.remembered.get("address", "")
    return Standing(
        account=account, about=service, name=known.name,
        tested=to_wall(known.tested, business.zone) if known.tested else None, said=known.said, paused=paused,
        address=_site(business, account) if Kind.HOST in service.kind else told,
        wall=told if Kind.NETWORK in service.kind and Kind.HOST in service.kind else "",
        unsent=business.accounts.unsent(account),
    )  # fmt: skip


def _site(business: Business, account: Account) -> str:
    return account.remembered.get(SITE_ADDRESS) or business.accounts.address(account)
