"""The one seam for what must be decided now: choosing files, and confirming what leaves the house. Tests hand in
another object with the same methods."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from core.i18n import _
from gui.look.look import BROAD, SPACE, look
from gui.widgets.plain import button, column, row, words

PICTURES = "*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif *.gif *.tif *.tiff"


class Dialogs(Protocol):
    def photos(self) -> list[Path]:
        """Pictures chosen; [] for none."""
        ...

    def file(self, title: str, patterns: str) -> Path | None:
        """One existing file; `patterns` as "*.devanture"."""
        ...

    def folder(self, title: str, start: Path | None = None) -> Path | None: ...

    def save(self, title: str, proposed: Path) -> Path | None:
        """Where to write a file."""
        ...

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Ask before something leaves the house or is lost for good; `verb` names the act on its button."""
        ...

    def show(self, dialog: QDialog) -> bool:
        """A dialog of a screen's own; True where it was accepted."""
        ...


class SystemDialogs:
    """The system's own for files, ours for the rest."""

    def photos(self) -> list[Path]:
        start = _place(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _kind = QFileDialog.getOpenFileNames(
            _window(), _("Choose photos"), start, _("Photos") + f" ({PICTURES})"
        )
        return [Path(name) for name in chosen]

    def file(self, title: str, patterns: str) -> Path | None:
        start = _place(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _kind = QFileDialog.getOpenFileName(_window(), title, start, patterns)
        return Path(chosen) if chosen else None

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        place = str(start) if start else _place(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getExistingDirectory(_window(), title, place)
        return Path(chosen) if chosen else None

    def save(self, title: str, proposed: Path) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(_window(), title, str(proposed), f"*{proposed.suffix}")
        return Path(chosen) if chosen else None

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        return self.show(Confirm(title, text, verb, danger=danger))

    def show(self, dialog: QDialog) -> bool:
        if dialog.parent() is None and (window := _window()) is not None:
            dialog.setParent(window, dialog.windowFlags())
        if dialog.parent() is None:
            look().clothe(dialog)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if isValid(dialog):  # what it did may have put another window in the place of its own
            dialog.deleteLater()  # what was chosen in it is read before the next event
        return accepted


class Confirm(QDialog):
    def __init__(self, title: str, text: str, verb: str, *, danger: bool) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        go = button(verb, self.accept, "danger" if danger else "main")
        stay = button(_("Cancel"), self.reject)
        go.setDefault(not danger)
        stay.setDefault(danger)
        self.setLayout(column(words(title, "heading"), words(text), SPACE, row(-1, stay, go), gap=SPACE, margin=BROAD))


def patterns(words_: str, endings: Sequence[str]) -> str:
    """A line of a file dialog: "Devanture files (*.devanture)"."""
    return f"{words_} ({' '.join(endings)})"


def _window() -> QWidget | None:
    return QApplication.activeWindow()


def _place(kind: QStandardPaths.StandardLocation) -> str:
    return QStandardPaths.writableLocation(kind)
