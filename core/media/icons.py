"""The site's icons and the picture that networks show beside a link to it."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from core.media.lettering import BOLD, MEDIUM, Font, drawable, fitted
from core.media.oklch import contrast

ICO_SIZES = (16, 32, 48)
FINE = 256  # pixels in which small icons are drawn, then made smaller: smooth edges
MARGIN = 0.1  # of the icon's side, around a logo
ROUND = 0.22  # radius of the corners, of the side
WIDE = 1.8  # a logo longer than this is a line of writing, unreadable in 32 pixels
CARD = (1200, 630)
CARD_TEXT = 560  # width of the panel with words
CARD_MARGIN = 72
CARD_QUALITY = 84
LINE = 1.15

Size = tuple[int, int]


def icon_files(logo_path: Path | None, initials: str, colour: str, paper: str) -> dict[str, bytes]:
    """File names and contents: favicon.ico, apple-touch-icon.png (180 px), icon-512.png.

    From the logo where it is compact enough, else the initials on `colour`. `paper` is the site's background.
    """
    with_logo = _compact_logo(logo_path)

    def icon(side: int, *, square: bool) -> Image.Image:
        if with_logo is not None:
            return _logo_icon(with_logo, side, paper)
        return _letter_icon(drawable(initials)[:2], side, colour, paper, square=square)

    small = [icon(side, square=False) for side in ICO_SIZES]
    return {
        "favicon.ico": _ico(small),
        "apple-touch-icon.png": _png(icon(180, square=True).convert("RGB")),
        "icon-512.png": _png(icon(512, square=True).convert("RGB")),
    }


def og_picture(
    photo_path: Path | None,
    title: str,
    name: str,
    colours: tuple[str, str, str],
    font_path: Path = BOLD,
    focus: tuple[float, float] = (0.5, 0.5),
) -> bytes:
    """A JPEG of 1200 x 630: words on paper at the left, the photo beside them; `colours`: accent, paper, ink.

    Without a photo the words have the whole width and the accent a broad band.
    """
    accent, paper, ink = colours
    card = Image.new("RGB", CARD, paper)
    band = CARD_TEXT if photo_path else CARD[0] - 160
    if photo_path:
        card.paste(_covering(photo_path, (CARD[0] - CARD_TEXT, CARD[1]), focus), (CARD_TEXT, 0))
    else:
        card.paste(accent, (band, 0, *CARD))
    _write(card, drawable(title), drawable(name), band - 2 * CARD_MARGIN, (accent, ink), font_path)
    target = io.BytesIO()
    card.save(target, "JPEG", quality=CARD_QUALITY, optimize=True, progressive=True)
    return target.getvalue()


def _compact_logo(path: Path | None) -> Image.Image | None:
    if path is None:
        return None
    with Image.open(path, formats=["JPEG", "PNG"]) as picture:
        logo = picture.convert("RGBA")
    logo = logo.crop(logo.getchannel("A").getbbox())
    return logo if max(logo.size) <= WIDE * min(logo.size) else None


def _logo_icon(logo: Image.Image, side: int, paper: str) -> Image.Image:
    """The logo on paper: transparent icons vanish on dark tabs and turn black on telephones."""
    icon = Image.new("RGBA", (side, side), paper)
    room = max(1, round(side * (1 - 2 * MARGIN)))
    small = ImageOps.contain(logo, (room, room), Image.Resampling.LANCZOS)
    icon.alpha_composite(small, ((side - small.width) // 2, (side - small.height) // 2))
    return icon


def _letter_icon(letters: str, side: int, colour: str, paper: str, *, square: bool) -> Image.Image:
    large = side * max(2, FINE // side)
    icon = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    draw = ImageDraw.Draw(icon)
    radius = 0 if square else round(large * ROUND)
    draw.rounded_rectangle((0, 0, large - 1, large - 1), radius, fill=colour)
    font = ImageFont.truetype(BOLD, round(large * (0.62 if len(letters) < 2 else 0.5)))
    ink = max((paper, "#ffffff", "#1a1a1a"), key=lambda other: contrast(colour, other) >= 4.5)
    draw.text((large / 2, large / 2), letters.upper(), fill=ink, font=font, anchor="mm")
    return icon.resize((side, side), Image.Resampling.LANCZOS)


def _ico(pictures: list[Image.Image]) -> bytes:
    target = io.BytesIO()
    sizes: list[Size] = [picture.size for picture in pictures]
    pictures[-1].save(target, "ICO", sizes=sizes, append_images=pictures[:-1])
    return target.getvalue()


def _png(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def _covering(path: Path, size: Size, focus: tuple[float, float]) -> Image.Image:
    with Image.open(path, formats=["JPEG", "PNG"]) as picture:
        picture.draft("RGB", (size[0] * 2, size[1] * 2))
        photo = picture.convert("RGBA")
    white = Image.new("RGBA", photo.size, "white")
    return ImageOps.fit(Image.alpha_composite(white, photo).convert("RGB"), size, centering=focus)


def _write(card: Image.Image, title: str, name: str, width: int, inks: tuple[str, str], font_path: Path) -> None:
    """Name in small letters above, a short line of the accent, the title as large as it fits; centred in height."""
    font, lines = fitted(title, font_path, (width, 330), range(76, 35, -4), LINE)
    small, above = fitted(name, MEDIUM, (width, 40), range(34, 23, -2), 1.0)
    step = round(font.size * LINE)
    top = (CARD[1] - 76 - step * len(lines)) // 2
    draw = ImageDraw.Draw(card)
    _line(draw, top, above[0] if above else "", small, inks[0])
    draw.rectangle((CARD_MARGIN, top + 50, CARD_MARGIN + 64, top + 54), fill=inks[0])
    for number, line in enumerate(lines):
        _line(draw, top + 76 + number * step, line, font, inks[1])


def _line(draw: ImageDraw.ImageDraw, top: int, text: str, font: Font, ink: str) -> None:
    draw.text((CARD_MARGIN, top), text, fill=ink, font=font)
