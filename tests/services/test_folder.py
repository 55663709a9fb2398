"""A folder on this computer, or on a share that may not be there."""

from pathlib import Path

import pytest

from core.services.folder import Folder
from core.services.outcome import NotNowError, RefusedError, SignInError
from tests.servers.disks import locked, small_disk
from tests.services.contract import HostContract, Target
from tests.services.hosting import AUTUMN, BAKERY, Cellar, delivery_of


@pytest.fixture
def target(tmp_path: Path) -> Target:
    web = tmp_path / "my site"
    web.mkdir()
    return Target(
        service=Folder, settings={"folder": str(web)}, web=web, cellar=Cellar(tmp_path / "kept"), locked=locked
    )


class TestFolder(HostContract):
    pass


def test_the_folder_is_made_at_connect(target):
    target.web.rmdir()
    target.meet()
    target.send(BAKERY)
    assert target.online() == BAKERY


def test_a_folder_whose_surroundings_are_missing_is_a_mistake(target):
    with pytest.raises(RefusedError, match="no folder"):
        target.meet(folder=str(target.web / "not" / "there"))


def test_an_account_without_a_folder_is_paused(target):
    with pytest.raises(SignInError, match="no folder"):
        target.meet(folder="")


def test_a_disk_that_is_not_plugged_in_is_waited_for(target):
    target.meet()
    target.web.rename(target.web.with_name("elsewhere"))
    with pytest.raises(NotNowError, match="not connected") as told:
        target.send(BAKERY)
    assert told.value.offline
    target.web.with_name("elsewhere").rename(target.web)
    target.send(BAKERY)
    assert target.online() == BAKERY


def test_a_share_that_is_not_mounted_is_not_written_under(target):
    target.meet()
    target.remembered = {"mount": str(target.web)}  # a mount point at connect, a plain folder now
    with pytest.raises(NotNowError, match="not connected"):
        target.send(BAKERY)
    assert list(target.web.iterdir()) == []


def test_a_full_disk_keeps_the_old_site(target, tmp_path):
    with small_disk(target.web, kilobytes=200) as web:
        target.meet()
        target.send(BAKERY)
        filler = web / "log"
        filler.write_bytes(bytes(120_000))
        pictures = {f"{n}.webp": bytes([n]) * 15_000 for n in range(6)}
        with pytest.raises(RefusedError, match="free"):
            target.send({**AUTUMN, **pictures})
        assert {path: data for path, data in target.online().items() if path != "log"} == BAKERY
        filler.unlink()
        target.send({**AUTUMN, **pictures})
        assert target.online() == {**AUTUMN, **pictures}


def test_a_disk_that_runs_full_on_the_way_keeps_the_old_site(target):
    with small_disk(target.web, kilobytes=200) as web:
        target.meet()
        target.send(BAKERY)
        remote_free = bytes(100_000)

        def fill(done: int, _total: int, _what: str) -> None:
            if done == 1:
                (web / "log").write_bytes(remote_free)

        pictures = {f"{n}.webp": bytes([n]) * 15_000 for n in range(6)}
        target.cellar.keep(pictures)
        with pytest.raises(RefusedError, match="no room"):
            target.open(progress=fill).send(delivery_of({**BAKERY, **pictures}))
        (web / "log").unlink()
        assert target.online() == BAKERY
        target.send({**BAKERY, **pictures})
        assert target.online() == {**BAKERY, **pictures}
