"""A bakery that uses every kind of block and page, in two languages; and one typed by somebody hostile."""

from dataclasses import replace
from datetime import date, time

from core.profile.model import (
    WEEKDAYS,
    Address,
    Closure,
    Legal,
    LegalForm,
    Link,
    Member,
    Offer,
    Photo,
    Price,
    PriceKind,
    Profile,
    Span,
)
from core.site.model import Block, BlockKind, Content, Look, Page, PageKind

TODAY = date(2026, 11, 23)
ADDRESS = "https://www.fournil.example/"
HOSTILE = "<script>alert(1)</script> & \"'`{{ 7*7 }} </title> <img src=x onerror=alert(1)> שלום 😀"
ITEMS = {"items": [{"heading": f"Heading {number}", "body": "One line.\nAnother."} for number in range(3)]}

DAY = (Span(time(7), time(13)), Span(time(15, 30), time(19, 30)))


def photo(name: str, hash: str, width: int = 300, height: int = 200) -> Photo:  # noqa: A002, the field's name
    return Photo(id=name, hash=hash, mime="image/jpeg", width=width, height=height, name=name, alt=f"What {name} shows")


def profile(photos: tuple[Photo, ...] = ()) -> Profile:
    return Profile(
        name="Au Fournil",
        trade="bakery",
        description="Bread.",
        address=Address(street="12 rue Haute", postcode="35000", city="Rennes", latitude=48.1, longitude=-1.6),
        phone="+33299000000",
        email="bonjour@fournil.example",
        legal=Legal(
            form=LegalForm.SARL, owner_name="Fournil SARL", siret="73282932000074", vat_number="FR44732829320",
            register="RCS Rennes", capital=8000, director="Camille Martin", host_name="A Host",
            host_address="2 rue Basse\n59000 Lille", host_phone="+33972101007", mediator_name="A Mediator",
            mediator_site="https://mediator.example/",
        ),
        hours=dict.fromkeys(WEEKDAYS[1:], DAY) | {"monday": ()},
        closures=(
            Closure(first=date(2026, 12, 24), last=date(2026, 12, 24), label="Eve", spans=(Span(time(7), time(17)),)),
            Closure(first=date(2027, 2, 8), last=date(2027, 2, 21), label="Holidays"),
            Closure(first=date(2026, 8, 1), last=date(2026, 8, 21), label="Long over"),
        ),
        holidays_open=False,
        offers=(
            Offer(section="Breads", name="Baguette", price=Price(kind=PriceKind.EXACT, cents=130)),
            Offer(section="Breads", name="Loaf", price=Price(kind=PriceKind.FROM, cents=420, unit="500 g")),
            Offer(section="Cakes", name="Tiered cake", price=Price(kind=PriceKind.QUOTE)),
        ),
        team=(Member(name="Camille", role="Baker", words="Up at three.", photo="portrait"),),
        photos=photos,
        links=(Link(network="instagram", address="https://www.instagram.com/fournil"),),
        languages=("fr", "en"),
        features=("card_payment", "parking"),
        towns=("Rennes", "Cesson"),
        since=2009,
        booking="https://booking.example/fournil",
    )  # fmt: skip


def page(language: str, kind: PageKind, slug: str, *blocks: Block, **more: object) -> Page:
    name = f"{kind.value.capitalize()} {language}"
    numbered = tuple(replace(block, id=f"{language}-{kind}-{slug}-{at}") for at, block in enumerate(blocks))
    description = f"What there is to know about {name} of the bakery in a few words."
    given = {"label": name, "title": f"{name} – Au Fournil", "description": description, **more}
    return Page(id=f"{language}-{kind}-{slug}", language=language, kind=kind, slug=slug, blocks=numbered, **given)  # type: ignore[arg-type]


def block(kind: BlockKind, heading: str = "", body: str = "", media: str = "", **settings: object) -> Block:
    return Block(kind=kind, heading=heading, body=body, media=media, settings=settings)


def pages() -> tuple[Page, ...]:
    return (*_pages("fr"), *_pages("en"))


SMALL = {PageKind.HOME, PageKind.OFFERS, PageKind.NEWS, PageKind.ARTICLE, PageKind.CONTACT, PageKind.MISSING}


def few_pages() -> tuple[Page, ...]:
    """Enough to build, in less time: in English only home and news."""
    french = tuple(page for page in _pages("fr") if page.kind in SMALL)
    return (*french, *(page for page in _pages("en") if page.kind in SMALL - {PageKind.CONTACT, PageKind.OFFERS}))


def _pages(language: str) -> tuple[Page, ...]:
    kinds = BlockKind
    article = block(kinds.TEXT, "A walnut loaf", "First.\nSecond.\n\nThird.", "bread")
    return (
        page(
            language, PageKind.HOME, "",
            block(kinds.HERO, "Sourdough bread", "Baked in Rennes.", "bread"),
            block(kinds.TEXT, "The house", "One.\n\nTwo.", "shop"),
            block(kinds.OFFERS, "Prices", limit=2),
            block(kinds.REASONS, "Why", **ITEMS),
            block(kinds.STEPS, "How", **ITEMS),
            block(kinds.QUESTIONS, "Questions", **ITEMS),
            block(kinds.GALLERY, "Pictures", limit=2),
            block(kinds.NEWS, "News", limit=3),
            block(kinds.CALL, "Come by", "Or call."),
        ),
        page(language, PageKind.OFFERS, "services", block(kinds.OFFERS, "All prices")),
        page(language, PageKind.ABOUT, "about", block(kinds.TEXT, "About us", "Us."), block(kinds.TEAM, "The team")),
        page(language, PageKind.GALLERY, "photos", block(kinds.GALLERY, "Photos")),
        page(language, PageKind.NEWS, "news", block(kinds.NEWS, "News")),
        page(language, PageKind.ARTICLE, "news/walnuts", article, in_menu=False, published_on=date(2026, 10, 12)),
        page(
            language, PageKind.CONTACT, "contact",
            block(kinds.CONTACT, "Find us"), block(kinds.HOURS, "Hours"), block(kinds.AREA, "Towns"),
        ),
        page(language, PageKind.LEGAL, "legal", block(kinds.LEGAL, "Legal notice"), in_menu=False),
        page(language, PageKind.PRIVACY, "privacy", block(kinds.PRIVACY, "Your data"), in_menu=False),
        page(language, PageKind.MISSING, "404", block(kinds.TEXT, "Not here", "Look elsewhere."), in_menu=False),
    )  # fmt: skip


def content(photos: tuple[Photo, ...] = (), **changes: object) -> Content:
    given = {
        "profile": profile(photos), "pages": pages(), "look": Look(address=ADDRESS), "type": "Bakery", "today": TODAY,
    } | changes  # fmt: skip
    return Content(**given)  # type: ignore[arg-type]


def hostile(photos: tuple[Photo, ...] = ()) -> Content:
    """Every field a person can type holds markup, a template, emoji and right-to-left text; some are very long."""
    known, long = profile(photos), HOSTILE + " x" * 150
    return content(
        photos,
        profile=replace(
            known,
            name=long, description=HOSTILE, email='a"b@c.example', booking="javascript:alert(1)",
            address=replace(known.address, street=HOSTILE, city=HOSTILE),
            offers=tuple(replace(offer, name=HOSTILE, section=HOSTILE, description=HOSTILE) for offer in known.offers),
            team=(Member(name=HOSTILE, role=HOSTILE, words=HOSTILE * 100),),
            links=(Link(network="other", address="javascript:alert(1)"), *known.links),
            legal=replace(known.legal, owner_name=HOSTILE, mediator_site="javascript:alert(1)"),
            closures=tuple(replace(closure, label=HOSTILE) for closure in known.closures),
            towns=(HOSTILE,), photos=tuple(replace(one, alt=HOSTILE, caption=HOSTILE) for one in photos),
        ),
        pages=tuple(_spoilt(one, long) for one in pages()),
    )  # fmt: skip


def _spoilt(one: Page, long: str) -> Page:
    items = {"items": [{"heading": HOSTILE, "body": HOSTILE}] * 3}
    blocks = (
        replace(
            block, heading=HOSTILE, body=HOSTILE * 60, settings=items if "items" in block.settings else block.settings
        )
        for block in one.blocks
    )
    return replace(one, label=HOSTILE, title=long, description=HOSTILE, blocks=tuple(blocks))
