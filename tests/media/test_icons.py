import io
from pathlib import Path

import pytest
from PIL import Image

from core.media.icons import icon_files, og_picture
from core.media.lettering import BOLD, drawable, fitted
from tests.media.conftest import colourful

COLOURS = ("#8b4a1f", "#fdfaf5", "#2b2420")


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def test_a_site_has_icons_also_without_a_logo() -> None:
    files = icon_files(None, "LF", "#8b4a1f", "#fdfaf5")
    assert set(files) == {"favicon.ico", "apple-touch-icon.png", "icon-512.png"}
    assert opened(files["favicon.ico"]).info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert opened(files["apple-touch-icon.png"]).size == (180, 180)
    assert opened(files["icon-512.png"]).getpixel((2, 2)) == (0x8B, 0x4A, 0x1F)
    assert icon_files(None, "LF", "#8b4a1f", "#fdfaf5") == files


def test_a_compact_logo_stands_on_paper(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    logo.paste("#1d6f42", (50, 50, 250, 250))
    logo.save(tmp_path / "logo.png")
    icon = opened(icon_files(tmp_path / "logo.png", "LF", "#8b4a1f", "#fdfaf5")["icon-512.png"])
    assert icon.getpixel((5, 5)) == (0xFD, 0xFA, 0xF5)
    assert icon.getpixel((256, 256)) == (0x1D, 0x6F, 0x42)


def test_a_line_of_writing_is_no_icon(tmp_path: Path) -> None:
    Image.new("RGB", (600, 100), "#1d6f42").save(tmp_path / "logo.png")
    with_logo = icon_files(tmp_path / "logo.png", "LF", "#8b4a1f", "#fdfaf5")
    assert with_logo == icon_files(None, "LF", "#8b4a1f", "#fdfaf5")


def test_the_sharing_picture_shows_the_photo_beside_the_words(tmp_path: Path) -> None:
    colourful(500, 400).save(tmp_path / "photo.jpg")
    data = og_picture(tmp_path / "photo.jpg", "Pains au levain à Rennes", "Le Fournil d’Éléonore", COLOURS)
    card = opened(data)
    assert (card.format, card.size) == ("JPEG", (1200, 630))
    assert len(data) < 300_000
    paper = card.getpixel((10, 10))
    assert max(abs(a - b) for a, b in zip(paper, (0xFD, 0xFA, 0xF5), strict=True)) < 4


@pytest.mark.parametrize("title", ["", "🥐🥐🥐", "مخبز", "mot " * 500, "x" * 10_000, "<b>bread</b>"])
def test_any_title_gives_a_picture(title: str) -> None:
    assert opened(og_picture(None, title, title, COLOURS)).size == (1200, 630)


def test_only_what_the_font_has_is_drawn() -> None:
    assert drawable("Crêpes 🥞 & cœur — 3,50 €") == "Crêpes & cœur — 3,50 €"


def test_words_fit_or_are_cut() -> None:
    font, lines = fitted("Pains et viennoiseries de la maison", BOLD, (400, 200), range(60, 20, -4), 1.2)
    assert all(font.getlength(line) <= 400 for line in lines) and len(lines) * font.size * 1.2 <= 200
    _font, cut = fitted("mot " * 300, BOLD, (400, 100), range(30, 20, -4), 1.2)
    assert cut[-1].endswith("…")
