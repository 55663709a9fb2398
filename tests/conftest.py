"""What many tests need: messages in English, a clock that stands, an empty business."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from core import i18n
from core.store.opening import create, open_store
from core.store.store import Store
from tests.fakes import FakeClock, MemorySecrets

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # journeys start programs of their own on a real display


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Where all is installed (DEVANTURE_ALL, as in CI), a server test that is skipped ran nowhere: a fault."""
    report = yield
    if report.skipped and os.environ.get("DEVANTURE_ALL") and item.get_closest_marker("server"):
        report.outcome = "failed"
    return report


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.speak("en")
    yield
    i18n.speak("en")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty business, made once: a copy costs a tenth of a new one."""
    folder = tmp_path_factory.mktemp("blank") / "shop"
    create(folder, FakeClock(), "this-machine").close()
    return folder


@pytest.fixture
def store(blank: Path, folder: Path, clock: FakeClock) -> Iterator[Store]:
    shutil.copytree(blank, folder)
    opened = open_store(folder, clock, "this-machine")
    yield opened
    opened.close()
