import io
import random
import tracemalloc
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from core.errors import BadInputError
from core.media.intake import BYTES_MOST, take
from tests.media.conftest import camera_exif, colourful, encoded, png_claiming

TELEPHONE = Path(__file__).parent / "telephone.heic"
TRACES = (b"GPS", b"Exif", b"Telephone", b"xmpmeta", b"Photoshop", b"ICC_PROFILE", b"iCCP", b"a secret")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><GPS>a secret</GPS></x:xmpmeta>'


def shown(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def refused(source: Path | bytes, name: str = "photo.jpg") -> BadInputError:
    with pytest.raises(BadInputError) as caught:
        take(source, name)
    return caught.value


def assert_clean(data: bytes) -> None:
    picture = shown(data)
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "transparency"}
    assert [trace for trace in TRACES if trace in data] == []


def test_a_clean_photo_is_kept_bit_for_bit(photo: Image.Image) -> None:
    data = encoded(photo, quality=93)
    taken = take(data, "clean.jpg")
    assert (taken.data, taken.mime, taken.width, taken.height) == (data, "image/jpeg", 240, 160)
    assert taken.file_name == f"{taken.hash}.jpg"


def test_place_and_time_go_and_the_pixels_stay_as_they_were(photo: Image.Image) -> None:
    data = encoded(photo, quality=93, exif=camera_exif(), xmp=XMP, comment=b"a secret") + b"a secret second file, GPS"
    taken = take(data, "holiday.jpg")
    assert_clean(taken.data)
    assert shown(taken.data).tobytes() == shown(data).tobytes()


def test_what_the_camera_held_upright_stands_upright(photo: Image.Image) -> None:
    taken = take(encoded(photo, exif=camera_exif(orientation=6)), "portrait.jpg")
    assert (taken.width, taken.height) == (160, 240)
    red, _green, blue = shown(taken.data).resize((3, 3)).getpixel((1, 0))
    assert red > blue  # the left side has become the top
    assert_clean(taken.data)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_of_holding_a_camera_is_turned(orientation: int) -> None:
    upright = colourful(64, 48)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    held = upright.transpose(Image.Transpose(undo[orientation])) if orientation in undo else upright
    data = encoded(held, "PNG", exif=camera_exif(orientation))
    taken = take(data, "held.png")
    assert (taken.width, taken.height) == (64, 48)
    assert_clean(taken.data)
    again = shown(taken.data).convert("RGB").resize((8, 6))
    expected = upright.resize((8, 6))
    assert max(abs(a - b) for a, b in zip(again.tobytes(), expected.tobytes(), strict=True)) < 12


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_other_formats_of_cameras_and_screens_come_out_clean(photo: Image.Image, form: str) -> None:
    taken = take(encoded(photo, form, exif=camera_exif()), f"photo.{form.lower()}")
    assert (taken.mime, taken.width, taken.height) == ("image/jpeg", 240, 160)
    assert_clean(taken.data)


def test_a_telephones_heic_photo_is_taken() -> None:
    assert b"Exif" in TELEPHONE.read_bytes()
    taken = take(TELEPHONE)
    assert (taken.name, taken.mime, taken.width, taken.height) == ("telephone.heic", "image/jpeg", 96, 64)
    assert_clean(taken.data)


def test_the_name_of_a_file_is_not_believed(photo: Image.Image) -> None:
    assert take(encoded(photo), "really-a.png").mime == "image/jpeg"


def test_a_print_shops_cmyk_photo_becomes_rgb(photo: Image.Image) -> None:
    taken = take(encoded(photo.convert("CMYK")), "print.jpg")
    assert shown(taken.data).mode == "RGB"
    left, right = (shown(taken.data).getpixel((x, 80)) for x in (5, 235))
    assert left[0] > left[2] and right[2] > right[0]


def test_grey_with_sixteen_bits_keeps_its_shades() -> None:
    deep = Image.frombytes("I;16", (256, 2), b"".join((v * 257).to_bytes(2, "little") for v in range(256)) * 2)
    picture = shown(take(encoded(deep, "PNG"), "scan.png").data)
    assert [round(picture.getpixel((x, 0)) / 8) for x in (0, 64, 128, 255)] == [0, 8, 16, 32]


def test_colours_of_a_wide_screen_are_converted() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    same = take(encoded(colourful(64, 48), icc_profile=lab.tobytes()), "same.jpg")
    assert_clean(same.data)
    assert shown(same.data).tobytes() == shown(encoded(colourful(64, 48))).tobytes()


def test_a_profile_that_is_rubbish_is_left_out(photo: Image.Image) -> None:
    assert_clean(take(encoded(photo, icc_profile=b"a secret" * 40), "rubbish.jpg").data)


def test_transparency_stays() -> None:
    logo = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    logo.paste("#8b4a1f", (20, 10, 60, 30))
    for picture in (logo, logo.convert("P")):
        taken = take(encoded(picture, "PNG"), "logo.png")
        assert taken.mime == "image/png"
        assert shown(taken.data).convert("RGBA").getpixel((0, 0))[3] == 0
        assert shown(taken.data).convert("RGBA").getpixel((40, 20)) == (0x8B, 0x4A, 0x1F, 255)


def test_of_a_moving_picture_the_first_one_stays() -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("#ff0000", "#0000ff")]
    for form in ("GIF", "PNG", "WEBP"):
        data = encoded(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
        taken = take(data, "moving")
        picture = shown(taken.data)
        assert (taken.mime, getattr(picture, "n_frames", 1)) == ("image/png", 1)
        assert picture.convert("RGB").getpixel((30, 20))[0] > 240


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"To whom it may concern", "not a picture"),
        (b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "video"),
        (b"PK\x03\x04rest", "package"),
        (b"\xff\xd8\xff", "damaged"),
        (b"RIFF\0\0\0\0WEBP", "damaged"),
    ],
)
def test_what_is_no_picture_is_named_with_a_remedy(data: bytes, said: str) -> None:
    error = refused(data, "menu.jpg")
    (problem,) = error.problems
    assert problem.field == "menu.jpg" and "menu.jpg" in error.happened
    assert said in problem.message and problem.remedy


def test_a_photo_cut_off_anywhere_is_refused(photo: Image.Image) -> None:
    for whole in (encoded(photo), encoded(photo, progressive=True), encoded(photo, "PNG"), TELEPHONE.read_bytes()):
        for share in (0.1, 0.5, 0.9, 0.98):
            assert "damaged" in str(refused(whole[: int(len(whole) * share)]).problems[0])


def test_a_photo_whose_end_is_empty_is_refused(photo: Image.Image) -> None:
    whole = encoded(photo)
    assert "damaged" in str(refused(whole[: len(whole) // 2] + bytes(len(whole) // 2)).problems[0])


def test_damaged_bytes_are_a_refusal_and_never_a_defect(photo: Image.Image) -> None:
    chance = random.Random(7)
    forms = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")
    wholes = [*(encoded(photo.resize((48, 32)), form, exif=camera_exif(6)) for form in forms), TELEPHONE.read_bytes()]
    for number in range(600):
        broken = bytearray(wholes[number % len(wholes)])
        for _hit in range(chance.choice((1, 3, 20))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            taken = take(bytes(broken), "hit")
        except BadInputError as error:
            assert error.problems
        else:
            assert shown(taken.data).size == (taken.width, taken.height)


@pytest.mark.parametrize(
    "bomb",
    [
        png_claiming(20000, 15000),
        png_claiming(20000, 15000, bytes(15000 * 20001)[: 40 << 20]),
        png_claiming(65535 * 2, 10),
        b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0\0\0\0\0",
        encoded(Image.new("1", (16000, 16000)), "GIF"),
    ],
)
def test_a_bomb_is_refused_without_costing_memory(bomb: bytes) -> None:
    tracemalloc.start()
    problem = refused(bomb, "bomb.png").problems[0]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "100 million pixels" in problem.message
    assert peak < 3_000_000


def test_a_file_too_heavy_is_not_even_read(tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.jpg"
    with heavy.open("wb") as file:
        file.truncate(BYTES_MOST + 1)
    assert "larger than 60 MB" in refused(heavy, "heavy.jpg").problems[0].message


def test_what_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert "no longer there" in refused(tmp_path / "gone.jpg").problems[0].message
    assert "folder" in refused(tmp_path).problems[0].message


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('l"été".jpg', 'l"été".jpg'),
        ("🥐 <b>.jpg", "🥐 <b>.jpg"),
        ("C:\\Users\\Zoé\\pain.jpg", "pain.jpg"),
        ("../../etc/passwd\n.jpg", "passwd.jpg"),
        ("\u202egpj.exe", "gpj.exe"),
        ("", "?"),
    ],
)
def test_odd_names_are_kept_as_text(photo: Image.Image, name: str, kept: str) -> None:
    assert take(encoded(photo), name).name == kept


def test_a_name_of_three_hundred_characters_is_shortened_but_keeps_its_ending(photo: Image.Image) -> None:
    name = take(encoded(photo), "é" * 296 + ".jpg").name
    assert len(name) == 120 and name.endswith("é.jpg")


def test_the_same_file_gives_the_same_hash(photo: Image.Image) -> None:
    data = encoded(photo, exif=camera_exif(8))
    assert take(data, "a.jpg").hash == take(data, "b.jpg").hash
