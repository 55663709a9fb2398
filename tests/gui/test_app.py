"""The application: opens what is asked, remembers, speaks another language at once, tells of a crash, ends well."""

import json
import shutil

import pytest
from PySide6.QtGui import QCloseEvent

from core import i18n
from core.business import Business
from gui import crash
from gui.app import App
from gui.look.look import look
from gui.screens.welcome.welcome import Welcome
from gui.session import Session
from gui.shell.main_window import MainWindow
from tests.gui.conftest import AnsweringDialogs


@pytest.fixture
def dialogs():
    return AnsweringDialogs()


@pytest.fixture
def make(qapp, house, dialogs):
    """An application that speaks English and is ended at the end."""
    Session(house.home).put("language", "en")
    import logging
    import sys
    import threading

    hooks, root = (sys.excepthook, threading.excepthook), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    made = []

    def app():
        qapp.setQuitOnLastWindowClosed(False)
        one = App(qapp, house, dialogs)
        made.append(one)
        return one

    yield app
    for one in made:
        if one.window is not None:
            one.window.hide()
        one.close()
        qapp.lastWindowClosed.disconnect(one.close)
    sys.excepthook, threading.excepthook = hooks
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    i18n.speak("en")
    look().choose("light", 1.0)


@pytest.fixture
def shop(folder, drafted):
    shutil.copytree(drafted, folder)
    return folder


def test_the_first_start_begins_with_the_first_steps(make):
    app = make()
    app.start()
    assert isinstance(app.window, Welcome)
    assert app.window.isVisible()


def test_a_folder_that_is_named_is_opened(make, shop):
    app = make()
    app.start(str(shop))
    assert isinstance(app.window, MainWindow)
    assert "Au Levain des Lices" in app.window.windowTitle()


def test_the_next_start_opens_the_same_business_in_the_same_room(make, shop):
    first = make()
    first.start(str(shop))
    first.window.go("posts")
    first.window.closeEvent(QCloseEvent())
    first.close()
    second = make()
    second.start()
    assert (second.desk.business.folder, second.window.room) == (shop, "posts")
    assert second.window.notices.texts() == []


def test_after_a_crash_it_says_so_and_offers_a_report(make, shop, house):
    (house.home / crash.MARK).write_text(json.dumps({"starts": 1}), "ascii")
    app = make()
    app.start(str(shop))
    assert "did not end properly" in app.window.notices.texts()[0]


def test_after_two_in_a_row_it_begins_with_the_first_screen(make, shop, house):
    first = make()
    first.start(str(shop))
    first.window.go("site")
    (house.home / crash.MARK).write_text(json.dumps({"starts": 2}), "ascii")
    second = make()
    second.start()
    assert second.window.room == "home"
    assert "first screen" in second.window.notices.texts()[0]


def test_another_language_is_spoken_at_once_in_the_same_room(make, shop):
    app = make()
    app.start(str(shop))
    app.window.go("outbox")
    app.speak("fr")
    assert app.window.windowTitle().startswith("Envois")
    assert app.window.room == "outbox"
    app.speak("en")
    assert app.window.windowTitle().startswith("Outbox")


def test_a_folder_that_is_none_is_said_and_the_open_one_stays(make, shop, tmp_path):
    app = make()
    app.start(str(shop))
    app.open(tmp_path / "nothing")
    assert app.desk.business.folder == shop
    assert "There is no business in" in app.window.notices.texts()[0]


def test_another_start_brings_its_business_into_this_window(make, shop, tmp_path, house):
    other = tmp_path / "other"
    Business.new(other, house).close()
    app = make()
    app.start(str(shop))
    app.asked(str(other))
    assert app.desk.business.folder == other
    assert [known.folder for known in app.session.businesses()] == [other, shop]


def test_what_the_other_languages_window_heard_is_not_heard_twice(make, shop):
    app = make()
    app.start(str(shop))
    app.speak("fr")
    app.speak("en")
    app.desk.undo()
    assert len(app.window.notices.texts()) == 1


def test_a_slot_that_raises_is_said_calmly_and_the_window_lives_on(make, shop, qtbot):
    import sys

    app = make()
    app.start(str(shop))
    try:
        raise RuntimeError("a mistake of ours")
    except RuntimeError as fault:
        sys.excepthook(RuntimeError, fault, fault.__traceback__)
    qtbot.waitUntil(lambda: any("unexpected" in text for text in app.window.notices.texts()))
    app.window.go("posts")
    assert app.window.room == "posts"
    assert "a mistake of ours" in app.log_file().read_text("utf-8")


def test_the_engine_sends_what_is_due_while_the_window_is_open(make, shop, qtbot):
    app = make()
    app.start(str(shop))
    business = app.desk.business
    post = business.posts.all()[0]
    business.posts.schedule(post, [business.accounts.all()[0].id])
    qtbot.waitUntil(lambda: business.outbox.counts().get("sent") == 1, timeout=15_000)
