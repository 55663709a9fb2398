"""The place of a photo in its row: fractional keys, so that two devices can move photos at the same time."""

from collections.abc import Sequence

from fractional_indexing import FIError, generate_key_between  # type: ignore[import-untyped]  # ships no types


def key_behind(keys: Sequence[str | None], index: int) -> str:
    """A key behind `keys[index]` (sorted) and before the next greater one; -1: before all.

    Two devices may have given equal keys: there is no place between those, so it is taken behind them. A key that
    another program wrote wrongly is passed over.
    """
    before = _sound(keys[index]) if index >= 0 else None
    following = next((key for key in map(_sound, keys[index + 1 :]) if key and (before is None or key > before)), None)
    return str(generate_key_between(before, following))


def _sound(key: str | None) -> str | None:
    try:
        generate_key_between(key or None, None)
    except (FIError, IndexError, ValueError):
        return None
    return key or None
