"""A screen, a program and a person for each walk; pictures and stories go to build/walks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.pds.install import missing as pds_missing
from tests.servers.pds.server import Pds, running_pds
from tests.servers.process import open_folder
from tests.servers.sshd import Sshd, sshd
from tests.walks.display import display, missing
from tests.walks.person import Person
from tests.walks.program import Program

OUT = Path(__file__).parents[2] / "build" / "walks"


@pytest.fixture
def screen(tmp_path):
    if why := missing():
        pytest.skip(why)
    with display(tmp_path / "x") as made:
        yield made


@pytest.fixture
def program(screen, tmp_path) -> Iterator[Program]:
    made = Program(screen, tmp_path / "person")
    yield made
    made.end()


@pytest.fixture
def person(screen, request) -> Iterator[Person]:
    pictures = OUT / request.node.name
    shutil.rmtree(pictures, ignore_errors=True)
    made = Person(screen, pictures)
    yield made
    made.close()


@pytest.fixture
def ssh_server() -> Iterator[Sshd]:
    with open_folder() as state, sshd(state) as server:
        yield server


@pytest.fixture
def pds(tmp_path) -> Iterator[Pds]:
    if pds_missing():
        pytest.skip(pds_missing())
    with running_pds(tmp_path / "pds") as server:
        yield server
