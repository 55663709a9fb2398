"""The networks of the business as the screen needs them: what each takes, and who we are there. Asks no network."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.business import Business
from core.errors import Problem
from core.i18n import _
from core.planning import leaves_by_itself
from core.services.counting import Count, measure
from core.services.registry import about
from core.services.service import Account, Limits, Message

NEAR = 0.8  # of the limit: from here on the countdown is in sight


@dataclass(frozen=True, slots=True)
class Face:
    """Who a post seems to come from on a network."""

    name: str
    handle: str


class Networks:
    def __init__(self, business: Business) -> None:
        self._business = business
        self.accounts: tuple[Account, ...] = ()

    def read(self) -> None:
        self.accounts = tuple(self._business.planning.networks())

    def named(self, id: str) -> Account | None:  # noqa: A002, as everywhere here
        return next((account for account in self.accounts if account.id == id), None)

    def of(self, ids: Sequence[str]) -> list[Account]:
        """In the order of the accounts, whatever the order of `ids`."""
        return [account for account in self.accounts if account.id in ids]

    def practice(self, account: Account) -> bool:
        return about(account.service).practice

    def only_practice(self) -> bool:
        return all(map(self.practice, self.accounts))

    def limits(self, account: Account) -> Limits:
        return self._business.planning.service(account).limits

    def count(self, account: Account, text: str) -> Count:
        return measure(text, self.limits(account))

    def problems(self, account: Account, message: Message) -> Sequence[Problem]:
        return self._business.planning.service(account).check(message)

    def keeps(self, account: Account, due: datetime | None, now: datetime) -> bool:
        """Does the network itself keep the post until its time?"""
        return leaves_by_itself(account, due, now)

    def face(self, account: Account) -> Face:
        """As the network shows it, as far as it told at log-in; the shop's own name everywhere."""
        row = self._business.store.get("profile", "profile")
        shop = str(row["name"] or "") if row else ""
        return Face(shop or account.settings.get("title", "") or account.name, _handle(account))


def _handle(account: Account) -> str:
    if about(account.service).practice:
        return _("Practice: only this computer sees it")
    handle = account.remembered.get("handle") or account.settings.get("handle", "")
    if handle:
        return f"@{handle.removeprefix('@')}"
    address = account.remembered.get("address", "")
    server, found, name = address.partition("/@")
    host = server.partition("://")[2]
    if found and host:
        return f"@{name}@{host}"
    return account.name


def count_said(count: Count) -> tuple[str, str]:
    """How much room is left, and in which tone."""
    if count.limit is None:
        return _("{number} characters").format(number=count.used), "plain"
    left = count.limit - count.used
    if left < 0 or count.bytes_over:
        return _("{number} too many").format(number=max(count.over, 1)), "bad"
    said = _("{number} left").format(number=left)
    return said, "warn" if count.used >= NEAR * count.limit else "plain"
