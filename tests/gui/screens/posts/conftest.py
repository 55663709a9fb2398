"""The posts' screen of the drafted bakery, with two networks that are never called."""

import json
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from core.posts.model import PostState
from core.posts.posts import Draft
from core.sync.ledger import State
from gui.screens.posts.posts import Posts
from tests.gui.conftest import heard

TUESDAY = datetime(2026, 12, 1, 9, 0)


@pytest.fixture
def said(bakery):
    return heard(bakery.said)


@pytest.fixture
def networks(bakery):
    """Bluesky and Mastodon, as they tell of themselves at log-in."""
    told = (
        ("Bluesky", "bluesky", {"handle": "aufour.bsky.social"}, {"handle": "aufour.bsky.social"}),
        ("Mastodon", "mastodon", {"server": "mastodon.social"}, {"address": "https://mastodon.social/@aufour"}),
    )
    accounts = bakery.business.accounts
    for name, service, settings, remembered in told:
        made = accounts.add(name, service, settings)
        store = bakery.business.store
        with store.transaction("signed in", undoable=False):
            store.update("accounts", made.id, {"remembered": json.dumps(remembered)})
    return {account.name: account for account in accounts.all()}


@pytest.fixture
def screen(bakery, networks, qtbot):
    """Goes where the desk is asked to, as the window would."""
    made = Posts(bakery)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    bakery.asked.connect(lambda place: made.enter(place.partition("/")[2]) if place.startswith("posts/") else None)
    bakery.changed.connect(lambda tables: made.read() if made.tables & tables else None)
    made.read()
    made.enter("list")
    qtbot.waitUntil(lambda: made.acts.calendar is not None)
    yield made
    made.leave()


@pytest.fixture
def posts(bakery):
    return bakery.business.posts


@pytest.fixture
def written(posts, networks):
    """A post that is being written for both networks."""
    accounts = [networks["Bluesky"].id, networks["Mastodon"].id]
    return posts.write(Draft(text="Pain d’épices au miel", accounts=accounts, due=TUESDAY))


def settle() -> None:
    """Let everything that was told be heard."""
    for _each in range(3):
        QApplication.processEvents()


def waiting(screen):
    return screen.desk.business.outbox.entries(State.WAITING)


def ideas(posts):
    return posts.all(PostState.IDEA)
