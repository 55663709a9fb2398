"""The report for support: read here first, then saved or copied by hand; it goes nowhere by itself."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.i18n import _
from core.media.files import write_whole
from core.ports import Progress
from core.report import report
from gui.desk import Desk
from gui.look.look import SPACE, look
from gui.notice import Act, Notice, Tone
from gui.widgets.busy import Busy
from gui.widgets.folder import show_folder
from gui.widgets.plain import button, row, words


class ReportView(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.text = desk, QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Report for support"))
        look().dress(self.text, _write_even)
        self.text.setMinimumHeight(96)
        self.save = button(_("Save as a file…"), self.save_file, "main", "save")
        self.copy = button(_("Copy"), self.copy_text, "", "copy")
        self.busy = Busy(self.save, self.copy)
        soft = _("For whoever helps you when something is wrong. It says how the program is doing: versions, counts, "
                 "states. It holds no text, no name, no address and no password. Read it, then give it to whom you "
                 "choose: by itself it goes nowhere.")  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, 0, 0)
        layout.setSpacing(SPACE)
        for part in (words(_("Report for support"), "title"), words(soft, "soft"), self.busy):
            layout.addWidget(part)
        layout.addWidget(self.text, 1)
        layout.addLayout(row(self.save, self.copy, -1))

    def write(self) -> None:
        """Anew each time it is shown: it tells of now."""
        folder, house, log = self.desk.business.folder, self.desk.business.house, self.desk.program.log_file()
        extra = above()
        self.busy.begin(_("Looking at how everything is doing…"))

        def work(_stop: Event, _progress: Progress) -> str:
            return report(folder, house, log, extra)

        self.desk.tasks.run(work, self._written, self._failed)

    def save_file(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(place) / f"devanture-report-{self.desk.business.today():%Y-%m-%d}.txt"
        target = self.desk.program.dialogs.save(_("Where is the report to be?"), proposed)
        if target is not None:
            text = self.text.toPlainText()
            self.desk.tasks.run(lambda _stop, _progress: kept(target, text), self._saved, self.desk.fault)

    def copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.desk.say(Notice(text=_("The report is copied: paste it into a message."), tone=Tone.GOOD, seconds=6))

    def _written(self, text: str) -> None:
        self.busy.end()
        self.text.setPlainText(text)

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)

    def _saved(self, file: Path) -> None:
        shows = Act(_("Show the file"), lambda: show_folder(self.desk, file))
        self.desk.say(
            Notice(text=_("The report is in “{name}”.").format(name=file.name), tone=Tone.GOOD, acts=(shows,))
        )


def above() -> dict[str, str]:
    """What only this floor knows."""
    screens = [f"{s.size().width()}x{s.size().height()} at {s.devicePixelRatio():g}" for s in QGuiApplication.screens()]
    return {"Qt": qVersion(), "platform": QGuiApplication.platformName(), "screens": ", ".join(screens),
            "look": f"{look().scheme}, {look().scale:g}"}  # fmt: skip


def _write_even(text: QPlainTextEdit) -> None:
    """Letters of one width, as large as the others."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(look().points(0.92))
    text.setFont(font)


def kept(target: Path, text: str) -> Path:
    write_whole(target, text.encode())
    return target
