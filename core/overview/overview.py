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
    address = next((business.accounts.address(one) for one in accounts if one.id == site.account), "")
    site = replace(site, address=address or site.address)  # as the owner writes it, where that is known
    known = Known(
        store=store, profile=profile, today=today, site=site, accounts=accounts, practice=practice, holidays=holidays
    )
    return Overview(
        name=profile.name, today=today, calendar=(profile.address.country, profile.address.postcode),
        todos=todos(known), queue=queue(store, business.outbox, zone), sent=sent(store, zone),
        week=week(store, today), site=site,
    )  # fmt: skip
