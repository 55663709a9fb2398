"""When the school holidays begin: a table that the ministry makes anew each year, in resources/school_holidays.json."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent.parent / "resources" / "school_holidays.json"
SCHOOL = frozenset(
    {"autumn-holidays", "christmas-holidays", "winter-holidays", "spring-holidays", "summer-holidays"}
)  # fmt: skip


def school_holidays(name: str, year: int, postcode: str) -> date | None:
    """The first day of those holidays that begin in `year` at a place; None where the table does not say it."""
    table = _table()
    started = table["starts"][name].get(str(year))
    if isinstance(started, dict):
        started = started.get(zone(postcode))
    return date.fromisoformat(f"{year}-{started}") if started and zone(postcode) else None


def zone(postcode: str) -> str:
    """A, B or C; nothing for Corsica, overseas and what is no French postcode."""
    return next((name for name, parts in _table()["zones"].items() if postcode[:2] in parts), "")


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found
