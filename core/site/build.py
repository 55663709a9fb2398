"""Building a site: from its content to a plain folder of files, doing again only what changed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Event, Lock
from urllib.parse import urlsplit

from core import i18n
from core.errors import DevantureError, Problem
from core.i18n import _
from core.media.variants import RECIPE, WIDTHS, VariantCache, Wanted, planned
from core.ports import Progress, silent
from core.profile.model import Photo, Profile
from core.site.assets import ICONS, Job, Kept, assets, key_of, picture_jobs
from core.site.compose import Composer, Dress
from core.site.model import Built, Content, PageKind
from core.site.output import Output, state_beside
from core.site.palette import base_of, palette
from core.site.pictures import LOGO_WIDTHS
from core.site.places import Places, base_path
from core.site.render import rendered
from core.site.sitemap import robots, sitemap
from core.site.theme import THEMES, Theme, open_theme
from core.site.voice import Words

HOST = re.compile(r"[^\s:/@<>\"'()]+(?::\d{1,5})?")


class StoppedError(DevantureError):
    """The person asked to stop; what is finished is whole, and the next build goes on from there."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything of one build, before a file is touched."""

    places: Places
    pictures: tuple[Wanted, ...]
    jobs: tuple[Job, ...]


class Builder:
    """Made with a way to read the content, the kept photos by their hash, and a folder for small copies of them.

    One builder serves many builds and remembers templates and themes; `marks` puts the blocks' ids into the pages,
    for a preview. One build at a time: a second waits.
    """

    def __init__(
        self,
        read: Callable[[], Content],
        kept: Kept,
        cache: Path,
        *,
        words: Words = i18n.words,
        themes: Path = THEMES,
        marks: bool = False,
    ) -> None:
        self._read, self._kept, self._words, self._themes, self._marks = read, kept, words, themes, marks
        self._variants = VariantCache(kept, cache)
        self._one = Lock()

    def build(
        self,
        out: Path,
        *,
        address: str = "",
        state: Path | None = None,
        progress: Progress = silent,
        stop: Event | None = None,
    ) -> Built:
        """Bring `out` up to date. `address` is where the site will stand, by default the one the owner gave.

        `state` is the list of what was written; by default it stands beside `out`.
        """
        with self._one:
            content = self._read()
            root = root_address(address or content.look.address)
            broken, plan = self._planned(content, root, progress, stop)
            output = Output(out, state or state_beside(out))
            output.begin(job.path for job in plan.jobs)
            self._write(plan.jobs, output, stop)
            manifest = output.finish()
        problems = (*broken, *_doubled(plan.places), *output.problems)
        return Built(manifest=manifest, changed=tuple(output.changed), removed=tuple(output.removed), problems=problems)

    def _planned(
        self, content: Content, root: str, progress: Progress, stop: Event | None
    ) -> tuple[list[Problem], Plan]:
        """The plan, with the photos' copies made; photos that cannot be read are left out of the site and named."""
        plan = self._plan(content, root)
        broken = self._copies(plan.pictures, progress, stop)
        if broken:
            plan = self._plan(replace(content, profile=_without(content.profile, set(broken))), root)
        return [_broken_photo(photo, error) for photo, error in broken.items()], plan

    def _plan(self, content: Content, root: str) -> Plan:
        theme = open_theme(content.look.theme, self._themes)
        mood = theme.mood(content.type)
        colours = palette(*base_of(content.look.accent, content.profile.colours, content.hue or mood.hue), mood.ground)
        places = Places(content.pages, content.profile.languages or ("fr",))
        made = assets(content, places, theme, mood, colours, self._kept)
        dress = Dress(
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
        composer = Composer(content, places, dress, self._words)
        pages = tuple(self._pages(composer, places, theme, root))
        pictures = _pictures(composer.used.values(), content.profile.logo)
        copies = tuple(job for wanted in pictures for job in self._copy_jobs(wanted))
        return Plan(places, pictures, (*copies, *made.jobs, *pages, *_for_robots(places, root)))

    def _pages(self, composer: Composer, places: Places, theme: Theme, root: str) -> Iterator[Job]:
        """Equal inputs give equal bytes: the key of a page is everything its templates are given, and themselves."""
        frames = {language: composer.frame(language) for language in places.languages}
        stamps = {language: key_of(frame, theme.stamp, _words_stamp(language)) for language, frame in frames.items()}
        for place in places.all():
            language = place.page.language
            missing = place.page.kind is PageKind.MISSING
            up = base_path(root) if missing else "../" * place.depth
            view = composer.page(place)

            def make(language: str = language, view: object = view, up: str = up) -> bytes:
                return rendered(theme, frames[language], view, composer.voices[language], up)  # type: ignore[arg-type]

            yield Job(place.file, key_of(stamps[language], up, view), make)

    def _copies(
        self, wanted: tuple[Wanted, ...], progress: Progress, stop: Event | None
    ) -> dict[Photo, DevantureError]:
        """Make what is missing of the photos' small copies; gives the photos that cannot be read."""
        try:
            self._variants.ensure_all(wanted, progress=progress, stop=stop)
        except DevantureError:
            return self._copies_one_by_one(wanted, stop)
        _check(stop)
        return {}

    def _copies_one_by_one(self, wanted: tuple[Wanted, ...], stop: Event | None) -> dict[Photo, DevantureError]:
        broken: dict[Photo, DevantureError] = {}
        for wish in wanted:
            _check(stop)
            try:
                self._variants.ensure(wish.photo, wish.widths)
            except DevantureError as error:
                broken[wish.photo] = error
        return broken

    def _copy_jobs(self, wanted: Wanted) -> tuple[Job, ...]:
        variants = planned(wanted.photo, wanted.widths)
        paths = {one.name: self._variants.path(one) for one in variants.files}
        return picture_jobs(variants, lambda name: paths[name].read_bytes(), RECIPE)

    def _write(self, jobs: Iterable[Job], output: Output, stop: Event | None) -> None:
        try:
            for job in jobs:
                _check(stop)
                if not output.fresh(job.path, job.key):
                    output.put(job.path, job.key, job.make())
        except DevantureError:
            output.pause()
            raise


def root_address(address: str) -> str:
    """ "www.fournil.fr" as "https://www.fournil.fr/"; "" for nothing, or for what is no address of the web."""
    text = address.strip()
    if text and "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        named = parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc)
    except ValueError:
        return ""
    if not named:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _pictures(used: Iterable[Photo], logo: Photo | None) -> tuple[Wanted, ...]:
    wanted = [Wanted(photo=photo, widths=WIDTHS) for photo in used]
    return (*wanted, Wanted(photo=logo, widths=LOGO_WIDTHS)) if logo else tuple(wanted)


def _for_robots(places: Places, root: str) -> Iterator[Job]:
    texts = {"robots.txt": robots(root)} | ({"sitemap.xml": sitemap(places, root)} if root else {})
    for path, text in texts.items():
        yield Job(path, key_of(text), lambda text=text: text)  # type: ignore[misc]


def _without(profile: Profile, broken: set[Photo]) -> Profile:
    photos = tuple(photo for photo in profile.photos if photo not in broken)
    return replace(profile, photos=photos, logo=None if profile.logo in broken else profile.logo)


def _broken_photo(photo: Photo, error: DevantureError) -> Problem:
    said = _("The photo “{name}” is left out of the site: {why}").format(name=photo.name, why=error.happened)
    return Problem(f"photos.{photo.id}", said, error.remedy)


def _doubled(places: Places) -> tuple[Problem, ...]:
    said = _("Two pages have the address “{path}”; only the first is in the site.")
    return tuple(
        Problem(f"pages.{page.id}", said.format(path=places.path_of(page)), _("Give one of them another address."))
        for page in places.doubled
    )


def _check(stop: Event | None) -> None:
    if stop is not None and stop.is_set():
        raise StoppedError(
            _("Building the site was stopped."),
            safe=_("The files that were finished are whole."),
            remedy=_("Build it again: it goes on from there."),
        )


@cache
def _words_stamp(language: str) -> str:
    """Changes with the translation of the theme's words."""
    catalogue = i18n.CATALOGUES / language / "LC_MESSAGES" / "devanture.mo"
    return key_of(catalogue.read_bytes()) if catalogue.is_file() else ""
