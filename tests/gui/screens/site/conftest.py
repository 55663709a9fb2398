"""The room of the site over the drafted bakery, with a preview that only notes what it is told."""

import pytest

from gui.screens.site.site import Site
from tests.gui.screens.site.fakes import FakeLive, Panes


@pytest.fixture
def opened(qtbot):
    def made(desk):
        screen = Site(desk, FakeLive(), Panes())
        qtbot.addWidget(screen)
        screen.resize(1300, 800)
        desk.changed.connect(lambda tables: screen.read() if tables & screen.tables else None)
        screen.read()
        screen.show()
        screen.enter("")
        return screen

    return made


@pytest.fixture
def screen(bakery, opened):
    return opened(bakery)


def pages_of(desk, language="fr"):
    return [page for page in desk.business.pages.read() if page.language == language]


def block_of(desk, kind):
    return next(block for page in pages_of(desk) for block in page.blocks if block.kind is kind)


def titles(rows):
    return [rows.row(place).title for place in range(rows.rowCount())]


def focus(qtbot, widget):
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
