"""What goes out and what became of it: the list, the delivery chosen, and what one may do with it."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache, partial
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QSplitter, QStackedWidget, QWidget

from core.i18n import _, ngettext
from core.profile.text import bare
from core.sync.ledger import message_from
from core.sync.standing import Act
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.screens.outbox.choice import Choice, ChoiceRow, fits
from gui.screens.outbox.deeds import Deeds
from gui.screens.outbox.detail import Detail
from gui.screens.outbox.row_model import ROW, RowModel
from gui.screens.outbox.row_paint import SignedLines
from gui.screens.outbox.rows import Row, read_rows
from gui.screens.outbox.saying import account_name, state
from gui.widgets.empty import Empty
from gui.widgets.fields import SearchLine
from gui.widgets.plain import action, button, card, column, words
from gui.widgets.screen import Column, Screen

Flag = QItemSelectionModel.SelectionFlag


class OutboxScreen(Screen):
    tables: ClassVar[frozenset[str]] = frozenset({"deliveries", "accounts", "breakers", "profile"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[Row] = []
        self._wanted = ""
        self.deeds = Deeds(desk)
        self.search = SearchLine(_("Search the deliveries"), lambda _text: self._show())
        self.choice = ChoiceRow()
        self.choice.chosen.connect(self._show)
        self.model, self.list = RowModel(), DeliveryList()
        self._dress_list()
        self.detail, self.many, self.none = Detail(desk, self.deeds.do), Many(self._cancel_chosen), Column()
        self.beside = QStackedWidget()
        for part in (self.detail, self.many, self.none):
            self.beside.addWidget(part)
        self.nothing = Empty("search", "", _("Nothing is hidden but this."), _("Show all"), self._show_all)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.list)
        self.lists.addWidget(self.nothing)
        self.empty = Empty(
            "outbox", _("Nothing has been sent yet"),
            _("What you publish or schedule appears here: what waits, what has left, and what needs you."),
            _("Write a post"), lambda: desk.go("posts/new"),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._whole())
        self.setLayout(column(self.stack))

    def read(self) -> None:
        self._rows = read_rows(self.desk.business)
        counts = Counter(row.group for row in self._rows)
        self.choice.show_counts(counts)
        self.stack.setCurrentIndex(1 if self._rows else 0)
        self._show()

    def enter(self, place: str) -> None:
        kind, _colon, id_ = place.partition(":")
        if kind == "delivery" and id_:
            self.choice.choose(Choice.ALL)
            self.search.clear()
            self._wanted = id_
            self._show()
        elif self.model.rowCount() and not self.list.currentIndex().isValid():
            self._choose(0)
        (self.list if self._rows else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        self.desk.program.session.put_state("outbox-split", self.split.saveState())

    def searchable(self) -> QWidget | None:
        return self.search

    def _show(self) -> None:
        """The rows that are wanted, and the chosen one beside them."""
        current, top = self._current(), self.list.verticalScrollBar().value()
        today, sought = self.desk.business.today(), bare(self.search.text()).split()
        shown = [row for row in self._rows if fits(self.choice.now, row.group) and _matches(row, sought)]
        self.model.show_rows(shown, today)
        self._tell_nothing(sought, shown)
        if self._wanted:
            self._choose(self.model.row_of(self._wanted))
            self._wanted = ""
        elif current is not None and not self.list.currentIndex().isValid():
            self._choose(max(0, self.model.row_of(current.id)), scroll=False)
            self.list.verticalScrollBar().setValue(top)
        elif current is None and shown:
            self._choose(0)
        self._show_beside()

    def _show_beside(self) -> None:
        chosen, current = self._chosen(), self._current()
        if len(chosen) > 1:
            self.many.show_rows(chosen)
            self.beside.setCurrentWidget(self.many)
        elif current is not None:
            self.detail.show_row(current, self.desk.business.today())
            self.beside.setCurrentWidget(self.detail)
        else:
            self.beside.setCurrentWidget(self.none)

    def _tell_nothing(self, sought: list[str], shown: list[Row]) -> None:
        said = _("Nothing here contains “{text}”.").format(text=self.search.text()) if sought else _("Nothing here.")
        if not sought and self.choice.now is Choice.NEEDS:
            said = _("Nothing needs you.")
        self.nothing.title.setText(said)
        self.nothing.text.setVisible(False)
        self.lists.setCurrentIndex(0 if shown else 1)

    def _show_all(self) -> None:
        self.choice.choose(Choice.ALL)
        self.search.clear()
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _current(self) -> Row | None:
        found = self.list.currentIndex().data(ROW)
        return found if isinstance(found, Row) else None

    def _chosen(self) -> list[Row]:
        found = [index.data(ROW) for index in self.list.selectionModel().selectedIndexes()]
        return [row for row in found if isinstance(row, Row)]

    def _choose(self, place: int, *, scroll: bool = True) -> None:
        index = self.model.index(place)
        self.list.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        if scroll and index.isValid():
            self.list.scrollTo(index)

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_beside()

    def _cancel_chosen(self) -> None:
        rows = [row for row in self._chosen() if Act.CANCEL in row.acts]
        if len(rows) == 1:
            self.deeds.do(Act.CANCEL, rows[0])
        elif rows:
            self.deeds.cancel_all(self._chosen())

    def _activate(self, _index: QModelIndex) -> None:
        """Enter goes on to the first thing that can be done."""
        if (first := self.detail.first_act()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, at: QPoint) -> None:
        """The same acts as beside the list."""
        current = self._current()
        if current is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act, made in self.detail.acts.items():
            if not made.isHidden() and len(self._chosen()) < 2:
                menu.addAction(action(menu, made.text(), partial(self.deeds.do, act, current)))
        if len(self._chosen()) > 1:
            menu.addAction(action(menu, self.many.cancel.text(), self._cancel_chosen))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _dress_list(self) -> None:
        view = self.list
        view.setModel(self.model)
        self._delegate = SignedLines()
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setAccessibleName(_("Deliveries"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        view.activated.connect(self._activate)
        view.selectionModel().currentChanged.connect(self._moved)
        view.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_beside())
        view.gone.connect(self._cancel_chosen)

    def _whole(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(300)
        left.setLayout(
            column(words(_("Outbox"), "title"), self.search, self.choice, self.lists, gap=SPACE, margin=WIDE)
        )
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.beside)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 3)
        left_side = round(300 * look().scale)
        self.split.setSizes([left_side, round(1.6 * left_side)])
        if (kept := self.desk.program.session.state("outbox-split")) is not None:
            self.split.restoreState(kept)
        return self.split


class DeliveryList(QListView):
    """`gone`: the key that takes things away was pressed."""

    gone = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.gone.emit()
        else:
            super().keyPressEvent(event)


class Many(Column):
    """Several are chosen: what can be done with all of them."""

    def __init__(self, cancels: Callable[[], object]) -> None:
        super().__init__()
        self.said = words("", "heading")
        self.more = words("", "soft")
        self.cancel = button(_("Cancel these deliveries"), cancels)
        self.add(card(self.said, self.more, self.cancel))

    def show_rows(self, rows: list[Row]) -> None:
        can = sum(Act.CANCEL in row.acts for row in rows)
        self.said.setText(ngettext("{n} delivery chosen", "{n} deliveries chosen", len(rows)).format(n=len(rows)))
        told = ngettext("{n} of them can still be cancelled.", "{n} of them can still be cancelled.", can)
        self.more.setText(told.format(n=can))
        self.cancel.setEnabled(can > 0)


@lru_cache(4096)
def _words_of(content: str) -> str:
    """What a post says, to look for a word in."""
    return f" {bare(message_from(content).text)}" if content.startswith("{") else ""


def _matches(row: Row, sought: list[str]) -> bool:
    if not sought:
        return True
    held = bare(f"{row.entry.title} {account_name(row)} {state(row, row.entry.created.date())}")
    held += _words_of(row.entry.content)
    return all(word in held for word in sought)
