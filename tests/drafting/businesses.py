"""Three businesses of any trade: one of which nothing is known, an ordinary one, one that said everything."""

from dataclasses import replace
from datetime import date, time

from core.profile.choices import FEATURES
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
    Tone,
)
from core.trades.trades import trade

DAY = (Span(time(9), time(12, 30)), Span(time(14), time(19)))
HOURS = dict.fromkeys(WEEKDAYS[1:6], DAY) | {"monday": (), "sunday": ()}
NAMES = (
    "Maison Vauclair", "L’Atelier d’Aïcha", "Au Bon Coin", "Chez Nadia & Fils", "LE COMPTOIR DES HALLES", "« Œuvre »",
    "Les Trois Clés", "Hélène", "🌿 Verveine",
    "Hôtel-Restaurant du Parc et de la Gare réunis de la vieille ville haute " * 2,
)  # fmt: skip
TOWNS = (
    "Annecy", "L'Haÿ-les-Roses", "Le Mans", "Les Sables-d'Olonne", "Y", "Saint-Denis", "Arles", "La Rochelle", "Hyères",
    "L'Île-d'Yeu",
)  # fmt: skip
KINDS = ("bare", "ordinary", "rich")


def business(key: str, kind: str, language: str = "fr", tone: str = "warm", number: int = 0, **more: object) -> Profile:
    """`number` picks a name and a town from the lists above."""
    name = NAMES[number % len(NAMES)].strip()
    languages = ("fr",) if language == "fr" else ("en",)
    bare = Profile(name=name, trade=key, tone=Tone(tone), languages=languages)
    if kind == "bare":
        return replace(bare, **more)
    known = trade(key)
    offers = tuple(
        Offer(
            name=service.name[language], section=service.section.get(language, ""),
            price=Price(kind=PriceKind.EXACT, cents=950 + 310 * place, unit=service.unit.get(language, ""))
            if kind == "rich" else Price(),
        ) for place, service in enumerate(known.services)
    )  # fmt: skip
    place = Address(street="12 rue de la Gare", postcode="74000", city=TOWNS[number % len(TOWNS)])
    ordinary = replace(
        bare, address=place, phone="+33450000000", hours=HOURS, offers=offers[:8], features=("card_payment",)
    )
    if kind == "ordinary":
        return replace(ordinary, **more)
    return replace(
        ordinary, **{
            "offers": offers, "email": "bonjour@vauclair.example", "since": 1987, "features": FEATURES,
            "holidays_open": True, "booking": "https://rdv.example/vauclair",
            "hours": HOURS | {"sunday": (Span(time(9), time(12)),)},
            "closures": (Closure(first=date(2027, 2, 8), last=date(2027, 2, 20), label="Congés"),
                         Closure(first=date(2026, 12, 24), last=date(2026, 12, 24), spans=(Span(time(10), time(15)),))),
            "towns": ("Sevrier", "Le Grand-Bornand", "Les Houches", "L'Isle-d'Abeau"),
            "team": (Member(name="Inès", role="Gérante", words="Demandez-moi conseil"), Member(name="Paul")),
            "photos": tuple(Photo(id=f"p{n}", hash="0" * 64, mime="image/jpeg", width=1200, height=900,
                                  alt="La devanture, le matin") for n in range(6)),
            "links": (Link(network="instagram", address="https://instagram.example/v"),),
            "legal": Legal(insurance="Mutuelle Exemple, France entière"), **more,
        }
    )  # fmt: skip
