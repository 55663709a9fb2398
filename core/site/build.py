"""Building a site: from its content to a plain folder of files, doing again only what changed."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock

from core import i18n
from core.errors import DevantureError, Problem
from core.i18n import _
from core.media.variants import VariantCache, Wanted
from core.ports import Progress, silent
from core.profile.model import Photo, Profile
from core.site.address import root_address
from core.site.assets import Job, Kept
from core.site.model import Built, Content
from core.site.output import Output, state_beside
from core.site.places import Places
from core.site.plan import Plan, Planner
from core.site.theme import THEMES
from core.site.voice import Words

HASH = re.compile(r"[0-9a-f]{64}")


class StoppedError(DevantureError):
    """The person asked to stop; what is finished is whole, and the next build goes on from there."""


class Builder:
    """Made with a way to read the content, the kept photos by their hash, and a folder for small copies of them.

    One builder serves many builds and remembers what it can; `marks` puts the blocks' ids into the pages, for a
    preview. One build at a time: a second waits.
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
        self._read = read
        self._variants = VariantCache(kept, cache)
        self._planner = Planner(kept, self._variants, words, themes, marks=marks)
        self._made: set[Wanted] = set()
        self._swept: set[Path] = set()
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
            content = _sound(self._read())
            broken, plan = self._planned(content, root_address(address or content.look.address), progress, stop)
            output = Output(out, state or state_beside(out))
            output.begin((job.path for job in plan.jobs), sweep=out not in self._swept)
            self._swept.add(out)
            _write(plan.jobs, output, stop)
            manifest = output.finish()
        problems = (*broken, *_misplaced(plan.places), *output.problems)
        return Built(manifest=manifest, changed=tuple(output.changed), removed=tuple(output.removed), problems=problems)

    def _planned(
        self, content: Content, root: str, progress: Progress, stop: Event | None
    ) -> tuple[list[Problem], Plan]:
        """The plan, with the photos' copies made; photos that cannot be read are left out of the site and named."""
        plan = self._planner.plan(content, root)
        broken = self._copies(plan.pictures, progress, stop)
        if broken:
            content = replace(content, profile=_without(content.profile, set(broken)))
            plan = self._planner.plan(content, root)
        return [_broken_photo(photo, error) for photo, error in broken.items()], plan

    def _copies(
        self, pictures: tuple[Wanted, ...], progress: Progress, stop: Event | None
    ) -> dict[Photo, DevantureError]:
        """Make what is missing of the photos' small copies; gives the photos that cannot be read."""
        wanted = [wish for wish in pictures if wish not in self._made]
        try:
            self._variants.ensure_all(wanted, progress=progress, stop=stop)
        except DevantureError:
            return self._copies_one_by_one(wanted, stop)
        _check(stop)
        self._made |= set(wanted)
        return {}

    def _copies_one_by_one(self, wanted: Iterable[Wanted], stop: Event | None) -> dict[Photo, DevantureError]:
        broken: dict[Photo, DevantureError] = {}
        for wish in wanted:
            _check(stop)
            try:
                self._variants.ensure(wish.photo, wish.widths)
            except DevantureError as error:
                broken[wish.photo] = error
        return broken


def _write(jobs: Iterable[Job], output: Output, stop: Event | None) -> None:
    try:
        for job in jobs:
            _check(stop)
            if not output.fresh(job.path, job.key):
                output.put(job.path, job.key, job.make())
    except DevantureError:
        output.pause()
        raise


def _sound(content: Content) -> Content:
    """Without photos whose hash is none: it names files, and rows may come from a file that somebody else has made."""
    profile = content.profile
    every = (*profile.photos, *((profile.logo,) if profile.logo else ()))
    wrong = {photo for photo in every if not HASH.fullmatch(photo.hash)}
    return replace(content, profile=_without(profile, wrong)) if wrong else content


def _without(profile: Profile, broken: set[Photo]) -> Profile:
    photos = tuple(photo for photo in profile.photos if photo not in broken)
    return replace(profile, photos=photos, logo=None if profile.logo in broken else profile.logo)


def _broken_photo(photo: Photo, error: DevantureError) -> Problem:
    said = _("The photo “{name}” is left out of the site: {why}").format(name=photo.name, why=error.happened)
    return Problem(f"photos.{photo.id}", said, error.remedy)


def _misplaced(places: Places) -> Iterator[Problem]:
    remedy = _("Give it another address.")
    for page in places.doubled:
        said = _("Two pages have the address “{path}”; only the first is in the site.")
        yield Problem(f"pages.{page.id}", said.format(path=places.path_of(page)), remedy)
    for page in places.astray:
        said = _("The page “{name}” has an address that cannot be used; it is not in the site.")
        yield Problem(f"pages.{page.id}", said.format(name=page.label or page.title), remedy)


def _check(stop: Event | None) -> None:
    if stop is not None and stop.is_set():
        raise StoppedError(
            _("Building the site was stopped."),
            safe=_("The files that were finished are whole."),
            remedy=_("Build it again: it goes on from there."),
        )
