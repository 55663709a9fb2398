"""Puts the measured business together, walks, and tells the table."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.business import Business
from core.house import House
from core.profile.file import read_profile
from gui.measure.large import enlarge

if TYPE_CHECKING:
    from core.cli.run import Call

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "bakery.json"
MAIN = Path(__file__).parents[2] / "main.py"
SPAWNED = "DEVANTURE_SPAWNED"
COSTS = ("first", "again", "gap", "own", "queued")
LONGEST_GAP, SWITCH, START, MEGABYTES = 100.0, 100.0, 1.5, 220.0


def measure(call: "Call") -> int:
    """Ends with 1 where a bar is broken. `--screens-of FOLDER` is the part that runs in a process of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if (folder := call.args.screens_of) is not None:
        return _child(call, folder)
    with tempfile.TemporaryDirectory(prefix="devanture-screens-") as place:
        house = replace(call.house, home=Path(place) / "home")
        told: dict[str, Any] = {"platform": os.environ["QT_QPA_PLATFORM"]}
        for name in ("demo", "large"):
            folder = _business(house, Path(place) / name, large=name == "large")
            told[name] = _walked(house, folder, publishing=name == "large")
            told[name]["start"] = [_started(house, folder) for _time in range(3)]
    _tell(call, told)
    return 0 if _within(told) else 1


def _business(house: House, folder: Path, *, large: bool) -> Path:
    business = Business.new(folder, house)
    try:
        business.take_profile(read_profile(EXAMPLE), EXAMPLE.parent)
        business.draft()
        if large:
            enlarge(business, business.today())
    finally:
        business.close()
    return folder


def _walked(house: House, folder: Path, *, publishing: bool) -> dict[str, Any]:
    words = ["--screens-of", str(folder), *(["--publishing"] if publishing else [])]
    return _said(house, words)


def _started(house: House, folder: Path) -> dict[str, Any]:
    return _said(house, ["--screens-of", str(folder), "--start"])


def _said(house: House, words: list[str]) -> dict[str, Any]:
    line = [sys.executable, *([] if getattr(sys, "frozen", False) else [str(MAIN)]), "--home", str(house.home)]
    environment = {**os.environ, SPAWNED: str(time.time())}
    done = subprocess.run(  # noqa: S603, ourselves
        [*line, "self-test", "--screens", *words], env=environment, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
    return found


def _child(call: "Call", folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from gui.app import App
    from gui.measure.gaps import run_for
    from gui.measure.memory import resident
    from gui.measure.walk import walk

    qt = QApplication([sys.argv[0]])
    qt.setStyle("Fusion")
    if not call.args.start:
        call.screen.say(json.dumps(walk(qt, call.house, folder, publishing=call.args.publishing).facts()))
        return 0
    app = App(qt, call.house)
    app.start(str(folder))
    if app.window is not None:
        app.window.repaint()
    shown = time.time() - float(os.environ[SPAWNED])
    run_for(3000, until=lambda: not app.tasks.busy)
    call.screen.say(json.dumps({"seconds": round(shown, 3), "megabytes": round(resident(), 1)}))
    app.close()
    return 0


def _tell(call: "Call", told: dict[str, Any]) -> None:
    for name in ("demo", "large"):
        call.screen.say(name)
        rows = [(v["screen"], *(f"{v[cost]:.0f} ms" for cost in COSTS)) for v in told[name]["screens"]]
        call.screen.table([("", "first", "again", "longest gap", "computing", "without a core"), *rows])
        starts = ", ".join(f"{one['seconds']:.2f} s" for one in told[name]["start"])
        call.screen.say(f"start {starts}; {told[name]['start'][-1]['megabytes']:.0f} MB")
    call.screen.facts(told)


def _within(told: dict[str, Any]) -> bool:
    def one(part: dict[str, Any]) -> bool:
        calm = all(v["gap"] <= LONGEST_GAP and v["again"] <= SWITCH for v in part["screens"])
        quick = min(start["seconds"] for start in part["start"]) <= START
        return calm and quick and part["megabytes"] <= MEGABYTES

    return one(told["demo"]) and one(told["large"])
