"""The work behind the variants: decode once and small, then narrower step by step, each from the one before."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

from core.errors import FolderError
from core.i18n import _
from core.media.recipe import AVIF, AVIF_SPEED, JPEG, PNG, PNG_COLOURS, QUALITIES, WEBP, Variant, Variants

OPTIONS: dict[str, dict[str, object]] = {
    AVIF: {"speed": AVIF_SPEED, "max_threads": 1},
    WEBP: {"method": 4},
    JPEG: {"optimize": True, "progressive": True},
    PNG: {"optimize": True},
}

Box = tuple[float, float, float, float]


def made(path: Path, variants: Variants, missing: Sequence[Variant]) -> Iterator[tuple[Variant, bytes]]:
    """Each missing variant with its bytes, the widest first."""
    widest = max(variant.width for variant in missing)
    picture, box = decoded(path, variants, widest)
    for width in sorted({variant.width for variant in missing}, reverse=True):
        group = [variant for variant in missing if variant.width == width]
        size = (width, group[0].height)
        picture = picture.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)
        box = None
        for variant in group:
            yield variant, encoded(picture, variant.mime)


def decoded(path: Path, variants: Variants, width: int) -> tuple[Image.Image, Box | None]:
    """The kept photo, decoded no larger than it must be, and the part of it that the crop shows."""
    photo = variants.photo
    try:
        with Image.open(path, formats=["JPEG", "PNG"]) as picture:
            share = _share(variants)
            enough = (round(width / share[0]), round(width / share[0] * photo.height / photo.width))
            picture.draft(None, enough)
            picture.load()
            plain = picture if picture.mode in {"RGB", "RGBA"} else picture.convert(_mode(picture))
    except (OSError, SyntaxError, ValueError) as broken:
        raise FolderError(
            _("The kept photo {name} cannot be read any more.").format(name=path.name),
            safe=_("Everything else is untouched."),
            remedy=_("Add the photo again, or restore a backup of the business."),
        ) from broken
    return plain, _box(plain.size, variants, share)


def encoded(picture: Image.Image, mime: str) -> bytes:
    target = io.BytesIO()
    if mime == JPEG:
        picture = picture.convert("RGB")
    elif mime == PNG:  # a logo for the few that show neither AVIF nor WebP
        picture = picture.quantize(PNG_COLOURS, Image.Quantize.FASTOCTREE)
    quality = {"quality": QUALITIES[mime]} if mime in QUALITIES else {}
    picture.save(target, mime.removeprefix("image/").upper(), **quality, **OPTIONS[mime])
    return target.getvalue()


def _mode(picture: Image.Image) -> str:
    return "RGBA" if picture.has_transparency_data else "RGB"


def _share(variants: Variants) -> tuple[float, float]:
    """The part of width and height that the crop leaves."""
    if variants.crop is None:
        return 1.0, 1.0
    wanted = variants.crop[0] / variants.crop[1]
    ratio = variants.photo.width / variants.photo.height
    return (wanted / ratio, 1.0) if wanted < ratio else (1.0, ratio / wanted)


def _box(size: tuple[int, int], variants: Variants, share: tuple[float, float]) -> Box:
    """The crop around the focal point, pushed back inside where it would leave the picture."""
    photo = variants.photo
    left, right = _span(photo.focus_x, share[0], size[0])
    top, bottom = _span(photo.focus_y, share[1], size[1])
    return left, top, right, bottom


def _span(focus: float, share: float, length: int) -> tuple[float, float]:
    start = min(max(focus - share / 2, 0.0), 1.0 - share)
    return start * length, (start + share) * length
