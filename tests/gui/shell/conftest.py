"""A main window on a drafted bakery; its engine does not run: what the engine says is said by the test."""

import pytest

from gui.sending import Sending
from gui.shell.main_window import MainWindow


@pytest.fixture
def window(bakery, qtbot):
    made = MainWindow(bakery, Sending(bakery.business))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.go("home")
    yield made
    made.release()
