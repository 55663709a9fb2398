"""The first steps: from the first start of the program to a drafted site, or to a business that is there already."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from core.errors import DevantureError, NotFoundError
from core.founding import StoppedError, first_site, free_folder, holds_one, make_example, take_in
from core.i18n import LANGUAGES, _, language
from core.ports import Progress
from gui.look.look import SPACE
from gui.notice import Notice, of_fault
from gui.program import Program
from gui.screens.welcome.lookup import Lookup
from gui.screens.welcome.making import Making
from gui.screens.welcome.panel import NAME, WIDTH, Panel
from gui.screens.welcome.start import Doors, Start
from gui.screens.welcome.steps import Steps
from gui.screens.welcome.unfinished import KEY, STEPS
from gui.screens.welcome.work import Work
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain import button, column, row, words

SMALLEST = (720, 520)
ROOMY = 3.2  # times the panel's width: less than that, and it folds away
TONGUES = {"fr": "Français", "en": "English"}
ENDING = ".devanture"


class Welcome(QMainWindow):
    """`bundle` is a hand-over file that somebody double-clicked. Closed at any point it goes on there next time."""

    def __init__(self, program: Program, bundle: Path | None = None) -> None:
        super().__init__()
        self.program, self.making, self._lookup = program, Making(program), Lookup(program)
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.panel, self.bar, self.work = Panel(), NoticeBar(), Work()
        doors = Doors(self.begin_new, self.go_on, self.receive, self.browse, self.open, self.example)
        self.start, self.steps = Start(program, doors), Steps(self.making, self._lookup)
        self.pages = QStackedWidget()
        for page in (self.start, self.steps, self.work):
            self.pages.addWidget(page)
        self._name = words(NAME, "heading", wrap=False)
        self.tongues = _tongues(self._speak)
        strip = row(self._name, -1, *self.tongues, gap=0, margin=SPACE)
        right = QWidget()
        right.setProperty("role", "ground")
        right.setLayout(column(strip, self.pages, self.bar, self.steps.nav, gap=0))
        whole = QWidget()
        whole.setLayout(row(self.panel, right, gap=0))
        self.setCentralWidget(whole)
        self._hear()
        self._gone = False
        self._begin()
        if bundle is not None:
            QTimer.singleShot(0, self, partial(self.take, bundle))

    def begin_new(self) -> None:
        """One more business; one without a folder yet is simply gone on with."""
        if self.making.state.folder:
            self.making.begin()
        self.show_step(1)

    def go_on(self) -> None:
        self.show_step(max(1, self.making.state.step))

    def receive(self) -> None:
        chosen = self.program.dialogs.file(_("Open a file I received"), f"{NAME} (*{ENDING})")
        if chosen is not None:
            self.take(chosen)

    def browse(self) -> None:
        shelf = self.making.shelf()
        chosen = self.program.dialogs.folder(_("Open a business of this computer"), shelf if shelf.is_dir() else None)
        if chosen is not None:
            self.open(chosen)

    def open(self, folder: Path) -> None:
        if not holds_one(folder):
            fault = NotFoundError(
                _("There is no business in “{folder}”.").format(folder=folder.name or folder),
                remedy=_(
                    "Choose the folder in which the file “business.db” is. If it is on a stick, plug it in first."
                ),
            )
            self.say(of_fault(fault))
            return
        if folder == self.making.state.place:
            self.making.finished()
        else:
            self.making.aside()
        self._open(folder)

    def take(self, file: Path) -> None:
        """A hand-over file: into a folder of its own beside the other businesses, then opened."""
        shelf, house = self.making.shelf(), self.program.house

        def work(stop: Event, progress: Progress) -> Path:
            folder = free_folder(shelf, file.stem)
            take_in(file, folder, house, progress, stop)
            return folder

        self._do(_("I am opening “{name}”…").format(name=file.name[:80]), work, self._opened)

    def example(self, key: str) -> None:
        """In a place of the program's own: it is there to be played with."""
        folder, house = self.program.house.home / "examples" / key, self.program.house

        def work(stop: Event, progress: Progress) -> Path:
            make_example(key, folder, house, progress, stop)
            return folder

        self._do(_("I am preparing the example…"), work, partial(self._opened, place="site"))

    def show_start(self) -> None:
        name = self.making.typed("who")
        try:
            name = self.making.profile().name if name is None else name
        except DevantureError as fault:
            self.say(of_fault(fault))
        self.start.read(self.making.state, name or "")
        self.panel.show_promises()
        self.pages.setCurrentWidget(self.start)
        self.start.first().setFocus()

    def show_step(self, step: int) -> None:
        self.pages.setCurrentWidget(self.steps)
        self.steps.show_step(step)

    def say(self, notice: Notice) -> None:
        self.bar.show_notice(notice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the obvious, Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.pages.currentWidget() is self.start and _bundle(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (file := _bundle(event)) is not None:
            event.acceptProposedAction()
            self.take(file)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY * WIDTH * self.fontMetrics().height()
        self.panel.setVisible(roomy)
        self._name.setVisible(not roomy)
        self.start.introduce(fully=not roomy)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.program.session.put_state("window", self.saveGeometry())
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, or another window takes its place: everything is kept and let go of."""
        super().hideEvent(event)
        if not event.spontaneous() and not self._gone:
            self._let_go()

    def _hear(self) -> None:
        self.pages.currentChanged.connect(self._turned)
        self._turned()
        self.steps.left.connect(self.show_start)
        self.steps.ended.connect(self._finish)
        self.steps.moved.connect(lambda step: self.panel.show_steps(self.steps.names, step - 1))
        self.steps.said.connect(self.say)
        self.steps.unsaid.connect(self.bar.take_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self, self.close)

    def _turned(self, _place: int = 0) -> None:
        self.steps.nav.setVisible(self.pages.currentWidget() is self.steps)

    def _begin(self) -> None:
        """Where the last start left off, unless its folder is no longer there."""
        resumes = bool(self.program.session.text(KEY)) and self.making.state.step > 0
        if self.making.lost:
            folder = self.making.state.folder
            self.making.finished()
            self.show_start()
            self.say(_lost(folder))
        elif resumes:
            self.show_step(self.making.state.step)
        else:
            self.show_start()

    def _finish(self) -> None:
        """Once the photos are in: the drafted site is the thank-you."""
        folder, house = self.making.state.place, self.program.house
        if folder is None or not self.steps.keep_all():
            return
        drafts = bool(self.making.profile().trade)
        if self.steps.photos.taking:
            self._show_work(_("I am taking in your photos…"), _("A moment: the last ones are being prepared"), None)
            self.steps.photos.when_taken(self._finish)
        elif drafts:
            self._do(_("I am making your site…"), lambda stop, told: first_site(folder, house, told, stop),
                     lambda _drafted: self._finished(folder, "site"))  # fmt: skip
        else:
            self._finished(folder, "home")

    def _finished(self, folder: Path, place: str) -> None:
        self.program.session.opened(folder, self.making.profile().name)
        self.steps.photos.let_go()
        self.making.finished()
        self._open(folder, place)

    def _opened(self, folder: Path, place: str = "home") -> None:
        self.making.aside()
        self._open(folder, place)

    def _open(self, folder: Path, place: str = "home") -> None:
        self.program.open(folder, place)
        if self.isVisible():  # it could not be opened, and that was said
            self.making.again()
            self.show_start()

    def _do(self, title: str, work: Callable[[Event, Progress], Any], then: Callable[[Any], object]) -> None:
        """Long work with its own page; what goes wrong is said on the page one came from."""
        before = self.pages.currentWidget()

        def done(result: Any) -> None:
            if not self._gone:
                self._rest(None)
                then(result)

        def failed(fault: Exception) -> None:
            if self._gone:
                return
            self._rest(before)
            if not isinstance(fault, StoppedError):
                self.say(of_fault(fault))
            if not isinstance(fault, StoppedError | DevantureError):
                raise fault

        self.bar.take_back("work")
        stop = self.program.tasks.run(work, done, failed, self.work.tell)
        self._show_work(title, _("A moment…"), stop)

    def _show_work(self, title: str, said: str, stop: Event | None) -> None:
        self.work.begin(title, said, stop)
        self.pages.setCurrentWidget(self.work)
        self.work.setFocus()
        for tongue in self.tongues:
            tongue.setEnabled(False)
        if self.making.state.step == STEPS:
            self.panel.show_steps(self.steps.names, STEPS)

    def _rest(self, page: QWidget | None) -> None:
        self.work.busy.end()
        for tongue in self.tongues:
            tongue.setEnabled(True)
        if page is self.steps:
            self.show_step(max(1, self.making.state.step))
        elif page is not None:
            self.show_start()

    def _speak(self, wanted: str) -> None:
        if wanted != language():
            self._let_go()
            self.program.speak(wanted)

    def _let_go(self) -> None:
        self._gone = True
        self.steps.let_go()
        self._lookup.close()

    def _escape(self) -> None:
        if not self.bar.close_newest() and self.pages.currentWidget() is self.steps and self.steps.back.isEnabled():
            self.steps.go_back()

    def _enter(self) -> None:
        at = QApplication.focusWidget()
        if isinstance(at, QAbstractButton):
            at.click()
        elif self.pages.currentWidget() is self.steps:
            self.steps.go_on()


def _tongues(speaks: Callable[[str], object]) -> list[QPushButton]:
    """Each in its own words; the one that is spoken is marked."""
    made = [button(TONGUES[one], partial(speaks, one), "plain") for one in LANGUAGES]
    group = QButtonGroup(made[0])
    for one, tongue in zip(LANGUAGES, made, strict=True):
        tongue.setCheckable(True)
        tongue.setChecked(one == language())
        group.addButton(tongue)
    return made


def _bundle(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() == ENDING), None)


def _lost(folder: str) -> Notice:
    fault = NotFoundError(
        _("The business that you had begun is no longer in its folder: {folder}").format(folder=folder),
        remedy=_("If it is on a stick, plug it in and open it from here. Otherwise begin a new one."),
    )
    return of_fault(fault)
