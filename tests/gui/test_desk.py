"""The desk: screens hear of every change, by whomever; what goes wrong is said; undo is offered where it matters."""

import contextlib
import shutil
import sqlite3
from threading import Event

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from core.business import Business
from core.errors import DevantureError
from gui.keeper import Kept
from gui.notice import Tone


def test_a_change_is_told_once_with_its_tables(desk, qtbot):
    with qtbot.waitSignal(desk.changed) as told:
        desk.do(lambda: desk.business.profiles.change(name="Au Four"))
        desk.do(lambda: desk.business.profiles.change(phone="02 99 00 00 00"))
    assert told.args == [frozenset({"profile"})]


def test_what_another_window_or_the_engine_writes_is_told_too(desk, qtbot, house):
    other = Business.open(desk.business.folder, house)
    try:
        with qtbot.waitSignal(desk.changed) as told:
            other.profiles.change(name="Chez nous")
    finally:
        other.close()
    assert "profile" in told.args[0]


def test_a_fault_is_said_with_what_is_safe_and_what_to_do(desk, said):
    def fail():
        raise DevantureError("It did not work.", safe="All is kept.", remedy="Try again.")

    assert desk.do(fail) is None
    assert [(one.text, one.more, one.tone) for one in said] == [
        ("It did not work.", "All is kept. Try again.", Tone.BAD)
    ]


def test_a_mistake_of_ours_is_said_calmly_and_goes_into_the_log(desk, said, caplog):
    desk.fault(RuntimeError("secret text"))
    assert "unexpected" in said[0].text
    assert "secret text" not in said[0].text + said[0].more
    assert caplog.records[0].name == "gui.desk"


def test_what_one_may_regret_comes_with_undo(desk, said):
    desk.do(lambda: desk.business.profiles.change(name="Au Four"))
    desk.do_undoably(lambda: desk.business.profiles.change(name=""), "The name is gone.")
    assert (said[0].text, [act.label for act in said[0].acts]) == ("The name is gone.", ["Undo"])
    said[0].acts[0].does()
    assert desk.business.profiles.read().name == "Au Four"
    assert said[1].text == "Undone: Name changed"


def test_undo_with_nothing_to_undo_says_so(desk, said):
    desk.undo()
    assert said[0].text == "There is nothing to undo."


def test_work_in_the_background_has_a_connection_of_its_own(desk, qtbot):
    answers = []
    desk.background(lambda business, _progress, _stop: business is not desk.business, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [True]


def test_a_fault_in_the_background_is_said(desk, qtbot, said):
    def fail(_business, _progress, _stop):
        raise DevantureError("No room.")

    desk.background(fail, lambda _none: None)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "No room."


def test_before_a_verb_everything_typed_is_kept(desk):
    kept = []
    desk.keeper.soon("name", lambda: kept.append("typed"), lambda _problems: None)
    desk.do(lambda: kept.append("verb"))
    assert kept == ["typed", "verb"]


@pytest.fixture
def texts(desk):
    heard = []
    desk.said.connect(lambda notice: heard.append(notice.text))
    return heard


def test_a_stick_that_is_pulled_is_said_once_and_nothing_typed_is_lost(desk, texts, tmp_path, qtbot):
    folder = desk.business.folder
    folder.rename(tmp_path / "pulled")
    qtbot.waitUntil(lambda: len(texts) == 1)
    assert "is not there any more" in texts[0]
    profiles = desk.business.profiles
    desk.keeper.soon("name", lambda: profiles.change(name="Typed meanwhile"), lambda _told: None)
    assert not desk.keeper.flush()
    assert desk.do(lambda: profiles.change(phone="02 99 00 00 00")) is None
    (tmp_path / "pulled").rename(folder)
    qtbot.waitUntil(lambda: desk.keeper.kept is Kept.ALL, timeout=6000)
    assert profiles.read().name == "Typed meanwhile"
    assert "The folder is back. Everything is kept again." in texts


def test_a_copy_put_back_in_its_place_is_opened_anew(desk, texts, tmp_path, qtbot):
    """Another disk, another file of the same business: the old connection would write into nowhere."""
    folder = desk.business.folder
    desk.do(lambda: desk.business.profiles.change(name="Before"))
    desk.business.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder.rename(tmp_path / "old")
    qtbot.waitUntil(lambda: bool(texts))
    shutil.copytree(tmp_path / "old", folder)
    qtbot.waitUntil(lambda: len(texts) > 1)
    desk.do(lambda: desk.business.profiles.change(name="After"))
    with contextlib.closing(sqlite3.connect(folder / "business.db")) as database:
        assert database.execute("SELECT name FROM profile").fetchone() == ("After",)


def test_gone_and_back_are_told_so_that_nothing_is_sent_meanwhile(desk, tmp_path, qtbot):
    folder = desk.business.folder
    with qtbot.waitSignal(desk.gone):
        folder.rename(tmp_path / "pulled")
    with qtbot.waitSignal(desk.back):
        (tmp_path / "pulled").rename(folder)


def test_the_undo_of_a_bar_takes_back_what_the_bar_speaks_of_and_nothing_newer(desk, said):
    profiles = desk.business.profiles
    desk.do(lambda: profiles.change(name="Au Four"))
    desk.do_undoably(lambda: profiles.change(name=""), "The name is gone.")
    desk.keeper.soon("phone", lambda: profiles.change(phone="02 99 00 00 00"), lambda _told: None)
    said[0].acts[0].does()
    kept = profiles.read()
    assert (kept.name, kept.phone) == ("Au Four", "+33299000000")
    assert said[1].text == "Brought back: Name changed"


def test_what_did_not_happen_is_not_said_to_have_happened_because_something_typed_was_kept_before_it(desk, said):
    desk.keeper.soon("name", lambda: desk.business.profiles.change(name="Au Four"), lambda _told: None)

    def refuse():
        raise DevantureError("It has left already.")

    desk.do_undoably(refuse, "The post is discarded.")
    assert [one.text for one in said] == ["It has left already."]


class Asker(QObject):
    """A part of a screen that asks and is gone before the answer comes."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, answer):
        self.setObjectName("alive")  # raises where the C++ part is gone
        self.heard.append(answer)


def test_an_answer_for_a_screen_that_has_gone_is_let_go(desk, said, qtbot):
    asker, gate = Asker(), Event()
    desk.background(lambda _business, _progress, _stop: gate.wait(5), asker.hear)
    delete(asker)
    gate.set()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert (asker.heard, said) == ([], [])


def test_a_fault_is_said_though_the_screen_that_asked_has_gone(desk, said, qtbot):
    asker, gate = Asker(), Event()

    def fail(_business, _progress, _stop):
        gate.wait(5)
        raise DevantureError("No room.")

    desk.background(fail, lambda _none: None, asker.hear)
    delete(asker)
    gate.set()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "No room."
