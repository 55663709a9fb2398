"""Why a file is not taken as a picture, each time with its name and what to do."""

import unicodedata
from collections.abc import Callable
from pathlib import PurePath

from core.errors import BadInputError, Problem
from core.i18n import _

NAME_LENGTH = 120
MEGAPIXELS = 100
MEGABYTES = 60


def plain_name(name: str) -> str:
    """The last part of a path, in characters that show, not too long."""
    last = PurePath(name.replace("\\", "/")).name
    shown = "".join(char for char in unicodedata.normalize("NFC", last) if _shows(char)).strip()
    if len(shown) <= NAME_LENGTH:
        return shown
    return shown[: NAME_LENGTH - 9] + "…" + shown[-8:]


def refusal(name: str, reason: str) -> BadInputError:
    """The error for one file; `reason` is a key of REASONS."""
    message, remedy = REASONS[reason]()
    happened = _("The picture “{name}” was not taken: {reason}").format(name=name, reason=message)
    return BadInputError(
        happened,
        [Problem(name, message, remedy)],
        safe=_("Your other pictures are untouched."),
        remedy=remedy,
    )


def _shows(char: str) -> bool:
    """Neither a control character nor half a surrogate (the joiners inside emoji do show)."""
    return unicodedata.category(char) not in {"Cc", "Cs"} and char not in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


def _resave() -> str:
    return _("Open it in a picture program, save it again as JPEG, and add that file.")


REASONS: dict[str, Callable[[], tuple[str, str]]] = {
    "missing": lambda: (_("It is no longer there."), _("Check that it was not moved or renamed, then add it again.")),
    "unreadable": lambda: (
        _("It cannot be read."),
        _("Check that the disk or card is plugged in and that you may open the file, then add it again."),
    ),
    "folder": lambda: (_("It is a folder."), _("Open the folder and choose the pictures in it.")),
    "empty": lambda: (
        _("It is empty (0 bytes)."),
        _("It was probably not copied to the end: copy it again from the camera or telephone."),
    ),
    "heavy": lambda: (
        _("It is larger than {limit} MB.").format(limit=MEGABYTES),
        _("Save a smaller copy as JPEG and add that one."),
    ),
    "vast": lambda: (
        _("It claims to have more than {limit} million pixels.").format(limit=MEGAPIXELS),
        _("Save a copy of at most 8,000 pixels on the long side and add that one."),
    ),
    "broken": lambda: (
        _("It is damaged or cut off."),
        _("Copy it again from the camera or telephone; if it still fails, choose another picture."),
    ),
    "unknown": lambda: (
        _("It is not a picture."),
        _("Choose a photo in JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF format."),
    ),
    "svg": lambda: (
        _("It is a drawing in SVG format, which may contain hidden programs."),
        _("Open it in a drawing program, export it as PNG of about 1,000 pixels, and add that file."),
    ),
    "pdf": lambda: (_("It is a PDF document."), _("Export the page as a picture (PNG or JPEG) and add that file.")),
    "zip": lambda: (_("It is a package of files."), _("Unpack it and choose the pictures in it.")),
    "video": lambda: (_("It is a video."), _("Choose a photo, or take a still picture from the video.")),
    "bmp": lambda: (_("It is a bitmap in BMP format."), _resave()),
    "raw": lambda: (_("It is a raw photo that still needs developing."), _resave()),
}
