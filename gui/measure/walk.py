"""A walk through all rooms, as quick fingers would go: what each first visit, each return and the loop's gaps cost."""

import time
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QApplication

from core.business import Business
from core.house import House
from core.ports import Progress
from core.services.service import Kind
from gui.app import App
from gui.desk import Desk
from gui.measure.gaps import Gaps, run_for
from gui.measure.memory import resident
from gui.rooms import ROOMS
from gui.shell.main_window import MainWindow

SETTLED = 700  # ms after which a screen has done what it does by itself
SCROLL = 12


@dataclass(frozen=True, slots=True)
class Visit:
    """Of one screen, in ms: opening it first, coming back to it (both until it is drawn), the longest gap."""

    screen: str
    first: float
    again: float
    gap: float


@dataclass(frozen=True, slots=True)
class Walked:
    visits: tuple[Visit, ...]
    megabytes: float

    def facts(self) -> dict[str, object]:
        return {"screens": [asdict(visit) for visit in self.visits], "megabytes": round(self.megabytes, 1)}


def walk(qt: QApplication, house: House, folder: Path, *, publishing: bool) -> Walked:
    """Through every room of the business in `folder`, twice; `publishing`: while its site is being published."""
    app = App(qt, house)
    app.start(str(folder))
    window, desk = app.window, app.desk
    if not isinstance(window, MainWindow) or desk is None:
        raise RuntimeError("the business was not opened")
    run_for(SETTLED * 2, until=lambda: not app.tasks.busy)
    at_rest = resident()
    stop = _publish(desk) if publishing else Event()
    gaps, first = Gaps(window), {}
    for room in ROOMS:
        first[room.key] = _visit(window, gaps, room.key)
    visits = []
    for room in ROOMS:
        cost, gap = _visit(window, gaps, room.key)
        visits.append(
            Visit(room.key, round(first[room.key][0], 1), round(cost, 1), round(max(gap, first[room.key][1]), 1))
        )
    stop.set()
    window.close()
    app.close()
    return Walked(tuple(visits), at_rest)


def _visit(window: MainWindow, gaps: Gaps, key: str) -> tuple[float, float]:
    gaps.begin()
    started = time.perf_counter()
    window.go(key)
    window.repaint()
    cost = (time.perf_counter() - started) * 1000
    run_for(SETTLED)
    return cost, gaps.end()


def _publish(desk: Desk) -> Event:
    def work(business: Business, progress: Progress, _stop: Event) -> None:
        account = business.accounts_of(Kind.HOST)[0]
        business.publish(account, progress)

    return desk.background(work, lambda _done: None, lambda _stopped: None)
