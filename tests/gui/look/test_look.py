"""The look follows what is chosen, at once and everywhere; what it draws anew does not keep the dead alive."""

import gc
import weakref

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.look.icons import NAMES, icon, picture, wear
from gui.look.look import look
from gui.look.roles import DARK, LIGHT


@pytest.fixture(autouse=True)
def _afterwards(qapp):
    yield
    look().choose("light", 1.0)


def test_dark_is_put_on_the_whole_application(qapp):
    look().choose("dark", 1.0)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground)
    assert DARK.accent in qapp.styleSheet()
    look().choose("light", 1.0)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.ground)


def test_larger_letters_are_larger_everywhere_and_targets_with_them(qapp):
    before = qapp.font().pointSizeF()
    look().choose("light", 1.5)
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5)
    assert "min-height: 30px" in qapp.styleSheet()


def test_nonsense_kept_from_another_time_means_the_systems_own(qapp):
    look().choose("purple", 99.0)
    assert (look().scheme, look().scale) == ("system", 2.0)


def test_an_icon_is_drawn_anew_in_the_colours_of_the_new_scheme(qtbot):
    button = QPushButton("Add")
    qtbot.addWidget(button)
    wear(button, "add")
    before = button.icon().cacheKey()
    look().choose("dark", 1.0)
    assert button.icon().cacheKey() != before


def test_another_icon_takes_the_place_of_the_first(qtbot):
    button = QPushButton("Add")
    qtbot.addWidget(button)
    wear(button, "add")
    wear(button, "remove", "bad")
    count = len(look()._dressed[button])
    assert count == 1


def test_a_label_that_is_gone_is_not_kept_alive_by_its_icon(qapp):
    label = QLabel()
    picture(label, "home")
    gone = weakref.ref(label)
    del label
    gc.collect()
    assert gone() is None


def test_every_icon_there_is_a_name_for_can_be_drawn(qapp):
    assert [name for name in NAMES if icon(name).isNull()] == []


def test_on_windows_the_sheet_lies_on_each_and_follows_the_scheme(qtbot, qapp):
    window = QWidget()
    qtbot.addWidget(window)
    one = look()
    one.by_windows(True)
    one.choose("light", 1.0)
    one.clothe(window)
    assert qapp.styleSheet() == ""
    assert LIGHT.accent in window.styleSheet()
    one.choose("dark", 1.0)
    assert DARK.accent in window.styleSheet()
    one.by_windows(False)
    one.choose("light", 1.0)
    assert LIGHT.accent in qapp.styleSheet()


def test_a_window_told_to_clothe_keeps_none_while_the_application_wears_the_sheet(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    look().clothe(window)
    assert window.styleSheet() == ""
