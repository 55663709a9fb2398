"""Small copies of a photo for the site: AVIF and WebP in several widths, and one plain picture that all can show.

Made once for each photo and recipe, kept in a cache that may be thrown away at any time.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from core.media.files import write_whole
from core.media.recipe import AVIF, ENDINGS, JPEG, PNG, RECIPE, WEBP, Ratio, Variant, Variants
from core.ports import Progress, silent
from core.profile.model import Photo

WIDTHS = (480, 800, 1200)
FULL_BLEED = (*WIDTHS, 1600)
FALLBACK = 800
NEARLY_SAME = 0.01  # a crop that takes off less than this share is not worth the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A photo in the widths and the crop that a page shows it in."""

    photo: Photo
    widths: tuple[int, ...] = WIDTHS
    crop: Ratio | None = None


def planned(photo: Photo, widths: Sequence[int] = WIDTHS, crop: Ratio | None = None) -> Variants:
    """Names and sizes of all variants, without touching a file; nothing is ever enlarged."""
    crop = crop if crop and _matters(photo, crop) else None
    shown, ratio = _cropped_width(photo, crop), (crop[1] / crop[0] if crop else photo.height / photo.width)
    steps = sorted({min(width, shown) for width in widths})

    def variant(mime: str, width: int) -> Variant:
        name = f"{photo.hash[:12]}{_crop_mark(photo, crop)}-{width}.{ENDINGS[mime]}"
        return Variant(name=name, mime=mime, width=width, height=max(1, round(width * ratio)))

    return Variants(
        photo=photo,
        crop=crop,
        sources=tuple(variant(mime, width) for mime in (AVIF, WEBP) for width in steps),
        fallback=variant(PNG if photo.mime == PNG else JPEG, min(FALLBACK, steps[-1])),
    )


class VariantCache:
    """Variants on disk, in `folder` of the business; `kept` gives the path of a photo by its hash."""

    def __init__(self, kept: Callable[[str], Path], folder: Path) -> None:
        self._kept, self._folder = kept, folder / RECIPE

    def path(self, variant: Variant) -> Path:
        return self._folder / variant.name

    def ensure(self, photo: Photo, widths: Sequence[int] = WIDTHS, crop: Ratio | None = None) -> Variants:
        """The variants, made now where they are not there yet."""
        variants = planned(photo, widths, crop)
        missing = [variant for variant in variants.files if not self.path(variant).exists()]
        if missing:
            self._make(variants, missing)
        return variants

    def ensure_all(
        self,
        wanted: Iterable[Wanted],
        *,
        workers: int = 2,
        progress: Progress = silent,
        stop: Event | None = None,
    ) -> tuple[Variants, ...]:
        """All of them, `workers` photos at a time; once `stop` is set no further photo is begun.

        The answer holds what was wanted in its order; it is shorter after a stop. What is made stays made.
        """
        each = tuple(wanted)

        def one(wish: Wanted) -> Variants | None:
            return None if stop is not None and stop.is_set() else self.ensure(wish.photo, wish.widths, wish.crop)

        with ThreadPoolExecutor(workers, thread_name_prefix="variants") as pool:
            futures = {pool.submit(one, wish): wish for wish in each}
            try:
                for done, future in enumerate(as_completed(futures), start=1):
                    future.result()
                    progress(done, len(each), futures[future].photo.name)
            except BaseException:
                pool.shutdown(cancel_futures=True)  # what failed fails at once, not after all the others
                raise
        return tuple(variants for future in futures if (variants := future.result()))

    def _make(self, variants: Variants, missing: Sequence[Variant]) -> None:
        from core.media.resize import made

        for variant, data in made(self._kept(variants.photo.hash), variants, missing):
            write_whole(self.path(variant), data)


def _matters(photo: Photo, crop: Ratio) -> bool:
    return abs(photo.width * crop[1] / (photo.height * crop[0]) - 1) > NEARLY_SAME


def _cropped_width(photo: Photo, crop: Ratio | None) -> int:
    return photo.width if crop is None else max(1, min(photo.width, int(photo.height * crop[0] / crop[1])))


def _crop_mark(photo: Photo, crop: Ratio | None) -> str:
    if crop is None:
        return ""
    return f"-{crop[0]}x{crop[1]}-{round(photo.focus_x * 100)}-{round(photo.focus_y * 100)}"
