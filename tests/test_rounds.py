"""What waits in businesses that are not open leaves too, and nothing of the rest is touched."""

from pathlib import Path
from threading import Event

import pytest

from core.business import Business
from core.house import House
from core.posts.posts import Draft
from core.rounds import go_round
from core.sync.lock import sender
from tests.fakes import FakeClock, MemorySecrets


@pytest.fixture
def house(tmp_path, clock: FakeClock, secrets: MemorySecrets) -> House:
    return House(tmp_path / "home", clock, lambda _named: secrets)


@pytest.fixture
def made(tmp_path, house):
    """Makes a business with one post in the outbox for practice, closed again."""

    def make(name: str) -> Path:
        business = Business.new(tmp_path / name, house)
        business.profiles.change(name=name)
        post = business.posts.write(Draft(text=f"Bonjour de {name}"))
        business.posts.schedule(post, [business.accounts.all()[0].id])
        business.close()
        return tmp_path / name

    return make


def states(folder, house):
    business = Business.open(folder, house)
    try:
        return business.outbox.counts()
    finally:
        business.close()


def test_what_waits_in_each_of_them_leaves_and_is_told(made, house):
    told = []
    folders = [made("Fournil"), made("Salon")]
    assert go_round(folders, house, Event(), lambda name, entry: told.append((name, entry.title))) == 2
    assert told == [("Fournil", "Bonjour de Fournil"), ("Salon", "Bonjour de Salon")]
    assert [states(folder, house) for folder in folders] == [{"sent": 1}, {"sent": 1}]


def test_where_nothing_waits_nothing_is_opened(made, house):
    folder = made("Fournil")
    go_round([folder], house, Event(), lambda _name, _entry: None)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert go_round([folder], house, Event(), lambda _name, _entry: None) == 0
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_one_that_another_window_sends_for_is_left_to_it(made, house):
    folder = made("Fournil")
    with sender(folder):
        assert go_round([folder], house, Event(), lambda _name, _entry: None) == 0
    assert states(folder, house) == {"waiting": 1}


def test_a_folder_that_is_away_or_broken_does_not_hold_up_the_others(made, house, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "business.db").write_bytes(b"no database at all")
    good = made("Salon")
    assert go_round([tmp_path / "away", broken, good], house, Event(), lambda _name, _entry: None) == 1
    assert states(good, house) == {"sent": 1}


def test_asked_to_stop_it_stops(made, house):
    stop = Event()
    stop.set()
    assert go_round([made("Fournil")], house, stop, lambda _name, _entry: None) == 0
