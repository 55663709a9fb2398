"""Photos as a page shows them: which files, how wide they stand in the layout, what must stay in sight.

A photo is kept whole and cropped by the style sheet, so that one set of files serves all places. Where its frame is
narrower than the photo, more of it is loaded than is seen, and `sizes` says so.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from core.media.recipe import Variants
from core.media.variants import WIDTHS, planned
from core.profile.model import Photo
from core.site.text import line
from core.site.views import PictureView, SourceView

FOLDER = "pictures"
MIDDLE = "(min-width: 48rem)"
WIDE = "(min-width: 76rem)"
LOGO_HEIGHT = 52
LOGO_WIDEST = 220
LOGO_WIDTHS = (120, 240, 480)
WORDMARK = 2.2  # a logo wider than this many times its height carries the name itself


@dataclass(frozen=True, slots=True)
class Slot:
    """A frame of the layout: its shape (width / height) and its width on phones, from 48rem, and from 76rem."""

    ratio: float
    phone: str
    middle: str
    wide: str


PHONE = "100vw - 2.5rem"
HALF = Slot(4 / 3, PHONE, "50vw - 3.5rem", "34rem")
SLOTS = {
    "craft.hero": Slot(4 / 3, PHONE, "50vw - 3.5rem", "35rem"),
    "fine.hero": Slot(4 / 5, PHONE, "42vw - 3.5rem", "28rem"),
    "plain.hero": Slot(4 / 3, PHONE, "42vw - 3.5rem", "28rem"),
    "craft.text": HALF,
    "plain.text": HALF,
    "fine.text": Slot(4 / 5, PHONE, "42vw - 3.5rem", "28rem"),
    "craft.third": Slot(3 / 2, "50vw - 1.5rem", "33vw - 2rem", "23.4rem"),
    "craft.half": Slot(3 / 2, "50vw - 1.5rem", "50vw - 2.5rem", "35.5rem"),
    "craft.whole": Slot(3 / 2, PHONE, "100vw - 4rem", "72rem"),
    "fine.third": Slot(4 / 5, "50vw - 1.5rem", "33vw - 2rem", "23.4rem"),
    "fine.half": Slot(1, "50vw - 1.5rem", "50vw - 2.5rem", "35.5rem"),
    "fine.whole": Slot(4 / 5, PHONE, "100vw - 4rem", "35.5rem"),
    "card": Slot(3 / 2, PHONE, "50vw - 3rem", "23.4rem"),
    "portrait": Slot(4 / 5, PHONE, "33vw - 3rem", "22.7rem"),
    "article": Slot(3 / 2, PHONE, "46rem", "46rem"),
}


def slot(mood: str, use: str) -> Slot:
    """The frame of `use` in `mood`; what a mood does not say is as in "craft"."""
    return SLOTS.get(f"{mood}.{use}") or SLOTS.get(use) or SLOTS[f"craft.{use}"]


@lru_cache(maxsize=4096)
def picture(photo: Photo, frame: Slot, language: str) -> PictureView:
    planned_files = planned(photo, WIDTHS)
    wider = max(1.0, photo.width / photo.height / frame.ratio)
    return PictureView(
        name=planned_files.fallback.name,
        width=planned_files.width,
        height=planned_files.height,
        alt=line(photo.alt, language),
        caption=line(photo.caption, language),
        position=_position(photo),
        sizes=_sizes(frame, wider),
        sources=_sources(planned_files),
    )


def logo(photo: Photo, name: str) -> PictureView:
    """Shown at its own shape, never taller than the line it stands in."""
    files = planned(photo, LOGO_WIDTHS)
    scale = min(LOGO_HEIGHT / photo.height, LOGO_WIDEST / photo.width)
    width, height = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    return PictureView(
        name=files.fallback.name,
        width=width,
        height=height,
        alt=photo.alt or name,
        caption="",
        position="",
        sizes=f"{width}px",
        sources=_sources(files),
    )


def says_name(photo: Photo) -> bool:
    return photo.width >= WORDMARK * photo.height


def _sources(files: Variants) -> tuple[SourceView, ...]:
    return tuple(
        SourceView(mime=mime, files=tuple((one.name, one.width) for one in files.sources if one.mime == mime))
        for mime in files.mimes
    )


def _position(photo: Photo) -> str:
    across, down = round(photo.focus_x * 100), round(photo.focus_y * 100)
    return "" if (across, down) == (50, 50) else f"{across}% {down}%"


def _sizes(frame: Slot, wider: float) -> str:
    return (
        f"{WIDE} {_length(frame.wide, wider)}, {MIDDLE} {_length(frame.middle, wider)}, {_length(frame.phone, wider)}"
    )


def _length(text: str, wider: float) -> str:
    factor = math.ceil(wider * 100) / 100
    if factor > 1:
        return f"calc({factor:g} * ({text}))"
    return f"calc({text})" if " " in text else text
