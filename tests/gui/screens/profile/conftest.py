"""The profile over a desk, in sight, reading again whenever something changed (as the window does)."""

from collections.abc import Callable

import pytest

from gui.desk import Desk
from gui.screens.profile.profile import Profile

Show = Callable[..., Profile]


@pytest.fixture
def show(qtbot) -> Show:
    def made(desk: Desk, place: str = "name", size: tuple[int, int] = (1200, 900)) -> Profile:
        screen = Profile(desk)
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        desk.changed.connect(lambda tables: screen.read() if screen.tables & tables else None)
        screen.read()
        screen.enter(place)
        screen.activateWindow()
        _hide_before_close(desk, screen)
        return screen

    return made


def _hide_before_close(desk: Desk, screen: Profile) -> None:
    """A window goes before its business does: fields are left while it is still open."""
    close = desk.close

    def hide_and_close() -> None:
        screen.hide()
        close()

    desk.close = hide_and_close  # type: ignore[method-assign]
