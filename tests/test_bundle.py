import stat
import zipfile
from pathlib import Path

import pytest

from core.bundle import pack, unpack
from core.errors import BadInputError, DevantureError, FolderError
from core.store.opening import open_store


@pytest.fixture
def bundle(store, folder, tmp_path) -> Path:
    (folder / "media").mkdir()
    (folder / "media" / "abc.jpg").write_bytes(b"a photo")
    with store.transaction("made"):
        store.insert("offers", {"id": "a", "name": "Bread"})
    pack(folder, store, tmp_path / "shop.devanture")
    return tmp_path / "shop.devanture"


def with_entry(bundle: Path, name: str, data: bytes, **info: object) -> Path:
    with zipfile.ZipFile(bundle, "a") as file:
        entry = zipfile.ZipInfo(name)
        for key, value in info.items():
            setattr(entry, key, value)
        file.writestr(entry, data)
    return bundle


def test_a_business_goes_into_one_file_and_comes_back_whole(bundle, tmp_path, clock):
    unpack(bundle, tmp_path / "there")
    again = open_store(tmp_path / "there", clock, "another-machine")
    assert again.rows("offers")[0]["name"] == "Bread"
    assert (tmp_path / "there" / "media" / "abc.jpg").read_bytes() == b"a photo"
    again.close()


def test_a_bundle_holds_the_business_and_its_photos_only(bundle, folder):
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("not in it")
    with zipfile.ZipFile(bundle) as file:
        assert sorted(file.namelist()) == ["business.db", "media/abc.jpg"]


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/etc/evil",
        "media/../../evil",
        "C:\\evil",
        "media\\..\\evil",
        "media/deep/evil",
        "other.db",
        "con:",
    ],
)
def test_path_tricks_are_refused_and_nothing_is_written(bundle, tmp_path, name):
    with pytest.raises(BadInputError) as refused:
        unpack(with_entry(bundle, name, b"x"), tmp_path / "there")
    assert refused.value.problems
    assert not (tmp_path / "there").exists()
    assert not (tmp_path / "there.part").exists()


def test_a_link_is_refused(bundle, tmp_path):
    link = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(BadInputError):
        unpack(with_entry(bundle, "media/link", b"/etc/passwd", external_attr=link), tmp_path / "there")


def test_a_bomb_is_refused_before_it_unpacks(bundle, tmp_path):
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("media/bomb.jpg", b"\0" * 50_000_000)
    with pytest.raises(BadInputError, match="not taken"):
        unpack(bundle, tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_a_file_that_says_less_than_it_holds_is_refused(bundle, tmp_path):
    data = bundle.read_bytes()
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"media/abc.jpg")) + 24
    bundle.write_bytes(data[:place] + (3).to_bytes(4, "little") + data[place + 4 :])
    with pytest.raises(DevantureError):
        unpack(bundle, tmp_path / "there")
    assert not (tmp_path / "there").exists()


@pytest.mark.parametrize("keep", [0, 10, 0.5])
def test_a_bundle_that_did_not_arrive_whole_is_refused(bundle, tmp_path, keep):
    data = bundle.read_bytes()
    bundle.write_bytes(data[: keep if isinstance(keep, int) else int(len(data) * keep)])
    with pytest.raises(DevantureError, match="could not be taken"):
        unpack(bundle, tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_a_folder_that_holds_something_is_left_alone(bundle, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "letter.txt").write_text("dear")
    with pytest.raises(FolderError, match="not empty"):
        unpack(bundle, tmp_path / "there")
    assert (tmp_path / "there" / "letter.txt").read_text() == "dear"


def test_a_copy_on_the_same_computer_is_another_device_and_sends_nothing_of_the_first(bundle, store, tmp_path, clock):
    unpack(bundle, tmp_path / "there")
    copy = open_store(tmp_path / "there", clock, "this-machine")
    assert copy.device != store.device
    copy.close()


def test_a_bundle_whose_business_is_damaged_is_refused_and_nothing_stays(bundle, tmp_path):
    with zipfile.ZipFile(tmp_path / "bad.devanture", "w") as file:
        file.writestr("business.db", b"a letter to grandmother")
    with pytest.raises(DevantureError, match="damaged"):
        unpack(tmp_path / "bad.devanture", tmp_path / "there")
    assert not (tmp_path / "there").exists()
