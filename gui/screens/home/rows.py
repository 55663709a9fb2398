"""Rows of a card, one for each thing: those that stay stay where they are, with the focus that is in them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.look import SPACE


class Row(QWidget):
    """Shows one value: each kind of row says how in `show_value`, called again with another one of the same thing."""

    show_value: Callable[[Any], None]

    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in reading order."""
        return []


class Rows(QWidget):
    def __init__(self, make: Callable[[], Row], gap: int = SPACE) -> None:
        super().__init__()
        self._make = make
        self._kept: dict[str, tuple[object, Row]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)

    def show_all(self, values: Sequence[tuple[str, object]]) -> None:
        """One row for each (key, value), in this order. Where the row with the focus goes, its place keeps it."""
        place = self._place_of_focus()
        keys = [key for key, _value in values]
        for key in [key for key in self._kept if key not in keys]:
            self._drop(key)
        for index, (key, value) in enumerate(values):
            known = self._kept.get(key)
            row = known[1] if known else self._make()
            if known is None or known[0] != value:
                row.show_value(value)
            self._kept[key] = (value, row)
            if (item := self._layout.itemAt(index)) is None or item.widget() is not row:
                self._layout.removeWidget(row)
                self._layout.insertWidget(index, row)
                row.show()  # at once, so that it can take the focus
        self.setVisible(bool(values))
        if place is not None and not self._has_focus():
            self._focus_at(place)

    def rows(self) -> list[Row]:
        """From top to bottom."""
        items = (self._layout.itemAt(index) for index in range(self._layout.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Row)]

    def stops(self) -> list[QWidget]:
        return [stop for row in self.rows() for stop in row.stops()]

    def _drop(self, key: str) -> None:
        _value, row = self._kept.pop(key)
        self._layout.removeWidget(row)
        row.setParent(None)
        row.deleteLater()

    def _place_of_focus(self) -> int | None:
        focused = self.window().focusWidget()
        if focused is None:
            return None
        return next((place for place, row in enumerate(self.rows()) if row.isAncestorOf(focused)), None)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focus_at(self, place: int) -> None:
        rows = self.rows()
        stops = rows[min(place, len(rows) - 1)].stops() if rows else []
        if stops:
            stops[0].setFocus()
