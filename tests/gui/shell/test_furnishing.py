"""Rooms that nobody has entered are made ready while nobody does anything."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.rooms import ROOMS


def test_at_rest_every_room_is_made_ready_and_shows_the_business(window, qtbot):
    window.furnish()
    qtbot.waitUntil(lambda: window.furnishing.done, timeout=30_000)
    assert set(window.screens) == {room.key for room in ROOMS}
    assert window._stale == set()
    assert window.room == "home"


def test_beside_hands_on_the_keys_nothing_is_done(window, qtbot, monkeypatch):
    monkeypatch.setattr("gui.shell.furnishing.QUIET", 100)  # ms; the keys below go on for several times that
    window.furnish()
    made = []

    def type_on():
        made.append(len(window.screens))
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(window.windowHandle(), key)
        return len(made) > 60

    qtbot.waitUntil(type_on, timeout=10_000)
    assert set(made) == {1}
    qtbot.waitUntil(lambda: len(window.screens) > 1, timeout=10_000)


def test_a_window_that_is_let_go_makes_no_more_rooms(window, qtbot):
    window.furnish()
    window.release()
    assert not window.furnishing._timer.isActive()


def test_a_room_that_cannot_be_furnished_is_not_tried_again_and_again(window, qtbot, monkeypatch):
    tried = []

    def fail():
        tried.append(1)
        raise RuntimeError("no such room")

    monkeypatch.setattr(window.furnishing, "_next", fail)
    monkeypatch.setattr("gui.shell.furnishing.QUIET", 0)
    with qtbot.captureExceptions() as caught:
        window.furnish()
        qtbot.waitUntil(lambda: not window.furnishing._timer.isActive(), timeout=5000)
    assert (len(tried), len(caught)) == (1, 1)
