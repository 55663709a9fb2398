"""What is typed is kept a moment later, at once when asked, and again and again while the disk refuses."""

import pytest

from core.errors import BadInputError, DevantureError, DiskFullError, Problem
from gui.keeper import PAUSE, Keeper, Kept


@pytest.fixture
def keeper(qapp):
    return Keeper()


@pytest.fixture
def told():
    return []


def test_a_moment_after_the_last_key_it_is_kept(keeper, qtbot, told):
    kept = []
    keeper.soon("name", lambda: kept.append("A"), told.append)
    keeper.soon("name", lambda: kept.append("Au"), told.append)
    assert (kept, keeper.kept, PAUSE <= 300) == ([], Kept.SOON, True)
    qtbot.waitUntil(lambda: keeper.kept is Kept.ALL)
    assert (kept, told) == (["Au"], [[]])


def test_leaving_keeps_at_once(keeper, told):
    kept = []
    keeper.soon("name", lambda: kept.append("Au Four"), told.append)
    assert keeper.flush()
    assert (kept, keeper.kept, keeper.waits("name")) == (["Au Four"], Kept.ALL, False)


def test_bad_input_is_told_to_its_field_and_nowhere_else(keeper, told):
    wrong = Problem("phone", "Too short.", "Write ten digits.")

    def refuse():
        raise BadInputError("No.", [wrong])

    heard = []
    keeper.refused.connect(heard.append)
    keeper.soon("phone", refuse, told.append)
    assert keeper.flush()
    assert (told, heard) == ([[wrong]], [])


def test_while_the_disk_is_full_the_text_waits_and_is_kept_by_itself_when_there_is_room(keeper, qtbot, told):
    full, kept = [True], []

    def write():
        if full[0]:
            raise DiskFullError("Full.", remedy="Free some room.")
        kept.append("text")

    with qtbot.waitSignal(keeper.stuck):
        keeper.soon("text", write, told.append)
    assert (keeper.kept, keeper.waits("text"), keeper.flush()) == (Kept.STUCK, True, False)
    full[0] = False
    with qtbot.waitSignal(keeper.freed, timeout=5000):
        pass
    assert (kept, keeper.kept) == (["text"], Kept.ALL)


def test_what_cannot_be_repeated_is_said_and_not_tried_for_ever(keeper, told):
    heard = []
    keeper.refused.connect(heard.append)

    def refuse():
        raise DevantureError("This post has left.")

    keeper.soon("text", refuse, told.append)
    assert keeper.flush()
    assert [fault.happened for fault in heard] == ["This post has left."]
    assert not keeper.waits("text")


def test_what_is_typed_while_something_is_being_kept_is_not_lost(keeper, told):
    kept = []

    def first():
        kept.append("first")
        keeper.soon("text", lambda: kept.append("second"), told.append)

    keeper.soon("text", first, told.append)
    assert keeper.flush()
    assert kept == ["first", "second"]


def test_a_wish_taken_back_is_not_done(keeper, told):
    kept = []
    keeper.soon("text", lambda: kept.append("x"), told.append)
    keeper.forget("text")
    keeper.flush()
    assert kept == []


def test_a_mistake_of_ours_keeps_nothing_else_from_being_kept(keeper, told):
    kept, heard = [], []
    keeper.refused.connect(heard.append)

    def stumble():
        raise KeyError("offer")

    keeper.soon("price", stumble, told.append)
    keeper.soon("name", lambda: kept.append("Au Four"), told.append)
    assert keeper.flush()
    assert (kept, [type(one) for one in heard], keeper.kept) == (["Au Four"], [KeyError], Kept.ALL)


def test_what_cannot_be_kept_is_not_called_kept_until_it_is_right(keeper, told):
    wrong = [True]

    def write():
        if wrong[0]:
            raise BadInputError("No.", [Problem("phone", "Too short.")])

    keeper.soon("phone", write, told.append)
    assert keeper.flush()
    assert keeper.kept is Kept.WRONG
    keeper.soon("name", lambda: None, told.append)
    keeper.flush()
    assert keeper.kept is Kept.WRONG
    wrong[0] = False
    keeper.soon("phone", write, told.append)
    keeper.flush()
    assert keeper.kept is Kept.ALL


def test_a_field_that_has_gone_or_shows_again_what_is_kept_is_no_longer_wrong(keeper, told):
    def refuse():
        raise BadInputError("No.", [Problem("phone", "Too short.")])

    keeper.soon("phone", refuse, told.append)
    keeper.flush()
    keeper.forget_wrong()
    assert keeper.kept is Kept.ALL
