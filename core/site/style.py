"""The one style sheet of a site: faces and colour tokens written above the theme's own rules."""

import re
from collections.abc import Mapping

from core.site.palette import Colours, Palette
from core.site.theme import Mood

COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s*\n\s*")
PRINTED = {
    "paper": "#fff", "tint": "#fff", "wash": "#fff", "ink": "#000", "soft": "#333", "line": "#999", "accent": "#000",
    "on-accent": "#fff", "deep": "#fff", "on-deep": "#000", "deep-soft": "#333",
}  # fmt: skip
LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,"
    "U+2215,U+FEFF,U+FFFD"
)
"""What the Latin subsets hold: for any other character no font is fetched in vain."""


def style_sheet(rules: str, colours: Palette, mood: Mood, fonts: Mapping[str, str]) -> bytes:
    """`fonts` gives the name under which each font file stands beside the style sheet."""
    faces = "\n".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};font-display:optional;'
        f'src:url("{fonts[font.file]}") format("woff2");unicode-range:{LATIN}}}'
        for font in mood.fonts
    )
    tokens = (
        f":root{{color-scheme:light dark;{_tokens(colours.light)}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{_tokens(colours.dark)}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{_tokens(PRINTED)}}}}}"
    )
    bare = BLANKS.sub("\n", COMMENTS.sub("", rules)).strip()
    return f"{faces}\n{tokens}\n{bare}\n".encode()


def _tokens(colours: Colours) -> str:
    return ";".join(f"--{name}:{colours[name]}" for name in PRINTED)
