"""One day of the week: its posts, and a place to let one go."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from core.i18n import _
from gui.screens.posts.list_view import PostList
from gui.screens.posts.row_model import MIME
from gui.screens.posts.week_paint import WeekPaint
from gui.widgets.plain import set_tone

SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayList(PostList):
    """`dropped` carries the id of a post that was let go here; `aside` asks for the day before (-1) or after (1)."""

    dropped = Signal(str, object)
    aside = Signal(int)

    def __init__(self) -> None:
        super().__init__("")
        self.day = date.min
        self.setItemDelegate(WeekPaint(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setProperty("role", "day")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def name_for(self, said: str) -> None:
        self.setAccessibleName(said)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := SIDEWAYS.get(Qt.Key(event.key())):
            self.aside.emit(step)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            set_tone(self, "lit", "true")
            self.setAccessibleDescription(_("Let go to move the post to this day."))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        set_tone(self, "lit", "false")

    def dropEvent(self, event: QDropEvent) -> None:
        set_tone(self, "lit", "false")
        id_ = bytes(event.mimeData().data(MIME).data()).decode()
        if id_:
            event.setDropAction(Qt.DropAction.CopyAction)  # the model is told by the business, not by the view
            event.accept()
            self.dropped.emit(id_, self.day)
