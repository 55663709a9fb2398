"""Copies, one file to hand over, one to take in, a check-up: all behind the window, all told in words."""

import re
import shutil
import zipfile
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from core.business import Business
from core.checkup import Finding
from gui.notice import Tone
from gui.screens.backups.backups import BackupsScreen
from gui.screens.backups.copies import CopyModel, shown
from gui.widgets.two_lines import SECOND
from tests.gui.conftest import heard, texts_of
from tests.gui.screens.naming import nameless


@pytest.fixture
def screen(bakery, qtbot):
    made = BackupsScreen(bakery)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.read()
    made.enter("")
    return made


@pytest.fixture
def said(bakery):
    return heard(bakery.said)


def keep(desk, reason="manual", **ago):
    business = desk.business
    return business.backups.keep(business.store.connection, reason, business.store.clock.now() - timedelta(**ago))


def rows(screen):
    model = screen.keeping.model
    return [(model.index(place).data(), model.index(place).data(SECOND)) for place in range(model.rowCount())]


def test_copies_are_told_by_when_why_and_how_large(screen, bakery):
    keep(bakery, "publication", days=1)
    screen.keeping.read()
    assert [when for when, _below in rows(screen)] == ["Today at 9:00", "Yesterday at 9:00"]
    assert re.fullmatch(r"before a publication · [1-9][\d.]* (kB|MB)", rows(screen)[1][1])


def test_a_copy_is_made_by_the_button_and_told(screen, bakery, clock, qtbot, said):
    before = len(rows(screen))
    clock.pass_by(minutes=1)
    qtbot.mouseClick(screen.keeping.now, Qt.MouseButton.LeftButton)
    assert not screen.keeping.now.isEnabled()
    qtbot.waitUntil(lambda: len(rows(screen)) == before + 1)
    assert rows(screen)[0][0] == "Today at 9:01"
    assert said[-1].text == "The copy is made."
    assert screen.keeping.now.isEnabled()


def test_going_back_asks_first_and_says_what_will_happen(screen, bakery, program):
    program.dialogs.agrees = False
    screen.keeping.go_back()
    assert "The state of now is itself kept as a copy first" in program.dialogs.asked[0]
    assert "[Go back to this copy]" in program.dialogs.asked[0]
    assert program.away == []


def test_going_back_is_done_with_the_business_closed_and_keeps_the_state_of_now(screen, bakery, program, house):
    folder = bakery.business.folder
    keep(bakery, minutes=-1)
    bakery.business.profiles.change(name="Another name")
    screen.keeping.read()
    screen.keeping.list.setCurrentIndex(screen.keeping.model.index(0))
    screen.keeping.go_back()
    _said, work, told, place = program.away[0]
    bakery.close()
    assert (work(), place) == (folder, "backups")
    again = Business.open(folder, house)
    try:
        assert again.profiles.read().name == "Au Levain des Lices"
        assert [copy.reason for copy in again.backups.all()].count("restore") == 1
    finally:
        again.close()
    assert told().text.startswith("The business is as it was today at 9:01")


def test_the_business_goes_into_one_file_that_can_be_shown(screen, bakery, program, tmp_path, qtbot):
    program.dialogs.chosen = tmp_path / "shop"
    screen.enter("hand-over")
    screen.hand_over.begin.click()
    qtbot.waitUntil(screen.hand_over.show_file.isVisible, timeout=10_000)
    assert "shop.devanture" in screen.hand_over.done.text()
    with zipfile.ZipFile(tmp_path / "shop.devanture") as file:
        assert "business.db" in file.namelist()
    assert screen.hand_over.begin.isEnabled()


def test_stopped_no_file_is_left(screen, bakery, program, tmp_path, qtbot, said):
    program.dialogs.chosen = tmp_path / "shop.devanture"
    screen.hand_over.start()
    screen.hand_over.busy.cancel.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "Stopped. No file was made."
    assert not list(tmp_path.glob("shop.devanture*"))


def test_where_it_cannot_be_written_the_remedy_is_said(screen, bakery, program, tmp_path, qtbot, said):
    program.dialogs.chosen = tmp_path / "not" / "there" / "shop.devanture"
    screen.hand_over.start()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].tone is Tone.BAD
    assert said[-1].more
    assert screen.hand_over.begin.isEnabled()


def test_a_business_is_taken_in_and_opened(screen, bakery, program, house, tmp_path, qtbot):
    bundle, place = tmp_path / "fournil.devanture", tmp_path / "clients"
    place.mkdir()
    program.dialogs.chosen = bundle
    screen.hand_over.start()
    qtbot.waitUntil(bundle.exists, timeout=10_000)
    program.dialogs.file = lambda _title, _patterns: bundle
    program.dialogs.folder = lambda _title, _start=None: place
    screen.bring_in.start()
    qtbot.waitUntil(lambda: bool(program.opened), timeout=10_000)
    assert program.opened == [(place / "fournil", "home")]
    taken = Business.open(place / "fournil", house)
    assert taken.profiles.read().name == "Au Levain des Lices"
    assert taken.accounts.all()[0].settings["folder"] == str(house.practice)
    taken.close()


def test_a_file_that_is_none_of_ours_is_refused_in_words(screen, bakery, program, tmp_path, qtbot, said):
    letter = tmp_path / "letter.devanture"
    letter.write_text("dear")
    program.dialogs.file = lambda _title, _patterns: letter
    program.dialogs.folder = lambda _title, _start=None: tmp_path
    screen.bring_in.start()
    qtbot.waitUntil(lambda: bool(said))
    assert "could not be taken" in said[-1].text
    assert not (tmp_path / "letter").exists()


def test_a_taken_name_gets_a_number(screen, program, tmp_path, qtbot):
    bundle = tmp_path / "Café Fournil.devanture"
    for name in ("cafe-fournil", "cafe-fournil-2"):
        (tmp_path / name).mkdir()
    program.dialogs.chosen = bundle
    screen.hand_over.start()
    qtbot.waitUntil(bundle.exists, timeout=10_000)
    program.dialogs.file = lambda _title, _patterns: bundle
    program.dialogs.folder = lambda _title, _start=None: tmp_path
    screen.bring_in.start()
    qtbot.waitUntil(lambda: bool(program.opened), timeout=10_000)
    assert program.opened == [(tmp_path / "cafe-fournil-3", "home")]


def test_what_is_stopped_on_its_way_in_leaves_nothing(screen, program, tmp_path, qtbot, said, monkeypatch):
    bundle, place = tmp_path / "shop.devanture", tmp_path / "clients"
    place.mkdir()
    program.dialogs.chosen = bundle
    screen.hand_over.start()
    qtbot.waitUntil(bundle.exists, timeout=10_000)
    program.dialogs.file = lambda _title, _patterns: bundle
    program.dialogs.folder = lambda _title, _start=None: place
    run = program.tasks.run

    def stopped_at_once(*args):
        stop = run(*args)
        stop.set()
        return stop

    monkeypatch.setattr(program.tasks, "run", stopped_at_once)
    screen.bring_in.start()
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "Stopped. Nothing was taken in."
    assert list(place.iterdir()) == []


def test_the_check_up_says_what_is_well(screen, qtbot):
    screen.enter("check")
    screen.check.begin.click()
    qtbot.waitUntil(screen.check.findings.isVisible, timeout=10_000)
    assert screen.check.said.text() == "Everything is well."
    assert "every change is on record" in texts_of(screen.check)


def test_what_is_not_well_comes_first_and_is_counted(screen, bakery, qtbot):
    shutil.rmtree(bakery.business.folder / "media")
    screen.check.start()
    qtbot.waitUntil(screen.check.findings.isVisible, timeout=10_000)
    assert screen.check.said.text() == "1 thing needs you."
    screen.check.show_findings([Finding("A", well=True, said="a"), Finding("<b>B</b>", well=False, said="b")])
    assert texts_of(screen.check.findings).splitlines() == ["<b>B</b>", "b", "A", "a"]


def test_the_model_keeps_the_rules_of_qt(bakery, qtmodeltester):
    keep(bakery, days=1)
    model = CopyModel()
    today = bakery.business.today()
    model.show_copies([shown(copy, "Europe/Paris", today) for copy in bakery.business.backups.all()])
    qtmodeltester.check(model)


def test_everything_that_takes_the_focus_has_a_name(screen):
    assert nameless(screen) == []
