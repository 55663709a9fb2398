"""How the small copies of a photo are made, and what a page is told of them."""

import hashlib
from dataclasses import dataclass

from core.profile.model import Photo

AVIF, WEBP, JPEG, PNG = "image/avif", "image/webp", "image/jpeg", "image/png"
ENDINGS = {AVIF: "avif", WEBP: "webp", JPEG: "jpg", PNG: "png"}
QUALITIES = {AVIF: 50, WEBP: 72, JPEG: 78}
AVIF_SPEED = 8
PNG_COLOURS = 256
RECIPE = hashlib.sha256(repr((QUALITIES, AVIF_SPEED, PNG_COLOURS, "lanczos")).encode()).hexdigest()[:8]

Ratio = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One file: `name` carries photo, crop and width, so that equal names hold equal pictures."""

    name: str
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """What a `<picture>` needs: sources (AVIF before WebP, narrow before wide) and the `<img>` that all can show."""

    photo: Photo
    crop: Ratio | None
    sources: tuple[Variant, ...]
    fallback: Variant

    @property
    def width(self) -> int:
        return self.fallback.width

    @property
    def height(self) -> int:
        return self.fallback.height

    @property
    def mimes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(variant.mime for variant in self.sources))

    @property
    def files(self) -> tuple[Variant, ...]:
        return (*self.sources, self.fallback)

    def srcset(self, mime: str, folder: str = "") -> str:
        """The list for `<source srcset>`; `folder` is put before each name ("/pictures/")."""
        chosen = (variant for variant in self.sources if variant.mime == mime)
        return ", ".join(f"{folder}{variant.name} {variant.width}w" for variant in chosen)
