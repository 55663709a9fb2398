"""The check of the files: each fault with its file, its line and what is expected there."""

import shutil

import pytest

from core.trades.check_files import check_files
from core.trades.lines import line_of
from core.trades.trades import FOLDER


@pytest.fixture
def folder(tmp_path):
    for name in ("common", "bakery"):
        shutil.copy(FOLDER / f"{name}.toml", tmp_path)
    return tmp_path


def faults(folder, old="", new="", key="bakery"):
    file = folder / f"{key}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(check_files(["bakery"], folder))


def test_a_sound_file_has_no_fault(folder):
    assert faults(folder) == []


def test_a_fault_names_file_line_and_what_is_expected(folder):
    line = (folder / "bakery.toml").read_text(encoding="utf-8").splitlines().index('gender = "f"') + 1
    (fault,) = faults(folder, 'gender = "f"', 'gender = "x"')
    assert str(fault) == f"bakery.toml:{line}: gender: The gender of the French name is m or f."


def test_a_broken_file_names_the_line_that_breaks_it(folder):
    (fault,) = faults(folder, 'key = "bakery"', 'key = "bakery')
    assert (fault.file, fault.place) == ("bakery.toml", "")
    assert fault.line == 1 + (folder / "bakery.toml").read_text(encoding="utf-8").splitlines().index('key = "bakery')


def test_a_fault_in_what_all_share_is_told_as_that_files(folder):
    found = faults(folder, "Cette page n'existe pas", "Cette page n'existe pas {nowhere}", key="common")
    assert [(fault.file, "nowhere" in fault.message) for fault in found] == [("common.toml", True)]


def test_a_missing_file_is_told(folder):
    (folder / "bakery.toml").unlink()
    assert [fault.file for fault in check_files(["bakery"], folder)] == ["bakery.toml"]


def test_a_file_under_another_name_is_told(folder):
    (folder / "bakery.toml").rename(folder / "baker.toml")
    (fault,) = check_files(["baker"], folder)
    assert fault.place == "key"


TEXT = """key = "x"
[search]
keywords.fr = []
[[questions]]
topic = "a"
[[questions]]
topic = "b"
heading.fr = ["x"]
body.fr-warm = ["y"]
[[posts]]
key = "one"
fr = ["z"]
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [("key", 1), ("search.keywords.fr", 3), ("questions[2].heading.fr", 8), ("questions[2].body.fr", 9),
     ("questions[1].body.fr", 4), ("posts.one.fr", 12), ("posts.one", 11), ("posts.gone.fr", 1), ("nowhere", 1)],
)  # fmt: skip
def test_a_place_is_found_in_the_text(place, line):
    assert line_of(place, TEXT) == line
