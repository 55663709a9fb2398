"""A walk through all rooms and what is in them, as quick fingers would go: what each visit and the loop's gaps cost."""

import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QApplication

from core.business import Business
from core.errors import DevantureError
from core.house import House
from core.ports import Progress
from core.services.service import Kind
from core.site.model import BlockKind
from gui.app import App
from gui.desk import Desk
from gui.measure.fingers import scroll, type_letters
from gui.measure.gaps import Gap, Gaps, run_for
from gui.measure.memory import resident
from gui.rooms import ROOMS
from gui.shell.main_window import MainWindow

SETTLED = 700  # ms after which a screen has done what it does by itself
FURNISHED = 30_000  # ms that the window may take to be ready in all its rooms
PLACES = {
    "home": ("clients",),
    "profile": ("name", "contact", "hours", "offers", "photos", "look", "law", "team", "links"),
    "site": ("block", "theme", "checks", "redraft", "publish", "add"),
    "posts": ("week", "ideas", "list", "new"),
    "accounts": ("add",),
    "backups": ("hand-over", "bring-in", "check"),
    "help": ("posts", "shortcuts", "about", "report"),
}
"""Beside what a room opens with; "block" stands for the first headline of the site."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Of one place, in ms: opening it first, coming back to it (both until it is drawn), the longest gap of the loop
    while it is visited, typed into and scrolled; how much of that gap this thread computed, and waited for a core."""

    screen: str
    first: float
    again: float
    gap: float
    own: float
    queued: float


@dataclass(frozen=True, slots=True)
class Walked:
    visits: tuple[Visit, ...]
    megabytes: float

    def facts(self) -> dict[str, object]:
        return {"screens": [asdict(visit) for visit in self.visits], "megabytes": round(self.megabytes, 1)}


def walk(qt: QApplication, house: House, folder: Path, *, publishing: bool) -> Walked:
    """Through every place of the business in `folder`, twice; `publishing`: while its site is published, on and on."""
    app = App(qt, house)
    app.start(str(folder))
    window, desk = app.window, app.desk
    if not isinstance(window, MainWindow) or desk is None:
        raise RuntimeError("the business was not opened")
    gaps, route = Gaps(window), _route(desk.business)
    gaps.begin()
    run_for(FURNISHED, until=lambda: window.furnishing.done)
    alone = gaps.end()
    at_rest = resident()
    stop = _publish(desk) if publishing else Event()
    rounds = [[_visit(window, gaps, place) for place in route] for _round in range(2)]
    stop.set()
    window.close()
    app.close()
    rest = _seen("(at rest)", (0.0, alone), (0.0, alone))
    return Walked((rest, *map(_seen, route, *rounds)), at_rest)


def _route(business: Business) -> list[str]:
    headline = next(
        (block.id for page in business.pages.read() for block in page.blocks if block.kind is BlockKind.HERO), ""
    )
    places = [
        place for room in ROOMS for place in (room.key, *(f"{room.key}/{one}" for one in PLACES.get(room.key, ())))
    ]
    return [f"{place}:{headline}" if place == "site/block" else place for place in places]


def _visit(window: MainWindow, gaps: Gaps, place: str) -> tuple[float, Gap]:
    gaps.begin()
    started = time.perf_counter()
    window.go(place)
    window.repaint()
    cost = (time.perf_counter() - started) * 1000
    run_for(SETTLED)
    screen = window.screens[window.room]
    type_letters(screen)
    scroll(screen)
    return cost, gaps.end()


def _seen(place: str, first: tuple[float, Gap], again: tuple[float, Gap]) -> Visit:
    worst = max(first[1], again[1], key=lambda gap: gap.long)
    costs = (first[0], again[0], worst.long, worst.own, worst.queued)
    return Visit(place.partition(":")[0], *(round(cost, 1) for cost in costs))


def _publish(desk: Desk) -> Event:
    """One publication after the other until the event is set that is given back."""

    def work(business: Business, progress: Progress, stop: Event) -> None:
        account = business.accounts_of(Kind.HOST)[0]
        while not stop.is_set():
            with suppress(DevantureError):  # asked to stop, or the last one is still under way
                business.publish(account, progress, stop)

    return desk.background(work, lambda _done: None, lambda _stopped: None)
