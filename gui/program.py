"""What a screen may ask of the program around it, beside the open business."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from core.house import House
from gui.dialogs import Dialogs
from gui.notice import Notice
from gui.session import Session
from gui.tasks import Tasks


class Program(Protocol):
    @property
    def house(self) -> House: ...
    @property
    def session(self) -> Session: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def dialogs(self) -> Dialogs: ...

    def open(self, folder: Path, place: str = "home") -> None:
        """Close the present business and open the one in `folder`; its fault is said in the present window."""
        ...

    def meanwhile(self, said: str, work: Callable[[], Path], told: Callable[[], Notice], place: str) -> None:
        """Let go of the open business and show `said` while `work` runs off the GUI thread; then open the folder that
        it gives at `place`, and say what `told` gives. Where it fails, the business is as before and the fault is said.
        """
        ...

    def begin(self) -> None:
        """Show the first steps for one more business."""
        ...

    def speak(self, language: str) -> None:
        """Change the program's language ("fr", "en", or "" for the system's) and show everything in it."""
        ...

    def log_file(self) -> Path:
        """Where the program writes what happened to it (never what was typed)."""
        ...
