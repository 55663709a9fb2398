import io
from pathlib import Path

import pytest
from PIL import Image

from core.errors import BadInputError
from core.media.social import fit_for
from tests.media.conftest import colourful, encoded


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.jpg"
    noise = Image.effect_noise((800, 600), 90)
    Image.merge("RGB", (noise, noise.rotate(180), noise)).save(path, quality=95)
    return path


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def test_a_small_photo_goes_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "small.jpg"
    path.write_bytes(encoded(colourful(300, 200)))
    assert fit_for(path, "image/jpeg", max_bytes=950_000) == (path.read_bytes(), "image/jpeg", 300, 200)


def test_a_heavy_photo_is_made_to_fit_and_the_same_each_time(large: Path) -> None:
    for limit in (400_000, 60_000, 9_000):
        data, mime, width, height = fit_for(large, "image/jpeg", max_bytes=limit)
        assert len(data) <= limit and mime == "image/jpeg"
        assert size_of(data) == (width, height) and abs(width / height - 4 / 3) < 0.03
        assert fit_for(large, "image/jpeg", max_bytes=limit)[0] == data


def test_no_side_is_longer_than_asked(large: Path) -> None:
    assert fit_for(large, "image/jpeg", max_bytes=10_000_000, max_side=600)[2:] == (600, 450)


def test_a_format_that_the_network_refuses_becomes_jpeg_on_white(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (120, 80), (0, 0, 0, 0))
    logo.save(tmp_path / "logo.png")
    data, mime, width, height = fit_for(tmp_path / "logo.png", "image/png", max_bytes=90_000, types=("image/jpeg",))
    assert (mime, width, height) == ("image/jpeg", 120, 80)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)
    assert fit_for(tmp_path / "logo.png", "image/png", max_bytes=90_000)[1] == "image/png"


def test_what_cannot_fit_is_refused_with_a_remedy(large: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        fit_for(large, "image/jpeg", max_bytes=200)
    assert caught.value.problems[0].remedy
