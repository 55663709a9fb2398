"""Words drawn into pictures: what the font has, in lines that fit."""

from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
BOLD, MEDIUM = FONTS / "Figtree-Bold.ttf", FONTS / "Figtree-Medium.ttf"
BEYOND_LATIN = frozenset("–—‘’“”„…€•\u2011")
LATIN_END = "\u0180"
ELLIPSIS = "…"
LONGEST = 240  # characters that anybody reads on a picture

Font = ImageFont.FreeTypeFont


def drawable(text: str) -> str:
    """The part of `text` that our fonts hold: emoji and other scripts are left out rather than drawn as boxes."""
    kept = "".join(char if char < LATIN_END or char in BEYOND_LATIN else " " for char in text if char.isprintable())
    return " ".join(kept.replace("\u2011", "-").split())


def fitted(text: str, path: Path, box: tuple[int, int], sizes: range, spacing: float) -> tuple[Font, list[str]]:
    """The largest of `sizes` in which `text` fits into `box`, and its lines; cut with … where none does."""
    text = text[:LONGEST]
    for size in sizes:
        font = ImageFont.truetype(path, size)
        lines = wrapped(text, font, box[0])
        if len(lines) * size * spacing <= box[1] and all(font.getlength(line) <= box[0] for line in lines):
            return font, lines
    most = max(1, int(box[1] / (sizes[-1] * spacing)))
    return font, [_cut(line, font, box[0], ended=len(lines) <= most) for line in lines[:most]]


def wrapped(text: str, font: Font, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, font: Font, width: int, *, ended: bool) -> str:
    """`line` as it is where it fits and the text ends with it or goes on below, else shortened."""
    if font.getlength(line) <= width and ended:
        return line
    while line and font.getlength(line + ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
