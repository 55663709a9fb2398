from core.store.order import key_after, keys_after, last_key


def test_a_new_row_begins_and_goes_on():
    first = keys_after(None, 3)
    assert first == sorted(first)
    assert keys_after(first[-1], 2)[0] > first[-1]


def test_between_two_there_is_always_a_place():
    keys = keys_after(None, 2)
    for _ in range(50):
        new = key_after(keys, 0)
        assert keys[0] < new < keys[1]
        keys = [keys[0], new]


def test_before_all_and_behind_all():
    keys = keys_after(None, 3)
    assert key_after(keys, -1) < keys[0]
    assert last_key(keys) > keys[-1]
    assert last_key([]) == keys_after(None, 1)[0]


def test_equal_keys_of_two_devices_and_rubbish_stop_nobody():
    assert key_after(["a0", "a0", "a1"], 0) > "a0"
    assert key_after(["a0", "a0", "a1"], 0) < "a1"
    assert key_after(["a0", "!!", None, "a1"], 0) < "a1"
    assert keys_after("rubbish!", 1) == keys_after(None, 1)
