"""Home over a desk, in sight; deliveries and tasks for it to tell of."""

import pytest

from core.ids import new_id
from gui.screens.home.home import Home


@pytest.fixture
def show(qtbot):
    """Home over a desk, in sight."""

    def made(desk, size=(1200, 900)):
        home = Home(desk)
        qtbot.addWidget(home)
        home.resize(*size)
        home.show()
        home.read()
        home.enter("")
        return home

    return made


@pytest.fixture
def asked(request):
    """Where somebody wanted to go."""

    def of(desk):
        places = []
        desk.asked.connect(places.append)
        return places

    return of


def practice(desk):
    """By its service: what it is called depends on the language it was made in."""
    return next(account for account in desk.business.accounts.all() if account.service == "practice")


def put(desk, state, subject="post:1", **columns):
    business = desk.business
    now = business.store.clock.now()
    id_ = new_id(now)
    row = {
        "id": id_, "key": id_, "account": practice(desk).id, "subject": subject, "title": "Bonjour",
        "content": "{}", "state": state, "executor": business.store.device, "created": now.isoformat(),
        "sent_at": now.isoformat() if state == "sent" else "",
    }  # fmt: skip
    with business.store.transaction("put", undoable=False):
        business.store.insert("deliveries", row | columns)
    return id_


def todo_rows(home):
    return home.today.todo.rows.rows()


def titles(home):
    return [row.title.text() for row in todo_rows(home)]


def row_called(home, title):
    return next(row for row in todo_rows(home) if row.title.text() == title)
