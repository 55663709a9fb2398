"""The table of offers under the hands: Enter goes down, typing is kept as one types, lists are pasted, rows move."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.i18n import _
from core.profile.typed_offers import CELLS
from gui.desk import Desk
from gui.look.look import look
from gui.screens.profile.offer_model import OfferModel

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemDelegate.EndEditHint


class Cell(QStyledItemDelegate):
    """A cell that keeps what is typed a moment after the last key; what the business tells does not push it aside."""

    def __init__(self, desk: Desk, table: "OfferTable") -> None:
        super().__init__(table)
        self._desk, self._table = desk, table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        if CELLS[index.column()] == "section":
            completer = QCompleter(self._table.offers.sections(), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        place = QPersistentModelIndex(index)
        editor.textEdited.connect(lambda text: self._soon(place, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            self._soon(QPersistentModelIndex(index), editor.text())
            self._desk.keeper.flush()  # a disk that refuses is tried again, the text stays in its cell

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Several lines pasted into a cell are a list, and become rows."""
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        pastes = key is not None and key.matches(QKeySequence.StandardKey.Paste)
        if pastes and isinstance(editor, QLineEdit) and "\n" in QGuiApplication.clipboard().text().strip():
            self.closeEditor.emit(editor, Hint.RevertModelCache)
            self._table.asked_paste.emit()
            return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A line above each row with which another section begins."""
        super().paint(painter, option, index)
        lines = self._table.offers.lines
        row = index.row()
        if 0 < row < len(lines) - 1 and lines[row].cells.get("section") != lines[row - 1].cells.get("section"):
            painter.save()
            painter.setPen(QPen(QColor(look().colours.edge), 2))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.restore()

    def _soon(self, place: QPersistentModelIndex, text: str) -> None:
        if not place.isValid():
            return
        offers, column = self._table.offers, place.column()
        line = offers.lines[place.row()]

        def keep() -> None:
            offers.type_into(line, column, text)

        self._desk.keeper.soon(f"offer cell {id(line)} {column}", keep, lambda _problems: None)


class OfferTable(QTableView):
    """`asked_paste`, `asked_remove` and `asked_move` are wishes of the keys; the section carries them out."""

    asked_paste = Signal()
    asked_remove = Signal()
    asked_move = Signal(int)

    def __init__(self, desk: Desk, offers: OfferModel) -> None:
        super().__init__()
        self.offers = offers
        self.setModel(offers)
        self.setItemDelegate(Cell(desk, self))
        self.setAccessibleName(_("Services and prices"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )  # fmt: skip
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look().dress(self, OfferTable.fit)

    def fit(self) -> None:
        """Widths by the letters; name and description share what is left."""
        high = max(34, round(self.fontMetrics().height() * 1.9))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(high)
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for place, wide in enumerate((15, 26, 18, 12, 20)):
            header.resizeSection(place, wide * letter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(8 * letter)
        self.setMinimumHeight(high * 6)

    def chosen(self) -> list[int]:
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return rows or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if does := self._wish(event):
            does()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:  # the editor hands its own Enter on to us
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on below, in the same column, ready for the next one."""
        super().closeEditor(editor, hint)
        if hint == Hint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        now = self.currentIndex()
        rows = range(now.row() + 1, self.offers.rowCount())
        below = next((row for row in rows if not self.isRowHidden(row)), None)
        if below is not None:
            self.setCurrentIndex(self.offers.index(below, now.column()))

    def _wish(self, event: QKeyEvent) -> Callable[[], object] | None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.asked_paste.emit
        if event.key() == Qt.Key.Key_Delete:
            return self.asked_remove.emit
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self.asked_move.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        return None

    def show_only(self, rows: Sequence[int]) -> None:
        wanted = set(rows)
        for row in range(self.offers.rowCount()):
            if self.isRowHidden(row) == (row in wanted):
                self.setRowHidden(row, row not in wanted)
