"""The room of the accounts over an empty business; a real Mastodon API to sign in to."""

import pytest
from PySide6.QtCore import Qt

from gui.screens.accounts.accounts import AccountsScreen
from tests.gui.conftest import type_text
from tests.servers.mastodon_server import MastodonServer

PATIENT = 30_000


@pytest.fixture
def screen(desk, qtbot):
    made = AccountsScreen(desk)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    made.read()
    made.enter("")
    desk.changed.connect(lambda tables: made.read() if made.tables & tables else None)
    desk.asked.connect(lambda place: made.enter(place.partition("/")[2]) if place.startswith("accounts") else None)
    return made


@pytest.fixture
def mastodon(clock):
    with MastodonServer(clock) as running:
        yield running


def page(screen):
    return screen.stack.currentWidget()


def fill(shown, **values):
    for name, value in values.items():
        field = shown.form.secret if name == "secret" else shown.form.fields[name]
        field.control.clear()
        type_text(field.control, str(value))


def tried(qtbot, shown):
    qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shown.trial.is_on, timeout=PATIENT)
