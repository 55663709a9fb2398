"""All posts in one list, narrowed by how far they have come and by words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QStackedWidget, QWidget

from core.i18n import _
from core.profile.text import bare
from gui.look.look import SPACE
from gui.screens.posts.acts import Acts
from gui.screens.posts.board import Heading, Row
from gui.screens.posts.row_model import ROW, Index, RowModel
from gui.screens.posts.row_paint import RowPaint
from gui.screens.posts.stages import GROUPS, Stage
from gui.widgets.empty import Empty
from gui.widgets.fields import ChoiceField, SearchLine
from gui.widgets.plain import button, column, row

FLAG = QItemSelectionModel.SelectionFlag
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class PostList(QListView):
    """Enter opens, Delete discards. `opened` carries the id of a post, `discarded` those of all chosen."""

    opened = Signal(str)
    discarded = Signal(object)
    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.held = RowModel(self)
        self.setModel(self.held)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setItemDelegate(RowPaint(self))
        self.doubleClicked.connect(self._open)

    def chosen(self) -> list[Row]:
        """In the order of the list."""
        found = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [each for index in found if isinstance(each := index.data(ROW), Row)]

    def current(self) -> Row | None:
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Row) else None

    def show_rows(self, rows: Sequence[Row | Heading]) -> None:
        """Keeps the place: what was chosen stays chosen; where it has gone, what stands there now."""
        model = self.held
        before, kept = self.currentIndex().row(), {each.id for each in self.chosen()}
        current, scrolled = self.current(), self.verticalScrollBar().value()
        if not model.show_rows(rows):
            return
        place = model.place_of(current.id) if current else -1
        if place < 0 and before >= 0:
            place = self._near(before)
        if place >= 0:
            self._put(place)
        if len(kept) > 1:
            for at, each in enumerate(model.rows):
                if each.id in kept:
                    self.selectionModel().select(model.index(at), FLAG.Select)
        self.verticalScrollBar().setValue(scrolled)
        if place >= 0:
            self.scrollTo(model.index(place))

    def choose(self, id: str) -> None:  # noqa: A002, as everywhere here
        if (place := self.held.place_of(id)) >= 0:
            self._put(place)

    def choose_first(self) -> None:
        """Qt gives a list a keyboard place with the focus, but chooses nothing: the buttons would be off."""
        if not self.selectedIndexes() and (place := self._near(max(0, self.currentIndex().row()))) >= 0:
            self._put(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if event.key() in OPENS and current is not None:
            self.opened.emit(current.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.discarded.emit([each.id for each in self.chosen() if not each.fixed])
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def _put(self, place: int) -> None:
        """Chosen, whatever keys are held down: one comes here by Ctrl+4."""
        self.selectionModel().setCurrentIndex(self.held.index(place), FLAG.ClearAndSelect)

    def _near(self, place: int) -> int:
        order = sorted(range(self.held.rowCount()), key=lambda at: (abs(at - place), -at))
        return next((at for at in order if self.held.flags(self.held.index(at)) & Qt.ItemFlag.ItemIsEnabled), -1)

    def _open(self, index: QModelIndex) -> None:
        if isinstance(row_ := index.data(ROW), Row):
            self.opened.emit(row_.id)


class ListPage(QWidget):
    def __init__(self, acts: Acts, write: Callable[[], object]) -> None:
        super().__init__()
        self._acts = acts
        self._rows: Sequence[Row] = ()
        self.group = ChoiceField(_("Show"), [(key, _(said)) for key, said, _stages in GROUPS])
        self.search = SearchLine(_("Search the posts"), lambda _text: self._sift())
        self.list = PostList(_("Posts"))
        self.group.typed.connect(lambda _key: self._sift())
        self.list.opened.connect(acts.open)
        self.list.discarded.connect(acts.discard)
        self.list.moved.connect(self._show_acts)
        self.list.selectionModel().selectionChanged.connect(lambda *_both: self._show_acts())
        self.list.customContextMenuRequested.connect(self._menu)
        self.open = button(_("Open the post"), self._open, icon="edit")
        self.move_to = button(_("Move to…"), self._move, icon="calendar")
        self.discard = button(_("Discard"), self._discard, icon="remove")
        self.restore = button(_("Bring back"), self._restore, icon="undo")
        self.none = Empty("posts", _("Your posts will be here"), _("Write one, or let Devanture suggest some."),
                          _("Write a post"), write)  # fmt: skip
        self.nowhere = Empty("search", _("Nothing found"), "", _("Show all"), self.show_all)
        self.stack = QStackedWidget()
        for page in (self.list, self.none, self.nowhere):
            self.stack.addWidget(page)
        self.setLayout(
            column(self._head(), self.stack, row(self.open, self.move_to, self.discard, self.restore, -1), gap=SPACE)
        )
        self._show_acts()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        for place, (_key, said, stages) in enumerate(GROUPS):
            count = sum(row_.stage in stages for row_ in rows)
            self.group.control.setItemText(place, _("{group} ({count})").format(group=_(said), count=count))
        self._sift()

    def show_all(self) -> None:
        self.group.show_value("all")
        self.search.clear()
        self._sift()

    def _head(self) -> QHBoxLayout:
        layout = row(self.group, self.search)
        layout.setAlignment(self.search, Qt.AlignmentFlag.AlignBottom)
        return layout

    def _sift(self) -> None:
        stages = next(stages for key, _said, stages in GROUPS if key == self.group.value())
        sought = bare(self.search.text()).split()
        found = [r for r in self._rows if r.stage in stages and all(each in r.sought for each in sought)]
        self.list.show_rows(found)
        if not found:
            text = self.search.text().strip()
            self.nowhere.text.setText(
                _("No post contains “{text}”.").format(text=text) if text else _("No post is at that stage.")
            )
        self.stack.setCurrentWidget(self.list if found else self.nowhere if self._rows else self.none)
        for control in (self.group.control, self.search):
            control.setEnabled(bool(self._rows))
        self._show_acts()

    def _show_acts(self) -> None:
        chosen = self.list.chosen() if self.stack.currentWidget() is self.list else []
        gone = [each for each in chosen if each.stage is Stage.DISCARDED]
        self.open.setEnabled(len(chosen) == 1 and not gone)
        self.restore.setVisible(bool(gone))
        self.move_to.setEnabled(len(chosen) == 1 and not chosen[0].fixed)
        self.discard.setEnabled(any(not each.fixed for each in chosen))

    def _open(self) -> None:
        if row_ := self.list.current():
            self._acts.open(row_.id)

    def _move(self) -> None:
        if row_ := self.list.current():
            self._acts.ask_to_move(row_.post)

    def _discard(self) -> None:
        self._acts.discard([each.id for each in self.list.chosen() if not each.fixed])

    def _restore(self) -> None:
        self._acts.restore([each.id for each in self.list.chosen() if each.stage is Stage.DISCARDED])

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        shown = [made for made in (self.open, self.move_to, self.discard, self.restore) if not made.isHidden()]
        for made in shown:
            menu.addAction(made.icon(), made.text(), made.click).setEnabled(made.isEnabled())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))
