"""The look that the whole application wears: the system's scheme or the one chosen, larger letters if wished."""

import weakref
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.look.roles import DARK, LIGHT, Colours, named, strong

Owner = TypeVar("Owner", bound=QObject)

RESOURCES = Path(__file__).parents[2] / "resources"
LETTERS = ("Regular", "Medium", "SemiBold", "Bold")
FAMILY = "Figtree"
SMALLEST = 10.5  # points; many a system's own default is too small for a shop counter
TITLE, HEADING, SMALL = 1.6, 1.2, 0.92  # times the text
TARGET = 20  # px of content height; with padding and border every target is at least 32 px high
GAP, SPACE, WIDE, BROAD = 4, 8, 16, 24
GUTTER = 16  # px between two halves that stand on the ground, with a grip to move them
"""The one scale of spaces, in pixels."""

SCHEMES = ("system", "light", "dark")


class Look(QObject):
    """One for the application. `scheme` is one of SCHEMES, `scale` how large letters are (1.0: as the system's).

    The style sheet lies on the application, or on each of its `windows`. On the application, Qt works it out anew for
    all that is inside each part put into another one: a room takes half as long again to make.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._base = app, max(app.font().pointSizeF(), SMALLEST)
        self.scheme, self.scale = "system", 1.0
        self._windows: weakref.WeakSet[QWidget] | None = None
        self.colours: Colours = LIGHT
        self._dressed: weakref.WeakKeyDictionary[QObject, list[Callable[[Any], None]]] = weakref.WeakKeyDictionary()
        self._hints = QGuiApplication.styleHints()  # both held: with the first, PySide would let go of the second
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.wear)
        self._access.contrastPreferenceChanged.connect(self.wear)

    @property
    def dark(self) -> bool:
        if self.scheme == "system":
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self.scheme == "dark"

    def choose(self, scheme: str, scale: float) -> None:
        self.scheme, self.scale = (scheme if scheme in SCHEMES else "system"), min(2.0, max(1.0, scale))
        self.wear()

    def wear(self) -> None:
        """Put palette, letters and style sheet on the application, and draw the icons anew."""
        colours = DARK if self.dark else LIGHT
        wish = self._access.contrastPreference()
        self.colours = strong(colours, dark=self.dark) if wish == Qt.ContrastPreference.HighContrast else colours
        self._app.setFont(self._letters())
        self._app.setPalette(_palette(self.colours))
        self._put_on()
        for owner, each in list(self._dressed.items()):
            for again in each if isValid(owner) else ():
                again(owner)
        self.changed.emit()

    def by_windows(self, by_windows: bool) -> None:  # noqa: FBT001, a value, not an option
        """From the next `choose` on the sheet lies on those windows that are told to `clothe`."""
        self._windows = weakref.WeakSet() if by_windows else None

    def clothe(self, window: QWidget) -> None:
        """Before it is shown. What has this window as its parent wears the same."""
        if self._windows is not None:
            self._windows.add(window)
            window.setStyleSheet(self._sheet())

    def dress(self, owner: Owner, again: Callable[[Owner], None]) -> None:
        """Call `again(owner)` now and whenever the look changes, as long as `owner` lives; `again` must not hold it."""
        self._dressed.setdefault(owner, []).append(again)
        again(owner)

    def points(self, times: float = 1.0) -> float:
        return self._base * self.scale * times

    def _put_on(self) -> None:
        sheet = self._sheet()
        self._app.setStyleSheet(sheet if self._windows is None else "")
        for window in [each for each in self._windows or () if isValid(each)]:
            window.setStyleSheet(sheet)

    def _letters(self) -> QFont:
        font = QFont(FAMILY)
        font.setPointSizeF(self.points())
        return font

    def _sheet(self) -> str:
        sizes = {"title": TITLE, "heading": HEADING, "small": SMALL}
        values = named(self.colours) | {name: f"{self.points(times):.1f}pt" for name, times in sizes.items()}
        shapes = RESOURCES / "look"
        tint = "dark" if self.dark else "light"
        values |= {
            "target": f"{TARGET * max(1.0, self.scale):.0f}px",
            "tick": (shapes / f"tick-{tint}.svg").as_posix(),
            "arrow": (shapes / f"arrow-{tint}.svg").as_posix(),
            "rise": (shapes / f"rise-{tint}.svg").as_posix(),
            "grip": (shapes / f"grip-{tint}.svg").as_posix(),
        }
        return Template((shapes / "window.qss").read_text("utf-8")).substitute(values)


def load_letters() -> None:
    """The program's own letters, so that it looks the same everywhere, also where the system has none."""
    for weight in LETTERS:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Figtree-{weight}.ttf"))


def look() -> Look:
    """The one of this application, made at the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("the look needs an application")
    found = app.findChild(Look)
    return found if found is not None else Look(app)


def _palette(colours: Colours) -> QPalette:
    """For everything the style sheet does not reach: native drawing, placeholders, links in texts."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground, QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper, QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.ink, QPalette.ColorRole.PlaceholderText: colours.soft,
        QPalette.ColorRole.Button: colours.paper, QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent, QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent, QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.ink, QPalette.ColorRole.ToolTipText: colours.ground,
        QPalette.ColorRole.Accent: colours.accent, QPalette.ColorRole.Light: colours.paper,
        QPalette.ColorRole.Midlight: colours.tint, QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.edge, QPalette.ColorRole.Shadow: colours.ink,
    }  # fmt: skip
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.soft))
    return palette
