"""OKLCH, the colour space in which equal steps look equal, and the contrast that WCAG asks for.

`L` runs from 0 (black) to 1 (white), `C` from 0 (grey) to about 0.32 (the strongest screen colour), `h` is an angle in
degrees. Numbers after Björn Ottosson (2020), as CSS Color 4 has them.
"""

import math
from functools import lru_cache

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
FROM_LAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
FROM_CONES: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
GREY = 1e-4  # below this chroma the angle means nothing
SLACK = 1e-6  # rounding that still counts as inside sRGB


def to_lab(colour: str) -> Triple:
    """`(L, a, b)` of "#rrggbb" in OKLab, where distances are differences seen."""
    cones = _times(CONES, _linear(colour))
    return _times(LAB, (math.cbrt(cones[0]), math.cbrt(cones[1]), math.cbrt(cones[2])))


@lru_cache(maxsize=4096)
def to_oklch(colour: str) -> Triple:
    """`(L, C, h)` of "#rrggbb"; a grey has `h` 0."""
    lightness, a, b = to_lab(colour)
    chroma = math.hypot(a, b)
    return (lightness, chroma, math.degrees(math.atan2(b, a)) % 360) if chroma > GREY else (lightness, 0.0, 0.0)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """Give "#rrggbb"; what no screen can show loses chroma until one can, never hue or lightness."""
    lightness = min(1.0, max(0.0, lightness))
    return _written(_light(lightness, _shown_chroma(lightness, max(0.0, chroma), hue), hue))


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _shown_chroma(lightness: float, chroma: float, hue: float) -> float:
    """The greatest chroma up to `chroma` inside sRGB, by halving the interval."""
    if _inside(_light(lightness, chroma, hue)):
        return chroma
    low, high = 0.0, chroma
    for _step in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if _inside(_light(lightness, middle, hue)) else (low, middle)
    return low


def _light(lightness: float, chroma: float, hue: float) -> Triple:
    angle = math.radians(hue)
    one, two, three = _times(FROM_LAB, (lightness, chroma * math.cos(angle), chroma * math.sin(angle)))
    return _times(FROM_CONES, (one**3, two**3, three**3))


def _inside(light: Triple) -> bool:
    return all(-SLACK <= part <= 1 + SLACK for part in light)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Triple:
    """Light of each primary; "#rgb" is taken too."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return _from_code(red / 255), _from_code(green / 255), _from_code(blue / 255)


def _from_code(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _to_code(light: float) -> int:
    light = min(1.0, max(0.0, light))
    return round(255 * (light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


def _written(light: Triple) -> str:
    return "#" + "".join(f"{_to_code(part):02x}" for part in light)


def _times(matrix: Matrix, vector: Triple) -> Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three
