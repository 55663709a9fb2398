"""The site in a browser beside the window: in a bare app window where there is a browser that has them."""

import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import _
from gui.look.look import SPACE, WIDE
from gui.screens.site.preview.pane import FRAMES, Frame
from gui.widgets.plain import button, card, words

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge", "brave-browser", "vivaldi",
)  # fmt: skip
INSTALLED = (
    ("PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
    ("PROGRAMFILES", "Google/Chrome/Application/chrome.exe"),
    ("LOCALAPPDATA", "Google/Chrome/Application/chrome.exe"),
)
MAC = ("Google Chrome", "Microsoft Edge", "Chromium", "Brave Browser")
BARS = 40  # px that the title of the window takes


class BesidePane(QWidget):
    """`why` says, in words, why it is not shown here."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self._address, self._path, self._frame = "", "", FRAMES[0]
        self._browser, self._process = app_browser(), QProcess(self)
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self.open = button(_("Show the site in the browser"), self._show, icon="open")
        self.link = words("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(SPACE)
        said = _("It follows each change by itself: put both windows side by side.")
        layout.addWidget(card(words(why), words(said, "soft"), self.open, self.link))
        layout.addStretch(1)

    @property
    def widget(self) -> QWidget:
        return self

    def show_site(self, address: str, path: str) -> None:
        self._address, self._path = address, path
        self.link.setText(_("Its address on this computer: {address}").format(address=address))

    def go(self, path: str) -> bool:
        """The preview server asks the browser, wherever that is."""
        self._path = path
        return False

    def fit(self, frame: Frame) -> None:
        """A window that is open already is opened anew at the new width."""
        changed, self._frame = frame != self._frame, frame
        if changed and self._process.state() != QProcess.ProcessState.NotRunning:
            self._show()

    def rest(self) -> None:
        self._end()
        self._address = ""

    def close_page(self) -> None:
        self._end()

    def _show(self) -> None:
        if not self._address:
            return
        url = f"{self._address}{self._path}"
        if not self._browser or not self._start(url):
            QDesktopServices.openUrl(QUrl(url))

    def _start(self, url: str) -> bool:
        """With a profile of its own that is thrown away: no add-ons, no history, and the size is obeyed."""
        self._end()
        self._home = tempfile.TemporaryDirectory(prefix="devanture-preview-", ignore_cleanup_errors=True)
        beside = self.window().frameGeometry()
        size = f"--window-size={self._frame.width},{self._frame.height + BARS}"
        place = f"--window-position={beside.right() + 1},{max(0, beside.top())}"
        quiet = ("--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-networking")
        self._process.start(self._browser, [f"--app={url}", size, place, f"--user-data-dir={self._home.name}", *quiet])
        return self._process.waitForStarted(500)

    def _end(self) -> None:
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.terminate()
            if not self._process.waitForFinished(300):
                self._process.kill()
                self._process.waitForFinished(300)
        if self._home is not None:
            self._home.cleanup()
            self._home = None


def app_browser() -> str:
    """One that knows app windows; "" where there is none, or where it would not start."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ""  # it refuses to run as root
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    windows = (Path(os.environ[place]) / path for place, path in INSTALLED if place in os.environ)
    mac = (Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in MAC)
    return found or next((str(path) for path in (*windows, *mac) if path.is_file()), "")
