"""The card for where the business lies: its folder, how large it is, and moving it elsewhere."""

import os
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.house import House
from core.i18n import _
from core.place import Sizes, cloud, copy_ahead, move, remove_moved, sizes
from core.ports import Progress
from gui import words as told
from gui.desk import Desk
from gui.notice import Notice, Tone
from gui.session import Session
from gui.widgets.busy import Busy
from gui.widgets.folder import show_folder
from gui.widgets.plain import button, card, row, words

LEFT = "left_behind"
"""Where the session remembers the folder that a business has moved out of."""


class PlaceCard(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.folder, self.held = QLineEdit(), words("", "soft")
        self.folder.setReadOnly(True)  # to be copied from
        self.folder.setAccessibleName(_("Folder of the business"))
        self.warning = words("", "")
        self.warning.setProperty("tone", "warn")
        self.show_it = button(_("Open the folder"), lambda: show_folder(desk, desk.business.folder), "", "folder")
        self.move_it = button(_("Move the folder…"), self.start)
        self.busy = Busy(self.move_it)
        self.old, self.old_said = QWidget(), words("")
        self.remove = button(_("Remove the old folder…"), self._remove, "danger")
        self.leave_it = button(_("Leave it there"), self._leave_it, "plain")
        inner = QVBoxLayout(self.old)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.old_said)
        inner.addLayout(row(self.remove, self.leave_it, -1))
        soft = _("Everything of this business lies in one folder of this computer; nothing of it lies anywhere else.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            card(words(_("Place of your data"), "heading"), words(soft, "soft"), self.folder, self.held, self.warning,
                 row(self.show_it, self.move_it, -1), self.busy, self.old)
        )  # fmt: skip

    def read(self) -> None:
        folder, session = self.desk.business.folder, self.desk.program.session
        if self.folder.text() != str(folder.absolute()):
            self.folder.setText(str(folder.absolute()))
            self.folder.setCursorPosition(0)
        service = cloud(folder)
        self.warning.setText(cloud_warning(service))
        self.warning.setVisible(bool(service))
        old = session.text(LEFT)
        self.old_said.setText(
            _("The business has moved. Its old folder is still there: {folder}").format(folder=breakable(old))
        )
        self.old.setVisible(bool(old) and Path(old).exists())

    def measure(self) -> None:
        """How large it is: many small files to look at, so not on this thread, nor at every keystroke."""
        folder = self.desk.business.folder
        self.desk.tasks.run(lambda _stop, _progress: sizes(folder), self.show_sizes, self.desk.fault)

    def show_sizes(self, held: Sizes) -> None:
        said = _("What you have entered: {database} · photos: {photos} · copies: {copies} · built site: {site}")
        self.held.setText(said.format(
            database=told.size(held.database), photos=told.size(held.photos), copies=told.size(held.copies),
            site=told.size(held.site)))  # fmt: skip

    def start(self) -> None:
        dialogs, folder, house = self.desk.program.dialogs, self.desk.business.folder, self.desk.business.house
        place = dialogs.folder(_("Move it into which folder?"), folder.parent)
        if place is None:
            return
        target = place / folder.name
        if (service := cloud(target)) and not dialogs.confirm(
            _("Move it into {service}?").format(service=service),
            cloud_warning(service),
            _("Move it there all the same"),
        ):
            return

        def work(stop: Event, progress: Progress) -> bool:
            return copy_ahead(folder, target, progress, stop)

        stop = self.desk.tasks.run(work, partial(self._copied, target, house), self._failed, self._told)
        self.busy.begin(_("Copying everything to the new place…"), stop)

    def _told(self, done: int, total: int, _name: str) -> None:
        self.busy.tell(done, total, _("File"))

    def _copied(self, target: Path, house: House, done: bool) -> None:  # noqa: FBT001, what `copy_ahead` gave
        self.busy.end()
        if not done:
            self.desk.say(Notice(text=_("Stopped. The business stays where it is."), seconds=6))
            return
        program, folder = self.desk.program, self.desk.business.folder
        program.meanwhile(_("Moving the business…"), lambda: moved(folder, target, house),
                          lambda: told_moved(program.session, folder, target), "settings")  # fmt: skip

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)

    def _remove(self) -> None:
        session = self.desk.program.session
        old = Path(session.text(LEFT))
        text = _("The business in its new place is whole; this removes what was left in {folder}.").format(folder=old)
        if self.desk.program.dialogs.confirm(_("Remove the old folder?"), text, _("Remove for good"), danger=True):
            self.remove.setEnabled(False)
            self.desk.tasks.run(lambda _stop, _progress: remove_moved(old), self._removed, self._kept)

    def _removed(self, _none: None) -> None:
        self._leave_it()
        self.desk.say(Notice(text=_("The old folder is removed."), tone=Tone.GOOD, seconds=6))

    def _kept(self, fault: Exception) -> None:
        self.remove.setEnabled(True)
        self.desk.fault(fault)

    def _leave_it(self) -> None:
        self.desk.program.session.put(LEFT, "")
        self.remove.setEnabled(True)
        self.read()


def cloud_warning(service: str) -> str:
    said = _("This folder is kept the same on several computers by {service}. If two of them work on the business at "
             "the same time, work can be lost. Keep it in a folder of this computer alone, and use “Backups” to take "
             "it along.")  # fmt: skip
    return said.format(service=service) if service else ""


def breakable(path: str) -> str:
    """A path that may go on in the next line behind each folder."""
    return path.replace(os.sep, f"{os.sep}\u200b")


def moved(folder: Path, target: Path, house: House) -> Path:
    move(folder, target, house.clock, house.machine)
    return target


def told_moved(session: Session, old: Path, new: Path) -> Notice:
    session.forget(old)
    session.put(LEFT, str(old))
    more = _("The old folder is still there; below you can remove it.")
    return Notice(
        text=_("The business is now in {folder}.").format(folder=new), more=more, tone=Tone.GOOD, seconds=None
    )
