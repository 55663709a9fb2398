"""The cards that give the whole business to somebody as one file, and take one in."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.bundle import pack
from core.business import Business
from core.founding import StoppedError, free_folder, take_in
from core.i18n import _
from core.ports import Progress
from core.site.slugs import slug_of
from gui import words as told
from gui.desk import Desk
from gui.notice import Notice
from gui.widgets.busy import Busy
from gui.widgets.folder import show_folder
from gui.widgets.plain import button, card, row, words

ENDING = ".devanture"


class HandOver(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._file: Path | None = None
        self.begin = button(_("Put the business into one file…"), self.start, "", "save")
        self.busy = Busy(self.begin)
        self.done = words("", "strong")
        self.show_file = button(_("Show the file"), self._show_file, "", "folder")
        body = card(
            words(_("Give the business to somebody"), "heading"),
            words(_("One file holds everything: what you have entered, site, posts, photos and the history. Put it on "
                    "a stick or send it; whoever has Devanture can open it. Give it only to people you trust with your "
                    "business: they can see and change all of it."), "soft"),
            words(_("It holds no password: nobody can publish with it before signing in anew."), "soft"),
            row(self.begin, -1), self.busy, self.done, row(self.show_file, -1),
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        self._settle()

    def start(self) -> None:
        target = self.desk.program.dialogs.save(_("Where is the file to be?"), self._proposed())
        if target is None:
            return
        target = target if target.suffix == ENDING else target.with_name(target.name + ENDING)
        self._file = None
        self._settle()

        def work(business: Business, progress: Progress, stop: Event) -> Path | None:
            return target if pack(business.folder, business.store, target, progress, stop) else None

        stop = self.desk.background(work, self._packed, self._failed, self._told)
        self.busy.begin(_("Putting everything into the file…"), stop)

    def _told(self, done: int, total: int, _name: str) -> None:
        self.busy.tell(done, total, _("Photo"))

    def _packed(self, file: Path | None) -> None:
        self.busy.end()
        self._file = file
        self._settle()
        if file is None:
            self.desk.say(Notice(text=_("Stopped. No file was made."), seconds=6))
        else:
            self.show_file.setFocus()

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)

    def _settle(self) -> None:
        if self._file is not None:
            said = _("The whole business is in “{name}” ({size}).")
            self.done.setText(said.format(name=self._file.name, size=told.size(self._file.stat().st_size)))
        self.done.setVisible(self._file is not None)
        self.show_file.setVisible(self._file is not None)

    def _show_file(self) -> None:
        if self._file is not None:
            show_folder(self.desk, self._file)

    def _proposed(self) -> Path:
        name = str((self.desk.business.store.get("profile", "profile") or {}).get("name") or "")
        stem = slug_of(name) or self.desk.business.folder.name
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place) / f"{stem[:60]}-{self.desk.business.today():%Y-%m-%d}{ENDING}"


class BringIn(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.begin = button(_("Open a hand-over file…"), self.start, "", "folder")
        self.busy = Busy(self.begin)
        body = card(
            words(_("Receive a business"), "heading"),
            words(_("Somebody has given you a file that ends in “.devanture”? It becomes a business of its own here, "
                    "in a folder that you choose. The one open now stays as it is. Passwords are not in the file: sign "
                    "in anew where you want to publish."), "soft"),
            row(self.begin, -1), self.busy,
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)

    def start(self) -> None:
        dialogs = self.desk.program.dialogs
        source = dialogs.file(_("Which file?"), f"*{ENDING}")
        if source is None:
            return
        place = dialogs.folder(_("In which folder is it to be kept?"), self.desk.business.folder.parent)
        if place is None:
            return
        house = self.desk.business.house

        def work(stop: Event, progress: Progress) -> Path:
            target = free_folder(place, source.stem)
            take_in(source, target, house, progress, stop)
            return target

        stop = self.desk.tasks.run(work, self._taken, self._failed, self._told)
        self.busy.begin(_("Taking everything out of the file…"), stop)

    def _told(self, done: int, total: int, _name: str) -> None:
        self.busy.tell(done, total, _("File"))

    def _taken(self, folder: Path) -> None:
        self.busy.end()
        self.desk.program.open(folder)

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        if isinstance(fault, StoppedError):
            self.desk.say(Notice(text=_("Stopped. Nothing was taken in."), seconds=6))
        else:
            self.desk.fault(fault)

    def _ready(self) -> None:
        self.busy.end()
        self.begin.setEnabled(True)
