"""The five steps, one at a time: back, skip, continue. Nothing typed is lost by any of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from core.errors import DevantureError
from core.founding import found, free_folder
from core.i18n import _
from gui.look.look import GAP, SPACE, WIDE
from gui.notice import Act, Notice, of_fault
from gui.screens.welcome.contact import ContactStep
from gui.screens.welcome.hours import HoursStep, prepare
from gui.screens.welcome.lookup import Lookup
from gui.screens.welcome.making import Making
from gui.screens.welcome.photos import PhotosStep
from gui.screens.welcome.step import Step
from gui.screens.welcome.trade import TradeStep
from gui.screens.welcome.unfinished import STEPS
from gui.screens.welcome.who import WhoStep
from gui.widgets.announce import announce
from gui.widgets.plain import button, column, row, set_tone, words
from gui.widgets.screen import Column

FAULT = "fault"


class Steps(QWidget):
    """`left` backwards out of the first one, `ended` after the last, `moved` at each; `said` is for the bar."""

    left = Signal()
    ended = Signal()
    moved = Signal(int)
    said = Signal(object)
    unsaid = Signal(str)

    def __init__(self, making: Making, lookup: Lookup) -> None:
        super().__init__()
        self.making, self._gone = making, False
        self.trade, self.photos = TradeStep(making), PhotosStep(making)
        self.steps: list[Step] = [
            WhoStep(making, lookup), self.trade, ContactStep(making), HoursStep(making), self.photos
        ]  # fmt: skip
        self._pages = QStackedWidget()
        for place, step in enumerate(self.steps, start=1):
            self._pages.addWidget(_page(step, place))
            step.answered.connect(self.go_on)
        self.back = button(_("Back"), self.go_back, "plain", icon="left")
        self.skip = button(_("Skip"), self.go_past, "plain")
        self.on = button(_("Continue"), self.go_on, "main")
        self.nav = QFrame()  # laid out by the window, below its messages
        self.nav.setProperty("role", "bar")
        self.nav.setLayout(row(self.back, -1, self.skip, self.on, gap=SPACE, margin=SPACE))
        making.program.tasks.run(lambda _stop, _told: prepare(), lambda _none: None, self._fail)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)

    @property
    def names(self) -> list[str]:
        return [step.name for step in self.steps]

    @property
    def now(self) -> Step:
        return self.steps[max(1, self.making.state.step) - 1]

    def show_step(self, step: int) -> None:
        """Go there, counted from 1; the fingers begin at its first field."""
        self.making.go(step)
        self._pages.setCurrentIndex(step - 1)
        try:
            self.now.read()
        except DevantureError as fault:
            self.said.emit(of_fault(fault))
        self._name_end()
        self.moved.emit(step)
        self.now.first().setFocus()
        announce(self, f"{_progress(step)}. {self.now.title}")

    def go_on(self) -> None:
        self._leave(skipped=False)

    def go_past(self) -> None:
        self._leave(skipped=True)

    def go_back(self) -> None:
        """Without loss, and without being held by what is wrong."""
        self.unsaid.emit(FAULT)
        self._keep(skipped=True)
        if self.making.state.step > 1:
            self.show_step(self.making.state.step - 1)
        else:
            self.making.go(0)
            self.left.emit()

    def keep_all(self) -> bool:
        """Before the end: what a disk refused earlier is tried once more. False where it refuses still."""
        for step in self.steps[:-1] if self.making.state.typed else ():
            try:
                step.read()
                step.keep(skipped=True)
            except DevantureError as fault:
                self._refused(fault, self.go_on)
                return False
        return True

    def let_go(self) -> None:
        """The window goes: what is right is kept, what is not waits for the next start."""
        if self.making.state.step:
            self._keep(skipped=True)
        self._gone = True
        self.photos.let_go()
        self.making.close()

    def _leave(self, *, skipped: bool) -> None:
        if not self.on.isEnabled():
            return
        self.unsaid.emit(FAULT)
        step = self.now
        if step.check() and not skipped:
            step.show_wrong()
            self._show_wrong()
        elif self.making.made:
            self._kept_then_on(skipped=skipped)
        else:
            self._found_then_on(skipped=skipped)

    def _kept_then_on(self, *, skipped: bool) -> None:
        try:
            wrong = self.now.keep(skipped=skipped)
        except DevantureError as fault:
            self._refused(fault, self.go_on)
            if not skipped:
                return
            wrong = []
        if wrong and not skipped:
            self._show_wrong()
        elif self.making.state.step < STEPS:
            self.show_step(self.making.state.step + 1)
        else:
            self.ended.emit()

    def _fail(self, fault: Exception) -> None:
        raise fault

    def _show_wrong(self) -> None:
        """The fingers go to what is wrong, and its message is in sight."""
        self.now.first().setFocus()
        page = self._pages.currentWidget()
        if isinstance(page, Column) and (parent := self.now.first().parentWidget()) is not None:
            QTimer.singleShot(0, page, lambda: page.ensureWidgetVisible(parent))

    def _found_then_on(self, *, skipped: bool) -> None:
        """Make the folder first, behind the window; where it will be is noted before anything is written."""
        making, tasks = self.making, self.making.program.tasks
        self._able(able=False)

        def failed(fault: Exception) -> None:
            if self._gone:
                return
            making.state.folder = ""
            making.save()
            self._able(able=True)
            self._refused(fault, self.go_on, elsewhere=True)

        def made(_nothing: object) -> None:
            if self._gone:
                return
            self._able(able=True)
            self._kept_then_on(skipped=skipped)
            self._list_it()

        def chosen(folder: Path) -> None:
            if self._gone:
                return
            making.state.folder = str(folder)
            making.save()
            tasks.run(lambda _stop, _told: found(folder, making.program.house), made, failed)

        shelf, name = making.shelf(), str(making.typed("who") or "")
        if (place := making.state.place) is not None:
            chosen(place)
        else:
            tasks.run(lambda _stop, _told: free_folder(shelf, name), chosen, failed)

    def _list_it(self) -> None:
        """It stands among the known ones from its first moment, so that it can be found again whatever happens."""
        if (place := self.making.state.place) is not None:
            self.making.program.session.opened(place, self.making.profile().name)

    def _keep(self, *, skipped: bool) -> None:
        if not self.making.made:
            return
        try:
            self.now.keep(skipped=skipped)
        except DevantureError as fault:
            self._refused(fault, self.go_on)

    def _refused(self, fault: Exception, again: Callable[[], object], *, elsewhere: bool = False) -> None:
        """What happened, that the text is safe, and what to do; it can be tried again, or elsewhere."""
        told = of_fault(fault)
        acts = [Act(_("Try again"), again)]
        if elsewhere:
            acts.append(Act(_("Choose another place…"), self._elsewhere))
        more = " ".join(part for part in (told.more, _("What you have typed is kept on this page.")) if part)
        self.said.emit(Notice(text=told.text, more=more, tone=told.tone, acts=tuple(acts), seconds=None, key=FAULT))

    def _elsewhere(self) -> None:
        making = self.making
        chosen = making.program.dialogs.folder(_("Where shall the business be kept?"))
        if chosen is not None:
            making.choose_shelf(chosen)
            QTimer.singleShot(0, self.go_on)

    def _able(self, *, able: bool) -> None:
        for way in (self.back, self.skip, self.on):
            way.setEnabled(able)

    def _name_end(self) -> None:
        last = self.making.state.step == STEPS
        drafts = last and bool(self.making.profile().trade)
        self.on.setText(_("Make my site") if drafts else _("Open my business") if last else _("Continue"))
        self.skip.setVisible(not last)
        set_tone(self.on, "kind", "main")


def _page(step: Step, place: int) -> Column:
    page = Column(step.title, step.why, most=720, centred=True)
    bar = QProgressBar()
    bar.setRange(0, STEPS)
    bar.setValue(place)
    bar.setTextVisible(False)
    said = words(_progress(place), "small")
    bar.setAccessibleName(_progress(place))
    page.body.insertLayout(0, column(said, bar, gap=GAP))
    page.body.insertSpacing(1, WIDE)
    page.add(step)
    return page


def _progress(step: int) -> str:
    return _("Step {n} of {all}").format(n=step, all=STEPS)
