"""The window on a real display: how soon it is there, what it holds in memory, how long its loop was ever deaf."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.figure import PYTHON, Figure, environment
from tests.walks.display import display, missing

MAIN = Path(__file__).parents[2] / "main.py"
START, MEMORY, GAP, SWITCH = 1.5, 220, 100, 100


def figures(place: Path) -> list[Figure]:
    if why := missing():
        raise SystemExit(why)
    with display(place / "x") as screen:
        command = [PYTHON, str(MAIN), "--home", str(place / "home"), "self-test", "--screens", "--json"]
        shown = screen.environment | environment() | {"QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox"}
        done = subprocess.run(command, env=shown, stdout=subprocess.PIPE, check=False)
    told = json.loads(done.stdout)
    return [figure for name in ("demo", "large") for figure in _of(name, told[name])]


def _of(name: str, part: dict[str, Any]) -> Iterator[Figure]:
    starts = sorted(one["seconds"] for one in part["start"])
    yield Figure(f"window on the screen, {name}", starts[len(starts) // 2], "s", START, f"of {len(starts)} starts")
    yield Figure(f"memory before the preview opens, {name}", part["megabytes"], "MB", MEMORY)
    deaf = max(part["screens"], key=lambda visit: visit["gap"])
    yield Figure(f"longest gap of the event loop, {name}", deaf["gap"], "ms", GAP, f"in {deaf['screen']}")
    slow = max(part["screens"], key=lambda visit: visit["again"])
    yield Figure(f"switching rooms, slowest, {name}", slow["again"], "ms", SWITCH, f"to {slow['screen']}")
    late = max(part["screens"], key=lambda visit: visit["first"])
    yield Figure(f"entering a room the first time, slowest, {name}", late["first"], "ms", None, f"{late['screen']}")
