"""The preview beside the form: begun in the background, follows the editor, is clicked in, and may die."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from core.errors import DevantureError
from core.site.model import PageKind
from gui.screens.site.preview import beside, choice
from gui.screens.site.preview.beside import BesidePane
from gui.screens.site.preview.live import LivePreview
from gui.screens.site.preview.pane import BY_KEY, Heard
from gui.screens.site.site import Site
from tests.gui.conftest import texts_of
from tests.gui.screens.site.fakes import ADDRESS, FakeLive, Panes


@pytest.fixture
def live(qapp):
    return FakeLive()


@pytest.fixture
def panes():
    return Panes()


@pytest.fixture
def screen(bakery, qtbot, live, panes):
    made = Site(bakery, live, panes)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    bakery.changed.connect(lambda tables: made.read() if tables & made.tables else None)
    made.read()
    made.show()
    made.enter("")
    qtbot.waitUntil(lambda: live.started == 1)
    return made


@pytest.fixture
def shown(screen, live):
    live.ready.emit(ADDRESS)
    return screen


def page_of(desk, kind):
    return next(page for page in desk.business.pages.read() if page.kind is kind and page.language == "fr")


def test_until_it_is_ready_the_room_says_so_and_one_can_work(screen, panes, live):
    assert screen.side.busy.said.text() == "Preparing the preview…"
    live.told.emit(3, 12, "bread.jpg")
    assert screen.side.busy.said.text() == "bread.jpg (3 of 12)"
    assert panes.made == []


def test_a_closed_preview_starts_nothing(bakery, qtbot, live, panes):
    bakery.program.session.put("site.preview", "no")
    screen = Site(bakery, live, panes)
    qtbot.addWidget(screen)
    screen.resize(1300, 800)
    screen.read()
    screen.show()
    screen.enter("")
    qtbot.wait(20)
    assert live.started == 0 and not screen.side.isVisible()
    screen.preview_shown.click()
    qtbot.waitUntil(lambda: live.started == 1)


def test_the_page_one_is_at_is_shown_first(shown, panes, bakery):
    assert panes.last.shown == [ADDRESS]
    assert panes.last.frames == [BY_KEY["phone"]]
    assert not shown.side.busy.isVisible()


def test_choosing_a_page_or_a_block_brings_it_into_sight(shown, panes, bakery):
    about = page_of(bakery, PageKind.ABOUT)
    shown.go(f"page:{about.id}")
    shown.go(f"block:{about.blocks[1].id}")
    assert panes.last.shown[1:] == [f"{about.slug}/", f"{about.slug}/#block={about.blocks[1].id}"]


def test_where_the_pane_cannot_go_by_itself_the_server_asks_the_browser(screen, panes, live, bakery):
    panes.follows = False
    live.ready.emit(ADDRESS)
    about = page_of(bakery, PageKind.ABOUT)
    screen.go(f"block:{about.blocks[1].id}")
    assert live.opened == [(f"{about.slug}/", about.blocks[1].id)]


def test_a_click_in_the_site_brings_the_form_of_the_block(shown, live, bakery):
    block = page_of(bakery, PageKind.ABOUT).blocks[1]
    live.selected.emit(block.id)
    assert shown.middle.form.block == block.id
    live.selected.emit("no block at all")
    assert shown.middle.form.block == block.id


def test_a_link_followed_in_the_site_is_followed_by_the_editor(shown, panes, bakery):
    about = page_of(bakery, PageKind.ABOUT)
    panes.last.heard.came_to(f"{about.slug}/")
    assert shown.spot.page == about.id
    assert len(panes.last.shown) == 1  # it is there already
    panes.last.heard.came_to("nowhere/")
    assert shown.spot.page == about.id


def test_the_width_is_chosen_and_remembered(shown, panes, bakery):
    shown.side.buttons["tablet"].click()
    assert panes.last.frames[-1].width == 820
    assert bakery.program.session.text("site.frame") == "tablet"


def test_a_page_that_died_is_said_and_shown_again(shown, panes, live):
    panes.last.heard.died()
    assert "ended by itself" in texts_of(shown.side.trouble)
    shown.side.trouble.button.click()
    assert (panes.made[0].closed, live.started) == (1, 2)
    live.ready.emit(ADDRESS)
    assert len(panes.made) == 2 and shown.side.stack.currentWidget() is panes.last.widget


def test_what_stands_in_its_way_is_told_where_the_site_would_be(screen, live, bakery):
    live.failed.emit(DevantureError("The disk is full.", safe="All is kept.", remedy="Make room."))
    assert texts_of(screen.side.trouble).splitlines()[0:2] == ["The disk is full.", "All is kept. Make room."]
    assert "Show again" in texts_of(screen.side.trouble)


def test_leaving_the_room_ends_it_and_coming_back_begins_it(shown, live, panes, qtbot):
    shown.leave()
    assert (live.stopped, panes.last.rested) == (1, 1)
    shown.enter("")
    qtbot.waitUntil(lambda: live.started == 2)


def test_a_real_server_follows_what_is_typed_and_tells_of_clicks(bakery, qtbot):
    from tests.site.test_preview import ask, ours

    page = page_of(bakery, PageKind.ABOUT)
    for photo in bakery.business.library.photos():
        bakery.business.library.remove(photo.id)
    live = LivePreview(bakery)
    with qtbot.waitSignal(live.ready, timeout=60000) as ready:
        live.start()
        live.start()

    class Server:
        address = ready.args[0]

    bakery.business.pages.change_block(page.blocks[0].id, {"heading": "Bonjour, Zoé"})
    qtbot.waitUntil(lambda: "Bonjour, Zoé" in ask(Server, f"/{page.slug}/")[2].decode(), timeout=10000)
    with qtbot.waitSignal(live.selected) as selected:
        assert ask(Server, f"{ours(Server)}select", "POST", page.blocks[0].id)[0] == 204
    assert selected.args == [page.blocks[0].id]
    live.open("", "")
    live.stop()
    live.stop()


def test_a_preview_that_nobody_waits_for_is_ended(bakery, qtbot):
    live = LivePreview(bakery)
    heard = []
    live.ready.connect(heard.append)
    live.start()
    live.stop()
    qtbot.waitUntil(lambda: not bakery.tasks.busy, timeout=60000)
    assert heard == []


def test_without_the_engine_the_browser_shows_it(monkeypatch, qtbot):
    monkeypatch.setattr(choice, "find_spec", lambda _name: None)
    pane = choice.make_pane(Heard(lambda _path: None, lambda: None))
    qtbot.addWidget(pane.widget)
    assert isinstance(pane, BesidePane)
    assert "in your browser" in texts_of(pane.widget)


@pytest.mark.parametrize(
    ("flags", "switch", "may"), [("", "", False), ("--no-sandbox", "", True), ("", "1", True), ("--x", "", False)]
)
def test_as_root_the_engine_is_not_even_loaded(monkeypatch, flags, switch, may):
    monkeypatch.setattr(choice, "find_spec", lambda _name: object())
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    for name, value in (("QTWEBENGINE_CHROMIUM_FLAGS", flags), ("QTWEBENGINE_DISABLE_SANDBOX", switch)):
        monkeypatch.setenv(name, value)
    assert (choice.hindrance() == "") is may
    assert may or "administrator" in choice.hindrance()


def test_a_browser_with_app_windows_is_opened_at_the_width_of_a_telephone(monkeypatch, qtbot, tmp_path):
    told = tmp_path / "told"
    browser = tmp_path / "chromium"
    browser.write_text(f'#!{sys.executable}\nimport sys, time\nopen({str(told)!r}, "w").write("\\n".join(sys.argv))\n'
                       "time.sleep(60)\n")  # fmt: skip
    browser.chmod(0o755)
    monkeypatch.setattr(beside, "app_browser", lambda: str(browser))
    pane = BesidePane("Because.")
    qtbot.addWidget(pane)
    pane.show_site(ADDRESS, "about/")
    pane.open.click()
    qtbot.waitUntil(lambda: told.exists() and "window-size" in told.read_text(), timeout=10000)
    said = told.read_text().splitlines()
    assert f"--app={ADDRESS}about/" in said
    assert any(one.startswith("--window-size=390,") for one in said)
    home = next(one for one in said if one.startswith("--user-data-dir=")).partition("=")[2]
    pane.rest()
    assert not Path(home).exists()


def test_without_such_a_browser_the_systems_own_is_asked(monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(beside, "app_browser", lambda: "")
    monkeypatch.setattr(beside.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    pane = BesidePane("Because.")
    qtbot.addWidget(pane)
    pane.open.click()
    assert opened == []
    pane.show_site(ADDRESS, "")
    pane.open.click()
    assert opened == [ADDRESS]


def test_the_room_loads_no_engine():

    program = "import sys, gui.screens.site.site; print([n for n in sys.modules if 'WebEngine' in n])"
    done = subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.PIPE, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.server
@pytest.mark.skipif(find_spec(choice.ENGINE) is None, reason="QtWebEngine is not installed")
def test_the_engine_shows_the_site_and_nothing_else_and_may_die_alone():
    flags = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.screens.site.engine"], cwd=Path(__file__).parents[4], timeout=180,
        env={**os.environ, **flags}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["width"] == pytest.approx(1280, abs=8)  # as wide as on a computer, in a window of 500
    assert told["focus stays"] and told["still there"] and told["away"] and told["there already"]
    assert told["asked outside"] == []  # neither picture nor script nor page
    assert "/page" in told["opened"]
    assert told["selected"] == "one"
    assert told["died"] == [True]
    assert (told["cache"], told["off the record"]) == ("NoCache", True)
