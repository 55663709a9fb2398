"""Colours by what they are for, never by what they are: paper, ink, accent. Both schemes, and high contrast.

Text on each of its grounds holds 4.5:1, edges of controls and the focus ring 3:1 (WCAG 2.2 AA); a test measures it.
"""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Each "#rrggbb". `ground` lies under everything, `paper` is a card or a field, `tint` what is pointed at."""

    ground: str
    paper: str
    tint: str
    line: str  # parts things; carries no meaning
    edge: str  # the outline of what one can use
    ink: str
    soft: str  # text that stands back
    accent: str  # the one colour of the house: main button, links, where one is
    on_accent: str
    accent_soft: str  # the ground of what is chosen; carries ink
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    focus: str


LIGHT = Colours(
    ground="#f7f2ea", paper="#fffdf9", tint="#efe7db", line="#e3d8c8", edge="#8b7d6b", ink="#2a221c", soft="#65594d",
    accent="#99401c", on_accent="#ffffff", accent_soft="#f6e0d2", good="#2c6338", good_soft="#e0eedd",
    warn="#7a4f00", warn_soft="#fbeac4", bad="#a02318", bad_soft="#fae0da", focus="#b3491f",
)  # fmt: skip

DARK = Colours(
    ground="#1d1916", paper="#27221e", tint="#332c27", line="#3f3730", edge="#8f8375", ink="#f2eae0", soft="#c0b3a4",
    accent="#f0a27c", on_accent="#2b160a", accent_soft="#4a3125", good="#93cf9c", good_soft="#243526",
    warn="#eec36b", warn_soft="#3d3117", bad="#f7a092", bad_soft="#46241f", focus="#f2ae8c",
)  # fmt: skip


def strong(colours: Colours, *, dark: bool) -> Colours:
    """The same for people who ask the system for more contrast: full ink, visible edges everywhere."""
    ink = "#ffffff" if dark else "#000000"
    ground = "#000000" if dark else "#ffffff"
    return replace(colours, ground=ground, paper=ground, ink=ink, soft=ink, line=ink, edge=ink, focus=ink)


def named(colours: Colours) -> dict[str, str]:
    return {field.name: getattr(colours, field.name) for field in fields(colours)}
