"""Each kind of block as its view: what of the profile and of the block itself is shown, in the page's language.

A block that has nothing to show gives None and leaves no trace, so that no empty frame ever stands on a page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.profile.model import Offer, Photo, PriceKind, Profile
from core.site.contact import hours
from core.site.legal import notice as legal_notice
from core.site.model import Block, BlockKind, Content, Page, PageKind
from core.site.pictures import picture, slot
from core.site.places import Place, Places
from core.site.privacy import notice as privacy_notice
from core.site.text import line, paragraphs, shortened
from core.site.views import (
    ArticleView,
    ContactView,
    Data,
    HoursView,
    ItemView,
    LinkView,
    MemberView,
    OfferGroup,
    OfferView,
    PictureView,
    TileView,
)
from core.site.voice import Voice

EXCERPT = 180
MOST_NEWS = 200


@dataclass(slots=True)
class Surroundings:
    """What a block may look at. `seen`: photos that the page has shown already; `used`: those whose files it needs."""

    content: Content
    places: Places
    place: Place
    voice: Voice
    mood: str
    contact: ContactView
    photos: Mapping[str, Photo]
    used: dict[str, Photo]
    seen: set[str] = field(default_factory=set)

    @property
    def profile(self) -> Profile:
        return self.content.profile

    @property
    def page(self) -> Page:
        return self.place.page

    @property
    def language(self) -> str:
        return self.voice.language

    def show(self, photo: str, use: str) -> PictureView | None:
        """The photo in the frame of `use`; noted, so that its files are made."""
        found = self.photos.get(photo)
        if found is None:
            return None
        self.used[found.hash] = found
        return picture(found, slot(self.mood, use), self.language)


Shown = tuple[Data, LinkView | None]


def data_of(block: Block, around: Surroundings) -> Shown | None:
    """What the kind of `block` shows beside heading, text and picture, with a link to more of it; None: nothing."""
    return _KINDS[block.kind](block, around)


def spans(count: int) -> list[str]:
    """How wide each of `count` cards stands in a grid of six columns, so that no slot stays empty.

    Rows of three; what does not go into threes goes into rows of two, which come first.
    """
    if count == 1:
        return ["whole"]
    pairs = {0: 0, 1: 2, 2: 1}[count % 3]
    return ["half"] * (2 * pairs) + ["third"] * (count - 2 * pairs)


def _plain(_block: Block, _around: Surroundings) -> Shown | None:
    return None, None


def _text(block: Block, _around: Surroundings) -> Shown | None:
    return (None, None) if block.heading or block.body.strip() or block.media else None


def _items(block: Block, around: Surroundings) -> Shown | None:
    given = block.settings.get("items")
    items = [item for item in given if isinstance(item, Mapping)] if isinstance(given, Sequence) else []
    language = around.language
    shown = tuple(
        ItemView(
            heading=line(str(item.get("heading", "")), language),
            paragraphs=paragraphs(str(item.get("body", "")), language),
            span=span,
        )
        for item, span in zip(items, spans(len(items)) if items else (), strict=True)
    )
    return (shown, None) if shown else None


def _offers(block: Block, around: Surroundings) -> Shown | None:
    every = around.profile.offers
    chosen = every[: _limit(block, len(every))]
    if not chosen:
        return None
    more = None
    if len(chosen) < len(every):
        more = _link(around, PageKind.OFFERS, around.voice.gettext("All services and prices"))
    whole = all((offer.price.cents or 0) % 100 == 0 for offer in every)
    groups: dict[str, list[Offer]] = {}
    for offer in chosen:
        groups.setdefault(_told(offer, "section", around.language), []).append(offer)
    return tuple(_group(name, offers, around.voice, cents=not whole) for name, offers in groups.items()), more


def _group(heading: str, offers: Sequence[Offer], voice: Voice, *, cents: bool) -> OfferGroup:
    views = (_offer(offer, voice, span, cents=cents) for offer, span in zip(offers, spans(len(offers)), strict=True))
    return OfferGroup(heading=heading, offers=tuple(views))


def _offer(offer: Offer, voice: Voice, span: str, *, cents: bool) -> OfferView:
    return OfferView(
        name=_told(offer, "name", voice.language),
        description=paragraphs(_told(offer, "description", voice.language), voice.language),
        price=voice.price(offer.price, cents=cents),
        unit=_told(offer, "unit", voice.language) if offer.price.kind is not PriceKind.QUOTE else "",
        span=span,
    )


def _told(offer: Offer, name: str, language: str) -> str:
    """The offer's own words in `language`, else those of the main language: better than nothing."""
    own = offer.price.unit if name == "unit" else str(getattr(offer, name))
    told = offer.translations.get(language, {}).get(name) or own
    return told if name == "description" else line(told, language)


def _hours(_block: Block, around: Surroundings) -> Shown | None:
    view: HoursView | None = hours(around.profile, around.voice, around.content.today)
    return (view, None) if view else None


def _contact(_block: Block, around: Surroundings) -> Shown | None:
    view = around.contact
    return (view, None) if view.phone or view.email or view.address else None


def _team(_block: Block, around: Surroundings) -> Shown | None:
    language, team = around.language, around.profile.team
    if not team:
        return None
    shown = tuple(
        MemberView(
            name=line(member.name, language),
            role=line(member.role, language),
            paragraphs=paragraphs(member.words, language),
            picture=around.show(member.photo, "portrait"),
            span=span,
        )
        for member, span in zip(team, spans(len(team)), strict=True)
    )
    return shown, None


def _gallery(block: Block, around: Surroundings) -> Shown | None:
    every = _gallery_photos(block, around)
    limit = _limit(block, len(every))
    fresh = [photo for photo in every if photo.id not in around.seen]
    chosen = (fresh if len(fresh) >= min(limit, 3) or around.page.kind is not PageKind.GALLERY else every)[:limit]
    if not chosen:
        return None
    around.seen.update(photo.id for photo in chosen)
    tiles = tuple(
        TileView(picture=shown, span=span)
        for photo, span in zip(chosen, spans(len(chosen)), strict=True)
        if (shown := around.show(photo.id, span))
    )
    more = _link(around, PageKind.GALLERY, around.voice.gettext("All photos")) if len(chosen) < len(every) else None
    return tiles, more


def _gallery_photos(block: Block, around: Surroundings) -> list[Photo]:
    """Those the block names, else all of the profile but the portraits of the team, which stand beside their names."""
    named = block.settings.get("photos")
    if isinstance(named, Sequence) and not isinstance(named, str):
        return [around.photos[one] for one in named if one in around.photos]
    portraits = {member.photo for member in around.profile.team}
    return [photo for photo in around.profile.photos if photo.id not in portraits]


def _area(_block: Block, around: Surroundings) -> Shown | None:
    towns = around.contact.towns
    return (towns, None) if towns else None


def _news(block: Block, around: Surroundings) -> Shown | None:
    articles = newest(around.places, around.language)
    chosen = [place for place in articles if place.path != around.place.path][: _limit(block, MOST_NEWS)]
    if not chosen:
        return None
    more = _link(around, PageKind.NEWS, around.voice.gettext("All news")) if len(chosen) < len(articles) else None
    return tuple(_article(place, span, around) for place, span in zip(chosen, spans(len(chosen)), strict=True)), more


def newest(places: Places, language: str) -> list[Place]:
    """The articles of `language`, the newest first; those without a day come last, in their own order."""
    articles = [place for place in places.of(language) if place.page.kind is PageKind.ARTICLE]
    return sorted(articles, key=lambda place: str(place.page.published_on or ""), reverse=True)


def _article(place: Place, span: str, around: Surroundings) -> ArticleView:
    page, language = place.page, around.language
    body = next((block.body for block in page.blocks if block.body.strip()), "")
    media = next((block.media for block in page.blocks if block.media in around.photos), "")
    return ArticleView(
        heading=article_heading(page, language),
        day=around.voice.day(page.published_on) if page.published_on else "",
        day_iso=page.published_on.isoformat() if page.published_on else "",
        path=place.path,
        excerpt=line(shortened(body, EXCERPT), language),
        picture=around.show(media, "card"),
        span=span,
    )


def article_heading(page: Page, language: str) -> str:
    heading = next((block.heading for block in page.blocks if block.heading), page.label or page.title)
    return line(heading, language)


def _legal(_block: Block, around: Surroundings) -> Shown | None:
    return legal_notice(around.profile, around.voice), None


def _privacy(_block: Block, around: Surroundings) -> Shown | None:
    return privacy_notice(around.profile, around.voice), None


def _link(around: Surroundings, kind: PageKind, label: str) -> LinkView | None:
    """To the page of that kind, unless it is this one."""
    place = around.places.first(around.language, kind)
    return LinkView(label=label, path=place.path) if place and place.path != around.place.path else None


def _limit(block: Block, most: int) -> int:
    limit = block.settings.get("limit")
    return limit if isinstance(limit, int) and 0 < limit < most else most


_KINDS: Mapping[BlockKind, Callable[[Block, Surroundings], Shown | None]] = {
    BlockKind.HERO: _plain,
    BlockKind.TEXT: _text,
    BlockKind.OFFERS: _offers,
    BlockKind.REASONS: _items,
    BlockKind.STEPS: _items,
    BlockKind.QUESTIONS: _items,
    BlockKind.HOURS: _hours,
    BlockKind.CONTACT: _contact,
    BlockKind.TEAM: _team,
    BlockKind.GALLERY: _gallery,
    BlockKind.AREA: _area,
    BlockKind.NEWS: _news,
    BlockKind.CALL: _plain,
    BlockKind.LEGAL: _legal,
    BlockKind.PRIVACY: _privacy,
}
