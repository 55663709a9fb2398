"""From a key pressed in the form of a block to the preview: the served page, and, with QtWebEngine, what it shows.

`python -m tests.bench typing`. In a process of its own: it needs a window's application.
"""

import json
import os
import subprocess
from pathlib import Path

from tests.bench.figure import PYTHON, Figure, environment

RUNS = 30
BAR = 300.0  # ms
ROOT = Path(__file__).parents[2]


def figures(place: Path) -> list[Figure]:
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox",
        "QT_LOGGING_RULES": "*=false",
    }
    done = subprocess.run(
        [PYTHON, "-m", "tests.bench.typed", str(place), str(RUNS)], cwd=ROOT, env={**environment(), **quiet},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False, timeout=600,
    )  # fmt: skip
    if done.returncode != 0 or not done.stdout.strip():
        raise OSError(f"the typing did not end well: {done.returncode}")
    told: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return [_figure(name, sorted(spans)) for name, spans in told.items() if spans]


def _figure(name: str, spans: list[float]) -> Figure:
    middle = spans[len(spans) // 2]
    spread = f"min {spans[0]:.0f}, max {spans[-1]:.0f}, {len(spans)} keys, {os.cpu_count()} cores"
    return Figure(name, middle, "ms", BAR, spread)
