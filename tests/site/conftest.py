"""A built site to look at, made once for all tests that only read it."""

import gettext
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from core.profile.model import Photo
from core.site.build import Builder
from core.site.model import Built, Content
from tests.site import samples


def english(_language: str) -> gettext.NullTranslations:
    return gettext.NullTranslations()


@dataclass(slots=True)
class Site:
    """A builder over content that tests change by hand."""

    content: Content
    builder: Builder
    out: Path
    photos: tuple[Photo, ...] = field(default=())

    def build(self) -> Built:
        return self.builder.build(self.out)

    def read(self, path: str) -> str:
        return (self.out / path).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Photo, ...]]:
    """Three small photos as a library keeps them."""
    folder = tmp_path_factory.mktemp("media")
    photos = []
    for name, colour in (("bread", "#a50"), ("shop", "#05a"), ("portrait", "#0a5")):
        file = folder / "photo.jpg"
        Image.new("RGB", (300, 200), colour).save(file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        file.rename(folder / f"{digest}.jpg")
        photos.append(samples.photo(name, digest))
    return folder, tuple(photos)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache of small copies for all tests: what is in it is never changed."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture
def site_of(kept: tuple[Path, tuple[Photo, ...]], pictures: Path, tmp_path: Path) -> Callable[[Content | None], Site]:
    folder, photos = kept

    def made(content: Content | None = None, *, marks: bool = False) -> Site:
        def read() -> Content:
            return site.content

        builder = Builder(read, lambda digest: folder / f"{digest}.jpg", pictures, words=english, marks=marks)
        site = Site(content or samples.content(photos, pages=samples.few_pages()), builder, tmp_path / "site", photos)
        return site

    return made


@pytest.fixture
def site(site_of: Callable[[Content | None], Site]) -> Site:
    return site_of(None)


@pytest.fixture(scope="session")
def built(kept: tuple[Path, tuple[Photo, ...]], pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything in it, to be read only."""
    return _whole(samples.content(kept[1]), kept[0], pictures, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def built_hostile(
    kept: tuple[Path, tuple[Photo, ...]], pictures: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return _whole(samples.hostile(kept[1]), kept[0], pictures, tmp_path_factory.mktemp("hostile"))


def _whole(content: Content, folder: Path, pictures: Path, place: Path) -> Path:
    builder = Builder(lambda: content, lambda digest: folder / f"{digest}.jpg", pictures, words=english)
    builder.build(place / "site")
    return place / "site"
