"""The application: opens what is asked, remembers, speaks another language at once, tells of a crash, ends well."""

import json

import pytest
from PySide6.QtGui import QCloseEvent

from core.business import Business
from core.errors import DevantureError, DiskFullError
from gui import crash
from gui.screens.welcome.welcome import Welcome
from gui.shell.main_window import MainWindow


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


def typed_while_the_disk_is_full(app):
    def refuse():
        raise DiskFullError("The disk is full.")

    app.desk.keeper.soon("name", refuse, lambda _problems: None)


@pytest.mark.parametrize("away", ["another business", "the first steps", "a hand-over file"])
def test_what_the_disk_refuses_is_not_left_behind_without_asking(make, shop, tmp_path, house, dialogs, away):
    Business.new(tmp_path / "other", house).close()
    app = make()
    app.start(str(shop))
    typed_while_the_disk_is_full(app)
    dialogs.agrees = False
    {"another business": lambda: app.open(tmp_path / "other"), "the first steps": app.begin,
     "a hand-over file": lambda: app.bring_in(tmp_path / "x.devanture")}[away]()  # fmt: skip
    assert app.desk.business.folder == shop
    assert "Close all the same?" in dialogs.asked[-1]
    dialogs.agrees = True
    app.open(tmp_path / "other")
    assert app.desk.business.folder == tmp_path / "other"


@pytest.mark.parametrize("goes", [lambda app: app.begin(), lambda app: app.speak("fr")])
def test_a_room_is_left_as_by_the_door_when_its_window_goes(make, shop, goes):
    app = make()
    app.start(str(shop))
    app.window.go("posts/new")
    left = []
    app.window.screens["posts"].leave = lambda: left.append("posts")
    goes(app)
    assert left == ["posts"]


def test_a_room_that_cannot_be_left_holds_nobody_back(make, shop, qtbot):
    app = make()
    app.start(str(shop))
    app.window.go("posts")

    def stumble():
        raise DevantureError("The stick is gone.")

    app.window.screens["posts"].leave = stumble
    app.window.go("outbox")
    assert app.window.room == "outbox"
    assert "The stick is gone." in app.window.notices.texts()[-1]
    app.window.go("posts")
    with qtbot.waitSignal(app.ended):
        app.window.close()
        app.close()


def test_a_mistake_in_a_thread_is_said_in_the_first_steps_too(make, qtbot):
    import threading

    app = make()
    app.start()

    def stumble():
        raise RuntimeError("a mistake of ours")

    threading.Thread(target=stumble).start()
    qtbot.waitUntil(lambda: any("unexpected" in text for text in app.window.bar.texts()))


def test_another_business_is_opened_without_waiting_for_a_call_under_way(make, shop, tmp_path, house, slow_call):
    under_way, gate = slow_call
    Business.new(tmp_path / "other", house).close()
    app = make()
    app.start(str(shop))
    assert under_way.wait(10)
    app.open(tmp_path / "other")
    assert app.desk.business.folder == tmp_path / "other"
    assert not gate.is_set()
    gate.set()
    app.close()
    assert not any(one.runs for one in app._ending)
