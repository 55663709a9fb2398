"""From what a site is made of to what its theme is given: one frame for each language, one view for each page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.profile.model import Photo
from core.site.blocks import Surroundings, article_heading, data_of
from core.site.contact import contact, hours
from core.site.graph import Graph
from core.site.model import Block, BlockKind, Content, Page, PageKind
from core.site.pictures import logo, says_name
from core.site.places import Place, Places
from core.site.text import line, paragraphs
from core.site.views import BlockView, FrameView, LinkView, PageView, PictureView
from core.site.voice import Voice, Words

MOST_MENU = 5  # entries that stay visible; what goes beyond stands behind "More"
NATIVE = {"fr": "Français", "en": "English"}
BANDLESS = frozenset({BlockKind.LEGAL, BlockKind.PRIVACY})
SOCIAL_SIZE = (1200, 630)

Social = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What the build knows besides the content: names of files made for this site, and where it will stand.

    `card` is the picture that networks show beside a link ("assets/card-1a2b.jpg"). `marks`: blocks carry their ids,
    for a preview. `icons` are (rel, path, type, sizes).
    """

    address: str
    mood: str
    css: str
    fonts: tuple[str, ...]
    icons: tuple[tuple[str, str, str, str], ...]
    card: str
    paper: str
    dark_paper: str
    marks: bool


class Composer:
    """Made for one build."""

    def __init__(self, content: Content, places: Places, dress: Dress, words: Words) -> None:
        self._content, self._places, self._dress = content, places, dress
        self._graph = Graph(content, places, dress.address)
        self.voices = {language: Voice(language, words) for language in places.languages}
        self._photos: dict[str, Photo] = {photo.id: photo for photo in content.profile.photos}
        self._contacts = {language: contact(content.profile, voice) for language, voice in self.voices.items()}

    def frame(self, language: str) -> FrameView:
        """What all pages of `language` share."""
        profile, dress = self._content.profile, self._dress
        entries = self._menu(language)
        cut = len(entries) if len(entries) <= MOST_MENU else MOST_MENU - 1
        legal = (self._places.first(language, kind) for kind in (PageKind.LEGAL, PageKind.PRIVACY))
        return FrameView(
            language=language,
            name=line(profile.name, language),
            mood=dress.mood,
            home=self._places.root(language),
            logo=logo(profile.logo, profile.name) if profile.logo else None,
            logo_says_name=bool(profile.logo and says_name(profile.logo)),
            menu=entries[:cut],
            more_menu=entries[cut:],
            legal=tuple(_entry(place) for place in legal if place),
            contact=self._contacts[language],
            hours=hours(profile, self.voices[language], self._content.today),
            css=dress.css,
            fonts=dress.fonts,
            icons=dress.icons,
            paper=dress.paper,
            dark_paper=dress.dark_paper,
        )

    def page(self, place: Place) -> tuple[PageView, Mapping[str, Photo]]:
        """The view of a page, and the photos it shows, by their hash."""
        page, voice = place.page, self.voices[place.page.language]
        around = self._surroundings(place)
        blocks = tuple(self._blocks(page, around))
        titled = any(block.level == 1 and block.heading for block in blocks)
        shown = next((block.picture for block in blocks if block.picture), None)
        view = PageView(
            kind=page.kind.value,
            title=line(page.title or page.label, page.language),
            description=line(page.description, page.language),
            canonical=self._absolute(place) if self._indexed(page) else "",
            alternates=self._alternates(place),
            languages=self._switch(place),
            social_image=self._social(page, shown),
            indexed=self._indexed(page),
            eyebrow=self._eyebrow(voice) if page.kind is PageKind.HOME else "",
            day=voice.day(page.published_on) if page.published_on else "",
            day_iso=page.published_on.isoformat() if page.published_on else "",
            back=self._back(place),
            heading="" if titled else line(page.label or page.title, page.language),
            blocks=blocks,
            preload=blocks[0].picture if blocks else None,
            graph=self._told(place, blocks, shown, around),
            current=place.path,
        )
        return view, around.used

    def _surroundings(self, place: Place) -> Surroundings:
        return Surroundings(
            content=self._content,
            places=self._places,
            place=place,
            voice=self.voices[place.page.language],
            mood=self._dress.mood,
            contact=self._contacts[place.page.language],
            photos=self._photos,
            used={},
        )

    def _told(
        self, place: Place, blocks: tuple[BlockView, ...], shown: PictureView | None, around: Surroundings
    ) -> str:
        """The graph; a page without a picture of its own shows the business's first."""
        profile = self._content.profile
        picture = shown or next((around.show(photo.id, "hero") for photo in profile.photos[:1]), None)
        mark = logo(profile.logo, "") if profile.logo else None
        return self._graph.of(place, article_heading(place.page, place.page.language), blocks, picture, mark)

    def _blocks(self, page: Page, around: Surroundings) -> Iterable[BlockView]:
        """Those that have something to show; the heading of the first one is the page's h1."""
        tinted, pictured, anchors, first = False, 0, set[str](), True
        for block in page.blocks:
            found = data_of(block, around)
            if found is None:
                continue
            view = self._block(block, page, around)
            level = 1 if first and view.heading else 2
            band = _band(view, page.kind, tinted=tinted, top=level == 1)
            tinted = band == "paper"
            pictured += 1 if view.picture and block.kind is BlockKind.TEXT else 0
            yield replace(
                view,
                data=found[0],
                more=found[1],
                level=level,
                inner=level + 1 if view.heading else 2,
                anchor="" if block.kind.value in anchors else block.kind.value,
                band=band,
                side="left" if pictured % 2 == 0 else "right",
                first=first,
            )
            anchors.add(block.kind.value)
            first = False

    def _block(self, block: Block, page: Page, around: Surroundings) -> BlockView:
        language = around.language
        around.seen.add(block.media)
        use = "article" if page.kind is PageKind.ARTICLE else "hero" if block.kind is BlockKind.HERO else "text"
        return BlockView(
            kind=block.kind.value,
            anchor="",
            mark=block.id if self._dress.marks else "",
            heading=line(block.heading, language),
            level=2,
            inner=3,
            band="",
            paragraphs=paragraphs(block.body, language),
            picture=around.show(block.media, use),
            side="right",
            data=None,
            more=None,
            buttons=self._buttons(page, around) if block.kind in (BlockKind.HERO, BlockKind.CALL) else (),
            first=False,
        )

    def _buttons(self, page: Page, around: Surroundings) -> tuple[LinkView, ...]:
        """At most two: the one thing to do (book, else call, else write), and the way there."""
        view, voice = around.contact, around.voice
        wished = [
            LinkView(label=voice.gettext("Book online"), href=view.booking) if view.booking else None,
            LinkView(label=view.phone, href=view.phone_link) if view.phone else None,
            LinkView(label=voice.gettext("Write to us"), href=f"mailto:{view.email}")
            if view.email and not view.phone
            else None,
            self._way(page, voice),
        ]
        return tuple(wish for wish in wished if wish)[:2]

    def _way(self, page: Page, voice: Voice) -> LinkView | None:
        place = self._places.first(page.language, PageKind.CONTACT)
        if not place or page.kind is PageKind.CONTACT:
            return None
        return LinkView(label=voice.gettext("Hours and directions"), path=place.path)

    def _menu(self, language: str) -> tuple[LinkView, ...]:
        """Without home where there are too many: the name at the top leads there."""
        listed = [
            place
            for place in self._places.of(language)
            if place.page.in_menu and place.page.kind not in (PageKind.ARTICLE, PageKind.MISSING)
        ]
        if len(listed) > MOST_MENU:
            listed = [place for place in listed if place.page.kind is not PageKind.HOME]
        return tuple(_entry(place) for place in listed)

    def _switch(self, place: Place) -> tuple[LinkView, ...]:
        """This page in the other languages, else their home."""
        twins = self._places.twins(place)
        others = [language for language in self._places.languages if language != place.page.language]
        homes = {language: self._places.first(language, PageKind.HOME) for language in others}
        targets = {language: twins.get(language) or homes[language] for language in others}
        return tuple(
            LinkView(label=NATIVE.get(language, language), path=target.path, language=language)
            for language, target in targets.items()
            if target
        )

    def _alternates(self, place: Place) -> tuple[tuple[str, str], ...]:
        """(language, address) of the page in every language, and what a reader of another language is given."""
        if len(self._places.languages) < 2 or not self._dress.address or not self._indexed(place.page):
            return ()
        twins = self._places.twins(place)
        first = next(iter(twins.values()))
        each = [(language, self._absolute(twin)) for language, twin in twins.items()]
        return (*each, ("x-default", self._absolute(first)))

    def _social(self, page: Page, shown: PictureView | None) -> Social | None:
        """An article shows its own photo, every other page the site's card."""
        root = self._dress.address
        if not root:
            return None
        if page.kind is PageKind.ARTICLE and shown:
            return f"{root}pictures/{shown.name}", shown.width, shown.height, shown.alt
        return (f"{root}{self._dress.card}", *SOCIAL_SIZE, self._content.profile.name) if self._dress.card else None

    def _eyebrow(self, voice: Voice) -> str:
        """Town and age: what a stranger asks first and a headline rarely says."""
        town, since = line(self._content.profile.address.city, voice.language), self._content.profile.since
        if town and since:
            return voice.gettext("{town}, since {year}").format(town=town, year=since)
        return town

    def _back(self, place: Place) -> LinkView | None:
        news = self._places.first(place.page.language, PageKind.NEWS)
        return _entry(news) if news and place.page.kind is PageKind.ARTICLE else None

    def _absolute(self, place: Place) -> str:
        return f"{self._dress.address}{place.path}" if self._dress.address else ""

    def _indexed(self, page: Page) -> bool:
        return page.kind is not PageKind.MISSING


def _band(view: BlockView, page: PageKind, *, tinted: bool, top: bool) -> str:
    """The ground of a block; tinted and plain bands part the sections, and a page's title stands on its own."""
    if view.kind == BlockKind.HERO:
        return "hero"
    if view.kind == BlockKind.CALL:
        return "accent"
    if page is PageKind.ARTICLE:
        return "paper"
    if top and view.kind == BlockKind.TEXT and view.picture is None and page is not PageKind.HOME:
        return "title"
    return "tint" if tinted and view.kind not in BANDLESS else "paper"


def _entry(place: Place) -> LinkView:
    return LinkView(label=line(place.page.label or place.page.title, place.page.language), path=place.path)
