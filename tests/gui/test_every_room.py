"""What holds for every room: names for those who cannot see, keys for those without a mouse, the language chosen."""

import contextlib
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from core import i18n
from gui import words
from gui.look.look import look
from gui.rooms import ROOMS
from gui.sending import Sending
from gui.shell.main_window import MainWindow
from tests.gui.clipped import clipped
from tests.gui.windows import windows_shown

INSIDE = {
    "profile": ("contact", "hours", "offers", "photos", "look", "law", "team", "links"),
    "site": ("theme", "checks", "redraft", "publish"),
    "posts": ("week", "ideas", "new"),
    "accounts": ("add",),
    "backups": ("hand-over",),
    "help": ("shortcuts", "about", "report"),
}
PLACES = [room.key for room in ROOMS] + [f"{room}/{place}" for room, places in INSIDE.items() for place in places]
TABS = 150


@pytest.fixture(params=["en", "fr"])
def language(request):
    i18n.speak(request.param)
    words.set_locale(request.param)
    yield request.param
    i18n.speak("en")
    words.set_locale("en")


@pytest.fixture
def window(bakery, qtbot):
    made = MainWindow(bakery, Sending(bakery.business))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.release()


def settled(window, qtbot):
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=20_000)


def name_of(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name) if seen is not None else ""


def focusable(window: QWidget) -> list[QWidget]:
    return [one for one in window.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(window) and one.isEnabled()
            and type(one).__name__ not in ("QTabBar", "QCalendarView", "QComboBoxPrivateContainer")]  # fmt: skip


def left_to_arrows(button: QAbstractButton) -> bool:
    """Of several that exclude each other, Tab stops at the chosen one; the arrows go on."""
    among = button.autoExclusive() or (button.group() is not None and button.group().exclusive())
    return among and not button.isChecked()


@pytest.mark.parametrize("place", PLACES)
def test_every_widget_that_takes_the_focus_has_a_name(window, qtbot, place):
    window.go(place)
    settled(window, qtbot)
    nameless = [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in focusable(window)
        if not name_of(one).strip() and one.focusProxy() is None and not isinstance(one, QScrollArea)
    ]
    assert nameless == []


@pytest.mark.parametrize("place", PLACES)
def test_the_tab_key_reaches_every_control_and_is_caught_by_none(window, qtbot, place):
    window.go(place)
    settled(window, qtbot)
    room = window.screens[window.room]
    wanted = {one for one in focusable(room) if isinstance(one, QAbstractButton) and not left_to_arrows(one)}
    window.activateWindow()
    window.top.fold.setFocus()
    qtbot.waitUntil(window.top.fold.hasFocus)
    reached = {window.top.fold}
    for _step in range(TABS):
        at = QApplication.focusWidget()
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not None, f"the focus is lost behind {type(at).__name__} {name_of(at)!r}"
        if QApplication.focusWidget() is window.top.fold:
            break
        reached.add(QApplication.focusWidget())
    else:
        pytest.fail(f"the Tab key never came round; it ended at {QApplication.focusWidget()!r}")
    missed = {one for one in wanted - reached if one.isVisibleTo(room) and one.focusProxy() is None}
    assert [f"{type(one).__name__} {name_of(one)!r}" for one in missed] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_part_of_a_screen_flashes_up_as_a_window_of_its_own(window, qtbot, place):
    """What is shown before it has a parent is a window for the blink of an eye, and takes the focus away."""
    with windows_shown() as shown:
        window.go(place)
        settled(window, qtbot)
    assert shown == []


@pytest.mark.parametrize("place", PLACES)
def test_buttons_are_large_enough_for_a_hurried_finger(window, qtbot, place):
    window.go(place)
    settled(window, qtbot)
    room = window.screens[window.room]
    small = [
        (name_of(one), one.height())
        for one in room.findChildren(QAbstractButton)
        if one.isVisibleTo(room) and one.height() < 32 and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert small == []


@pytest.mark.parametrize("language", ["fr"], indirect=True)
@pytest.mark.parametrize("place", PLACES)
def test_in_french_nothing_is_left_in_english(language, window, qtbot, place):
    window.go(place)
    settled(window, qtbot)
    said = set()
    for one in window.findChildren(QWidget):
        if isinstance(one, QLabel | QAbstractButton) and one.isVisibleTo(window):
            said.add(one.text().replace("&", ""))
        said |= {one.toolTip(), one.accessibleName()}
    catalogue = {str(key).replace("&", ""): str(text) for key, text in i18n.words("fr")._catalog.items() if key}
    english = [
        text for text in said if re.search(r"[A-Za-z]{3}", text) and catalogue.get(text, text).replace("&", "") != text
    ]
    assert english == []


@pytest.fixture
def large_letters(window):
    look().choose("light", 1.5)
    yield
    look().choose("light", 1.0)


@pytest.mark.parametrize("language", ["fr"], indirect=True)
@pytest.mark.parametrize("place", PLACES)
def test_in_a_small_window_with_large_letters_nothing_is_cut_off(language, window, large_letters, qtbot, place):
    window.resize(1024, 640)
    window.go(place)
    settled(window, qtbot)
    with contextlib.suppress(qtbot.TimeoutError):  # layouts settle in turns of the loop
        qtbot.waitUntil(lambda: not clipped(window), timeout=2000)
    assert clipped(window) == []


def test_no_scrolling_area_holds_the_tab_key(window, qtbot):
    window.go("profile")
    holders = [
        one
        for one in window.findChildren(QAbstractScrollArea)
        if getattr(one, "tabChangesFocus", lambda: True)() is False
    ]
    assert holders == []
