"""Step one and the public register: it helps where it can be reached and is in nobody's way where it cannot."""

from dataclasses import replace

import pytest

from core.profile.lookup import Answer, Found
from gui.screens.welcome.lookup import Candidates
from gui.screens.welcome.who import WhoStep
from tests.gui.conftest import texts_of, type_text
from tests.gui.screens.welcome.conftest import leave, made
from tests.servers.register import register_server


@pytest.fixture
def who(program, at_step):
    """The step with the register at the address given."""

    def at(address: str) -> tuple[object, WhoStep]:
        program.house = replace(program.house, register=address)
        window = at_step(1)
        return window, window.steps.now

    return at


@pytest.fixture
def server():
    with register_server() as server:
        yield server


def look_up(step, qtbot, typed):
    type_text(step.line.control, typed)
    step.search.click()
    qtbot.waitUntil(step.busy.isHidden)


def test_a_siret_gives_one_candidate_whose_facts_are_kept(who, server, qtbot):
    window, step = who(server.base)
    look_up(step, qtbot, "000 000 026 00021")
    assert step.model.index(0).data().startswith("Au Pain du Port\n3 b quai")
    step.list.clicked.emit(step.model.index(0))
    assert step.line.value() == "Au Pain du Port"
    assert "35400 Saint-Malo" in texts_of(step.taken)
    leave(window, qtbot)
    profile = made(window).profiles.read()
    assert (profile.name, profile.address.city, profile.legal.siret) == (
        "Au Pain du Port", "Saint-Malo", "00000002600021",
    )  # fmt: skip
    assert window.steps.trade.model.index(0).data() == "Bakery: suggested by the register"
    assert window.steps.trade.trade == "bakery"


def test_the_typed_name_stands_over_the_one_of_the_register(who, server, qtbot):
    window, step = who(server.base)
    look_up(step, qtbot, "00000002600021")
    step.list.clicked.emit(step.model.index(0))
    step.line.control.selectAll()
    type_text(step.line.control, "Chez Yann")
    leave(window, qtbot)
    profile = made(window).profiles.read()
    assert (profile.name, profile.address.city) == ("Chez Yann", "Saint-Malo")


def test_what_was_taken_can_be_left_out_again(who, server, qtbot):
    window, step = who(server.base)
    look_up(step, qtbot, "00000002600021")
    step.list.clicked.emit(step.model.index(0))
    step._leave_out()
    leave(window, qtbot)
    assert made(window).profiles.read().address.city == ""


def test_what_was_taken_is_there_again_after_closing(who, server, start, qtbot):
    window, step = who(server.base)
    look_up(step, qtbot, "00000002600021")
    step.list.clicked.emit(step.model.index(0))
    window.close()
    again = start()
    assert "35400 Saint-Malo" in texts_of(again.steps.now.taken)


def test_a_firm_that_shows_only_a_part_says_so(who, server, qtbot):
    _window, step = who(server.base)
    look_up(step, qtbot, "00000003400017")
    assert "show only a part" in step.model.index(0).data()
    step.list.clicked.emit(step.model.index(0))
    assert "show only a part" in texts_of(step.taken)
    assert step.line.value() == "00000003400017"


def test_one_that_is_not_listed_is_no_mistake(who, server, qtbot):
    _window, step = who(server.base)
    look_up(step, qtbot, "salon qui n'existe pas")
    assert "fill in the profile by hand" in texts_of(step.said)
    assert step.list.isHidden()


def test_a_register_that_is_down_says_so_calmly_and_one_goes_on(who, qtbot):
    window, step = who("http://127.0.0.1:9")
    look_up(step, qtbot, "Au Four")
    assert "The public register could not be reached." in texts_of(step.said)
    assert "Everything you have typed is kept." in texts_of(step.said)
    assert (step.line.value(), step.search.isEnabled()) == ("Au Four", True)
    leave(window, qtbot)
    assert made(window).profiles.read().name == "Au Four"


def test_nobody_waits_for_a_register_that_does_not_answer(who, qtbot, silent_server):
    window, step = who(silent_server)
    type_text(step.line.control, "Au Four")
    step.search.click()
    assert step.busy.isVisible()
    leave(window, qtbot)
    assert made(window).profiles.read().name == "Au Four"


@pytest.fixture
def silent_server():
    """Takes a connection and says nothing."""
    import socket

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_a_siret_without_a_line_is_kept_as_what_it_is(who, qtbot):
    window, step = who("http://127.0.0.1:9")
    type_text(step.line.control, "732 829 320 00074")
    leave(window, qtbot)
    profile = made(window).profiles.read()
    assert (profile.name, profile.legal.siret) == ("", "73282932000074")


def test_a_mistyped_siret_is_told_in_the_words_of_the_core(who):
    window, step = who("http://127.0.0.1:9")
    type_text(step.line.control, "73282932000075")
    window.steps.on.click()
    assert "SIRET" in step.line.problem.text()
    assert window.making.state.step == 1


def test_the_list_of_candidates_is_a_good_model(qtmodeltester):
    model = Candidates()
    model.show(Answer(found=(Found(label="A, B"), Found(label="C", notes=("closed",)))).found)
    assert model.index(1).data() == "C\nclosed"
    qtmodeltester.check(model)
