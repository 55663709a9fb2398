"""The card of the copies: which there are, one more, and going back to one."""

from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from core.business import Business
from core.house import House
from core.i18n import _
from core.ports import Progress
from core.restoration import restore_business
from core.store.backups import Backup
from gui.desk import Desk
from gui.notice import Notice, Tone
from gui.screens.backups.copies import Copy, CopyModel, shown
from gui.widgets.busy import Busy
from gui.widgets.folder import show_folder
from gui.widgets.plain import button, card, row, words
from gui.widgets.two_lines import TwoLines

ROWS = 6  # in sight at a time


class Keeping(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.model, self.list = desk, CopyModel(self), QListView()
        self.list.setAccessibleName(_("Copies of the business"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._settle())
        self.list.activated.connect(lambda _index: self.back.setFocus())
        self.model.modelReset.connect(self._settle)
        self.now = button(_("Make a copy now"), self.make, "main", "save")
        self.back: QWidget = button(_("Go back to this copy…"), self.go_back, "", "undo")
        self.place = button(_("Show the folder"), lambda: show_folder(desk, desk.business.folder / "backups"), "plain")
        self.busy = Busy(self.now)
        self.none = words(_("There is no copy yet. The first one is made by itself tomorrow, or now by the button."))
        body = card(
            words(_("Copies"), "heading"),
            words(_("Once a day, and before each publication, the whole of what you have entered is copied. Copies of "
                    "the last ten days and of the last twelve months are kept."), "soft"),
            row(self.now, -1), self.busy, self.none, self.list, row(self.back, self.place, -1),
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)

    def read(self) -> None:
        business = self.desk.business
        zone, today, chosen = business.zone, business.today(), self._chosen()
        self.model.show_copies([shown(backup, zone, today) for backup in business.backups.all()])
        backups = [copy.backup for copy in self.model.copies]
        if chosen is not None and chosen.backup in backups:
            self.list.setCurrentIndex(self.model.index(backups.index(chosen.backup)))
        elif backups:
            self.list.setCurrentIndex(self.model.index(0))
        self._settle()

    def make(self) -> None:
        self.busy.begin(_("Making a copy…"))

        def work(business: Business, _progress: Progress, _stop: Event) -> Backup:
            return business.backups.keep(business.store.connection, "manual", business.store.clock.now())

        self.desk.background(work, self._made, self._failed)

    def go_back(self) -> None:
        copy = self._chosen()
        if copy is None:
            return
        program, folder, house = self.desk.program, self.desk.business.folder, self.desk.business.house
        text = _("Everything you have entered since then leaves the screen: texts, photos in their places, posts. The "
                 "state of now is itself kept as a copy first, so that you can come back to it. What was sent "
                 "stays sent, and is not sent again.")  # fmt: skip
        asked = _("Go back to the copy of {when}?").format(when=copy.when[:1].lower() + copy.when[1:])
        if not program.dialogs.confirm(asked, text, _("Go back to this copy"), danger=True):
            return
        program.meanwhile(_("Going back to a copy…"), lambda: restored(folder, copy.backup, house), lambda: told(copy),
                          "backups")  # fmt: skip

    def _made(self, _backup: Backup) -> None:
        self.busy.end()
        self.read()
        self.desk.say(Notice(text=_("The copy is made."), tone=Tone.GOOD, seconds=6))

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)

    def _chosen(self) -> Copy | None:
        index = self.list.currentIndex()
        return self.model.copies[index.row()] if 0 <= index.row() < len(self.model.copies) else None

    def _settle(self) -> None:
        there = bool(self.model.copies)
        self.none.setVisible(not there)
        for part in (self.list, self.back, self.place):
            part.setVisible(there)
        self.back.setEnabled(self._chosen() is not None)
        high = self.list.sizeHintForRow(0) if there else 0
        self.list.setFixedHeight(min(ROWS, max(1, len(self.model.copies))) * high + 2 * self.list.frameWidth() + 8)


def restored(folder: Path, backup: Backup, house: House) -> Path:
    restore_business(folder, backup, house)
    return folder


def told(copy: Copy) -> Notice:
    when = copy.when[:1].lower() + copy.when[1:]
    more = _("How it was before stands in the list as “before going back to a copy”.")
    return Notice(text=_("The business is as it was {when}.").format(when=when), more=more, tone=Tone.GOOD,
                  seconds=None)  # fmt: skip
