"""The small parts of every screen: words in their sizes, buttons, cards, rows and columns on one scale of spaces."""

from collections.abc import Callable
from html import escape
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.look.icons import wear
from gui.look.look import SPACE, WIDE

L = TypeVar("L", QVBoxLayout, QHBoxLayout)
NARROWEST = 40  # px


def words(text: str, kind: str = "", *, wrap: bool = True) -> QLabel:
    """A label; `kind` is one of title, heading, label, strong, soft, small, problem, or "" for plain text."""
    label = _Wrapped(text) if wrap else QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if kind:
        label.setProperty("kind", kind)
    return label


class _Wrapped(QLabel):
    """As high as its width asks for. A word of three hundred letters does not widen the window: `setMinimumWidth`
    would say so too, but Qt then reckons the height of every page as if it were that narrow."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(NARROWEST, least.width()), least.height())


class _Card(QFrame):
    """As high as its words are at the width it has. Qt takes the hint, reckoned for a width of its own choice, as the
    limit of what may not grow: long words in a narrow card would be cut off."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.hasHeightForWidth() and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            hint.setHeight(max(hint.height(), self.heightForWidth(self.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def tip(text: str) -> str:
    """A tooltip with words of somebody's: Qt would take a name with angle brackets for a page of its own."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


def pill(text: str, tone: str = "plain") -> QLabel:
    """A state in words on a ground of its tone: plain, good, warn, bad, accent."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("pill", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def set_tone(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at ("pill", "wrong", "chosen"), and draw it anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(text: str, does: Callable[[], object], kind: str = "", icon: str = "") -> QPushButton:
    """`kind`: "main" (one a screen), "" outlined, "plain", "link", "danger"."""
    made = QPushButton(text.replace("&", "&&"))  # a letter as any other: keys of that kind are in the menus alone
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        wear(made, icon, {"main": "on_accent", "danger": "bad", "link": "accent"}.get(kind, "ink"))
    made.clicked.connect(lambda _checked=False: does())
    return made


def icon_button(name: str, text: str, does: Callable[[], object], role: str = "ink") -> QToolButton:
    """An icon alone: `text` is its name for those who cannot see it, and its tooltip."""
    made = QToolButton()
    made.setAccessibleName(text)
    made.setToolTip(text)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    wear(made, name, role)
    made.clicked.connect(lambda _checked=False: does())
    return made


def action(owner: QObject, text: str, does: Callable[[], object], icon: str = "") -> QAction:
    made = QAction(text, owner)
    if icon:
        wear(made, icon)
    made.triggered.connect(lambda _checked=False: does())
    return made


def column(*parts: QWidget | QLayout | int, gap: int = SPACE, margin: int = 0) -> QVBoxLayout:
    """Parts below each other; a number is a space of that size, -1 one that takes what is left."""
    layout = QVBoxLayout()
    return _filled(layout, parts, gap, margin)


def row(*parts: QWidget | QLayout | int, gap: int = SPACE, margin: int = 0) -> QHBoxLayout:
    """Parts beside each other, as `column`."""
    layout = QHBoxLayout()
    return _filled(layout, parts, gap, margin)


def card(*parts: QWidget | QLayout | int, gap: int = SPACE, margin: int = WIDE) -> QFrame:
    """A sheet of paper with rounded corners, its parts below each other."""
    frame = _Card()
    frame.setProperty("role", "card")
    frame.setLayout(column(*parts, gap=gap, margin=margin))
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return frame


def rule() -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "rule")
    return frame


def empty_of(layout: QLayout) -> None:
    """Take everything out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty_of(inner)


def _filled(layout: L, parts: tuple[QWidget | QLayout | int, ...], gap: int, margin: int) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        elif part < 0:
            layout.addStretch(1)
        else:
            layout.addSpacing(part)
    return layout
