"""A room of the house on the screen: reads the business when it is shown or has changed, and never keeps a copy."""

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import BROAD, WIDE
from gui.widgets.plain import words

ALL = 1000  # of the room, until the column is as wide as it may be


class Screen(QWidget):
    """`tables` are those it shows: it reads again when one of them changed. `searchable` is what Ctrl+F goes to."""

    tables: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def read(self) -> None:
        """Show the business as it is now."""

    def enter(self, place: str) -> None:
        """The screen is shown; `place` is what the address says behind the room's name ("hours")."""

    def leave(self) -> None:
        """Another screen takes its place."""

    def searchable(self) -> QWidget | None:
        """The search line of this screen, if it has one."""
        return None


class Column(QScrollArea):
    """A scrolling column of cards, no wider than reads well. `add` puts something at its end.

    It stands at the left, where the titles of all rooms begin; `centred` is for a window that holds nothing else."""

    MOST = 880  # px at 100 % text

    def __init__(self, title: str = "", subtitle: str = "", most: int = MOST, *, centred: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self._inner = QWidget()
        inner.setProperty("role", "ground")
        self._sheet = QWidget()
        self._sheet.setMaximumWidth(most)
        self._sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self._sheet)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(WIDE)
        self._beside = QHBoxLayout(inner)
        self._beside.setContentsMargins(BROAD, BROAD, BROAD, BROAD)
        # at the sheet, not at the layout: a layout that is aligned gives no more height than its hint for a wide window
        self._beside.addWidget(self._sheet, ALL, Qt.AlignmentFlag.AlignTop)
        if not centred:
            self._beside.addStretch(1)
        self.setWidget(inner)
        self.title = words(title, "title")
        self.subtitle = words(subtitle, "soft")
        for label, said in ((self.title, title), (self.subtitle, subtitle)):
            self.body.addWidget(label)
            label.setVisible(bool(said))

    def add(self, part: QWidget) -> QWidget:
        self.body.addWidget(part)
        return part

    def show_part(self, part: QWidget) -> None:
        """Bring it to the top of what is seen."""
        self.ensureWidgetVisible(part, 0, WIDE)
        top = part.mapToGlobal(part.rect().topLeft()).y() - self._inner.mapToGlobal(QPoint()).y()
        self.verticalScrollBar().setValue(max(0, top - BROAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = WIDE if event.size().width() < 640 else BROAD
        self._beside.setContentsMargins(side, side, side, side)


def scrolled(part: QWidget) -> QScrollArea:
    """`part` in full where there is room; else it scrolls, and never makes the window higher."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    part.setProperty("role", "ground")
    area.setWidget(part)
    return area
