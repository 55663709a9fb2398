"""What a screen reader would have nothing to say about."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def nameless(screen: QWidget) -> list[str]:
    """Widgets that take the focus and have no name."""
    return [
        type(one).__name__
        for one in screen.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.isVisibleTo(screen)
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
