"""The room of the help: contents and search on one side, the page on the other."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListView, QSplitter, QStackedWidget, QTextBrowser, QWidget

from core import i18n
from core.i18n import _
from gui.desk import Desk
from gui.look.look import BROAD, GUTTER, SPACE, WIDE, look
from gui.screens.help import about, shortcuts
from gui.screens.help.contents import ContentsModel, Item
from gui.screens.help.pages import GROUPS, MADE, START, exists, page, sought, written
from gui.screens.help.report_view import ReportView
from gui.widgets.fields import SearchLine
from gui.widgets.plain import button, column, row, words
from gui.widgets.screen import Screen, scrolled
from gui.widgets.two_lines import TwoLines

STATE = "help"


class HelpScreen(Screen):
    """Knows the key of every room, "shortcuts", "report", "about" and each page of resources/help."""

    tables: ClassVar = frozenset[str]()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown, self._before = "", list[str]()
        self._parts: list[about.Part] = []
        self.model, self.list, self.none = ContentsModel(self), QListView(), words("", "soft")
        self.line = SearchLine(_("Search the help"), lambda _typed: self._fill())
        self.list.setAccessibleName(_("Pages of the help"))
        self.list.setModel(self.model)
        self._rows = TwoLines(self.list)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self.list.selectionModel().currentChanged.connect(lambda new, _old: self._take(new))
        self.browser, self.report = QTextBrowser(), ReportView(desk)
        self.browser.setAccessibleName(_("Page of the help"))
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self.follow)
        self.back = button(_("Back"), self.go_back, "plain", "left")
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        self._lay_out()
        self._fill()
        look().dress(self, HelpScreen.draw)

    def enter(self, place: str) -> None:
        self.show_page(place if exists(place, i18n.language()) or place in MADE else self.shown or START)
        (self.report.text if self.shown == "report" else self.browser).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.desk.program.session.put_state(STATE, self.halves.saveState())

    def searchable(self) -> QWidget:
        return self.line

    def show_page(self, key: str) -> None:
        if self.shown and key != self.shown:
            self._before = [*self._before[-50:], self.shown]
        self.shown = key
        self.back.setEnabled(bool(self._before))
        self._choose()
        self.right.setCurrentIndex(int(key == "report"))
        if key == "report":
            self.report.write()
        elif key == "about" and not self._parts:
            self._look_for_parts()
        self.draw()

    def go_back(self) -> None:
        if self._before:
            key = self._before.pop()
            self.shown = ""
            self.show_page(key)

    def follow(self, link: QUrl) -> None:
        """A page, a room, or the text of a licence."""
        if link.scheme() == "place":
            self.desk.go(link.toString().removeprefix("place:"))
        elif link.scheme() == "licence":
            self.browser.setHtml(about.licence_html(self._parts[int(link.path())]))
        elif (key := link.toString().removesuffix(".md")) in (*written(), *MADE):
            self.show_page(key)

    def draw(self) -> None:
        """In the colours of now."""
        palette = self.browser.palette()
        palette.setColor(QPalette.ColorRole.Link, look().colours.accent)
        self.browser.setPalette(palette)
        self.browser.document().setDefaultStyleSheet(f"a {{ color: {look().colours.accent}; }}")
        if self.shown == "shortcuts":
            self.browser.setHtml(shortcuts.html(self.window()))
        elif self.shown == "about":
            self.browser.setHtml(about.html(self._parts))
        elif self.shown and self.shown != "report":
            one = page(self.shown, i18n.language())
            self.browser.setMarkdown(f"# {one.title}\n\n{one.text}")
            underline_links(self.browser.document())
        self.browser.document().setDocumentMargin(WIDE)

    def _look_for_parts(self) -> None:
        self.desk.tasks.run(lambda _stop, _progress: about.parts(), self._take_parts, self.desk.fault)

    def _take_parts(self, parts: list[about.Part]) -> None:
        self._parts = parts
        if self.shown == "about":
            self.draw()

    def _fill(self) -> None:
        """All pages by their groups, or what the search has found."""
        typed, language = self.line.text().strip(), i18n.language()
        if typed:
            pages = [page(key, language) for key in written()]
            items = [Item(one.key, one.title, line) for one, line in sought(typed, pages)]
        else:
            items = []
            for title, keys in GROUPS:
                items += [Item("", _(title))] if title else []
                items += [Item(key, self._title(key), "") for key in keys]
        self._rows.lines = 2 if typed else 1
        self.model.show_items(items)
        self.none.setText(_("Nothing found for “{words}”.").format(words=typed))
        self.none.setVisible(not items)
        self._choose()

    def _title(self, key: str) -> str:
        made = {"shortcuts": _("Keyboard shortcuts"), "report": _("Report for support"), "about": _("About Devanture")}
        return made.get(key) or page(key, i18n.language()).title

    def _choose(self) -> None:
        """The line of the page shown, without going there again."""
        place = self.model.place_of(self.shown)
        chooser = self.list.selectionModel()
        before = chooser.blockSignals(True)
        self.list.setCurrentIndex(self.model.index(place) if place >= 0 else QModelIndex())
        chooser.blockSignals(before)
        self.list.viewport().update()

    def _take(self, index: QModelIndex) -> None:
        key = self.model.items[index.row()].key if index.isValid() else ""
        if key and key != self.shown:
            self.show_page(key)

    def _lay_out(self) -> None:
        self.right, self.halves = QStackedWidget(), QSplitter()
        self.right.addWidget(self.browser)
        self.right.addWidget(scrolled(self.report))
        left = QWidget()
        left.setLayout(column(self.line, self.none, self.list, gap=SPACE))
        left.setMinimumWidth(200)
        self.halves.addWidget(left)
        self.halves.addWidget(self.right)
        self.halves.setChildrenCollapsible(False)
        self.halves.setProperty("role", "gutter")
        self.halves.setHandleWidth(GUTTER)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 3)
        self.halves.setSizes([round(290 * look().scale), 800])
        if state := self.desk.program.session.state(STATE):
            self.halves.restoreState(state)
        whole = column(row(words(_("Help"), "title", wrap=False), -1, self.back), SPACE, gap=SPACE)
        whole.addWidget(self.halves, 1)
        whole.setContentsMargins(BROAD, BROAD, BROAD, WIDE)
        self.setLayout(whole)


def underline_links(document: QTextDocument) -> None:
    """Colour alone must not say that something is a link."""
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            part = place.fragment()
            if part.charFormat().isAnchor():
                cursor = QTextCursor(document)
                cursor.setPosition(part.position())
                cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                line = QTextCharFormat()
                line.setFontUnderline(True)
                cursor.mergeCharFormat(line)
            place += 1
        block = block.next()
