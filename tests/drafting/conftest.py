"""Businesses of which much, something or nothing is known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

import pytest

from core.drafting.draft import NOTHING_USED, draft
from core.drafting.model import FirstDraft
from core.profile.model import (
    WEEKDAYS,
    Address,
    Closure,
    Legal,
    Link,
    Member,
    Offer,
    Photo,
    Price,
    PriceKind,
    Profile,
    Span,
)
from core.trades.trades import trade

TODAY = date(2026, 11, 23)  # a Monday


def span(first: int, last: int) -> Span:
    return Span(time(first), time(last))


def photo(number: int, alt: str = "") -> Photo:
    return Photo(id=f"photo-{number}", hash="0" * 64, mime="image/jpeg", width=1200, height=900, alt=alt)


BAKERY = Profile(
    name="Le Fournil des Tanneurs",
    trade="bakery",
    description="Nous avons repris le fournil en mai.\n\nIci on pétrit peu et on attend beaucoup.",
    address=Address(street="14 Rue des Tanneurs", postcode="74000", city="Annecy"),
    phone="+33450000000",
    email="bonjour@fournil.example",
    hours={day: (span(7, 13), span(15, 19)) for day in WEEKDAYS[1:6]} | {"monday": (), "sunday": (span(7, 13),)},
    holidays_open=False,
    closures=(
        Closure(first=date(2027, 1, 11), last=date(2027, 1, 17), label="Congés"),
        Closure(first=date(2026, 12, 24), last=date(2026, 12, 24), spans=(span(6, 13),)),
    ),
    offers=(
        Offer(
            id="o1", section="Pains", name="Tourte de seigle", description="Elle se garde une semaine",
            price=Price(kind=PriceKind.EXACT, cents=950, unit="le kilo"),
            translations={"en": {"name": "Rye loaf", "section": "Breads", "unit": "per kilo"}},
        ),
        Offer(id="o2", section="Pâtisseries", name="Paris-Brest", price=Price(kind=PriceKind.FROM, cents=480)),
        Offer(id="o3", section="Pâtisseries", name="Bûche de Noël", price=Price(kind=PriceKind.QUOTE)),
    ),
    team=(Member(id="m1", name="Claire", role="Boulangère", words="Le levain a douze ans"), Member(name="Inès")),
    photos=(photo(1, "Claire devant le four du fournil"), photo(2, "Le comptoir"), photo(3, "La devanture")),
    links=(Link(network="instagram", address="https://instagram.example/f"),),
    languages=("fr", "en"),
    features=("homemade", "meal_vouchers", "wheelchair_access", "card_payment"),
    since=2014,
)  # fmt: skip
PLUMBER = Profile(
    name="Moreau",
    trade="plumber",
    address=Address(city="Les Ulis", postcode="91940"),
    phone="+33612345678",
    legal=Legal(insurance="Mutuelle Exemple"),
    towns=("Les Ulis", "Orsay", "Le Plessis-Pâté"),
    features=("emergency", "free_quote"),
    languages=("fr", "en"),
    hours={day: (span(8, 18),) for day in WEEKDAYS[:5]} | {"saturday": (), "sunday": ()},
)
SALON = replace(
    BAKERY, name="Atelier Sauvage", trade="hairdresser", description="", features=("by_appointment",),
    address=Address(street="7 bis rue Haute", postcode="85100", city="Les Sables-d'Olonne"),
)  # fmt: skip
EMPTY = {
    key: Profile(name="Camille", trade=key, languages=("fr", "en")) for key in ("bakery", "plumber", "hairdresser")
}


_drafts: dict[str, FirstDraft] = {}


def drafted(
    profile: Profile,
    *,
    seed: str = "seed",
    today: date = TODAY,
    used: Mapping[str, date] = NOTHING_USED,
    weeks: int = 12,
) -> FirstDraft:
    """The first draft of `profile`; what many tests look at is drafted once."""
    key = repr((profile, seed, today, dict(used), weeks))
    if key not in _drafts:
        _drafts[key] = draft(profile, trade(profile.trade), seed=seed, today=today, used=used, weeks=weeks)
    return _drafts[key]


@pytest.fixture
def bakery() -> Profile:
    return BAKERY


@pytest.fixture
def plumber() -> Profile:
    return PLUMBER


@pytest.fixture
def salon() -> Profile:
    return SALON


@pytest.fixture(params=sorted(EMPTY))
def empty(request: pytest.FixtureRequest) -> Profile:
    return EMPTY[request.param]


@pytest.fixture(params=[BAKERY, PLUMBER, SALON, *EMPTY.values()], ids=lambda one: f"{one.trade}, {one.name}")
def profile(request: pytest.FixtureRequest) -> Profile:
    found: Profile = request.param
    return found
