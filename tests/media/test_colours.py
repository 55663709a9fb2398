from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from core.media.colours import logo_colours
from core.media.oklch import contrast, from_oklch, to_oklch

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
def test_a_colour_comes_back_as_it_was(colour: str) -> None:
    assert from_oklch(*to_oklch(colour)) == colour


@given(st.floats(0.15, 1), st.floats(0, 0.5), st.floats(0, 360))
def test_what_no_screen_shows_keeps_its_lightness(lightness: float, chroma: float, hue: float) -> None:
    assert to_oklch(from_oklch(lightness, chroma, hue))[0] == pytest.approx(lightness, abs=0.012)


def test_colours_have_the_numbers_that_css_gives_them() -> None:
    assert to_oklch("#ff0000") == pytest.approx((0.62796, 0.25768, 29.234), abs=1e-3)
    assert to_oklch("#808080")[1:] == (0.0, 0.0)
    assert to_oklch("#fff")[0] == pytest.approx(1, abs=1e-4)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_logo_gives_its_colours_the_most_frequent_first(tmp_path: Path, ending: str) -> None:
    logo = Image.new("RGB", (400, 300), "#ffffff")
    draw = ImageDraw.Draw(logo)
    draw.ellipse((20, 20, 280, 280), fill="#1d6f42")
    draw.rectangle((290, 40, 390, 200), fill="#e0a030")
    draw.rectangle((290, 210, 390, 290), fill="#222222")
    logo.save(tmp_path / f"logo.{ending}", quality=90)
    green, amber = logo_colours(tmp_path / f"logo.{ending}")
    for found, meant in ((green, "#1d6f42"), (amber, "#e0a030")):
        assert to_oklch(found) == pytest.approx(to_oklch(meant), abs=2)
        assert contrast(found, meant) < 1.05


def test_what_is_see_through_does_not_count(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    logo.paste("#2040a0", (40, 40, 60, 60))
    logo.save(tmp_path / "logo.png")
    assert logo_colours(tmp_path / "logo.png") == ("#2040a0",)


def test_a_grey_logo_gives_none(tmp_path: Path) -> None:
    Image.linear_gradient("L").save(tmp_path / "logo.png")
    assert logo_colours(tmp_path / "logo.png") == ()
