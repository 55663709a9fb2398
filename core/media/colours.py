"""The colours of a logo: those that are colours, the most frequent first."""

from collections import Counter
from pathlib import Path

from core.media.oklch import to_lab, to_oklch

SIDE = 200  # the logo is looked at no larger than this
STEP = 8  # neighbours in a colour channel that count as one
SEEN = 128  # alpha from which a pixel counts
GREY_BELOW = 0.04  # OKLCH chroma
ALIKE = 0.09  # distance in OKLab below which two colours are shades of one
SHARE_LEAST = 0.02  # of the coloured pixels; less is noise of the compression
MOST = 5

Cell = tuple[int, int, int]


def logo_colours(path: Path) -> tuple[str, ...]:
    """Up to five colours as "#rrggbb"; none for a black, white and grey logo."""
    from PIL import Image

    with Image.open(path, formats=["JPEG", "PNG"]) as logo:
        small = logo.convert("RGBA")
        small.thumbnail((SIDE, SIDE), Image.Resampling.NEAREST)  # mixes no colours that the logo does not have
    seen = _colours(small.tobytes())
    return _grouped(Counter({colour: count for colour, count in seen.items() if _is_colour(colour)}))


def _colours(rgba: bytes) -> Counter[str]:
    """Each colour with its pixels; neighbours are counted together under the most frequent of them."""
    cells: dict[Cell, Counter[Cell]] = {}
    for red, green, blue, alpha in zip(rgba[0::4], rgba[1::4], rgba[2::4], rgba[3::4], strict=True):
        if alpha >= SEEN:
            cells.setdefault((red // STEP, green // STEP, blue // STEP), Counter())[red, green, blue] += 1
    return Counter({"#{:02x}{:02x}{:02x}".format(*cell.most_common(1)[0][0]): cell.total() for cell in cells.values()})


def _is_colour(colour: str) -> bool:
    return to_oklch(colour)[1] >= GREY_BELOW


def _grouped(counted: Counter[str]) -> tuple[str, ...]:
    """Shades join the most frequent colour that they resemble."""
    groups: Counter[str] = Counter()
    for colour, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        leader = next((known for known in groups if _distance(known, colour) < ALIKE), colour)
        groups[leader] += count
    least = counted.total() * SHARE_LEAST
    ordered = sorted(groups.items(), key=lambda item: (-item[1], item[0]))
    return tuple(colour for colour, count in ordered if count >= least)[:MOST]


def _distance(one: str, other: str) -> float:
    pairs = zip(to_lab(one), to_lab(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
