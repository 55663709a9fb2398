"""Text can be read and controls be seen, in light, dark and high contrast: measured, not believed (WCAG 2.2 AA)."""

import pytest

from core.media.oklch import contrast
from gui.look.roles import DARK, LIGHT, strong

SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, strong": strong(LIGHT, dark=False),
    "dark, strong": strong(DARK, dark=True),
}


@pytest.fixture(params=SCHEMES)
def colours(request):
    return SCHEMES[request.param]


def test_text_on_each_of_its_grounds_holds_4_5(colours):
    grounds = (colours.ground, colours.paper, colours.tint)
    pairs = [(text, ground) for ground in grounds for text in (colours.ink, colours.soft)]
    pairs += [(colours.accent, colours.ground), (colours.accent, colours.paper), (colours.on_accent, colours.accent)]
    pairs += [(colours.ink, colours.accent_soft), (colours.on_accent, colours.focus)]
    for tone in ("good", "warn", "bad"):
        own = getattr(colours, f"{tone}_soft")
        pairs += [(getattr(colours, tone), own), (colours.ink, own), (getattr(colours, tone), colours.paper)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_edges_and_the_focus_ring_hold_3(colours):
    grounds = (colours.ground, colours.paper, colours.tint)
    edges = (colours.edge, colours.focus, colours.accent)
    assert [(edge, ground) for edge in edges for ground in grounds if contrast(edge, ground) < 3] == []
