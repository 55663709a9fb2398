"""Which pane there can be here: QtWebEngine inside the window where it is installed and may run, else a browser."""

import os
from importlib.util import find_spec

from core.i18n import _
from gui.screens.site.preview.pane import Heard, Pane

ENGINE = "PySide6.QtWebEngineWidgets"


def hindrance() -> str:
    """Why the site cannot be shown inside the window, in words; "" where it can. Loads nothing of the engine."""
    if find_spec(ENGINE) is None:
        return _("This installation shows the site in your browser, beside this window.")
    if _as_root():
        return _(
            "The program runs as the system’s administrator: for safety the site is shown in your browser then. "
            "Start the program as an ordinary user to see it here."
        )
    return ""


def make_pane(heard: Heard) -> Pane:
    from gui.screens.site.preview.beside import BesidePane

    why = hindrance()
    if why:
        return BesidePane(why)
    try:
        from gui.screens.site.preview.embedded import EmbeddedPane
    except ImportError:  # a library of the system that the engine needs is missing
        return BesidePane(_("A part of the system that is needed to show the site here is missing."))
    return EmbeddedPane(heard)


def _as_root() -> bool:
    """Chromium refuses to run as root with its sandbox on, and takes the whole process along."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    return "--no-sandbox" not in flags.split() and not os.environ.get("QTWEBENGINE_DISABLE_SANDBOX")
