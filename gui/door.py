"""What the command line knows of this floor. Qt is loaded only when something is really to be shown."""

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from core.house import House
from core.i18n import _

if TYPE_CHECKING:
    from core.cli.run import Call


class Door:
    def trouble(self) -> str:
        if find_spec("PySide6") is None:
            return _("The part of Devanture that shows windows (PySide6) is not installed.")
        screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
            return _("This session has no screen.")
        return ""

    def open(self, house: House, wanted: str = "") -> int:
        from gui.app import run

        return run(house, [], wanted)

    def measure(self, call: "Call") -> int:
        from gui.measure import measure

        return measure(call)
