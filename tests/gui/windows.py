"""Windows that flash up beside the one that is meant."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class _Notes(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.property('text')}")
        return False


@contextmanager
def windows_shown() -> Iterator[list[str]]:
    """Every top-level window that is shown meanwhile: its kind and its text."""
    notes, app = _Notes(), QApplication.instance()
    app.installEventFilter(notes)
    try:
        yield notes.shown
    finally:
        app.removeEventFilter(notes)
