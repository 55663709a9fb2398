"""New order keys for records put in another order, with as few keys changed as can be."""

from bisect import bisect_left
from collections.abc import Sequence

from fractional_indexing import FIError, validate_order_key  # type: ignore[import-untyped]  # ships no types

from core.store.order import key_after


def arranged(keys: Sequence[str]) -> list[str]:
    """Rising keys for records that stand in this order with `keys` until now ("" for one that is new).

    Every changed key is a line in the log and may meet another device's change, so the longest run that already
    rises keeps its keys and only what stands outside it gets new ones.
    """
    keys = [key if _sound(key) else "" for key in keys]
    kept = _longest_rise(keys)
    new: list[str] = []
    for place, key in enumerate(keys):
        following = next((keys[later] for later in range(place, len(keys)) if later in kept), "")
        before = new[-1:]
        new.append(key if place in kept else key_after([*before, *filter(None, [following])], len(before) - 1))
    return new


def _sound(key: str) -> bool:
    """What another program wrote into a key is given a new one."""
    try:
        validate_order_key(key)
    except (FIError, IndexError):
        return False
    return key.isascii() and key.isalnum()


def _longest_rise(keys: Sequence[str]) -> frozenset[int]:
    """Places of a longest strictly rising run (patience sorting)."""
    ends: list[str] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, key in enumerate(keys):
        height = bisect_left(ends, key) if key else len(ends)
        before.append(places[height - 1] if height else None)
        if key:
            ends[height:], places[height:] = [key, *ends[height + 1 :]], [place, *places[height + 1 :]]
    chain: set[int] = set()
    step = places[-1] if places else None
    while step is not None:
        chain.add(step)
        step = before[step]
    return frozenset(chain)
