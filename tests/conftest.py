"""What many tests need: messages in English, a clock that stands, an empty business."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import i18n
from core.store.opening import create
from core.store.store import Store
from tests.fakes import FakeClock, MemorySecrets


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


@pytest.fixture
def store(folder: Path, clock: FakeClock) -> Iterator[Store]:
    opened = create(folder, clock, "this-machine")
    yield opened
    opened.close()
