"""What hands do on a screen that is measured: they type a few letters and scroll what scrolls."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget

from gui.measure.gaps import run_for

LETTERS = " pain"
BETWEEN = 70  # ms between two keys of somebody who types well
STEPS, STEP = 12, 16  # pieces in which a list is scrolled down, and the ms of each


def type_letters(screen: QWidget) -> bool:
    """Into the first text in sight that may be changed; is there one?"""
    field = next((one for one in screen.findChildren(QWidget) if _takes_text(one)), None)
    if field is None:
        return False
    field.setFocus(Qt.FocusReason.TabFocusReason)
    for letter in LETTERS:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        run_for(BETWEEN)
    return True


def scroll(screen: QWidget) -> None:
    """Everything in sight, to its end and back."""
    for area in screen.findChildren(QAbstractScrollArea):
        bar = area.verticalScrollBar()
        if not area.isVisible() or bar.maximum() <= 0:
            continue
        before = bar.value()
        for step in range(1, STEPS + 1):
            bar.setValue(bar.maximum() * step // STEPS)
            run_for(STEP)
        bar.setValue(before)


def _takes_text(one: QWidget) -> bool:
    """A line of a box of dates or numbers is no text."""
    if not isinstance(one, QLineEdit | QPlainTextEdit) or one.isReadOnly() or not one.isEnabled():
        return False
    inside = one.parentWidget()
    return one.isVisible() and not (isinstance(one, QLineEdit) and inside is not None and inside.focusProxy() is one)
