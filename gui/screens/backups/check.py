"""The card of the check-up: is everything sound? Looks, and changes nothing."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.checkup import Finding, checkup
from core.i18n import _, ngettext
from core.ports import Progress
from gui.desk import Desk
from gui.look.icons import picture
from gui.look.look import SPACE
from gui.widgets.busy import Busy
from gui.widgets.plain import button, card, empty_of, row, words


class Check(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.begin = button(_("Check everything"), self.start, "", "good")
        self.busy = Busy(self.begin)
        self.said = words("", "strong")
        self.said.hide()
        self.findings = QWidget()
        self._grid = QGridLayout(self.findings)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setColumnStretch(2, 1)
        self.findings.hide()
        body = card(
            words(_("Check-up"), "heading"),
            words(_("Checks that everything is sound: what you have entered, the photos, the copies, the room "
                    "on the disk. It changes nothing, and you can go on working."), "soft"),
            row(self.begin, -1), self.busy, self.said, self.findings,
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)

    def start(self) -> None:
        folder, house = self.desk.business.folder, self.desk.business.house
        self.busy.begin(_("Checking…"))

        def work(_stop: Event, _progress: Progress) -> list[Finding]:
            return checkup(folder, house)

        self.desk.tasks.run(work, self.show_findings, self._failed)

    def show_findings(self, findings: list[Finding]) -> None:
        self.busy.end()
        bad = [finding for finding in findings if not finding.well]
        said = ngettext("{n} thing needs you.", "{n} things need you.", len(bad)).format(n=len(bad))
        self.said.setText(said if bad else _("Everything is well."))
        empty_of(self._grid)
        for place, finding in enumerate([*bad, *(one for one in findings if one.well)]):
            sign = QLabel()
            picture(sign, "good" if finding.well else "warn", "good" if finding.well else "warn")
            parts = (sign, words(finding.what, "strong", wrap=False), words(finding.said))
            for at, part in enumerate(parts):
                self._grid.addWidget(part, place, at, Qt.AlignmentFlag.AlignTop)
        self.said.show()
        self.findings.show()

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)
