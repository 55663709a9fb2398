"""All clients at a glance, for whoever looks after several: read in the background, without opening any of them."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTreeView, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.i18n import _, ngettext
from core.overview.glance import Glance, glances
from core.ports import Progress
from gui.desk import Desk
from gui.look.look import BROAD, SPACE, WIDE
from gui.notice import Act, Notice
from gui.screens.home.clients_model import NAME, NEEDS, Client, ClientsModel, Sought
from gui.widgets.empty import Empty
from gui.widgets.fields import SearchLine
from gui.widgets.plain import button, row, words

STATE = "home.clients"
PAUSE = 800  # ms: many changes in a row are one look


class Clients(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: dict[Path, Glance] = {}
        self._stop: Event | None = None
        self.model = ClientsModel(self)
        self.sought = Sought(self.model)
        self.summary, self.detail = words("", "soft"), words("", "small")
        self.search = SearchLine(_("Search a client"), self._seek)
        self.again = button(_("Look again"), self.look, icon="again")
        self.open = button(_("Open this client"), self._open, "main")
        self.forget = button(_("Take off the list"), self._forget, "plain", icon="close")
        self.table = self._table()
        self.nothing = Empty("search", _("No client has that name"), "", _("Show all"), self.search.clear)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(BROAD, SPACE, BROAD, WIDE)
        layout.setSpacing(SPACE)
        layout.addWidget(words(_("Clients"), "title"))
        layout.addWidget(self.summary)
        layout.addLayout(row(self.search, self.again))
        layout.addWidget(self.middle, 1)
        layout.addWidget(self.detail)
        layout.addLayout(row(self.forget, -1, self.open))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.look)

    def look(self) -> None:
        """Read all of them, in the background."""
        self._soon.stop()
        self._show()
        if self._stop is not None:
            self._stop.set()
        folders = [known.folder for known in self._desk.program.session.businesses()]
        now = self._desk.business.store.clock.now()

        def work(stop: Event, _progress: Progress) -> list[Glance]:
            return glances(folders, now, stop)

        self.again.setEnabled(False)
        self._stop = self._desk.program.tasks.run(work, self._take, self._fail)

    def look_soon(self) -> None:
        """Something has changed in the business that is open."""
        self._soon.start()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        self._desk.program.session.put_state(STATE, self.table.header().saveState())

    def chosen(self) -> Client | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.client(self.sought.mapToSource(rows[0]).row()) if rows else None

    def focus_first(self) -> None:
        """On the table, where the keys move at once."""
        self.table.setFocus()

    def _take(self, seen: list[Glance]) -> None:
        """Answers of a look that was overtaken, or of a screen that is gone, are let go."""
        if not isValid(self):
            return
        first = not self._seen
        self._seen |= {glance.folder: glance for glance in seen}
        self.again.setEnabled(True)
        if self.isVisible():
            self._show()
        if first and self.sought.rowCount() and self.chosen() is None:
            self.table.setCurrentIndex(self.sought.index(0, NAME))

    def _fail(self, fault: Exception) -> None:
        if not isValid(self):
            return
        self.again.setEnabled(True)
        self._desk.fault(fault)

    def _show(self) -> None:
        known = self._desk.program.session.businesses()
        clients = [Client(one.folder, one.name, self._seen.get(one.folder)) for one in known]
        self.model.show(clients, self._desk.business.today())
        needing = sum(1 for one in clients if one.glance and (one.glance.needs or one.trouble))
        many = ngettext("{n} client.", "{n} clients.", len(clients)).format(n=len(clients))
        calling = ngettext("{n} needs somebody.", "{n} need somebody.", needing).format(n=needing)
        self.summary.setText(f"{many} {calling}" if needing else many)
        self._choose()

    def _seek(self, text: str) -> None:
        self.sought.seek(text)
        found = self.sought.rowCount() > 0
        self.nothing.text.setText(_("Nothing was found for “{text}”.").format(text=text))
        self.middle.setCurrentWidget(self.table if found or not text else self.nothing)
        self._choose()

    def _choose(self) -> None:
        client = self.chosen()
        self.open.setEnabled(client is not None and client.can_open)
        self.forget.setVisible(client is not None and not client.can_open)
        told = (client.trouble, str(client.folder)) if client else ()
        self.detail.setText("  ".join(part for part in told if part))

    def _open(self) -> None:
        client = self.chosen()
        if client is None or not client.can_open:
            return
        if client.folder == self._desk.business.folder:
            self._desk.go("home")
        else:
            self._desk.program.open(client.folder)

    def _forget(self) -> None:
        """Off the list, and back where somebody regrets it; the folder is not touched, and the open one stays first."""
        client, session = self.chosen(), self._desk.program.session
        if client is None:
            return

        def bring_back() -> None:
            known = session.businesses()
            session.opened(client.folder, client.known_as)
            for one in reversed(known):
                session.opened(one.folder, one.name)
            self.look()

        session.forget(client.folder)
        self._show()
        told = _("“{name}” is off the list. Its folder was not touched.").format(name=client.name)
        self._desk.say(Notice(text=told, acts=(Act(_("Undo"), bring_back),), key="forgotten"))

    def _activated(self, _index: QModelIndex) -> None:
        self._open()

    def _table(self) -> QTreeView:
        table = QTreeView()
        table.setAccessibleName(_("Clients"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setModel(self.sought)
        table.setSortingEnabled(True)
        table.sortByColumn(NEEDS, Qt.SortOrder.DescendingOrder)
        header = table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(60)
        if (state := self._desk.program.session.state(STATE)) is not None:
            header.restoreState(state)
        else:
            self._measure(header)
        table.activated.connect(self._activated)
        table.selectionModel().selectionChanged.connect(self._choose)
        self.sought.modelReset.connect(self._choose)
        return table

    def _measure(self, header: QHeaderView) -> None:
        """By the letters of now; somebody's own widths come back the next time."""
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((26, 40, 14, 26)):
            header.resizeSection(column, letters * letter)
