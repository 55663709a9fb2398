"""The five steps: each may be skipped, left and gone back to; closed at any point nothing is lost."""

import json
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.business import Business
from core.profile.model import Span
from gui.measure.gaps import Gaps, run_for
from gui.screens.welcome.photos import PhotoModel
from gui.screens.welcome.trade import TradeModel
from gui.screens.welcome.unfinished import ASIDE, KEY
from tests.gui.conftest import EXAMPLES, texts_of, type_text
from tests.gui.screens.welcome.conftest import leave, made

DAY = (Span(time(9), time(12, 30)), Span(time(14), time(19)))


def end(window, program, qtbot):
    window.steps.on.click()
    qtbot.waitUntil(lambda: bool(program.opened), timeout=30_000)


def photos() -> list[Path]:
    return sorted((EXAMPLES.parent / "demo").rglob("*.jpg"))[:2]


def test_from_nothing_to_a_drafted_site_with_the_keyboard_alone(start, program, shelf, house, qtbot):
    window = start()
    qtbot.keyClick(window.start.new, Qt.Key.Key_Return)
    type_text(window.steps.now.line.control, "Boulangerie Le Gall")
    qtbot.keyClick(window.steps.now.line.control, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.making.state.step == 2)
    type_text(window.steps.trade.search, "bread")
    qtbot.keyClick(window.steps.trade.search, Qt.Key.Key_Return)
    type_text(window.steps.now.fields["city"].control, "Rennes")
    type_text(window.steps.now.fields["phone"].control, "0299000000")
    qtbot.keyClick(window.steps.now.fields["phone"].control, Qt.Key.Key_Return)
    type_text(window.steps.now.line.control, "mar-sam 9h-12h30 14h-19h")
    qtbot.keyClick(window.steps.now.line.control, Qt.Key.Key_Return)
    assert (window.making.state.step, window.steps.on.text()) == (5, "Make my site")
    end(window, program, qtbot)
    folder = shelf / "boulangerie-le-gall"
    assert program.opened == [(folder, "site")]
    assert "Boulangerie Le Gall" in (folder / "site" / "index.html").read_text("utf-8")
    assert program.session.text(KEY) == ""
    assert [(one.folder, one.name) for one in program.session.businesses()] == [(folder, "Boulangerie Le Gall")]
    business = Business.open(folder, house)
    profile = business.profiles.read()
    assert (profile.trade, profile.address.city, profile.phone) == ("bakery", "Rennes", "+33299000000")
    assert profile.hours["tuesday"] == profile.hours["saturday"] == DAY
    assert "monday" not in profile.hours
    names = [entry.name for entry in business.history.entries()]
    assert names[:5] == ["Site and posts drafted", "Opening hours changed", "Profile changed", "Trade changed",
                         "Name changed"]  # fmt: skip
    business.close()


def test_all_skipped_ends_at_home_and_says_before_what_is_missing(start, program, shelf, house, qtbot):
    window = start()
    window.begin_new()
    for _step in range(4):
        leave(window, qtbot, skip=True)
    assert window.steps.on.text() == "Open my business"
    end(window, program, qtbot)
    assert program.opened == [(shelf / "my-business", "home")]
    business = Business.open(shelf / "my-business", house)
    assert [problem.field for problem in business.advice()[:2]] == ["name", "trade"]
    assert business.pages.read() == ()
    business.close()


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_closed_at_a_step_the_next_start_resumes_there(at_step, start, program, step):
    window = at_step(step)
    window.close()
    assert json.loads(program.session.text(KEY))["step"] == step
    again = start()
    assert again.steps.isVisible()
    assert again.making.state.step == step
    assert f"Step {step} of 5" in texts_of(again.steps._pages.currentWidget())


def test_what_is_being_typed_is_there_again_right_or_wrong(at_step, start):
    window = at_step(3)
    type_text(window.steps.now.fields["city"].control, "Saint-Malo")
    type_text(window.steps.now.fields["phone"].control, "02 99")
    window.close()
    again = start()
    fields = again.steps.now.fields
    assert (fields["city"].value(), fields["phone"].value()) == ("Saint-Malo", "02 99")
    assert fields["phone"].has_problem()
    assert made(again).profiles.read().address.city == "Saint-Malo"


def test_a_name_typed_before_there_is_a_folder_is_there_again_and_nothing_was_made(at_step, start, shelf):
    window = at_step(1)
    type_text(window.steps.now.line.control, "L’Épi d’Or 🥐")
    window.close()
    assert start().steps.now.line.value() == "L’Épi d’Or 🥐"
    assert not shelf.exists()


def test_esc_goes_back_without_loss_and_out_to_the_first_page(at_step, qtbot):
    window = at_step(3)
    type_text(window.steps.now.fields["street"].control, "12 rue de la Paix")
    for _times in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.start.isVisible()
    assert "“Au Four” is not finished yet" in texts_of(window.start)
    assert made(window).profiles.read().address.street == "12 rue de la Paix"
    window.start.go_on.click()
    assert window.steps.now.line.value() == "Au Four"


def test_wrong_input_is_told_beside_its_field_and_does_not_hold_who_skips(at_step, qtbot):
    window = at_step(3)
    fields = window.steps.now.fields
    type_text(fields["email"].control, "au-four")
    type_text(fields["postcode"].control, "35 000")
    window.steps.on.click()
    assert window.making.state.step == 3
    assert fields["email"].problem.text() == "This is not an e-mail address. Write for example contact@my-shop.fr."
    assert fields["email"].control.hasFocus()
    assert made(window).profiles.read().address.postcode == "35000"
    type_text(fields["email"].control, "@example.org")
    assert not fields["email"].has_problem()
    leave(window, qtbot, skip=True)
    assert made(window).profiles.read().email == "au-four@example.org"


def test_skipping_leaves_what_is_wrong_where_it_was_typed(at_step, qtbot):
    window = at_step(3)
    type_text(window.steps.now.fields["phone"].control, "12")
    leave(window, qtbot, skip=True)
    window.steps.back.click()
    assert (window.steps.now.fields["phone"].value(), made(window).profiles.read().phone) == ("12", "")


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("🥐🥖", "my-business"), ("« L’Épi » & “Fils”", "l-epi-fils"), ("CON", "con-1"), ("../../etc", "etc"),
        ("<b>Gras</b>", "b-gras-b"), ("Bou" * 100, ("bou" * 100)[:40]),
    ],
)  # fmt: skip
def test_any_name_is_kept_as_typed_and_its_folder_is_an_ordinary_one(at_step, shelf, qtbot, name, folder):
    window = at_step(1)
    type_text(window.steps.now.line.control, name)
    leave(window, qtbot)
    assert made(window).profiles.read().name == name
    assert [one.name for one in shelf.iterdir()] == [folder]


def test_a_name_of_more_than_three_hundred_letters_is_told_before_anything_is_made(at_step, shelf):
    window = at_step(1)
    type_text(window.steps.now.line.control, "x" * 305)
    window.steps.on.click()
    assert window.steps.now.line.problem.text().startswith("This is 5 characters too long.")
    assert (window.making.state.step, shelf.exists()) == (1, False)


def test_a_folder_that_is_taken_is_left_alone(at_step, shelf, qtbot):
    (shelf / "au-four").mkdir(parents=True)
    (shelf / "au-four" / "notes.txt").write_text("mine")
    window = at_step(2)
    assert made(window).folder == shelf / "au-four-2"
    assert [one.name for one in (shelf / "au-four").iterdir()] == ["notes.txt"]


def test_where_nothing_can_be_written_it_is_said_and_another_place_can_be_chosen(at_step, program, tmp_path, qtbot):
    (tmp_path / "file").write_text("in the way")
    program.session.put("shelf", str(tmp_path / "file" / "Devanture"))
    window = at_step(1)
    type_text(window.steps.now.line.control, "Au Four")
    window.steps.on.click()
    qtbot.waitUntil(lambda: bool(window.bar.texts()))
    assert "cannot be written to" in window.bar.texts()[0]
    assert "What you have typed is kept on this page." in window.bar.texts()[0]
    assert (window.making.state.step, window.steps.now.line.value()) == (1, "Au Four")
    program.dialogs.chosen = tmp_path / "elsewhere"
    window.steps._elsewhere()
    qtbot.waitUntil(lambda: window.making.state.step == 2)
    assert made(window).folder == tmp_path / "elsewhere" / "au-four"


def test_a_disk_that_refuses_keeps_the_text_and_takes_it_later(at_step, start, qtbot):
    window = at_step(3)
    store = made(window).store
    store.connection.execute("PRAGMA query_only = ON")
    type_text(window.steps.now.fields["city"].control, "Rennes")
    window.steps.on.click()
    assert "cannot be written to" in window.bar.texts()[0]
    assert (window.making.state.step, window.steps.now.fields["city"].value()) == (3, "Rennes")
    leave(window, qtbot, skip=True)
    store.connection.execute("PRAGMA query_only = OFF")
    assert window.steps.keep_all()
    assert made(window).profiles.read().address.city == "Rennes"


def test_a_folder_that_went_away_is_told_and_one_may_begin_anew(at_step, start, shelf):
    window = at_step(3)
    window.close()
    (shelf / "au-four").rename(shelf / "moved")
    again = start()
    assert again.start.isVisible()
    assert "no longer in its folder" in again.bar.texts()[0]


def test_opening_another_business_sets_this_one_aside_to_be_gone_on_with(at_step, start, bakery, program):
    window = at_step(2)
    window.open(bakery.business.folder)
    assert program.session.text(KEY) == ""
    assert json.loads(program.session.text(ASIDE))["step"] == 2
    again = start()
    assert again.start.isVisible()
    again.start.go_on.click()
    assert (again.making.state.step, made(again).profiles.read().name) == (2, "Au Four")


def test_opening_the_one_that_was_begun_is_going_on_with_it_elsewhere(at_step, program, shelf):
    window = at_step(2)
    window.open(shelf / "au-four")
    assert program.opened == [(shelf / "au-four", "home")]
    assert (program.session.text(KEY), program.session.text(ASIDE)) == ("", "")


@pytest.mark.parametrize("broken", ["{", "[]", '{"folder": 3}', '{"folder": "", "step": "x"}'])
def test_a_note_that_cannot_be_read_begins_at_the_first_page(start, program, broken):
    program.session.put(KEY, broken)
    assert start().start.isVisible()


def test_a_trade_that_is_not_there_can_be_left_out_and_that_is_said_plainly(at_step, qtbot):
    window = at_step(2)
    step = window.steps.trade
    type_text(step.search, "astronaute")
    assert step.nothing.text() == "No trade was found for “astronaute”."
    step.all.click()
    last = step.model.index(step.model.rowCount() - 1)
    assert last.data() == "My trade is not in this list"
    step.list.setFocus()
    step.list.setCurrentIndex(last)
    assert step.without.isVisible()
    leave(window, qtbot)
    assert made(window).profiles.read().trade == ""


def test_a_suggested_trade_is_first_and_taken_by_continue_not_by_skip(at_step, qtbot):
    window = at_step(1)
    type_text(window.steps.now.line.control, "Au Four")
    leave(window, qtbot)
    made(window).profiles.change(naf="43.22A")
    window.show_step(2)
    step = window.steps.trade
    assert step.model.index(0).data() == "Plumber: suggested by the register"
    leave(window, qtbot, skip=True)
    assert made(window).profiles.read().trade == ""
    window.steps.back.click()
    leave(window, qtbot)
    assert made(window).profiles.read().trade == "plumber"


def test_hours_are_shown_as_understood_while_typing_and_told_when_they_are_not(at_step, qtbot):
    window = at_step(4)
    step = window.steps.now
    type_text(step.line.control, "mar-sam 9h-12h30 14h-19h")
    assert step.understood.isVisible()
    assert "Tuesday to Saturday" in texts_of(step)
    assert "nothing is said" in texts_of(step)
    qtbot.mouseClick(step.rest.control, Qt.MouseButton.LeftButton, pos=step.rest.control.rect().center() / 4)
    step.rest.show_value(True)
    step._show()
    assert "nothing is said" not in texts_of(step)
    leave(window, qtbot)
    hours = made(window).profiles.read().hours
    assert (hours["wednesday"], hours["monday"]) == (DAY, ())
    window.steps.back.click()
    step.line.control.setText("quand je veux")
    window.steps.on.click()
    assert step.line.problem.text().startswith("No day of the week stands before the hours.")
    assert (window.making.state.step, made(window).profiles.read().hours) == (4, hours)


def test_photos_come_in_and_what_is_none_is_named(at_step, tmp_path, qtbot):
    (tmp_path / "facture.pdf").write_bytes(b"%PDF-1.7")
    window = at_step(5)
    window.steps.photos.take([*photos(), tmp_path / "facture.pdf"])
    qtbot.waitUntil(lambda: not window.steps.photos.taking, timeout=30_000)
    assert window.steps.photos.model.rowCount() == 2
    assert "facture.pdf: It is a PDF document." in texts_of(window.steps.photos)
    assert window.making.state.photos == []


def test_photos_cut_short_by_closing_come_in_at_the_next_start(at_step, start, program, qtbot):
    window = at_step(5)
    window.steps.photos.take(photos())
    window.close()
    assert json.loads(program.session.text(KEY))["photos"] == [str(path) for path in photos()]
    again = start()
    qtbot.waitUntil(lambda: again.steps.photos.model.rowCount() == 2, timeout=30_000)


def test_the_end_waits_for_photos_that_are_still_coming_in(at_step, program, house, qtbot):
    window = at_step(5)
    window.steps.photos.take(photos())
    end(window, program, qtbot)
    business = Business.open(program.opened[0][0], house)
    assert len(business.library.photos()) == 2
    business.close()


def test_a_folder_kept_by_an_interrupted_start_is_used_not_doubled(at_step, start, program, shelf, qtbot):
    window = at_step(2)
    window.making.state.step = 1
    window.making.save()
    window.close()
    again = start()
    leave(again, qtbot)
    assert [one.name for one in shelf.iterdir()] == ["au-four"]


def test_the_models_are_good_models(qtmodeltester):
    trades, photos_ = TradeModel(), PhotoModel()
    trades.show(("bakery", "plumber"), ("plumber",))
    assert trades.index(0).data() == "Plumber: suggested by the register"
    qtmodeltester.check(trades)
    qtmodeltester.check(photos_)


def test_going_through_the_steps_holds_nobody_up(at_step, qtbot):
    """What the window itself computes in one go, the best of three rounds: other programs may be busy meanwhile."""
    window, longest = at_step(2), []
    for _round in range(3):
        gaps = Gaps(window)
        gaps.begin()
        for step in (1, 2, 3, 4, 5):
            window.show_step(step)
            run_for(30)
        window.show_step(3)
        type_text(window.steps.now.fields["city"].control, "Rennes")
        window.steps.on.click()
        run_for(30)
        longest.append(gaps.end().own)
    assert min(longest) < 100
