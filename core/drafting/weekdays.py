"""Days of the week in a row, for both languages."""

from collections.abc import Sequence


def run_of_days(weekdays: Sequence[int]) -> tuple[int, int] | None:
    """First and last of at least three days that follow each other, over the week's end too; else None."""
    chosen = set(weekdays)
    starts = [day for day in chosen if (day - 1) % 7 not in chosen]
    if len(chosen) < 3 or len(starts) != 1:
        return None
    return starts[0], (starts[0] + len(chosen) - 1) % 7
