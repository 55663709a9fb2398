"""Places in a row that two devices can give at the same time: fractional keys, compared as plain text."""

from collections.abc import Sequence

from fractional_indexing import FIError, generate_key_between, generate_n_keys_between  # type: ignore[import-untyped]  # ships no types


def last_key(keys: Sequence[str]) -> str:
    """A key behind all of `keys` (sorted)."""
    return key_after(keys, len(keys) - 1)


def key_after(keys: Sequence[str], index: int) -> str:
    """A key behind `keys[index]` (sorted) and before the next greater one; -1 means before all.

    Two devices may have given the same key: the place between equal keys does not exist, so it is taken behind them.
    """
    before = keys[index] if index >= 0 else None
    following = next((key for key in keys[index + 1 :] if before is None or key > before), None)
    return _between(before, following)


def keys_for(count: int, after: str | None = None) -> list[str]:
    """`count` rising keys behind `after`."""
    return list(generate_n_keys_between(after if after and _sound(after) else None, None, count))


def _between(before: str | None, following: str | None) -> str:
    """What another program wrote into a key must not stop the owner from adding a page."""
    low = before if before and _sound(before) else None
    high = following if following and _sound(following) else None
    return str(generate_key_between(low, high))


def _sound(key: str) -> bool:
    try:
        generate_key_between(key, None)
    except (FIError, IndexError, ValueError):
        return False
    return True
