"""At the size the window opens with, in French, no form of the site is wider than its column."""

import contextlib

import pytest

from core import i18n
from core.services.service import Kind
from core.site.model import BlockKind
from gui import words
from gui.sending import Sending
from gui.shell.main_window import MainWindow
from tests.gui.clipped import clipped

LEAST = 40  # px of the form that is dragged narrow


@pytest.fixture
def french():
    i18n.speak("fr")
    words.set_locale("fr")
    yield
    i18n.speak("en")
    words.set_locale("en")


@pytest.fixture
def window(french, bakery, qtbot):
    made = MainWindow(bakery, Sending(bakery.business))
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.release()


def block_of(window, kind):
    pages = window.desk.business.pages.read()
    return next(one.id for page in pages if page.language == "fr" for one in page.blocks if one.kind is kind)


def too_wide(window):
    """What is cut off at the right; layouts settle in turns of the loop."""
    form = window.screens["site"].middle.form
    inner, seen = form.widget().width(), form.viewport().width()
    return [*clipped(window), *([f"the form is {inner} wide and has {seen}"] if inner > seen else [])]


def assert_all_is_seen(window, qtbot):
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=20_000)
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not too_wide(window), timeout=2000)
    assert too_wide(window) == []
    assert window.size().toTuple() == (1180, 760)


@pytest.mark.parametrize("kind", [BlockKind.HERO, BlockKind.OFFERS, BlockKind.GALLERY])
def test_the_form_of_a_block_is_as_wide_as_its_column(window, qtbot, kind):
    window.go(f"site/block:{block_of(window, kind)}")
    assert_all_is_seen(window, qtbot)


@pytest.mark.parametrize("place", ["site", "site/theme", "site/checks", "site/add", "site/publish"])
def test_the_forms_of_the_whole_site_are_as_wide_as_their_column(window, qtbot, place):
    window.go(place)
    assert_all_is_seen(window, qtbot)


@pytest.mark.parametrize("kind", [BlockKind.HERO, BlockKind.OFFERS])
def test_dragged_narrow_a_form_stops_where_its_words_end(window, qtbot, kind):
    window.go(f"site/block:{block_of(window, kind)}")
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=20_000)
    split = window.screens["site"].split
    split.setSizes([300, LEAST, 700])
    assert_all_is_seen(window, qtbot)


def test_where_a_new_photo_comes_from_is_seen_whole(window, qtbot):
    window.go(f"site/block:{block_of(window, BlockKind.HERO)}")
    window.screens["site"].middle.form.photo.choose.click()
    assert_all_is_seen(window, qtbot)


def test_when_the_site_was_last_published_is_seen_whole(window, qtbot):
    business = window.desk.business
    business.publish(business.accounts_of(Kind.HOST)[0])
    engine = business.engine()
    engine.run()
    engine.close()
    window.go("site/publish")
    outcome = window.screens["site"].middle.form.outcome
    qtbot.waitUntil(outcome.when.isVisible)
    assert outcome.when.width() >= outcome.when.sizeHint().width()
    assert_all_is_seen(window, qtbot)
