"""The room of what was changed: the newest first, searchable, each brought back alone if wanted."""

from functools import partial
from threading import Event
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QListView, QSplitter, QStackedWidget, QWidget

from core.business import Business
from core.i18n import _
from core.ports import Progress
from core.store.history import Entry
from core.store.levels import SYNCED
from gui.desk import Desk
from gui.look.look import BROAD, GUTTER, SPACE, WIDE
from gui.screens.history.detail import Detail
from gui.screens.history.entries import EntryModel, moment_words
from gui.widgets.empty import Empty
from gui.widgets.fields import SearchLine, TickField
from gui.widgets.plain import column, words
from gui.widgets.screen import Screen, scrolled
from gui.widgets.two_lines import TwoLines

PAUSE = 200  # ms after the last letter of a search
MOST = 300  # found ones shown
STATE = "history"
NOTHING, NONE_FOUND, LIST = range(3)
BLANK, CHOSEN = range(2)


class HistoryScreen(Screen):
    tables: ClassVar = frozenset(SYNCED)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = EntryModel(self._page, self)
        self.line = SearchLine(_("Search what was changed"), self._typed)
        self.machine = TickField(_("Show also what the program did by itself"))
        self.machine.typed.connect(lambda _on: self._start_anew())
        self.list, self.said = QListView(), words("", "small")
        self.list.setAccessibleName(_("Changes"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(lambda new, _old: self._show(new))
        detail = self.detail = Detail(self.bring_back)
        self.list.activated.connect(lambda _index: detail.back.setFocus(Qt.FocusReason.OtherFocusReason))
        self.blank = Empty(
            "history", _("Choose a change"), _("Here you see what it was before, and can bring it back.")
        )
        self.nothing = Empty("history", _("Nothing has been changed yet"),
                             _("Everything you change appears here, and can be brought back."))  # fmt: skip
        self.none = Empty("search", "", "", _("Clear the search"), self.line.clear)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._sought)
        self._lay_out()

    def read(self) -> None:
        self.model.zone, self.model.today = self.desk.business.zone, self.desk.business.today()
        if self.line.text().strip():
            self._sought()
        else:
            self.model.refresh()
            self._settle()
        self._show(self.list.currentIndex())

    def enter(self, place: str) -> None:
        kind, _colon, id_ = place.partition(":")
        if kind == "entry":
            self._choose(id_)
        elif not self.list.currentIndex().isValid():
            self._choose(next((row.id for row in self.model.rows if isinstance(row, Entry)), ""))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.desk.program.session.put_state(STATE, self.halves.saveState())

    def searchable(self) -> QWidget:
        return self.line

    def bring_back(self) -> None:
        if (entry := self.model.entry(self.list.currentIndex())) is not None:
            self.desk.bring_back(entry.id)

    def _page(self, limit: int, before: int | None) -> list[Entry]:
        return self.desk.business.history.entries(limit, own=not self.machine.value(), before=before)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _start_anew(self) -> None:
        if self.line.text().strip():
            self._sought()
        else:
            self.model.start_anew()
            self._settle()

    def _sought(self) -> None:
        """Looks through names and contents of everything, so not on this thread."""
        sought, own = self.line.text().strip(), not self.machine.value()
        if not sought:
            self.model.start_anew()
            self._settle()
            return

        def look(business: Business, _progress: Progress, _stop: Event) -> list[Entry]:
            return business.history.entries(MOST, own=own, words=sought)

        self.desk.background(look, partial(self._found, (sought, own)))

    def _found(self, asked: tuple[str, bool], entries: list[Entry]) -> None:
        """An answer to what is no longer asked comes too late."""
        if asked == (self.line.text().strip(), not self.machine.value()):
            self.model.show_all(entries)
            self._settle()

    def _settle(self) -> None:
        """Which of the states the screen is in: nothing yet, nothing found, a list."""
        sought, there = self.line.text().strip(), self.model.rowCount() > 0
        self.line.setEnabled(there or bool(sought))
        self.none.title.setText(_("Nothing found for “{words}”").format(words=sought))
        self.stack.setCurrentIndex(LIST if there else NONE_FOUND if sought else NOTHING)
        full = sought and self.model.rowCount() >= MOST
        self.said.setText(_("Only the newest {n} are shown.").format(n=MOST) if full else "")
        self.said.setVisible(bool(full))

    def _choose(self, id_: str) -> None:
        if (place := self.model.place_of(id_)) >= 0:
            self.list.setCurrentIndex(self.model.index(place))

    def _show(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is None:
            self.right.setCurrentIndex(BLANK)
            return
        business = self.desk.business
        when = moment_words(entry.at, self.model.zone, self.model.today)
        can = business.history.can_revert(entry)
        self.detail.show_entry(entry, when, business.changes(entry.id), can=can)
        self.right.setCurrentIndex(CHOSEN)

    def _lay_out(self) -> None:
        self.right, self.halves, self.stack = QStackedWidget(), QSplitter(), QStackedWidget()
        for part in (self.blank, self.detail):
            self.right.addWidget(scrolled(part))
        left = QWidget()
        left.setLayout(column(self.list, self.said, gap=SPACE))
        left.setMinimumWidth(220)
        self.halves.addWidget(left)
        self.halves.addWidget(self.right)
        self.halves.setChildrenCollapsible(False)
        self.halves.setProperty("role", "gutter")
        self.halves.setHandleWidth(GUTTER)
        self.halves.setStretchFactor(0, 2)
        self.halves.setStretchFactor(1, 3)
        self.halves.setSizes([400, 700])
        if state := self.desk.program.session.state(STATE):
            self.halves.restoreState(state)
        for empty in (self.nothing, self.none):
            self.stack.addWidget(scrolled(empty))
        self.stack.addWidget(self.halves)
        title = words(_("History"), "title")
        soft = words(_("Everything that was changed, the newest first. Nothing is ever lost."), "soft")
        whole = column(title, soft, self.line, self.machine, SPACE, gap=SPACE)
        whole.addWidget(self.stack, 1)
        whole.setContentsMargins(BROAD, BROAD, BROAD, WIDE)
        self.setLayout(whole)
