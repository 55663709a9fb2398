"""Whole processes: `status` from its start, and what `sync --watch` holds in memory at rest."""

import subprocess
import time
from pathlib import Path

from tests.bench.figure import PYTHON, Figure, environment, median_ms, memory_mb

MAIN = Path(__file__).parents[2] / "main.py"
EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "bakery.json"


def figures(place: Path) -> list[Figure]:
    shop = str(place / "shop")
    base = [PYTHON, str(MAIN), "--home", str(place / "home")]
    for command in (
        ["new", shop, "--from", str(EXAMPLE)],
        ["draft", shop],
        ["publish", shop],
        ["sync", shop, "--once"],
    ):
        subprocess.run([*base, *command], env=environment(), check=True, stdout=subprocess.DEVNULL)

    def status(_n: int) -> None:
        subprocess.run([*base, "status", shop], env=environment(), check=True, stdout=subprocess.DEVNULL)

    started = median_ms("main.py status, from process start", status, 15, 300)
    return [started, _at_rest([*base, "sync", shop, "--watch"])]


def _at_rest(command: list[str]) -> Figure:
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()  # it says that it watches
        time.sleep(5)
        return Figure("memory of sync --watch at rest", memory_mb(process.pid), "MB", 90)
    finally:
        process.terminate()
        process.wait(timeout=20)
