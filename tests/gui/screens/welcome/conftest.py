"""The first steps on an empty computer: nothing known, documents in a folder of the test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.business import Business
from gui.screens.welcome.welcome import Welcome
from tests.gui.conftest import FakeProgram, type_text


@pytest.fixture
def shelf(program: FakeProgram, tmp_path: Path) -> Path:
    place = tmp_path / "Documents" / "Devanture"
    program.session.put("shelf", str(place))
    return place


@pytest.fixture
def start(program: FakeProgram, shelf: Path, qtbot) -> Callable[..., Welcome]:
    """Each call is a start of the program; the window of the one before is closed."""
    windows: list[Welcome] = []

    def begin(bundle: Path | None = None) -> Welcome:
        if windows:
            windows[-1].close()
        windows.append(Welcome(program, bundle))
        qtbot.addWidget(windows[-1])
        windows[-1].resize(1180, 760)
        windows[-1].show()
        qtbot.waitExposed(windows[-1])
        qtbot.waitUntil(lambda: windows[-1].steps.trade.model.rowCount() > 1)
        return windows[-1]

    return begin


@pytest.fixture
def at_step(start, qtbot) -> Callable[[int], Welcome]:
    """A business called Au Four, with the window at that step."""

    def go(step: int) -> Welcome:
        window = start()
        window.begin_new()
        if step > 1:
            type_text(window.steps.now.line.control, "Au Four")
            leave(window, qtbot)
            window.show_step(step)
        return window

    return go


def leave(window: Welcome, qtbot, *, skip: bool = False) -> None:
    """Press Continue (or Skip) and wait until the next step is there."""
    before = window.making.state.step
    (window.steps.skip if skip else window.steps.on).click()
    qtbot.waitUntil(lambda: window.making.state.step == before + 1)


def made(window: Welcome) -> Business:
    return window.making.business
