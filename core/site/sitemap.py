"""What robots are told: which pages there are, in which languages, and since when."""

from xml.sax.saxutils import escape, quoteattr

from core.site.blocks import newest
from core.site.model import BlockKind, PageKind
from core.site.places import Place, Places

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(places: Places, address: str) -> bytes:
    several = len(places.languages) > 1
    listed = [place for place in places.all() if place.page.kind is not PageKind.MISSING]
    entries = "".join(_entry(place, places, address, several=several) for place in listed)
    return f"{HEAD}{LINKS if several else ''}>\n{entries}</urlset>\n".encode()


def robots(address: str) -> bytes:
    """Without an address there is no sitemap to name."""
    where = f"\nSitemap: {address}sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()


def _entry(place: Place, places: Places, address: str, *, several: bool) -> str:
    day = _changed(place, places)
    lines = [f"<loc>{escape(address + place.path)}</loc>"]
    if day:
        lines.append(f"<lastmod>{day}</lastmod>")
    if several:
        twins = places.twins(place)
        lines += [_link(language, address + twin.path) for language, twin in twins.items()]
        lines.append(_link("x-default", address + next(iter(twins.values())).path))
    return "<url>" + "".join(lines) + "</url>\n"


def _changed(place: Place, places: Places) -> str:
    """Only where the content itself says when: an article's day, and for lists of news the newest one's."""
    page = place.page
    if page.published_on:
        return page.published_on.isoformat()
    if any(block.kind is BlockKind.NEWS for block in page.blocks):
        days = (one.page.published_on for one in newest(places, page.language))
        return max((day.isoformat() for day in days if day), default="")
    return ""


def _link(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>'
