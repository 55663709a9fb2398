"""The outbox over an empty business, and deliveries in any state for it to show."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from core.services.service import Message, Receipt
from gui.screens.outbox.outbox import OutboxScreen
from tests.fakes import MONDAY

DISPLAY, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


LIVE = Receipt(remote_id="1", address="https://bsky.app/profile/shop/post/1", at=MONDAY - timedelta(hours=1))


@pytest.fixture
def bluesky(desk):
    return desk.business.accounts.add("Bluesky", "bluesky", {"handle": "shop.bsky.social"})


@pytest.fixture
def put(desk, bluesky):
    """Put a post into the outbox, in any state."""

    def add(number, text="Fresh bread", *, account=None, due=None, pictures=(), **columns):
        business = desk.business
        with business.store.transaction("put", undoable=False):
            entry = business.outbox.add(
                key=f"v{number}:1", account=(account or bluesky).id, subject=f"post:p{number}", title=text[:60],
                content=Message(text=text, pictures=pictures), due=due, zone=business.zone,
            )  # fmt: skip
            if columns:
                business.store.update("deliveries", entry.id, columns)
        return business.outbox.get(entry.id)

    return add


@pytest.fixture
def screen(desk, qtbot):
    made = OutboxScreen(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.read()
    made.enter("")
    desk.changed.connect(lambda tables: made.read() if made.tables & tables else None)
    return made


@pytest.fixture
def asked(desk):
    heard = []
    desk.asked.connect(heard.append)
    return heard


def titles(screen):
    return [screen.model.index(place).data(DISPLAY) for place in range(screen.model.rowCount())]


def show(screen, entry):
    screen.read()
    screen.enter(f"delivery:{entry.id}")


def press(screen, act):
    made = screen.detail.acts[act]
    assert not made.isHidden()
    made.click()


def offered(screen):
    return [act for act, made in screen.detail.acts.items() if not made.isHidden()]
