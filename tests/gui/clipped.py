"""What of a window's words and buttons is cut off, or stands outside what holds it."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

SPARE = 8  # px around an icon that has no words
SHORTENED = ("Elided", "ElidedButton")
"""Shorten themselves on purpose, with dots, and tell the whole in a tooltip."""


def clipped(window: QWidget) -> list[str]:
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return [said for one in shown for said in (*_low(one), *_outside(one))]


def _low(one: QWidget) -> Iterator[str]:
    free = type(one).__name__ in SHORTENED
    if isinstance(one, QLabel) and one.text():
        need = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
        if one.height() < need - 1:
            yield f"{one.text()[:50]!r} is {one.height()} high and needs {need}"
        if not one.wordWrap() and not free and one.width() < one.sizeHint().width() - 1:
            yield f"{one.text()[:50]!r} is {one.width()} wide and needs {one.sizeHint().width()}"
    if isinstance(one, QPushButton | QToolButton):
        whole = one.sizeHint()
        high = whole.height() - 2 if one.text() else one.iconSize().height() + SPARE
        if one.height() < high or (one.width() < whole.width() - 2 and not free):
            yield f"button {_name(one)!r} is {one.size().toTuple()} and needs {whole.toTuple()}"


def _outside(one: QWidget) -> Iterator[str]:
    holder = one.parentWidget()
    if holder is None or one.isWindow() or not isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox):
        return
    if isinstance(holder.parentWidget(), QAbstractScrollArea):
        return
    place = one.geometry()
    if place.right() > holder.width() or place.bottom() > holder.height():
        yield f"{_name(one)!r} at {place.getRect()} stands outside {holder.size().toTuple()}"


def _name(one: QWidget) -> str:
    text = str(one.property("text") or "")
    return (text or one.accessibleName())[:40]
