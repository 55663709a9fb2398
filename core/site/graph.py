"""What search engines are told in their own words: a schema.org graph for each page."""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby

from core.profile.model import WEEKDAYS, Closure, Offer, PriceKind, Profile, Span
from core.site.blocks import article_heading
from core.site.contact import map_link, safe_link
from core.site.model import Content, Page, PageKind
from core.site.places import Place, Places
from core.site.views import BlockView, ItemView, PictureView

Node = dict[str, object]

PAGE_TYPES = {
    PageKind.ABOUT: "AboutPage",
    PageKind.CONTACT: "ContactPage",
    PageKind.GALLERY: "CollectionPage",
    PageKind.NEWS: "CollectionPage",
}
GOODS = frozenset(
    {"Bakery", "Florist", "Butcher", "GroceryStore", "Store", "JewelryStore", "ClothingStore", "BookStore"}
)
CLOSED = "00:00"
HEADLINE = 110


class Graph:
    """Made for a whole build; `address` is the site's root ("https://www.fournil.fr/") or "" while not known.

    Without an address nothing absolute can be said: nodes then name each other by fragments alone.
    """

    def __init__(self, content: Content, places: Places, address: str) -> None:
        self._content, self._places, self._address = content, places, address
        self._profile = content.profile
        self._business = f"{address}#business"
        self._site = f"{address}#website"

    def of(
        self,
        place: Place,
        heading: str,
        blocks: Iterable[BlockView],
        picture: PictureView | None,
        logo: PictureView | None,
    ) -> str:
        """The graph of one page as JSON."""
        shown = tuple(blocks)
        page = self._page(place, shown)
        nodes = [self._shop(place.page, picture, logo), self._website(), page]
        if place.page.kind is PageKind.ARTICLE:
            nodes.append(self._article(place, heading, picture))
        if trail := self._trail(place):
            page["breadcrumb"] = {"@id": trail["@id"]}
            nodes.append(trail)
        nodes += self._questions(place, shown)
        return json.dumps(
            {"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":")
        )

    def _shop(self, page: Page, picture: PictureView | None, logo: PictureView | None) -> Node:
        profile, language = self._profile, page.language
        node: Node = {
            "@type": self._content.type or "LocalBusiness",
            "@id": self._business,
            "name": profile.name,
            "description": " ".join(profile.description.split()) if language == self._places.main else "",
            "url": self._address,
            "telephone": profile.phone,
            "email": profile.email,
            "image": self._picture(picture),
            "logo": self._picture(logo),
            "address": _address(profile),
            "geo": _geo(profile),
            "hasMap": map_link(profile.address),
            "openingHoursSpecification": _week(profile),
            "specialOpeningHoursSpecification": [
                part
                for closure in profile.closures
                if closure.last >= self._content.today
                for part in _special(closure)
            ],
            "areaServed": [{"@type": "City", "name": town} for town in profile.towns],
            "sameAs": [link.address for link in profile.links if safe_link(link.address)],
            "foundingDate": str(profile.since) if profile.since else "",
            "vatID": profile.legal.vat_number,
        }
        if page.kind in (PageKind.HOME, PageKind.OFFERS):
            node["hasOfferCatalog"] = self._catalogue(language)
        return _said(node)

    def _website(self) -> Node:
        return _said(
            {
                "@type": "WebSite",
                "@id": self._site,
                "name": self._profile.name,
                "url": self._address,
                "inLanguage": list(self._places.languages),
                "publisher": {"@id": self._business},
            }
        )

    def _page(self, place: Place, _blocks: tuple[BlockView, ...]) -> Node:
        page = place.page
        node: Node = {
            "@type": PAGE_TYPES.get(page.kind, "WebPage"),
            "@id": f"{self._url(place)}#page",
            "url": self._url(place),
            "name": page.title,
            "description": page.description,
            "inLanguage": page.language,
            "isPartOf": {"@id": self._site},
        }
        if page.kind in (PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT, PageKind.OFFERS):
            node["about"] = {"@id": self._business}
        if page.published_on:
            node["datePublished"] = page.published_on.isoformat()
        return _said(node)

    def _article(self, place: Place, heading: str, picture: PictureView | None) -> Node:
        page = place.page
        return _said(
            {
                "@type": "NewsArticle",
                "@id": f"{self._url(place)}#article",
                "headline": heading[:HEADLINE],
                "description": page.description,
                "datePublished": page.published_on.isoformat() if page.published_on else "",
                "inLanguage": page.language,
                "image": self._picture(picture),
                "author": {"@id": self._business},
                "publisher": {"@id": self._business},
                "mainEntityOfPage": {"@id": f"{self._url(place)}#page"},
            }
        )

    def _trail(self, place: Place) -> Node | None:
        """Home, the list above where there is one, the page: only where every step has an address."""
        page = place.page
        home = self._places.first(page.language, PageKind.HOME)
        if not self._address or not home or page.kind in (PageKind.HOME, PageKind.MISSING):
            return None
        news = self._places.first(page.language, PageKind.NEWS) if page.kind is PageKind.ARTICLE else None
        steps = [home, *([news] if news else []), place]
        return {
            "@type": "BreadcrumbList",
            "@id": f"{self._url(place)}#trail",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": _step_name(step.page), "item": self._url(step)}
                for number, step in enumerate(steps, 1)
            ],
        }

    def _questions(self, place: Place, blocks: tuple[BlockView, ...]) -> list[Node]:
        asked = [
            item
            for block in blocks
            if block.kind == "questions" and isinstance(block.data, tuple)
            for item in block.data
            if isinstance(item, ItemView) and item.heading and item.paragraphs
        ]
        if not asked:
            return []
        entities = [{"@type": "Question", "name": item.heading, "acceptedAnswer": _answer(item)} for item in asked]
        page = {"@id": f"{self._url(place)}#page"}
        return [{"@type": "FAQPage", "@id": f"{self._url(place)}#questions", "isPartOf": page, "mainEntity": entities}]

    def _catalogue(self, language: str) -> Node | str:
        offers = self._profile.offers
        if not offers:
            return ""
        goods = "Product" if self._content.type in GOODS else "Service"
        groups = groupby(offers, key=lambda offer: _told(offer, "section", language))
        lists = [(section, [self._offer(offer, goods, language) for offer in group]) for section, group in groups]
        named = [
            {"@type": "OfferCatalog", "name": section, "itemListElement": found} if section else found
            for section, found in lists
        ]
        flat = [node for part in named for node in (part if isinstance(part, list) else [part])]
        return {"@type": "OfferCatalog", "name": self._profile.name, "itemListElement": flat}

    def _offer(self, offer: Offer, goods: str, language: str) -> Node:
        thing = {
            "@type": goods,
            "name": _told(offer, "name", language),
            "description": _told(offer, "description", language),
        }
        node: Node = {"@type": "Offer", "itemOffered": _said(thing)}
        if offer.price.cents is None or offer.price.kind not in (PriceKind.EXACT, PriceKind.FROM):
            return node
        amount = f"{offer.price.cents // 100}.{offer.price.cents % 100:02d}"
        if offer.price.kind is PriceKind.EXACT:
            return node | {"price": amount, "priceCurrency": "EUR"}
        least = {
            "@type": "PriceSpecification",
            "minPrice": amount,
            "priceCurrency": "EUR",
            "valueAddedTaxIncluded": True,
        }
        return node | {"priceSpecification": least}

    def _picture(self, picture: PictureView | None) -> str:
        return f"{self._address}pictures/{picture.name}" if picture and self._address else ""

    def _url(self, place: Place) -> str:
        return f"{self._address}{place.path}" if self._address else ""


def _answer(item: ItemView) -> Node:
    return {"@type": "Answer", "text": "\n\n".join("\n".join(lines) for lines in item.paragraphs)}


def _step_name(page: Page) -> str:
    return article_heading(page, page.language) if page.kind is PageKind.ARTICLE else page.label or page.title


def _told(offer: Offer, name: str, language: str) -> str:
    return offer.translations.get(language, {}).get(name) or str(getattr(offer, name))


def _address(profile: Profile) -> Node | str:
    address = profile.address
    node = _said(
        {
            "streetAddress": ", ".join(part for part in (address.street, address.extra) if part),
            "postalCode": address.postcode,
            "addressLocality": address.city,
        }
    )
    return {"@type": "PostalAddress", **node, "addressCountry": address.country or "FR"} if node else ""


def _geo(profile: Profile) -> Node | str:
    address = profile.address
    if address.latitude is None or address.longitude is None:
        return ""
    return {"@type": "GeoCoordinates", "latitude": address.latitude, "longitude": address.longitude}


def _week(profile: Profile) -> list[Node]:
    """Days with the same hours together; a closed day is written as open from 00:00 to 00:00."""
    by_hours: dict[tuple[Span, ...], list[str]] = {}
    for day in WEEKDAYS:
        if day in profile.hours:
            by_hours.setdefault(profile.hours[day], []).append(day.capitalize())
    return [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": days, **times}
        for spans, days in by_hours.items()
        for times in _times(spans)
    ]


def _special(closure: Closure) -> list[Node]:
    valid = {"validFrom": closure.first.isoformat(), "validThrough": closure.last.isoformat()}
    return [{"@type": "OpeningHoursSpecification", **valid, **times} for times in _times(closure.spans)]


def _times(spans: tuple[Span, ...]) -> list[dict[str, str]]:
    if not spans:
        return [{"opens": CLOSED, "closes": CLOSED}]
    return [{"opens": f"{span.opens:%H:%M}", "closes": f"{span.closes:%H:%M}"} for span in spans]


def _said(node: Mapping[str, object]) -> Node:
    """Without what is not known: an empty value would be a claim."""
    return {name: value for name, value in node.items() if value not in ("", [], None)}
