"""What tests of the window need: a desk with a business on it, dialogs that answer by themselves, fingers that type."""

import gc
import logging
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core import i18n
from core.business import Business
from core.house import House
from core.profile.file import read_profile
from gui import words
from gui.app import App
from gui.desk import Desk
from gui.look.look import load_letters, look
from gui.notice import Notice
from gui.sending import Sending
from gui.session import Session
from gui.sweeping import sweep
from gui.tasks import Tasks
from tests.fakes import FakeClock, MemorySecrets

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"


@dataclass
class AnsweringDialogs:
    """Gives what the test has laid ready; `asked` tells what it was asked."""

    files: list[Path] = field(default_factory=list)
    chosen: Path | None = None
    agrees: bool = True
    asked: list[str] = field(default_factory=list)
    shown: list[QDialog] = field(default_factory=list)
    at_dialog: Callable[[Any], bool] = lambda _dialog: False

    def photos(self) -> list[Path]:
        return self.files

    def file(self, title: str, patterns: str) -> Path | None:
        return self.chosen

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        return self.chosen

    def save(self, title: str, proposed: Path) -> Path | None:
        return self.chosen

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        self.asked.append(f"{title} {text} [{verb}]")
        return self.agrees

    def show(self, dialog: QDialog) -> bool:
        self.shown.append(dialog)
        return self.at_dialog(dialog)


class FakeProgram:
    """The program around a screen under test; `opened` tells what it was asked to open."""

    def __init__(self, house: House) -> None:
        self.house, self.session, self.tasks = house, Session(house.home), Tasks(2)
        self.dialogs = AnsweringDialogs()
        self.away: list[tuple[str, Callable[[], Path], Callable[[], Notice], str]] = []
        self.opened: list[tuple[Path, str]] = []
        self.spoken: list[str] = []
        self.begun = 0

    def open(self, folder: Path, place: str = "home") -> None:
        self.opened.append((folder, place))

    def meanwhile(self, said: str, work: Callable[[], Path], told: Callable[[], Notice], place: str) -> None:
        """`away` tells what was to be done with the business closed; the test does it by hand."""
        self.away.append((said, work, told, place))

    def begin(self) -> None:
        self.begun += 1

    def speak(self, language: str) -> None:
        self.spoken.append(language)

    def log_file(self) -> Path:
        return self.house.home / "devanture.log"


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    words.set_locale("en")
    load_letters()
    look().choose("light", 1.0)


@pytest.fixture(scope="module", autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """As in the program: no other thread ends what is left of a window."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _gone(qapp: QApplication) -> None:
    """Windows of earlier tests are gone for good: each costs time when the look changes. What a test shows without the
    program around it wears the look of the application, also after a test of the whole program."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sweep()
    if not qapp.styleSheet():
        look().by_windows(False)
        look().choose("light", 1.0)


@pytest.fixture
def house(tmp_path: Path, clock: FakeClock, secrets: MemorySecrets) -> House:
    return House(tmp_path / "home", clock, lambda _named: secrets)


@pytest.fixture
def program(house: House) -> Iterator[FakeProgram]:
    made = FakeProgram(house)
    yield made
    made.tasks.close()


@pytest.fixture(scope="session")
def drafted_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The bakery's example with its photos, drafted, made once in each language of the program that is asked for: names
    in the history and of the practice account are those of the moment."""

    @cache
    def made(language: str) -> Path:
        before = i18n.language()
        i18n.speak(language)
        place = tmp_path_factory.mktemp(f"drafted-{language}")
        business = Business.new(place / "shop", House(place / "home", FakeClock(), lambda _named: MemorySecrets()))
        business.take_profile(read_profile(EXAMPLES / "bakery.json"), EXAMPLES)
        business.draft()
        business.close()
        i18n.speak(before)
        return place / "shop"

    return made


@pytest.fixture
def drafted(drafted_in: Callable[[str], Path]) -> Path:
    """That business in English; copied for each test that wants it."""
    return drafted_in("en")


@pytest.fixture
def desk(program: FakeProgram, house: House, folder: Path, qapp: QApplication) -> Iterator[Desk]:
    """An empty business with its practice account, opened."""
    opened = Desk(Business.new(folder, house), program)
    yield opened
    opened.close()


@pytest.fixture
def bakery(
    program: FakeProgram, house: House, folder: Path, drafted_in: Callable[[str], Path], qapp: QApplication
) -> Iterator[Desk]:
    """The drafted bakery, opened, in the language of the test."""
    shutil.copytree(drafted_in(i18n.language()), folder)
    business = Business.open(folder, house)
    business.practise_here()
    opened = Desk(business, program)
    yield opened
    opened.close()


@pytest.fixture
def dialogs():
    return AnsweringDialogs()


@pytest.fixture
def make(qapp, house, dialogs):
    """An application that speaks English and is ended at the end."""
    Session(house.home).put("language", "en")
    hooks, root = (sys.excepthook, threading.excepthook), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    made = []

    def app():
        qapp.setQuitOnLastWindowClosed(False)
        one = App(qapp, house, dialogs)
        made.append(one)
        return one

    yield app
    for one in made:
        if one.window is not None:
            one.window.hide()
        one.close()
        qapp.lastWindowClosed.disconnect(one.close)
    sys.excepthook, threading.excepthook = hooks
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    i18n.speak("en")
    look().choose("light", 1.0)


@pytest.fixture
def shop(folder, drafted):
    shutil.copytree(drafted, folder)
    return folder


@pytest.fixture
def slow_call(monkeypatch):
    """The engine is in a call to a service that takes its time; `set` lets it end."""
    gate, under_way = threading.Event(), threading.Event()

    def send(_self):
        under_way.set()
        gate.wait(20)

    monkeypatch.setattr(Sending, "_send", send)
    yield under_way, gate
    gate.set()


def heard(signal: SignalInstance) -> list[Any]:
    """What the signal carries from now on."""
    told: list[Any] = []
    signal.connect(told.append)
    return told


@pytest.fixture
def said(desk: Desk) -> list[Notice]:
    """What the bar was told."""
    return heard(desk.said)


def type_text(widget: QWidget, text: str) -> None:
    """As fingers would, accents too (`keyClicks` cannot)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def texts_of(widget: QWidget) -> str:
    """Everything that labels and buttons inside say, in one text, to look for a sentence in."""
    found = [widget, *widget.findChildren(QWidget)]
    return "\n".join(str(one.property("text")) for one in found if one.property("text"))
