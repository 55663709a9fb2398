"""Every picture in sRGB with eight bits a colour, the one form that all screens and networks show alike."""

import io

from PIL import Image, ImageCms

DEEP_GREY = {"I", "I;16", "I;16L", "I;16B", "I;16N"}
PLAIN = {"RGB", "RGBA", "L"}


def is_srgb(picture: Image.Image) -> bool:
    """Whether its numbers already mean sRGB: it says so, or says nothing."""
    return _profile(picture) is None


def in_srgb(picture: Image.Image) -> Image.Image:
    """RGB, RGBA or L, converted by the picture's own colour profile where it has one that can be used."""
    source = _profile(picture)
    shown = _eight_bits(picture)
    if source is not None:
        try:
            converted = ImageCms.profileToProfile(shown, source, ImageCms.createProfile("sRGB"), outputMode=_out(shown))
        except (ImageCms.PyCMSError, ValueError):
            converted = None  # a profile for another kind of picture: the numbers are taken as they are
        shown = converted or shown
    return shown if shown.mode in PLAIN else shown.convert("RGB")


def _out(picture: Image.Image) -> str:
    return "RGBA" if picture.mode == "RGBA" else "RGB"


def _profile(picture: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The colour profile, unless it is sRGB itself, absent, or damaged."""
    icc = picture.info.get("icc_profile")
    if not icc:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        return None if "sRGB" in ImageCms.getProfileDescription(profile) else profile
    except (OSError, TypeError, ImageCms.PyCMSError):
        return None


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Decoded, in a mode that colour conversion takes: L, RGB, RGBA or CMYK."""
    picture.load()
    if picture.mode in DEEP_GREY:
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in {"L", "RGB", "CMYK"}:
        return picture
    return picture.convert("L" if picture.mode in {"1", "F"} else "RGB")
