import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

from tests.servers.pds.install import missing
from tests.servers.pds.server import Pds, running_pds
from tests.servers.process import open_folder
from tests.servers.sshd import Sshd, sshd

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def facts(self) -> object:
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """The real program in processes of its own, as somebody at a terminal without a keyring would start it."""

    place: Path
    environment: dict[str, str]

    def command(self, *words: object) -> list[str]:
        return [
            sys.executable,
            str(ROOT / "main.py"),
            "--language",
            "en",
            "--home",
            str(self.place / "home"),
            *map(str, words),
        ]

    def run(self, *words: object, given: str = "") -> Said:
        done = subprocess.run(
            self.command(*words),
            cwd=self.place,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def start(self, *words: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*words),
            cwd=self.place,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


@pytest.fixture(scope="module")
def ssh_server() -> Iterator[Sshd]:
    with open_folder() as state, sshd(state) as server:
        yield server


@pytest.fixture(scope="module")
def pds(tmp_path_factory) -> Iterator[Pds]:
    if missing():
        pytest.skip(missing())
    with running_pds(tmp_path_factory.mktemp("pds")) as server:
        yield server


@pytest.fixture
def terminal(tmp_path, ssh_server: Sshd, pds: Pds) -> Iterator[Terminal]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("DEVANTURE")}
    secrets = {"DEVANTURE_SECRET_SERVEUR": ssh_server.password, "DEVANTURE_SECRET_BLUESKY": pds.app_password}
    keyless = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    yield Terminal(tmp_path, known | secrets | keyless)
    ssh_server.empty()
    pds.forget_posts()


@pytest.fixture
def until() -> Callable[[Callable[[], bool], float], None]:
    """Wait for something that another process does; fails when it takes longer than `seconds`."""

    def wait(happened: Callable[[], bool], seconds: float = 60) -> None:
        end, pause = time.monotonic() + seconds, Event()
        while not happened():
            assert time.monotonic() < end, "it did not happen in time"
            pause.wait(0.2)

    return wait
