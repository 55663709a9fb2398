"""Places in a row that two devices can give at the same time: fractional keys, compared as plain text."""

from collections.abc import Sequence

from fractional_indexing import (  # type: ignore[import-untyped]  # ships no types
    FIError,
    generate_key_between,
    generate_n_keys_between,
)


def last_key(keys: Sequence[str | None]) -> str:
    """A key behind all of `keys` (sorted)."""
    return key_after(keys, len(keys) - 1)


def key_after(keys: Sequence[str | None], index: int) -> str:
    """A key behind `keys[index]` (sorted) and before the next greater one; -1: before all.

    Two devices may have given equal keys: there is no place between those, so it is taken behind them. A key that
    another program wrote wrongly is passed over.
    """
    before = _sound(keys[index]) if index >= 0 else None
    following = next((key for key in map(_sound, keys[index + 1 :]) if key and (before is None or key > before)), None)
    return str(generate_key_between(before, following))


def keys_after(after: str | None, count: int) -> list[str]:
    """`count` rising keys behind `after`; None: the first of a new row."""
    return list(generate_n_keys_between(_sound(after), None, count))


def _sound(key: str | None) -> str | None:
    try:
        generate_key_between(key or None, None)
    except (FIError, IndexError, ValueError):
        return None
    return key or None
