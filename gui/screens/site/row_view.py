"""The list of pages or blocks on the screen: one line each, moved by hand, by key, or by button."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.look.icons import pixmap
from gui.look.look import SPACE, look
from gui.screens.site.rows import ROW, Row, RowModel

SIDE = 18  # px of the icon at 100 % letters
LEAST = 34  # px of a row's height

Index = QModelIndex | QPersistentModelIndex


class RowView(QListView):
    """`chosen` carries the id of the row that a person goes to, `opened` of one that is to be worked on (Enter)."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, model: RowModel) -> None:
        super().__init__()
        self._rows, self._quiet = model, False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMinimumSize(120, 2 * LEAST)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell_again)
        look().dress(self, RowView.fit)

    def fit(self) -> None:
        """Rows are as high as the letters ask."""
        self.doItemsLayout()
        self.viewport().update()

    def current_id(self) -> str:
        row = self._rows.row(self.currentIndex().row())
        return row.id if row else ""

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """While the rows change, nobody goes anywhere."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def show_current(self, id_: str) -> None:
        """Mark the row without telling anybody; "": none."""
        place = self._rows.place_of(id_)
        with self.quietly():
            if place < 0:
                self.selectionModel().clear()
            elif self.currentIndex().row() != place or not self.selectionModel().isRowSelected(place):
                index = self._rows.index(place)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._rows.row(current.row())
        if row is not None and not self._quiet:
            self.chosen.emit(row.id)

    def _tell_again(self, index: QModelIndex) -> None:
        """A click on the row one is at already brings it back into sight."""
        row = self._rows.row(index.row())
        if row is not None:
            self.chosen.emit(row.id)


class RowPainter(QStyledItemDelegate):
    """Icon, title, and what stands back, on one line; what is too long ends in dots."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, max(LEAST, round(option.fontMetrics.lineSpacing() * 1.2) + 2 * SPACE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        colours = look().colours
        inside = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        side = round(SIDE * look().scale)
        sign = self._icon("hide" if row.pale else row.icon, "soft" if row.pale else "ink", side, widget)
        painter.save()
        painter.drawPixmap(inside.left(), inside.center().y() - side // 2, sign)
        inside.setLeft(inside.left() + side + SPACE)
        taken = self._write(painter, inside, row.title, colours.soft if row.pale else colours.ink, strong=True)
        inside.setLeft(inside.left() + taken + SPACE)
        if row.more and inside.width() > 3 * SPACE:
            self._write(painter, inside, row.more, colours.soft, strong=False)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, place: QRect, text: str, colour: str, *, strong: bool) -> int:
        """Gives how wide it became."""
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Medium if strong else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def _icon(self, name: str, role: str, side: int, widget: QWidget) -> QPixmap:
        ratio = widget.devicePixelRatioF()
        key = name, str(getattr(look().colours, role)), round(side * ratio)
        if key not in self._icons:
            self._icons[key] = pixmap(name, role, side, ratio)
        return self._icons[key]
