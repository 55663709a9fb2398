"""Long work in sight: what began it rests meanwhile, and it can be stopped where that leaves nothing half done."""

from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from gui.widgets.busy import Busy


@pytest.fixture
def begun(qtbot):
    button = QPushButton()
    busy = Busy(button)
    for widget in (button, busy):
        qtbot.addWidget(widget)
    busy.begin("Counting the loaves…")
    return busy, button


def test_what_began_it_rests_until_it_is_over(begun):
    busy, button = begun
    assert not button.isEnabled()
    busy.end()
    assert button.isEnabled()
    assert not busy.isVisible()


def test_what_cannot_be_stopped_offers_no_stop(begun):
    busy, _button = begun
    assert not busy.cancel.isVisible()
    stop = Event()
    busy.can_stop(stop)
    busy.cancel.click()
    assert stop.is_set()
    assert (busy.said.text(), busy.cancel.isEnabled()) == ("Stopping…", False)


def test_it_counts_where_there_is_more_than_one_and_else_says_what(begun):
    busy, _button = begun
    busy.tell(1, 1, "Oven")
    assert busy.said.text() == "Oven"
    busy.tell(2, 7, "Loaf")
    assert (busy.said.text(), busy.bar.value(), busy.bar.maximum()) == ("Loaf (2 of 7)", 2, 7)
