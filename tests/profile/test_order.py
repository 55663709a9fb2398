from hypothesis import given
from hypothesis import strategies as st

from core.profile.order import arranged
from tests.profile.strategies import few


def keys(count: int) -> list[str]:
    return arranged([""] * count)


def changed(before: list[str]) -> int:
    return sum(old != new for old, new in zip(before, arranged(before), strict=True))


@few
@given(st.permutations(keys(12)), st.integers(0, 12))
def test_keys_rise_in_the_wanted_order(order, new):
    given_ = [*order[:new], "", *order[new:]]
    after = arranged(given_)
    assert after == sorted(set(after))
    assert len(after) == 13


def test_what_stands_right_keeps_its_key():
    old = keys(6)
    assert arranged(old) == old
    assert changed([*old[:2], "", *old[2:]]) == 1


def test_moving_one_writes_one_key():
    old = keys(20)
    assert changed([*old[1:15], old[0], *old[15:]]) == 1
    assert changed([old[19], *old[:19]]) == 1


def test_equal_keys_of_two_devices_are_parted():
    assert len(set(arranged(["a0", "a0", "a0"]))) == 3


def test_a_damaged_key_is_no_hindrance():
    after = arranged(["a0", "!", "a1", ""])
    assert after == sorted(after)
