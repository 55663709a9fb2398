"""All services, by their keys, each loaded only when it is asked for."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from core.errors import NotFoundError
from core.services.registry import SERVICES, about, open_service
from core.services.service import Account, Can, Kind, Line
from tests.fakes import FakeClock, MemorySecrets
from tests.services.network_contract import HurriedSession


def test_the_six_services_of_the_house() -> None:
    assert list(SERVICES) == ["folder", "sftp", "ftp", "bluesky", "mastodon", "practice"]


@pytest.mark.parametrize("key", SERVICES)
def test_each_says_what_it_is_under_its_own_key(key: str) -> None:
    said = about(key)
    assert said.key == key
    assert said.name
    assert {Can.SEND, Can.FIND, Can.REMOVE} <= said.can
    assert (Can.SCHEDULE in said.can) == (said.limits.schedule_ahead is not None)
    assert all(setting.label for setting in said.settings)


def test_sites_and_posts_both_have_somewhere_to_go() -> None:
    hosts = [key for key in SERVICES if Kind.HOST in about(key).kind]
    networks = [key for key in SERVICES if Kind.NETWORK in about(key).kind]
    assert hosts == ["folder", "sftp", "ftp", "practice"]
    assert networks == ["bluesky", "mastodon", "practice"]


def test_a_service_is_made_for_an_account(tmp_path: Path) -> None:
    line = Line(
        session=HurriedSession(), secrets=MemorySecrets(), clock=FakeClock(), open=Path,
        progress=lambda _done, _total, _what: None, stop=Event(),
    )  # fmt: skip
    account = Account(id="a", business="b", name="", service="practice", settings={"folder": str(tmp_path)})
    assert open_service(account, line).about.key == "practice"


def test_a_service_nobody_knows_is_told_with_those_that_are_known() -> None:
    with pytest.raises(NotFoundError, match="Known are: folder, sftp"):
        about("myspace")


def test_naming_all_services_loads_none_of_the_heavy_packages() -> None:
    look = (
        "import sys\nfrom core.services.registry import SERVICES, about\n[about(key) for key in SERVICES]\n"
        "print([name for name in ('paramiko', 'requests', 'PIL', 'jinja2', 'babel', 'keyring', 'regex') "
        "if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
