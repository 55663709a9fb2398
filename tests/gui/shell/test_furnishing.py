"""Rooms that nobody has entered are made ready while nobody does anything."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.rooms import ROOMS
from gui.shell.furnishing import QUIET


def test_at_rest_every_room_is_made_ready_and_shows_the_business(window, qtbot):
    window.furnish()
    qtbot.waitUntil(lambda: window.furnishing.done, timeout=30_000)
    assert set(window.screens) == {room.key for room in ROOMS}
    assert window._stale == set()
    assert window.room == "home"


def test_beside_hands_on_the_keys_nothing_is_done(window, qtbot):
    window.furnish()
    made = []

    def type_on():
        made.append(len(window.screens))
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(window.windowHandle(), key)
        return len(made) > 20

    qtbot.waitUntil(type_on, timeout=5000)
    assert set(made) == {1}
    assert QUIET >= 500


def test_a_window_that_is_let_go_makes_no_more_rooms(window, qtbot):
    window.furnish()
    window.release()
    assert not window.furnishing._timer.isActive()
    window._heard = []
