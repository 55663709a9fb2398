"""Work off the GUI thread: its end is told to who still hears, and closing waits for nothing that has not begun."""

from threading import Event

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from gui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks(1)
    yield made
    made.close()


class Hearer(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, *told):
        self.setObjectName("alive")  # raises where the C++ part is gone
        self.heard.append(told)


def test_a_widget_that_has_gone_is_told_neither_answer_nor_progress(tasks, qtbot):
    hearer, gate = Hearer(), Event()

    def work(_stop, progress):
        gate.wait(5)
        progress(1, 2, "half")
        return "done"

    tasks.run(work, hearer.hear, hearer.hear, hearer.hear)
    delete(hearer)
    with qtbot.waitSignal(tasks.idle):
        gate.set()
    assert hearer.heard == []


def test_closing_waits_for_what_runs_and_drops_what_waits_for_its_turn(tasks):
    done, begun = [], Event()

    def long(stop, _progress):
        begun.set()
        stop.wait(5)
        done.append("long")

    tasks.run(long, done.append, done.append)
    for number in range(50):
        tasks.run(lambda _stop, _progress, number=number: done.append(number), done.append, done.append)
    assert begun.wait(5)
    tasks.close()
    assert done == ["long"]


def test_a_mistake_in_what_hears_does_not_leave_it_busy_for_ever(tasks, qtbot):
    def stumble(_result):
        raise RuntimeError("ours")

    with qtbot.captureExceptions() as seen, qtbot.waitSignal(tasks.idle):
        tasks.run(lambda _stop, _progress: 1, stumble, stumble)
    assert ([type(one[1]) for one in seen], tasks.busy) == ([RuntimeError], False)
