import io
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from core.errors import FolderError
from core.media.intake import take
from core.media.variants import FULL_BLEED, VariantCache, Wanted, planned
from core.profile.model import Photo
from tests.media.conftest import colourful, encoded


class Shelf:
    """Kept photos by hash, as a library has them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def path(self, digest: str) -> Path:
        return next(self.folder.glob(f"{digest}.*"))

    def add(self, picture: Image.Image, form: str = "JPEG", **focus: float) -> Photo:
        taken = take(encoded(picture, form), "photo")
        (self.folder / taken.file_name).write_bytes(taken.data)
        size = {"width": taken.width, "height": taken.height}
        return Photo(id=taken.hash[:8], hash=taken.hash, mime=taken.mime, **size, **focus)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "media")


@pytest.fixture
def cache(shelf: Shelf, tmp_path: Path) -> VariantCache:
    return VariantCache(shelf.path, tmp_path / "cache" / "pictures")


def test_a_picture_element_has_all_it_needs(shelf: Shelf, cache: VariantCache) -> None:
    photo = shelf.add(colourful(1300, 867))
    variants = cache.ensure(photo)
    start = photo.hash[:12]
    assert variants.mimes == ("image/avif", "image/webp")
    assert variants.srcset("image/avif", "/p/") == ", ".join(
        f"/p/{start}-{width}.avif {width}w" for width in (480, 800, 1200)
    )
    assert (variants.fallback.name, variants.width, variants.height) == (f"{start}-800.jpg", 800, 534)
    for variant in variants.files:
        with Image.open(cache.path(variant)) as picture:
            assert (picture.get_format_mimetype(), *picture.size) == (variant.mime, variant.width, variant.height)
            assert not picture.getexif() and "icc_profile" not in picture.info


def test_nothing_is_ever_enlarged(shelf: Shelf) -> None:
    small = shelf.add(colourful(600, 400))
    assert [variant.width for variant in planned(small, FULL_BLEED).sources] == [480, 600, 480, 600]
    assert planned(small).width == 600
    assert [variant.width for variant in planned(shelf.add(colourful(90, 400))).sources] == [90, 90]
    assert planned(shelf.add(colourful(1200, 300)), (120, 240)).width == 240


def test_the_crop_keeps_the_focal_point_in_sight(shelf: Shelf, cache: VariantCache) -> None:
    wide = Image.new("RGB", (1200, 400), "#ffffff")
    wide.paste("#c01020", (1100, 0, 1200, 400))
    wide = Image.blend(wide, colourful(1200, 400), 0.05)
    seen = {}
    for focus in (0.0, 0.5, 1.0):
        variants = cache.ensure(shelf.add(wide, focus_x=focus), (400,), (1, 1))
        assert (variants.width, variants.height) == (400, 400)
        with Image.open(cache.path(variants.fallback)) as picture:
            red, green, _blue = picture.getpixel((395, 200))
            seen[focus] = red - green > 90
    assert seen == {0.0: False, 0.5: False, 1.0: True}


def test_a_crop_that_takes_nothing_off_has_no_name_of_its_own(shelf: Shelf) -> None:
    photo = shelf.add(colourful(300, 200))
    assert planned(photo, crop=(3, 2)) == planned(photo)
    assert planned(photo, crop=(1, 1)).fallback.name == f"{photo.hash[:12]}-1x1-50-50-200.jpg"


def test_a_see_through_logo_stays_see_through(shelf: Shelf, cache: VariantCache) -> None:
    logo = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    logo.paste("#8b1a2f", (100, 50, 200, 150))
    variants = cache.ensure(shelf.add(logo, "PNG"))
    assert variants.fallback.mime == "image/png"
    for variant in variants.files:
        with Image.open(cache.path(variant)) as picture:
            assert picture.convert("RGBA").getpixel((5, 5))[3] == 0


def test_each_is_made_once(shelf: Shelf, cache: VariantCache) -> None:
    photo = shelf.add(colourful(500, 400))
    first = {cache.path(variant): cache.path(variant).stat().st_mtime_ns for variant in cache.ensure(photo).files}
    cache.path(planned(photo).fallback).unlink()
    shelf_path = shelf.path(photo.hash)
    cache.ensure(photo)
    unchanged = [path for path, made in first.items() if path.stat().st_mtime_ns == made]
    assert len(unchanged) == len(first) - 1
    shelf_path.unlink()
    assert cache.ensure(photo) == planned(photo)  # nothing is read where nothing is missing


def test_many_are_made_side_by_side_in_the_order_wanted(shelf: Shelf, cache: VariantCache) -> None:
    photos = [shelf.add(colourful(200 + n, 150, n)) for n in range(5)]
    seen: list[tuple[int, int]] = []
    made = cache.ensure_all(
        [Wanted(photo=photo) for photo in photos], progress=lambda done, total, _what: seen.append((done, total))
    )
    assert [variants.photo for variants in made] == photos
    assert seen == [(n, 5) for n in range(1, 6)]


def test_a_stop_ends_the_work_between_two_photos(shelf: Shelf, cache: VariantCache) -> None:
    wanted, stop = [Wanted(photo=shelf.add(colourful(200 + n, 150, n))) for n in range(4)], Event()
    stop.set()
    assert cache.ensure_all(wanted, stop=stop) == ()


def test_a_kept_photo_damaged_on_the_disk_is_told(shelf: Shelf, cache: VariantCache) -> None:
    good, bad = shelf.add(colourful(200, 100)), shelf.add(colourful(300, 100))
    shelf.path(bad.hash).write_bytes(b"\xff\xd8\xff rust")
    with pytest.raises(FolderError, match="cannot be read"):
        cache.ensure_all([Wanted(photo=good), Wanted(photo=bad)])
    assert not list((cache.path(planned(bad).fallback)).parent.glob(".*"))


def test_equal_photos_give_equal_bytes(shelf: Shelf, tmp_path: Path) -> None:
    photo = shelf.add(colourful(400, 300))
    caches = [VariantCache(shelf.path, tmp_path / name) for name in ("one", "two")]
    made = [[cache.path(variant).read_bytes() for variant in cache.ensure(photo).files] for cache in caches]
    assert made[0] == made[1]


def test_a_grey_photo_gives_variants_too(shelf: Shelf, cache: VariantCache) -> None:
    variants = cache.ensure(shelf.add(colourful(300, 200).convert("L")))
    with Image.open(io.BytesIO(cache.path(variants.fallback).read_bytes())) as picture:
        assert picture.size == (300, 200)
