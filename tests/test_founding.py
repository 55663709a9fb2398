"""How a business comes to be on this computer: whole, in a folder of its own, or not at all."""

from threading import Event

import pytest

from core.bundle import pack
from core.business import Business
from core.errors import DevantureError, FolderError
from core.founding import (
    StoppedError,
    examples,
    first_site,
    found,
    free_folder,
    holds_one,
    make_example,
    take_in,
)
from core.house import House
from tests.fakes import MemorySecrets


@pytest.fixture
def house(tmp_path, clock) -> House:
    return House(tmp_path / "home", clock, lambda _named: MemorySecrets())


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Au Four", "au-four"), ("", "my-business"), ("🥐", "my-business"), ("Aux", "aux-1"), ("a" * 90, "a" * 40)],
)
def test_the_folder_is_named_after_the_business(tmp_path, name, folder):
    assert free_folder(tmp_path / "shelf", name) == tmp_path / "shelf" / folder


def test_a_taken_name_is_counted_on(tmp_path):
    (tmp_path / "au-four").mkdir()
    (tmp_path / "au-four-2").write_text("a file")
    assert free_folder(tmp_path, "Au Four").name == "au-four-3"


def test_founding_twice_keeps_the_first(tmp_path, house):
    found(tmp_path / "shop", house)
    business = Business.open(tmp_path / "shop", house)
    business.profiles.change(name="Au Four")
    business.close()
    found(tmp_path / "shop", house)
    business = Business.open(tmp_path / "shop", house)
    assert (business.profiles.read().name, len(business.accounts.all())) == ("Au Four", 1)
    business.close()


def test_a_founding_that_fails_leaves_nothing_and_says_why(tmp_path, house):
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderError):
        found(tmp_path / "file" / "shop", house)
    assert not holds_one(tmp_path / "file" / "shop")


def test_a_hand_over_file_that_is_stopped_or_broken_leaves_nothing(tmp_path, house):
    found(tmp_path / "shop", house)
    business = Business.open(tmp_path / "shop", house)
    pack(business.folder, business.store, tmp_path / "shop.devanture")
    business.close()
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        take_in(tmp_path / "shop.devanture", tmp_path / "there", house, stop=stop)
    (tmp_path / "bad.devanture").write_bytes((tmp_path / "shop.devanture").read_bytes()[:-100])
    with pytest.raises(DevantureError):
        take_in(tmp_path / "bad.devanture", tmp_path / "there", house)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("there")] == []


def test_an_example_is_drafted_and_kept_for_the_next_time(tmp_path, house):
    assert examples() == ("bakery", "hairdresser", "plumber")
    make_example("hairdresser", tmp_path / "salon", house)
    assert (tmp_path / "salon" / "site" / "index.html").exists()
    make_example("hairdresser", tmp_path / "salon", house, stop=_set())


def test_the_first_site_is_told_in_words(tmp_path, house):
    found(tmp_path / "shop", house)
    business = Business.open(tmp_path / "shop", house)
    business.profiles.change(name="Au Four", trade="bakery")
    business.close()
    told = []
    drafted = first_site(tmp_path / "shop", house, lambda *step: told.append(step[2]))
    assert told[0] == "I am writing your site"
    assert f"{drafted.pages} pages and {drafted.posts} posts are written, I am laying them out" in told


def _set() -> Event:
    stop = Event()
    stop.set()
    return stop
