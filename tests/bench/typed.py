"""Types into the form of a block, with a real preview beside it: tells as JSON how long each key took to be seen."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from core import i18n
from core.business import Business
from core.house import House
from core.ports import SystemClock
from core.profile.file import read_profile
from core.site.model import BlockKind
from gui.desk import Desk
from gui.look.look import load_letters, look
from gui.screens.site.site import Site
from tests.bench.commands import EXAMPLE
from tests.bench.figure import PYTHON, environment
from tests.fakes import MemorySecrets
from tests.gui.conftest import FakeProgram

PATIENCE = 120.0


def main(place: Path, runs: int) -> None:
    i18n.speak("en")
    app = QApplication([])
    app.setStyle("Fusion")
    load_letters()
    look().choose("light", 1.0)
    house = House(place / "home", SystemClock(), lambda _named: MemorySecrets())
    business = Business.new(place / "shop", house)
    business.take_profile(read_profile(EXAMPLE), EXAMPLE.parent)
    business.draft()
    program = FakeProgram(house)
    desk = Desk(business, program)
    screen = Site(desk)
    screen.resize(1440, 900)
    desk.changed.connect(lambda tables: screen.read() if tables & screen.tables else None)
    block = next(b for p in business.pages.read() for b in p.blocks if b.kind is BlockKind.HERO)
    screen.read()
    screen.show()
    screen.enter(f"block:{block.id}")
    wait(app, lambda: bool(screen.side.address))
    browser = Browser(screen.side.address)
    wait(app, lambda: "ready" in browser.seen)
    told = {"a key is in the served page": measured(app, screen, runs, browser.seen)}
    browser.close()
    if (shown := Engine.of(screen)) is not None:
        told["a key is in the page that the engine shows"] = shown.measured(app, screen, runs)
    print(json.dumps(told), flush=True)
    screen.leave()
    program.tasks.close()
    shutil.rmtree(place / "shop", ignore_errors=True)


def wait(app: QApplication, until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)


def measured(app: QApplication, screen: Site, runs: int, seen: dict[str, float]) -> list[float]:
    """Each run presses one key: the last letter of a headline that nobody has had before."""
    field = screen.middle.form.heading.control
    field.setFocus()
    spans = []
    for run in range(-3, runs):
        text = f"Numéro {time.monotonic_ns()}"
        field.setText(text[:-1])
        field.setModified(True)
        started = time.monotonic()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text[-1]))
        wait(app, lambda text=text: text in seen)
        if run >= 0:
            spans.append((seen[text] - started) * 1000)
        rest(app, 0.3)
    return spans


def rest(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    wait(app, lambda: time.monotonic() > end)


class Browser:
    """`seen` tells when each headline stood in the page that a browser fetched."""

    def __init__(self, address: str) -> None:
        port = address.rsplit(":", 1)[1].strip("/")
        command = [PYTHON, "-m", "tests.bench.listening", port]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment())
        self.seen: dict[str, float] = {}
        Thread(target=self._read, daemon=True).start()

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            at, _blank, text = line.rstrip("\n").partition(" ")
            self.seen[text] = float(at)


WATCH = """
window.seen = {};
new MutationObserver(() => {
  const text = document.querySelector("h1")?.textContent ?? "";
  if (!(text in window.seen)) window.seen[text] = Date.now() / 1000;
}).observe(document.documentElement, { childList: true, subtree: true });
"""


class Engine:
    """The page itself notes when each headline stood in it; it is asked now and then, so as not to be disturbed."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.seen: dict[str, float] = {}

    @classmethod
    def of(cls, screen: Site) -> "Engine | None":
        """None without QtWebEngine."""
        page = getattr(screen.side.pane, "page", None)
        return cls(page) if page is not None else None

    def measured(self, app: QApplication, screen: Site, runs: int) -> list[float]:
        rest(app, 2.0)
        self._page.runJavaScript(WATCH)
        apart = time.time() - time.monotonic()
        asking = QTimer()
        asking.timeout.connect(lambda: self._page.runJavaScript("JSON.stringify(window.seen)", self._learn))
        asking.start(100)
        self._apart = apart
        return measured(app, screen, runs, self.seen)

    def _learn(self, told: object) -> None:
        self.seen.update({text: at - self._apart for text, at in json.loads(str(told)).items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
