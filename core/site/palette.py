"""The colours of a site: one hue, every pair that is used made to hold its contrast."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.media.oklch import contrast, from_oklch, to_oklch

TEXT = 4.6  # WCAG AA asks for 4.5; a little more, because screens round
SOFT = 5.0
STEP = 0.01
GREY = 0.04  # a logo of less chroma than this has no hue of its own
TRADE_CHROMA = 0.12

Colours = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """How papers and inks are tinted: with the accent's own hue where `hue` is None; `strength` 1 is the usual."""

    hue: float | None = None
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Palette:
    """Values of the theme's colour tokens for both schemes."""

    light: Colours
    dark: Colours


def base_of(accent: str, logo: tuple[str, ...], hue: float) -> tuple[float, float, float]:
    """(L, C, h) from the owner's choice, else the logo's first colour that has a hue, else the trade's hue."""
    if _is_colour(accent):  # also a grey: so be it
        return to_oklch(accent)
    for colour in logo:
        if _is_colour(colour) and (found := to_oklch(colour))[1] >= GREY:
            return found
    return 0.47, TRADE_CHROMA, hue


def palette(lightness: float, chroma: float, hue: float, ground: Ground = Ground()) -> Palette:
    grey = min(1.0, chroma / GREY)  # an owner who chose grey gets no tinted paper either
    tint = hue if ground.hue is None else ground.hue

    def tone(light: float, colour: float) -> str:
        return from_oklch(light, colour * grey * ground.strength, tint)

    return Palette(_light(lightness, chroma, hue, tone), _dark(chroma, hue, tone))


def _light(lightness: float, chroma: float, hue: float, tone: Callable[[float, float], str]) -> Colours:
    paper, tint = tone(0.988, 0.006), tone(0.958, 0.018)
    accent = _darker(min(lightness, 0.50), min(chroma, 0.15), hue, (paper, tint, "#ffffff"))
    deep = tone(0.27, 0.035)
    return {
        "paper": paper,
        "tint": tint,
        "ink": tone(0.25, 0.022),
        "soft": _darker(0.46, 0.022 * min(1.0, chroma / GREY), hue, (paper, tint), SOFT),
        "line": tone(0.87, 0.025),
        "accent": accent,
        "on-accent": "#ffffff",
        "deep": deep,
        "on-deep": tone(0.96, 0.012),
        "deep-soft": _lighter(0.84, 0.02, hue, (deep,), SOFT),
        "wash": tone(0.93, 0.032),
    }


def _dark(chroma: float, hue: float, tone: Callable[[float, float], str]) -> Colours:
    paper, tint = tone(0.20, 0.012), tone(0.24, 0.016)
    accent = _lighter(0.80, min(chroma, 0.11), hue, (paper, tint))
    deep = tone(0.155, 0.012)
    return {
        "paper": paper,
        "tint": tint,
        "ink": tone(0.93, 0.01),
        "soft": _lighter(0.77, 0.015, hue, (paper, tint), SOFT),
        "line": tone(0.36, 0.02),
        "accent": accent,
        "on-accent": paper,
        "deep": deep,
        "on-deep": tone(0.93, 0.01),
        "deep-soft": _lighter(0.77, 0.015, hue, (deep,), SOFT),
        "wash": tone(0.29, 0.024),
    }


def _darker(light: float, chroma: float, hue: float, grounds: tuple[str, ...], least: float = TEXT) -> str:
    return _moved(light, chroma, hue, grounds, least, -STEP)


def _lighter(light: float, chroma: float, hue: float, grounds: tuple[str, ...], least: float = TEXT) -> str:
    return _moved(light, chroma, hue, grounds, least, STEP)


def _moved(light: float, chroma: float, hue: float, grounds: tuple[str, ...], least: float, step: float) -> str:
    colour = from_oklch(light, chroma, hue)
    while min(contrast(colour, ground) for ground in grounds) < least and 0 < light < 1:
        light += step
        colour = from_oklch(light, chroma, hue)
    return colour


def _is_colour(text: str) -> bool:
    digits = text.removeprefix("#")
    return text.startswith("#") and len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
