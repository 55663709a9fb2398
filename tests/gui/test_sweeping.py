"""What lies in a cycle ends on the GUI thread, whichever thread asks for memory."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from gui.sweeping import Sweeper, sweep


class Knot:
    def __init__(self, ends):
        self.itself, self.ends = self, ends

    def __del__(self):
        self.ends.append(threading.get_ident())


def ask_for_memory():
    assert len([[] for _ in range(200_000)]) == 200_000


@pytest.fixture
def sweeper(qapp):
    parent = QObject()
    gc.enable()
    yield Sweeper(parent)
    gc.disable()


def test_another_thread_that_asks_for_memory_ends_nothing_of_the_windows(sweeper):
    ends = []
    for _ in range(50):
        Knot(ends)
    other = threading.Thread(target=ask_for_memory)
    other.start()
    other.join()
    assert ends == []


def test_the_gui_thread_ends_it_before_long(sweeper, qtbot):
    ends = []
    for _ in range(50):
        Knot(ends)
    kept = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: len(ends) == 50)
    assert set(ends) == {threading.get_ident()}
    assert len(kept) == 2_000


def test_what_is_not_due_is_left_for_later(sweeper):
    gc.collect()
    ends = []
    Knot(ends)
    sweep()
    assert ends == []
