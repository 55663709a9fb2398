"""Whatever colour an owner has, what is written on it can be read."""

import itertools

import pytest

from core.media.oklch import contrast, from_oklch
from core.site.palette import Ground, base_of, palette

HUES = range(0, 360, 30)
LIGHTS = (0.2, 0.5, 0.9)
GROUNDS = (Ground(), Ground(78, 1.0), Ground(None, 0.5))


@pytest.mark.parametrize("ground", GROUNDS, ids=str)
def test_every_pair_that_is_used_holds_its_contrast(ground):
    for hue, light, chroma in itertools.product(HUES, LIGHTS, (0.0, 0.1, 0.3)):
        colours = palette(light, chroma, hue, ground)
        for scheme in (colours.light, colours.dark):
            for ink in ("ink", "soft", "accent"):
                for paper in ("paper", "tint"):
                    assert contrast(scheme[ink], scheme[paper]) >= 4.5, (hue, light, chroma, ink, paper)
            assert contrast(scheme["ink"], scheme["wash"]) >= 7
            assert contrast(scheme["soft"], scheme["wash"]) >= 4.5, (hue, light, chroma)
            assert contrast(scheme["on-accent"], scheme["accent"]) >= 4.5
            assert contrast(scheme["deep-soft"], scheme["deep"]) >= 4.5


def test_the_owners_choice_comes_first_then_the_logo_then_the_trade():
    red = from_oklch(0.5, 0.15, 30)
    assert round(base_of(red, ("#00ff00",), 200)[2]) == 30
    assert round(base_of("", ("#777777", red), 200)[2]) == 30
    assert base_of("", ("#777777",), 200)[2] == 200
    assert base_of("no colour", (), 200)[2] == 200


def test_an_owner_who_chose_grey_gets_grey():
    colours = palette(*base_of("#777777", ("#00ff00",), 200))
    red, green, blue = (int(colours.light["tint"][at : at + 2], 16) for at in (1, 3, 5))
    assert max(red, green, blue) - min(red, green, blue) <= 2
