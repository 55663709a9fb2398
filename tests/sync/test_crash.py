"""The gate of the outbox: hundreds of kill -9 over a bad line; nothing twice, nothing missing, nothing half."""

import json
import os
import shutil
from collections.abc import Iterator

import pytest

from tests.servers.process import open_folder
from tests.servers.sshd import sshd
from tests.sync.crash import Crashing, Host, Outcome

KILLS = int(os.environ.get("DEVANTURE_KILLS", "500"))


def told(outcome: Outcome) -> str:
    return json.dumps({name: getattr(outcome, name) for name in Outcome.__dataclass_fields__}, indent=1)


@pytest.fixture
def hosts() -> Iterator[tuple[Host, ...]]:
    """An SFTP server where one can be started; the plain folder is always among the hosts."""
    if shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        yield ()
        return
    with open_folder() as state, sshd(state) as server:
        settings = {"host": server.host, "port": str(server.port), "user": server.user, "folder": "www"}
        settings |= {} if server.password else {"key_file": str(server.key)}
        yield (Host("sftp", settings, server.password, server.web),)


@pytest.mark.stress
def test_hundreds_of_kills_leave_each_post_once_and_each_site_whole(tmp_path, hosts):
    outcome = Crashing(tmp_path, seed=KILLS, hosts=hosts).run(KILLS)
    print(told(outcome))
    assert outcome.kills >= KILLS
    assert outcome.posts > KILLS / 10
    assert (outcome.doubled, outcome.missing, outcome.wrong, outcome.asked) == ([], [], [], [])
