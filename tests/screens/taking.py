"""Runs on the screen that `__main__` has made: opens the window in each shape and takes its pictures."""

import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from core.house import House
from core.ports import SystemClock
from core.services.vault import SystemSecrets
from gui.app import App
from gui.look.look import look
from gui.session import Session
from gui.shell.main_window import MainWindow
from tests.screens.business import furnished, second

PLACES = (
    "home", "profile/name", "profile/contact", "profile/hours", "profile/offers", "profile/photos", "profile/look",
    "profile/law", "profile/team", "site", "site/theme", "site/checks", "site/redraft", "site/publish", "posts",
    "posts/week", "posts/ideas", "posts/new", "outbox", "accounts", "accounts/add", "history", "backups", "settings",
    "help", "help/shortcuts", "help/about", "help/report", "settings/writing",
)  # fmt: skip
SETTLED, PREVIEW = 700, 3500  # ms


@dataclass(frozen=True)
class Shape:
    language: str
    scheme: str
    size: tuple[int, int]
    scale: float

    @property
    def name(self) -> str:
        return f"{self.language}-{self.scheme}-{self.size[0]}x{self.size[1]}-{round(self.scale * 100)}"


def shapes(wanted: str) -> Iterator[Shape]:
    every = itertools.product(("fr", "en"), ("light", "dark"), ((1024, 640), (1440, 900)), (1.0, 1.5))
    yield from (shape for values in every if wanted in (shape := Shape(*values)).name)


class Camera:
    def __init__(self, place: Path) -> None:
        self._place = place
        self._qt = QApplication(sys.argv[:1])
        self._qt.setStyle("Fusion")
        self._house = House(place / "home", SystemClock(), lambda named: SystemSecrets({}, named))
        self._shop = furnished(self._house, place / "levain")
        other = second(self._house, place / "ciseaux")
        session = Session(self._house.home)
        session.opened(other, "Salon de coiffure mixte « Les Ciseaux d’Argent et de Lumière »")
        session.put("language", "fr")
        session.sync()
        self._app = App(self._qt, self._house)
        self._app.start(str(self._shop))

    def take(self, shape: Shape, places: list[str]) -> None:
        """One picture a place, below the shape's name."""
        look().choose(shape.scheme, shape.scale)
        self._app.speak(shape.language)
        window = self._app.window
        if not isinstance(window, MainWindow):
            raise RuntimeError("no window")
        window.move(0, 0)
        window.resize(*shape.size)
        for place in places:
            window.go(place)
            _wait(PREVIEW if place.startswith("site") else SETTLED)
            _grab(window).save(str(self._folder(shape) / f"{place.replace('/', '-')}.png"))

    def take_first_steps(self, shape: Shape) -> None:
        look().choose(shape.scheme, shape.scale)
        self._app.speak(shape.language)
        self._app.begin()
        window = self._app.window
        if window is None:
            raise RuntimeError("no window")
        window.move(0, 0)
        window.resize(*shape.size)
        _wait(SETTLED)
        _grab(window).save(str(self._folder(shape) / "welcome.png"))
        self._app.open(self._shop)

    def put_away(self) -> None:
        self._app.close()

    def _folder(self, shape: Shape) -> Path:
        folder = self._place / "pictures" / shape.name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def _grab(window: QMainWindow) -> QPixmap:
    """What is really on the screen, the embedded browser too."""
    inside = window.geometry()
    screen = QGuiApplication.primaryScreen()
    return screen.grabWindow(0, inside.x(), inside.y(), inside.width(), inside.height())


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(place: Path, wanted: str, only: list[str]) -> None:
    camera = Camera(place)
    for shape in shapes(wanted):
        camera.take(shape, [one for one in PLACES if not only or any(one.startswith(name) for name in only)])
        if not only or "welcome" in only:
            camera.take_first_steps(shape)
        sys.stdout.write(f"{shape.name}\n")
        sys.stdout.flush()
    camera.put_away()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
