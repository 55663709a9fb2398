"""The first page: begin, open what was received, open what is here, or try on an example. Nothing to decide first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.i18n import _, language
from gui.look.icons import picture, wear
from gui.look.look import GAP, SPACE, WIDE
from gui.program import Program
from gui.screens.welcome.known import KnownList
from gui.screens.welcome.panel import what_it_is
from gui.screens.welcome.unfinished import STEPS, Unfinished
from gui.widgets.plain import button, card, column, row, set_tone, words
from gui.widgets.screen import Column

MOST = 60  # letters of a name within a sentence
ABREAST = 40  # lines of text that must fit side by side for three doors abreast


@dataclass(frozen=True, slots=True)
class Doors:
    """What each way in does."""

    new: Callable[[], object]
    go_on: Callable[[], object]
    receive: Callable[[], object]
    browse: Callable[[], object]
    open: Callable[[Path], object]
    example: Callable[[str], object]


class Start(QWidget):
    def __init__(self, program: Program, doors: Doors) -> None:
        super().__init__()
        self.page = Column(_("Welcome"), _("What shall we begin with?"), most=1100, centred=True)
        self.setLayout(column(self.page))
        self.unfinished, self.go_on = words("", wrap=True), button(_("Go on"), doors.go_on)
        self.began = card(row(self.unfinished, self.go_on, gap=WIDE))
        self.known = KnownList(program, doors.open)
        self.new = button(_("Create my business"), doors.new)
        self.receive = button(_("Open a file I received…"), doors.receive)
        self.browse = button(_("Open a business…"), doors.browse)
        self._three = [
            _door("business", _("I am new here"),
                  _("Five small questions, each of which you may skip; then your first site is on the screen."),
                  self.new),
            _door("file", _("I have received a file"),
                  _("A business that somebody prepared for you: a file that ends in “.devanture”."), self.receive),
            _door("folder", _("I already have a business here"),
                  _("A business in a folder of this computer, or on a stick."), self.browse),
        ]  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setSpacing(WIDE)
        self.examples = {key: _example(key, doors.example) for key in _examples()}
        self.page.add(self.began)
        self.page.add(self.known)
        self.page.body.addLayout(self._grid)
        self.page.add(_trying(list(self.examples.values())))
        self.page.body.insertStretch(0, 1)
        self.page.body.addStretch(2)
        self._abreast = 0
        self._arrange(len(self._three))

    def read(self, state: Unfinished, name: str) -> None:
        self.known.read()
        self.began.setVisible(state.begun)
        said = _("“{name}” is not finished yet: step {n} of {all}.")
        plain = " ".join(name.split()) or _("Your business")
        called = plain if len(plain) <= MOST else f"{plain[:MOST].rstrip()}…"
        self.unfinished.setText(said.format(name=called, n=max(1, state.step), all=STEPS))
        set_tone(self.go_on, "kind", "main" if state.begun else "")
        own = not state.begun and not self.known.isHidden()
        set_tone(self.known.open, "kind", "main" if own else "")
        wear(self.known.open, "open", "on_accent" if own else "ink")
        set_tone(self.new, "kind", "" if state.begun or own else "main")

    def first(self) -> QWidget:
        """Where the fingers begin: where one left off, else with what one has, else with something new."""
        if not self.began.isHidden():
            return self.go_on
        return self.new if self.known.isHidden() else self.known.list

    def introduce(self, *, fully: bool) -> None:
        """Say what the program is where no panel beside it does."""
        said = _("What shall we begin with?")
        self.page.subtitle.setText(f"{what_it_is()} {said}" if fully else said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= ABREAST * self.fontMetrics().height()
        self._arrange(len(self._three) if wide else 1)

    def _arrange(self, abreast: int) -> None:
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for place, door in enumerate(self._three):
            self._grid.removeWidget(door)
            self._grid.addWidget(door, place // abreast, place % abreast)
        for place in range(len(self._three)):
            self._grid.setColumnStretch(place, 1 if place < abreast else 0)


def _door(icon: str, title: str, text: str, way: QPushButton) -> QFrame:
    sign = QLabel()
    picture(sign, icon, "accent", 28)
    way.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    made = card(sign, words(title, "heading"), words(text, "soft"), -1, way, gap=SPACE)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def _trying(ways: list[QPushButton]) -> QWidget:
    line = row(*ways, -1)
    made = QWidget()
    inner: QVBoxLayout = column(
        words(_("Just looking?"), "heading"),
        words(_("Try it with an example business. Nothing you do with it goes on the internet."), "soft"),
        line, gap=GAP,
    )  # fmt: skip
    made.setLayout(inner)
    return made


def _example(key: str, does: Callable[[str], object]) -> QPushButton:
    names = {"bakery": _("A bakery"), "plumber": _("A plumber"), "hairdresser": _("A hairdresser")}
    return button(names.get(key) or _trade_name(key), lambda: does(key), icon="star")


def _examples() -> tuple[str, ...]:
    from core.founding import examples

    return examples()


def _trade_name(key: str) -> str:
    from core.trades.search import name

    return name(key, language())
