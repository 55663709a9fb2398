"""The application: one window for the open business, or the first steps where there is none yet."""

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from core import i18n
from core.business import Business
from core.errors import DamagedError, DevantureError
from core.house import House
from core.i18n import _
from core.services.practice.server import PracticeServer
from gui import crash, words
from gui.desk import Desk
from gui.dialogs import Dialogs, SystemDialogs
from gui.instance import Instance
from gui.look.look import load_letters, look
from gui.notice import Act, Notice, Tone, of_fault, unexpected
from gui.rounds import Rounds
from gui.sending import Sending
from gui.session import Session
from gui.shell.main_window import MainWindow
from gui.sweeping import Sweeper
from gui.tasks import Tasks
from gui.vault import SharedVault
from gui.waiting import Waiting
from gui.warm import warm_up

log = logging.getLogger(__name__)

WELL_AFTER = 60_000  # ms
TURN = 0.001  # seconds that the work behind the window may compute before the window has its turn (else five times it)
LATER = 500  # ms
SIZE = (1180, 760)


class App(QObject):
    """Made with the house and, in tests, other dialogs. It is the Program that screens may ask.

    `ended` tells that everything is put away and the process may go.
    """

    ended = Signal()

    def __init__(self, qt: QApplication, house: House, dialogs: Dialogs | None = None) -> None:
        super().__init__(qt)
        self._qt = qt
        Sweeper(self)
        self.house = replace(house, vault=SharedVault(house.vault))
        self.session, self.tasks = Session(house.home), Tasks(2, self)
        self.dialogs: Dialogs = dialogs or SystemDialogs()
        self.mark, self._log = crash.Mark(house.home), crash.log_to_file(house.home)
        self.desk: Desk | None = None
        self.sending: Sending | None = None
        self.window: QMainWindow | None = None
        self._ending: list[Sending] = []  # of businesses that were left, with a call still under way
        self._absent = False  # the business is away for a moment, to be moved or set back
        self._rounds = Rounds(self.house, self._others, self)
        self._rounds.left.connect(self._tell_of_another)
        self.session.listen(self._rounds.look)
        self._practice = PracticeServer(self.house.practice)
        self._translator = QTranslator(self)
        self._warm = False
        self._qt.lastWindowClosed.connect(self.close)

    def start(self, wanted: str = "") -> None:
        """Show `wanted` (a folder or a hand-over file), else the last business, else the first steps."""
        sys.setswitchinterval(TURN)
        self._speak(self.session.text("language"))
        load_letters()
        look().by_windows(True)
        look().choose(self.session.text("scheme", "system"), self.session.number("scale", 1.0))
        crash.catch_all(self._calm)
        self.mark.begin()
        self._practise()
        self._first_window(wanted)
        if self.mark.crashes:
            self._tell_of_crash()
        QTimer.singleShot(WELL_AFTER, self.mark.well)
        warm_up(self.tasks, self._furnish)
        self._rounds.start()

    def open(self, folder: Path, place: str = "home") -> None:
        if not self._may_leave():
            return
        try:
            business = Business.open(folder, self.house)
        except DamagedError as fault:
            self._offer_copy(folder, fault, place)
            return
        except DevantureError as fault:
            self._said(of_fault(fault))
            return
        self._leave()
        self.desk = Desk(business, self, self)
        self.sending = Sending(business, self)
        self.desk.gone.connect(self.sending.hold)
        self.desk.back.connect(self.sending.go_on)
        name = (business.store.get("profile", "profile") or {}).get("name") or ""
        self.session.opened(folder, str(name))
        self.sending.online.connect(self._rounds.hurry)
        self._show(place)
        self.sending.start()

    def meanwhile(self, said: str, work: Callable[[], Path], told: Callable[[], Notice], place: str) -> None:
        if self.desk is not None and self.desk.keeper.flush():
            self._away(self.desk.business.folder, said, work, told, place)

    def begin(self) -> None:
        self._first_steps(None)

    def bring_in(self, file: Path) -> None:
        """A hand-over file that somebody double-clicked: the first steps offer to take it."""
        self._first_steps(file)

    def asked(self, wanted: str) -> None:
        """Another start of the program hands over what it was to open; come forward. It waits for an answer that is
        being given, or for a business that is away for a moment."""
        if wanted:
            self._open_when_free(Path(wanted))
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def _open_when_free(self, wanted: Path) -> None:
        if self._absent or QApplication.activeModalWidget() is not None:
            QTimer.singleShot(LATER, self, lambda: self._open_when_free(wanted))
        else:
            self._open_wanted(wanted)

    def speak(self, language: str) -> None:
        self.session.put("language", language)
        self._speak(language)
        if self.desk is not None and isinstance(self.window, MainWindow):
            self.desk.keeper.flush()  # what a disk refuses is tried on: the desk stays, only its window is another
            self._show(self.window.room or "home")
        elif self.window is not None:
            self.begin()

    def log_file(self) -> Path:
        return self._log

    def close(self) -> None:
        """The window is closed: what is under way ends well, then the program does."""
        self._rounds.stop()
        self._leave()
        self._wait_for(self._ending)
        self.tasks.close()
        self._practice.stop()
        self.mark.end()
        self.session.sync()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        self.ended.emit()

    def _away(self, folder: Path, said: str, work: Callable[[], Path], told: Callable[[], Notice], place: str) -> None:
        """Nobody has the business open while `work` runs; it comes back, whatever becomes of that."""

        def again(at: Path, notice: Notice) -> None:
            self._absent = False
            self.open(at, place)
            if self.desk is None and not self._absent:  # else it is being brought back from a copy
                self.begin()
            self._said(notice)

        def failed(fault: Exception) -> None:
            if not isinstance(fault, DevantureError):
                log.error("unexpected fault", exc_info=fault)
            again(folder, of_fault(fault))

        self._leave()
        self._absent = True
        self._present(Waiting(said))
        ending = list(self._ending)

        def alone() -> Path:
            self._wait_for(ending)
            return work()

        self.tasks.run(lambda _stop, _progress: alone(), lambda at: again(at, told()), failed)

    def _offer_copy(self, folder: Path, fault: DamagedError, place: str) -> None:
        """A business that cannot be read any more comes back from its newest copy, if the person wants that."""
        from core.restoration import restore_business
        from core.store.backups import Backups

        copies = Backups(folder / "backups").all()
        if not copies:
            self._said(of_fault(fault))
            return
        when = words.moment(copies[0].at.astimezone(), self.house.clock.now().astimezone().date())
        text = _("There is a copy of it, made {when}. The damaged file is put aside, not thrown away.")
        if not self.dialogs.confirm(fault.happened, text.format(when=when), _("Go back to the copy")):
            return

        def work() -> Path:
            restore_business(folder, copies[0], self.house)
            return folder

        done = Notice(text=_("The business is as it was {when}.").format(when=when), tone=Tone.GOOD)
        self._away(folder, _("Going back to a copy…"), work, lambda: done, place)

    def _first_steps(self, bundle: Path | None) -> None:
        from gui.screens.welcome.welcome import Welcome

        if self._may_leave():
            self._leave()
            self._rounds.look()  # the one just left may have something waiting
            self._present(Welcome(self, bundle=bundle))

    def _may_leave(self) -> bool:
        """Is everything typed kept, or may it be lost?"""
        return self.desk is None or self.desk.may_close()

    def _furnish(self) -> None:
        """Now and for every window to come."""
        self._warm = True
        if isinstance(self.window, MainWindow):
            self.window.furnish()

    def _others(self) -> list[Path]:
        """The known businesses beside the open one."""
        present = self.desk.business.folder if self.desk is not None else None
        return [known.folder for known in self.session.businesses() if known.folder != present]

    def _tell_of_another(self, name: str, title: str) -> None:
        said = _("Sent for “{name}”: {title}").format(name=name, title=title)
        if self.desk is not None:
            self.desk.say(Notice(text=said, tone=Tone.GOOD, key="rounds"))

    def _first_window(self, wanted: str) -> None:
        if wanted and self._open_wanted(Path(wanted)):
            return
        last = self.session.businesses()
        unfinished = self.session.text("unfinished")
        if last and (last[0].folder / "business.db").exists() and not unfinished:
            self.open(last[0].folder, "home" if self.mark.safe_start else self.session.text("room", "home"))
        if self.window is None:
            self.begin()

    def _open_wanted(self, path: Path) -> bool:
        if path.is_dir():
            self.open(path)
        elif path.is_file():
            self.bring_in(path)
        else:
            self._said(Notice(text=_("“{name}” is not there.").format(name=path.name), tone=Tone.BAD, seconds=None))
        return self.window is not None

    def _show(self, place: str) -> None:
        if self.desk is None or self.sending is None:
            return
        before = self.window
        window = MainWindow(self.desk, self.sending)
        if isinstance(before, MainWindow):
            before.release()
        window.go(place)
        self._present(window)

    def _present(self, window: QMainWindow) -> None:
        """Put a window in the place of the one there was, where that stood."""
        before, self.window = self.window, window
        if before is not None:
            window.setGeometry(before.geometry())
        elif (state := self.session.state("window")) is None or not window.restoreGeometry(state):
            window.resize(*SIZE)
        look().clothe(window)
        window.show()
        if self._warm and isinstance(window, MainWindow):
            window.furnish()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _leave(self) -> None:
        """Let go of the open business: its engine begins nothing more, everything typed is kept. A call to a service
        may still be under way then: nobody waits for that at the window."""
        if isinstance(self.window, MainWindow):
            self.window.release()
        if self.sending is not None:
            self.sending.end()
            self._ending.append(self.sending)
        for ended in [one for one in self._ending if not one.runs]:
            self._ending.remove(ended)
            ended.deleteLater()
        if self.desk is not None:
            self.desk.close()
            self.desk.deleteLater()
        self.sending, self.desk = None, None

    @staticmethod
    def _wait_for(ending: Sequence[Sending]) -> None:
        for one in ending:
            one.stop()

    def _practise(self) -> None:
        try:
            self._practice.start()
        except OSError as trouble:  # no port to be had: practice is sent all the same, only not shown
            log.warning("practice is not shown: %s", type(trouble).__name__)

    def _speak(self, language: str) -> None:
        i18n.speak(language or i18n.system_language())
        words.set_locale(i18n.language())
        self._qt.removeTranslator(self._translator)
        places = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{i18n.language()}", places):
            self._qt.installTranslator(self._translator)

    def _tell_of_crash(self) -> None:
        said = _("The program did not end properly last time. Everything that was kept is here.")
        if self.mark.safe_start and self.desk:
            said += " " + _("To be careful it begins with the first screen.")
        report = Act(_("Write a report…"), lambda: self.desk.go("help/report") if self.desk else None)
        self._said(Notice(text=said, acts=(report,) if self.desk else (), seconds=None, key="crash"))

    def _said(self, notice: Notice) -> None:
        if self.desk is not None:
            self.desk.say(notice)
        else:
            if self.window is None:
                self.begin()
            self._said_at_first(notice)

    def _said_at_first(self, notice: Notice) -> None:
        """No business is open: the first steps have a bar of their own."""
        from gui.screens.welcome.welcome import Welcome

        if isinstance(self.window, Welcome):
            self.window.say(notice)
        else:
            self.dialogs.confirm(notice.text, notice.more, _("Go on"))

    def _calm(self) -> None:
        """Called on whatever thread stumbled."""
        QTimer.singleShot(0, self, self._say_unexpected)

    def _say_unexpected(self) -> None:
        if self.window is not None:
            self._said(unexpected())


def run(house: House, argv: Sequence[str], wanted: str = "") -> int:
    """Open the window and stay until it is closed; a window that is there already is handed `wanted` instead."""
    qt = QApplication.instance() or QApplication([sys.argv[0], *argv])
    if not isinstance(qt, QApplication):
        raise RuntimeError("another kind of application is running")
    qt.setApplicationName("Devanture")
    qt.setDesktopFileName("devanture")
    qt.setStyle("Fusion")
    instance = Instance(house.home, qt)
    if instance.hand_over(wanted):
        return 0
    instance.be_the_one()
    app = App(qt, house)
    instance.asked.connect(app.asked)
    app.ended.connect(qt.quit)
    app.start(wanted)
    ended = qt.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # in our order, not in that of Python's end
    instance.close()
    return ended
