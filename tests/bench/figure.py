"""How a figure is measured and told: the median of several runs, with its spread, beside the bar it is held to."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`bar` is the most it may be; None: it is only reported."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    spread: str = ""

    @property
    def held(self) -> bool:
        return self.bar is None or self.value <= self.bar

    def __str__(self) -> str:
        mark = "  " if self.bar is None else "ok" if self.held else "!!"
        bar = "" if self.bar is None else f" (bar {self.bar:g})"
        return f"{mark} {self.name}: {self.value:.4g} {self.unit}{bar} {self.spread}".rstrip()


def median_ms(name: str, work: Callable[[int], object], runs: int, bar: float | None = None) -> Figure:
    """`work` is given the number of the run; one run before is not counted."""
    work(-1)
    times = []
    for run in range(runs):
        started = time.perf_counter()
        work(run)
        times.append((time.perf_counter() - started) * 1000)
    spread = f"min {min(times):.1f}, max {max(times):.1f}, {runs} runs"
    return Figure(name, statistics.median(times), "ms", bar, spread)


def memory_mb(pid: int) -> float:
    """What a process holds in memory now (resident, without what it shares with nobody else's use of it), in MB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123, not a file of a disk
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    raise OSError(f"process {pid} has no memory figure")


def environment() -> dict[str, str]:
    """For child processes: quiet, in English."""
    return {**os.environ, "DEVANTURE_LANGUAGE": "en", "PYTHONUNBUFFERED": "1"}


PYTHON = sys.executable
