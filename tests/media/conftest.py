"""Pictures as cameras, telephones and attackers make them."""

import io
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from core.media.library import Library
from core.store.store import Store

Encode = Callable[..., bytes]


@pytest.fixture
def photo() -> Image.Image:
    """Soft colours and some grain, wider than high, red at the left and blue at the right."""
    return colourful(240, 160)


@pytest.fixture
def library(store: Store, folder: Path) -> Library:
    return Library(store, folder / "media")


def colourful(width: int, height: int, seed: int = 1) -> Image.Image:
    chance = random.Random(seed)
    noise = bytes(chance.randrange(40) for _ in range(64 * 64 * 3))
    grain = Image.frombytes("RGB", (64, 64), noise).resize((width, height), Image.Resampling.BICUBIC)
    ramp = Image.linear_gradient("L").rotate(90, expand=True).resize((width, height))
    base = Image.merge("RGB", (ramp.point(lambda v: 255 - v), Image.new("L", ramp.size, 90), ramp))
    return Image.blend(base, grain, 0.25)


def encoded(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: how it was held, its make, the place."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Telephone Works", orientation
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (48.0, 6.0, 41.0), "W", (1.0, 40.0, 46.0)
    return exif


def png_claiming(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A PNG file that says it is as large as that."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    coded = zlib.compress(pixels, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", coded) + chunk(b"IEND", b"")
