"""The whole overview of one open business, from a few small queries: it is read at each change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from core.business import Business
from core.overview.model import Overview
from core.overview.outgoing import queue, sent
from core.overview.site_state import site_state
from core.overview.todos import Known, practising, todos
from core.overview.week import week

NONE_KNOWN: Mapping[date, str] = {}


def overview(business: Business, holidays: Mapping[date, str] = NONE_KNOWN) -> Overview:
    """`holidays` are the public holidays by their names (`closed_days.names_of`), where they are known already."""
    store, zone, today = business.store, business.zone, business.today()
    profile, accounts = business.profiles.read(), business.accounts.all()
    practice = practising(accounts)
    site = site_state(store, zone, practice)
    told = [account for account in accounts if account.id in _published_to(business, site.published)]
    if told and (address := business.accounts.address(told[0])):
        site = replace(site, address=address if site.last else "")
    known = Known(
        store=store, profile=profile, today=today, site=site, accounts=accounts, practice=practice, holidays=holidays
    )
    return Overview(
        name=profile.name, today=today, calendar=(profile.address.country, profile.address.postcode),
        todos=todos(known), queue=queue(store, business.outbox, zone), sent=sent(store, zone),
        week=week(store, today), site=site,
    )  # fmt: skip


def _published_to(business: Business, delivery: str) -> set[str]:
    """The account of a delivery, if there is one."""
    rows = business.store.query("SELECT account FROM deliveries WHERE id = ?", [delivery])
    return {row["account"] for row in rows}
