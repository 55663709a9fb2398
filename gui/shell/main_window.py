"""The window of one open business: rooms at the side, what waits above, messages below, the room in between."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from core.errors import DevantureError, FolderError
from core.i18n import _
from core.sync.ledger import State
from gui.desk import Desk
from gui.notice import of_fault
from gui.rooms import BY_KEY, FIRST
from gui.sending import Sending
from gui.session import Known
from gui.shell.finder import Finder
from gui.shell.furnishing import Furnishing
from gui.shell.menus import Menus, Verbs
from gui.shell.nav import Nav
from gui.shell.targets import targets
from gui.shell.top_bar import OfflineBar, TopBar
from gui.widgets.fields import SearchLine
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain import column
from gui.widgets.screen import Screen

WAITS = (State.WAITING, State.SENDING, State.UNKNOWN, State.RECALLING, State.HANDED)
ASKS = (State.ASK, State.REFUSED, State.MISSED)
NARROW = 62  # letters' widths: below, the side shows signs alone
SMALLEST = (760, 520)


class MainWindow(QMainWindow):
    def __init__(self, desk: Desk, sending: Sending) -> None:
        super().__init__()
        self.desk, self.sending = desk, sending
        self.screens: dict[str, Screen] = {}
        self.room, self._stale, self._folded = "", set[str](), ""
        self.setMinimumSize(*SMALLEST)
        self.menus = Menus(self, self._verbs())
        self.nav, self.notices, self.offline = Nav(), NoticeBar(), OfflineBar()
        self.top = TopBar(self.find_or_do, lambda: self.go("outbox"), self._fold_by_hand)
        self.stack = QStackedWidget()
        self.furnishing = Furnishing(self, self._next_room, self._read_ahead)
        self.setCentralWidget(self._whole())
        self.nav.chosen.connect(self.go)
        self._heard = [
            desk.asked.connect(self.go),
            desk.said.connect(self.notices.show_notice),
            desk.unsaid.connect(self.notices.take_back),
            desk.changed.connect(self._changed),
            desk.keeper.state.connect(self.top.show_kept),
            sending.online.connect(self._show_counts),
            sending.elsewhere.connect(self._sent_elsewhere),
            sending.broke.connect(self._engine_broke),
            _application().focusChanged.connect(self._listen_to_keys),
        ]
        self.top.show_kept(desk.keeper.kept)
        self._changed(frozenset(("profile", "deliveries")))

    def go(self, place: str) -> None:
        """Show a place: "posts", or "site/page:ID"."""
        key, _slash, rest = place.partition("/")
        if key not in BY_KEY:
            key, rest = FIRST, ""
        if self.room and self.room != key:
            self.desk.keeper.flush()
            self._leave_room()
        screen = self._screen(key)
        self.room = key
        self._read_if_stale(key)
        self.stack.setCurrentWidget(screen)
        self.nav.show_room(key)
        self.setWindowTitle(self._title())
        self.desk.program.session.put("room", key)
        screen.enter(rest)

    def furnish(self) -> None:
        """Make the rooms ready that nobody has entered yet, while nobody does anything."""
        self.furnishing.start()

    def find_or_do(self) -> None:
        self.desk.program.dialogs.show(Finder(targets(self.desk, self.menus.actions)))

    def draw_icons(self) -> None:
        self.nav.draw_icons()
        self.menus.draw_icons()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.draw_icons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * self.fontMetrics().averageCharWidth() * 2
        self.nav.fold(folded=self._folded == "yes" or (narrow and self._folded != "no"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.desk.keeper.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything typed is kept first; where the disk refuses, the person decides."""
        if not self.desk.may_close():
            event.ignore()
            return
        self._leave_room()
        session = self.desk.program.session
        session.put_state("window", self.saveGeometry())
        session.sync()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the widget that has the focus. A text field keeps its own fine undo; when that has nothing left, the
        undo of the business goes on. Enter presses a button as the space bar does; Esc closes the newest message."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if isinstance(watched, QLineEdit | QPlainTextEdit) and self._undone_by_key(watched, event):
                return True
            if isinstance(watched, QAbstractButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
            seeking = isinstance(watched, SearchLine) and bool(watched.text())
            if event.key() == Qt.Key.Key_Escape and not seeking and self.notices.close_newest():
                return True
        return super().eventFilter(watched, event)

    def release(self) -> None:
        """Before another window takes its place: the room is left as by the door, nothing of this hears any more."""
        self.furnishing.stop()
        self._leave_room()
        for connection in self._heard:
            QObject.disconnect(connection)
        self._heard = []

    def _leave_room(self) -> None:
        """Whatever the disk says to it: nobody is held back in a room, nor in the program."""
        try:
            if self.room:
                self.screens[self.room].leave()
        except DevantureError as fault:
            self.desk.fault(fault)

    def _listen_to_keys(self, old: QWidget | None, new: QWidget | None) -> None:
        """Only to who has the focus: a filter on the whole application would see, and slow, every event there is."""
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if new is not None and self.isAncestorOf(new):
            new.installEventFilter(self)

    def _undone_by_key(self, field: QLineEdit | QPlainTextEdit, event: QKeyEvent) -> bool:
        own = field if isinstance(field, QLineEdit) else field.document()
        if event.matches(QKeySequence.StandardKey.Undo) and not own.isUndoAvailable():
            self._undo()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not own.isRedoAvailable():
            self._redo()
            return True
        return False

    def _undo(self) -> None:
        _let_follow(QApplication.focusWidget())
        self.desk.undo()

    def _redo(self) -> None:
        _let_follow(QApplication.focusWidget())
        self.desk.redo()

    def _screen(self, key: str) -> Screen:
        if key not in self.screens:
            screen = BY_KEY[key].screen(self.desk)
            self.screens[key] = screen
            self.stack.addWidget(screen)
            self._stale.add(key)
        return self.screens[key]

    def _next_room(self) -> Screen | None:
        missing = next((key for key in BY_KEY if key not in self.screens), None)
        return self._screen(missing) if missing is not None else None

    def _read_ahead(self, screen: Screen) -> None:
        self._read_if_stale(next(key for key, made in self.screens.items() if made is screen))

    def _read_if_stale(self, key: str) -> None:
        if key in self._stale:
            self.screens[key].read()
            self._stale.discard(key)

    def _changed(self, tables: frozenset[str]) -> None:
        """The screen in sight reads again, the others when they are shown next."""
        for key, screen in self.screens.items():
            if screen.tables & tables:
                if key == self.room:
                    screen.read()
                else:
                    self._stale.add(key)
        if "profile" in tables:
            self.setWindowTitle(self._title())
            self.top.show_name(self._name())
        if tables & {"deliveries", "breakers"}:
            self._show_counts()
        self.menus.show_steps(self.desk.business.history)

    def _show_counts(self) -> None:
        counted = self.desk.business.outbox.counts()
        waiting, asking = sum(counted.get(s, 0) for s in WAITS), sum(counted.get(s, 0) for s in ASKS)
        self.top.show_counts(waiting, asking)
        self.nav.count({"outbox": asking or waiting})
        self.offline.show_state(online=self.sending.is_online, waiting=waiting)

    def _engine_broke(self, fault: Exception | None) -> None:
        """Where the folder is away, the desk has said so already."""
        if fault is None:
            self.desk.unsay("engine")
        elif not isinstance(fault, FolderError) or self.desk.business.store.there():
            self.desk.say(replace(of_fault(fault), key="engine"))

    def _sent_elsewhere(self, elsewhere: bool) -> None:  # noqa: FBT001, the signal's one value
        said = _("Another window or command of this computer sends for this business.")
        self.top.setToolTip(said if elsewhere else "")

    def _name(self) -> str:
        row = self.desk.business.store.get("profile", "profile")
        return str(row["name"] or "") if row else ""

    def _title(self) -> str:
        name = self._name() or _("A business without a name yet")
        room = _(BY_KEY[self.room].title) if self.room else ""
        return " – ".join(part for part in (room, name, "Devanture") if part)

    def _whole(self) -> QWidget:
        middle = QWidget()
        middle.setLayout(column(self.offline, self.stack, self.notices, gap=0))
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addWidget(self.nav)
        lower.addWidget(middle, 1)
        whole = QWidget()
        whole.setLayout(column(self.top, lower, gap=0))
        return whole

    def _verbs(self) -> Verbs:
        program = self.desk.program
        return Verbs(
            new=program.begin, open=self._open, bring_in=lambda: self.go("backups/bring-in"),
            hand_over=lambda: self.go("backups/hand-over"), undo=self._undo, redo=self._redo, find=self.find_or_do,
            search=self._search, go=self.go, explain=lambda: self.go(f"help/{self.room}"), quit=self.close,
            others=self._others, open_known=program.open,
        )  # fmt: skip

    def _others(self) -> list[Known]:
        here = self.desk.business.folder
        return [known for known in self.desk.program.session.businesses() if known.folder != here]

    def _open(self) -> None:
        program = self.desk.program
        if (folder := program.dialogs.folder(_("Open a business"), self.desk.business.folder.parent)) is not None:
            program.open(Path(folder))

    def _search(self) -> None:
        line = self.screens[self.room].searchable() if self.room else None
        if line is None:
            self.find_or_do()
        else:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fold_by_hand(self) -> None:
        self._folded = "no" if self.nav.folded else "yes"
        self.nav.fold(folded=self._folded == "yes")


def _let_follow(field: QWidget | None) -> None:
    """A field in which somebody has typed shows what a step of undo makes of it, although they are still in it."""
    if isinstance(field, QLineEdit):
        field.setModified(False)
    elif isinstance(field, QPlainTextEdit):
        field.document().setModified(False)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a window needs an application")
    return app
