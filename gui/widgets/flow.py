"""Small parts side by side that go on in the next row where there is no room: they never widen the window."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from gui.look.look import SPACE


class Flow(QWidget):
    def __init__(self, gap: int = SPACE, *, centred: bool = False) -> None:
        super().__init__()
        self._rows = _Rows(self, gap, centred=centred)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> QWidget:
        self._rows.addWidget(part)
        return part

    def clear(self) -> None:
        """Take all parts out, for good."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()


class _Rows(QLayout):
    def __init__(self, parent: QWidget, gap: int, *, centred: bool) -> None:
        super().__init__(parent)
        self._centred = centred
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        found = QSize()
        for item in self._shown():
            found = found.expandedTo(item.minimumSize())
        return found

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Gives the height that the parts take in this width."""
        top, high = rect.top(), 0
        for line in self._lines(rect.width()):
            top += high + self._gap if high else 0
            high = max(size.height() for _item, size in line)
            if move:
                self._put(line, QPoint(rect.left(), top), rect.width())
        return top + high - rect.top()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self._gap
        return lines

    def _put(self, line: list[tuple[QLayoutItem, QSize]], at: QPoint, width: int) -> None:
        if self._centred:
            taken = sum(size.width() for _item, size in line) + self._gap * (len(line) - 1)
            at.setX(at.x() + max(0, (width - taken) // 2))
        for item, size in line:
            item.setGeometry(QRect(at, size))
            at.setX(at.x() + size.width() + self._gap)
