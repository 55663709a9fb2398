"""Colours an owner may take for the site, and what becomes of one: dark enough to be read, whatever was chosen."""

from core.media.oklch import from_oklch
from core.site.model import Content
from core.site.palette import Palette, base_of, palette
from core.site.theme import open_theme

LIGHTNESS, CHROMA = 0.47, 0.12
HUES = (25, 50, 85, 140, 175, 215, 250, 290, 330, 0)
GREY = "#4b4f55"


def suggested(content: Content) -> tuple[str, ...]:
    """Those of the logo first, then one of the trade, then a round of others."""
    mood = open_theme(content.look.theme).mood(content.type)
    trade = from_oklch(LIGHTNESS, CHROMA, content.hue or mood.hue)
    others = (from_oklch(LIGHTNESS, CHROMA, hue) for hue in HUES)
    own = tuple(colour.lower() for colour in content.profile.colours)
    return tuple(dict.fromkeys((*own, trade, *others, GREY)))


def worn(content: Content, accent: str) -> Palette:
    """The colours of the whole site with `accent` ("": taken from logo or trade)."""
    mood = open_theme(content.look.theme).mood(content.type)
    return palette(*base_of(accent, content.profile.colours, content.hue or mood.hue), mood.ground)
