"""Where each page stands: its file, its path, its address, and its twins in other languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from core.site.model import REPEATED, Page, PageKind
from core.site.slugs import is_slug

MISSING_FILE = "404.html"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Place:
    """`path` is what stands in a link, from the root of the site ("en/services/"; "" is home)."""

    page: Page
    path: str

    @property
    def file(self) -> str:
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"

    @property
    def depth(self) -> int:
        return self.path.count("/")


class Places:
    """All pages that are built, in the languages that have any.

    Of two pages with one address the first stands, the others are `doubled`. `astray` are pages whose address could
    lead out of the site: rows may come from a file that somebody else has made.
    """

    def __init__(self, pages: Iterable[Page], languages: tuple[str, ...]) -> None:
        shown = [page for page in pages if not page.hidden and LANGUAGE.fullmatch(page.language)]
        spoken = {page.language for page in shown}
        self.languages = tuple(language for language in languages if language in spoken) or languages[:1]
        self._by_path: dict[str, Place] = {}
        self.doubled: list[Page] = []
        self.astray: list[Page] = []
        for page in shown:
            if page.language in self.languages and self._is_built(page):
                self._put(page)

    @property
    def main(self) -> str:
        return self.languages[0]

    def path_of(self, page: Page) -> str:
        if page.kind is PageKind.MISSING:
            return MISSING_FILE
        root = self.root(page.language)
        return root if page.kind is PageKind.HOME or not page.slug else f"{root}{page.slug}/"

    def root(self, language: str) -> str:
        return "" if language == self.main else f"{language}/"

    def all(self) -> tuple[Place, ...]:
        return tuple(self._by_path.values())

    def of(self, language: str) -> tuple[Place, ...]:
        return tuple(place for place in self._by_path.values() if place.page.language == language)

    def first(self, language: str, kind: PageKind) -> Place | None:
        return next((place for place in self.of(language) if place.page.kind is kind), None)

    def find(self, page: str) -> Place | None:
        """Where the page with this id stands; None where it is hidden, doubled or astray."""
        return next((place for place in self._by_path.values() if place.page.id == page), None)

    def at(self, path: str) -> Place | None:
        """What stands at "en/services/"; None: nothing of the site."""
        return self._by_path.get(path)

    def twins(self, place: Place) -> Mapping[str, Place]:
        """The same page in each language that has it, itself included, the main language first."""
        found = {place.page.language: place}
        for other in self._by_path.values():
            if other.page.language not in found and _same(place.page, other.page):
                found[other.page.language] = other
        return MappingProxyType({language: found[language] for language in self.languages if language in found})

    def _is_built(self, page: Page) -> bool:
        """A host shows one page for all that is missing: the main language's."""
        return page.kind is not PageKind.MISSING or page.language == self.main

    def _put(self, page: Page) -> None:
        place = Place(page, self.path_of(page))
        if page.kind not in (PageKind.HOME, PageKind.MISSING) and not is_slug(page.slug):
            self.astray.append(page)
        elif place.path in self._by_path:
            self.doubled.append(page)
        else:
            self._by_path[place.path] = place


def _same(one: Page, other: Page) -> bool:
    """Pages that a language has once are the same by their kind; articles by their day, free pages by their slug."""
    if one.kind is not other.kind:
        return False
    if one.kind not in REPEATED or one.slug == other.slug:
        return True
    return one.kind is PageKind.ARTICLE and one.published_on is not None and one.published_on == other.published_on


def base_path(address: str) -> str:
    """ "/" or "/shop/": what stands before each path on the host."""
    return urlsplit(address).path.rstrip("/") + "/"
