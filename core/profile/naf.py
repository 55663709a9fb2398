"""From the NAF (APE) code to a trade: a suggestion only, since one code serves several trades.

Both versions of the codes are in use from 2026 on; their last letters differ, so they never collide.
"""

import csv
from functools import cache
from pathlib import Path

CODES = Path(__file__).parent.parent.parent / "resources" / "naf.csv"


def suggested_trade(code: str) -> str:
    """The key of the trade most firms with this code have, "" where there is no usual one."""
    return _trades().get(code.strip().upper(), "")


@cache
def _trades() -> dict[str, str]:
    with CODES.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: row["trade"] for row in csv.DictReader(lines, delimiter=";")}
