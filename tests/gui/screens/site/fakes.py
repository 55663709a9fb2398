"""A preview server and a pane that only note what they are told: no build, no browser, no engine."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.screens.site.preview.pane import Frame, Heard

ADDRESS = "http://127.0.0.1:5000/"


class FakeLive(QObject):
    ready = Signal(str)
    failed = Signal(object)
    told = Signal(int, int, str)
    selected = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.started = self.stopped = 0
        self.opened: list[tuple[str, str]] = []

    def start(self) -> None:
        self.started += 1

    def stop(self) -> None:
        self.stopped += 1

    def open(self, path: str, block: str) -> None:
        self.opened.append((path, block))


class FakePane:
    """`follows`: it goes to other pages by itself, as the engine does; else the server has to ask."""

    def __init__(self, heard: Heard, *, follows: bool = True) -> None:
        self.widget, self.heard, self._follows = QWidget(), heard, follows
        self.shown: list[str] = []
        self.frames: list[Frame] = []
        self.rested = self.closed = 0

    def show_site(self, address: str, path: str) -> None:
        self.shown.append(f"{address}{path}")

    def go(self, path: str) -> bool:
        if self._follows:
            self.shown.append(path)
        return self._follows

    def fit(self, frame: Frame) -> None:
        self.frames.append(frame)

    def rest(self) -> None:
        self.rested += 1

    def close_page(self) -> None:
        self.closed += 1


class Panes:
    """Makes fake panes and remembers them."""

    def __init__(self) -> None:
        self.made: list[FakePane] = []
        self.follows = True

    def __call__(self, heard: Heard) -> FakePane:
        self.made.append(FakePane(heard, follows=self.follows))
        return self.made[-1]

    @property
    def last(self) -> FakePane:
        return self.made[-1]
