"""A photo small enough for a network, the same bytes each time it is asked for."""

import io
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInputError, Problem
from core.i18n import _

if TYPE_CHECKING:
    from PIL import Image

JPEG = "image/jpeg"
QUALITIES = (90, 85, 80, 75, 68, 60)
SHRINK = 0.85  # of the side, where no quality is low enough
SIDE_LEAST = 64

Fitted = tuple[bytes, str, int, int]


def fit_for(
    path: Path,
    mime: str,
    *,
    max_bytes: int,
    max_side: int = 2000,
    types: Collection[str] = (JPEG, "image/png"),
) -> Fitted:
    """`(bytes, mime, width, height)` of the kept picture at `path`, at most `max_bytes` long.

    The file's own bytes where the network takes them as they are; otherwise a JPEG, on white where it was transparent.
    """
    from PIL import Image

    with Image.open(path, formats=["JPEG", "PNG"]) as picture:
        size, own_bytes = picture.size, path.stat().st_size
        if mime in types and own_bytes <= max_bytes and max(size) <= max_side:
            return path.read_bytes(), mime, *size
        side = min(max_side, max(size))
        picture.draft(None, _within(size, side))
        plain = _on_white(picture)
    return _squeezed(plain, size, side, max_bytes, path.name)


def _squeezed(picture: "Image.Image", size: tuple[int, int], side: int, max_bytes: int, name: str) -> Fitted:
    """The best quality that fits; where even the worst does not, a smaller picture."""
    while side >= min(SIDE_LEAST, *size):
        small = _resized(picture, _within(size, side))
        worst = _jpeg(small, QUALITIES[-1])
        if len(worst) <= max_bytes:
            better = next((data for q in QUALITIES[:-1] if len(data := _jpeg(small, q)) <= max_bytes), worst)
            return better, JPEG, *small.size
        side = int(side * min(SHRINK, (max_bytes / len(worst)) ** 0.5))
    raise BadInputError(
        _("The picture does not fit into {limit} bytes.").format(limit=max_bytes),
        [Problem(name, _("It is too large for this network."), _("Choose another picture."))],
    )


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _resized(picture: "Image.Image", size: tuple[int, int]) -> "Image.Image":
    from PIL import Image

    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _on_white(picture: "Image.Image") -> "Image.Image":
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")


def _jpeg(picture: "Image.Image", quality: int) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return target.getvalue()
