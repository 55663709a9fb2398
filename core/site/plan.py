"""What a build has to give, before a file is touched: each file with the key of what it is made from.

A plan is made anew at every keystroke of a preview, so what cannot have changed is taken from the one before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from core import i18n
from core.media.recipe import RECIPE
from core.media.variants import WIDTHS, VariantCache, Wanted
from core.profile.model import Photo
from core.site.assets import ICONS, Assets, Job, Kept, assets, key_of, picture_jobs
from core.site.compose import Composer, Dress
from core.site.model import Content, Page, PageKind
from core.site.palette import Palette, base_of, palette
from core.site.pictures import LOGO_WIDTHS
from core.site.places import Place, Places, base_path
from core.site.render import rendered
from core.site.sitemap import robots, sitemap
from core.site.theme import Mood, Theme, open_theme
from core.site.views import FrameView, PageView
from core.site.voice import Voice, Words


@dataclass(frozen=True, slots=True)
class Plan:
    """`pictures` are the photos whose small copies the jobs need."""

    places: Places
    pictures: tuple[Wanted, ...]
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page of the last plan, and the photos it shows."""

    page: Page
    job: Job
    used: Mapping[str, Photo]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stays the same for all pages of a language."""

    theme: Theme
    frame: FrameView
    voice: Voice
    stamp: str

    def job(self, place: Place, view: PageView, up: str) -> Job:
        """Equal inputs give equal bytes: the key is everything the templates are given, and themselves."""
        key = key_of(self.stamp, up, view)
        return Job(place.file, key, lambda: rendered(self.theme, self.frame, view, self.voice, up))


class Planner:
    """Made for one builder; `marks` puts the blocks' ids into the pages."""

    def __init__(self, kept: Kept, variants: VariantCache, words: Words, themes: Path, *, marks: bool) -> None:
        self._kept, self._variants, self._words, self._themes = kept, variants, words, themes
        self._marks = marks
        self._shared: object = None
        self._pages: dict[str, Remembered] = {}

    def plan(self, content: Content, root: str) -> Plan:
        """`root` is the address of the site, "" while it is not known."""
        theme = open_theme(content.look.theme, self._themes)
        mood = theme.mood(content.type)
        colours = palette(*base_of(content.look.accent, content.profile.colours, content.hue or mood.hue), mood.ground)
        places = Places(content.pages, content.profile.languages or ("fr",))
        made = assets(content, places, theme, mood, colours, self._kept, with_card=not self._marks)
        composer = Composer(content, places, self._dress(root, mood, made, colours), self._words)
        self._forget((_outline(content), root, made.css, made.card))
        pages = tuple(self._planned(composer, places, theme, root))
        pictures = _pictures(pages, content.profile.logo)
        copies = (job for wanted in pictures for job in picture_jobs(wanted, self._variants, RECIPE))
        return Plan(places, pictures, (*copies, *made.jobs, *(page.job for page in pages), *_for_robots(places, root)))

    def _dress(self, root: str, mood: Mood, made: Assets, colours: Palette) -> Dress:
        return Dress(
            address=root,
            mood=mood.key,
            css=made.css,
            fonts=made.fonts,
            icons=ICONS,
            card=made.card,
            paper=colours.light["paper"],
            dark_paper=colours.dark["paper"],
            marks=self._marks,
        )

    def _forget(self, shared: object) -> None:
        """Once anything that several pages show has changed, none of the last ones can be taken over."""
        if shared != self._shared:
            self._shared, self._pages = shared, {}

    def _planned(self, composer: Composer, places: Places, theme: Theme, root: str) -> Iterator[Remembered]:
        sheets: dict[str, Sheet] = {}
        for place in places.all():
            known = self._pages.get(place.path)
            if known is None or known.page != place.page:
                language = place.page.language
                if language not in sheets:
                    sheets[language] = self._sheet(composer, theme, language)
                sheet = sheets[language]
                view, used = composer.page(place)
                up = base_path(root) if place.page.kind is PageKind.MISSING else "../" * place.depth
                known = self._pages[place.path] = Remembered(place.page, sheet.job(place, view, up), used)
            yield known

    def _sheet(self, composer: Composer, theme: Theme, language: str) -> Sheet:
        frame = composer.frame(language)
        stamp = key_of(frame, theme.stamp, _words_stamp(language))
        return Sheet(theme, frame, composer.voices[language], stamp)


def _outline(content: Content) -> Content:
    """Without what only one page shows; articles are shown by others too."""
    pages = (page if page.kind is PageKind.ARTICLE else replace(page, blocks=()) for page in content.pages)
    return replace(content, pages=tuple(pages))


def _pictures(pages: Iterable[Remembered], logo: Photo | None) -> tuple[Wanted, ...]:
    used = {photo.hash: photo for page in pages for photo in page.used.values()}
    wanted = [Wanted(photo=photo, widths=WIDTHS) for photo in used.values()]
    return (*wanted, Wanted(photo=logo, widths=LOGO_WIDTHS)) if logo else tuple(wanted)


def _for_robots(places: Places, root: str) -> Iterator[Job]:
    texts = {"robots.txt": robots(root)} | ({"sitemap.xml": sitemap(places, root)} if root else {})
    for path, text in texts.items():
        yield Job(path, key_of(text), lambda text=text: text)  # type: ignore[misc]


@cache
def _words_stamp(language: str) -> str:
    """Changes with the translation of the theme's words."""
    catalogue = i18n.CATALOGUES / language / "LC_MESSAGES" / "devanture.mo"
    return key_of(catalogue.read_bytes()) if catalogue.is_file() else ""
