"""A picture comes in: proved to be one, turned upright, freed of place and time, in the colours of every screen."""

import hashlib
import io
import struct
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from core.media.kinds import HEAD, PICTURES, kind_of, webp_size
from core.media.refusals import MEGABYTES, MEGAPIXELS, plain_name, refusal
from core.media.srgb import in_srgb, is_srgb
from core.media.strip import bare_jpeg, bare_png

BYTES_MOST = MEGABYTES * 1_000_000
PIXELS_MOST = MEGAPIXELS * 1_000_000
SIDE_MOST = 65_000  # JPEG ends at 65,535
FLAT_COLOURS, FLAT_GREYS = 4096, 64  # a drawing has fewer, a photo more
FLAT_SHARE = 32  # and many pixels of each
QUALITY = 92
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png"}
ORIENTATION, SUBFILE, DNG = 0x0112, 254, 50706  # EXIF and TIFF tags
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
)
"""What Pillow's decoders raise on damaged files."""

Image.MAX_IMAGE_PIXELS = PIXELS_MOST  # twice that is refused by Pillow itself as soon as the header is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A cleaned picture: `hash` is the SHA-256 of `data`, `width` and `height` are as shown."""

    name: str
    mime: str
    width: int
    height: int
    hash: str
    data: bytes = field(repr=False)

    @property
    def file_name(self) -> str:
        return f"{self.hash}.{EXTENSIONS[self.mime]}"


def take(source: Path | str | bytes, name: str = "") -> Taken:
    """Clean the picture at `source` (a path, or its bytes); BadInputError names the file, the reason, the remedy."""
    name = plain_name(name or (f"{source}" if not isinstance(source, bytes) else "")) or "?"
    data = source if isinstance(source, bytes) else _read(Path(source), name)
    kind = _checked_kind(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which goes anyway
            with _opened(data, kind, name) as picture:
                return _cleaned(data, picture, name)
    except Image.DecompressionBombError as bomb:
        raise refusal(name, "vast") from bomb
    except BROKEN as broken:
        raise refusal(name, "broken") from broken


def _read(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise refusal(name, "folder")
        if path.stat().st_size > BYTES_MOST:
            raise refusal(name, "heavy")
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise refusal(name, "missing") from missing
    except (OSError, ValueError) as unreadable:
        raise refusal(name, "unreadable") from unreadable


def _checked_kind(data: bytes, name: str) -> str:
    if not data:
        raise refusal(name, "empty")
    if len(data) > BYTES_MOST:
        raise refusal(name, "heavy")
    kind = kind_of(data[:HEAD])
    if kind not in PICTURES:
        raise refusal(name, kind or "unknown")
    if kind == "WEBP":
        _check_size(webp_size(data[:HEAD]), name)
    return kind


def _opened(data: bytes, kind: str, name: str) -> Image.Image:
    """The picture with its header read and nothing decoded, or a refusal because of its size."""
    if kind == "HEIF":
        import pi_heif  # type: ignore[import-untyped]  # ships no types

        pi_heif.register_heif_opener()
    picture = Image.open(io.BytesIO(data), formats=[kind])
    _check_size(picture.size, name)
    if kind == "TIFF" and _is_raw(picture):
        raise refusal(name, "raw")
    return picture


def _check_size(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > PIXELS_MOST or max(size) > SIDE_MOST:
        raise refusal(name, "vast")


def _is_raw(picture: Image.Image) -> bool:
    """Raw photos are TIFF files whose first picture is a thumbnail."""
    tags = picture.getexif()
    return DNG in tags or tags.get(SUBFILE) == 1


def _cleaned(data: bytes, picture: Image.Image, name: str) -> Taken:
    turn = TURNS.get(_orientation(picture))
    if turn is None and is_srgb(picture) and (bare := _bare(data, picture)):
        size, mime = picture.size, f"image/{'png' if picture.format == 'PNG' else 'jpeg'}"
        return _taken(name, mime, size, bare)
    upright = in_srgb(picture)
    if turn is not None:
        upright = upright.transpose(turn)
    mime, saved = _saved(upright)
    return _taken(name, mime, upright.size, saved)


def _orientation(picture: Image.Image) -> int:
    """How the camera was held, 1 for upright; damaged EXIF says nothing."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except BROKEN:
        return 1


def _bare(data: bytes, picture: Image.Image) -> bytes | None:
    """The file's own coded picture where it can stay as it is; proved whole by decoding it."""
    if picture.format in {"JPEG", "MPO"} and picture.mode in {"RGB", "L"}:
        bare, size = bare_jpeg(data), picture.size
        with Image.open(io.BytesIO(bare), formats=["JPEG"]) as again:
            again.draft(None, (size[0] // 8, size[1] // 8))
            again.load()
        return bare
    if picture.format == "PNG" and picture.mode in {"RGB", "RGBA", "L", "LA", "P", "1"}:
        picture.load()
        return bare_png(data) if _stays_png(picture) and not _deep(data) else None
    return None


def _deep(png: bytes) -> bool:
    return png[24] > 8  # bits a sample, in the first chunk


def _stays_png(picture: Image.Image) -> bool:
    """A see-through picture, or a drawing, whose edges JPEG would smear."""
    most = FLAT_GREYS if picture.mode == "L" else FLAT_COLOURS
    most = min(most, max(1, picture.width * picture.height // FLAT_SHARE))
    return _see_through(picture) or picture.getcolors(most) is not None


def _see_through(picture: Image.Image) -> bool:
    if not picture.has_transparency_data:
        return False
    lowest = picture.convert("RGBA").getchannel("A").getextrema()[0]
    return isinstance(lowest, int | float) and lowest < 255


def _saved(picture: Image.Image) -> tuple[str, bytes]:
    """PNG where transparency or flat colours would suffer otherwise, else JPEG; no metadata is handed on."""
    target = io.BytesIO()
    picture.info.clear()
    if _stays_png(picture):
        picture.save(target, "PNG", compress_level=6)
        return "image/png", target.getvalue()
    opaque = picture if picture.mode in {"RGB", "L"} else picture.convert("RGB")
    opaque.save(target, "JPEG", quality=QUALITY)
    return "image/jpeg", target.getvalue()


def _taken(name: str, mime: str, size: tuple[int, int], data: bytes) -> Taken:
    digest = hashlib.sha256(data).hexdigest()
    return Taken(name=name, mime=mime, width=size[0], height=size[1], hash=digest, data=data)
