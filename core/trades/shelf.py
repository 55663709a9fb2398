"""The tables of the trade files, read from their TOML when first asked for.

Whoever needs all of them at once (the search for a trade, the codes of activities) goes by one compiled file beside
them, which is made anew as soon as a file has another size or date; where it cannot be written, all are read each time.
"""

import json
import logging
import os
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import BadInputError
from core.trades.reading import Table
from core.trades.trade_file import tables

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent.parent.parent / "resources" / "trades"
SHARED = "common"
COMPILED = FOLDER / ".compiled.json"


@cache
def stems() -> tuple[str, ...]:
    """The names of the files without their ending, in the order of the alphabet, that of the shared one among them."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def one(stem: str) -> Table:
    """The tables of one file."""
    file = FOLDER / f"{stem}.toml"
    return tables(file.read_text(encoding="utf-8"), file.name)


@cache
def every() -> Mapping[str, Table]:
    """The tables of all files by name: from the compiled file where it is up to date."""
    sizes = _sizes()
    try:
        kept = json.loads(COMPILED.read_text(encoding="utf-8"))
        if kept["sizes"] == sizes or getattr(sys, "frozen", False):
            found: Mapping[str, Table] = kept["tables"]
            return found
    except (OSError, ValueError, KeyError, TypeError):
        log.debug("no compiled trades yet")
    read = {stem: table for stem in stems() if (table := _sound(stem)) is not None}
    if len(read) == len(stems()):
        _keep({"sizes": sizes, "tables": read})
    return read


def _sound(stem: str) -> Table | None:
    """One that cannot be read is left out: the others are still found, and the check of the files tells of it."""
    try:
        return one(stem)
    except (BadInputError, OSError, UnicodeDecodeError) as broken:
        log.warning("trade file %s cannot be read: %s", stem, type(broken).__name__)
        return None


def _sizes() -> dict[str, list[int]]:
    stats = {stem: (FOLDER / f"{stem}.toml").stat() for stem in stems()}
    return {stem: [stat.st_size, stat.st_mtime_ns] for stem, stat in stats.items()}


def _keep(content: dict[str, Any]) -> None:
    part = COMPILED.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")  # two threads may come here at once
    try:
        part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        part.replace(COMPILED)
    except (OSError, TypeError) as refused:
        log.info("the compiled trades cannot be kept: %s", type(refused).__name__)
        with suppress(OSError):
            part.unlink(missing_ok=True)
