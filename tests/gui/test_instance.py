"""A second start hands over what it was to open, and ends."""

import pytest

from gui.instance import Instance


@pytest.fixture
def first(tmp_path, qapp):
    one = Instance(tmp_path)
    one.be_the_one()
    yield one
    one.close()


def test_alone_there_is_nobody_to_hand_over_to(tmp_path, qapp):
    assert not Instance(tmp_path).hand_over("")


def test_what_the_second_was_to_open_reaches_the_first(first, tmp_path, qtbot):
    with qtbot.waitSignal(first.asked) as heard:
        assert Instance(tmp_path).hand_over("/shops/Café Zoé.devanture")
    assert heard.args == ["/shops/Café Zoé.devanture"]


def test_another_home_is_another_program(first, tmp_path):
    assert not Instance(tmp_path / "other").hand_over("x")


def test_after_a_crash_the_next_takes_over(first, tmp_path, qtbot):
    first._server.close()
    again = Instance(tmp_path)
    again.be_the_one()
    with qtbot.waitSignal(again.asked):
        assert Instance(tmp_path).hand_over("x")
    again.close()
