"""Words on one line that end in "…" where there is no room; whole in the tooltip and for a screen reader."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from gui.look.icons import wear
from gui.widgets.plain import tip

LEAST = 48  # px
LETTERS = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Elided(QLabel):
    """Takes what room there is and never asks for more; `kind` as of `words`."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LETTERS:
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(LEAST, self.width()))
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


class ElidedButton(QPushButton):
    """A button that names what it opens, as long as that name may be; `&` in it is a letter, no key."""

    def __init__(self, does: Callable[[], object], kind: str = "link", icon: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if icon:
            wear(self, icon, "accent" if kind == "link" else "ink")
        self.clicked.connect(lambda _checked=False: does())

    def show_text(self, text: str, spoken: str = "") -> None:
        """`spoken` is what a screen reader says in its place."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(spoken or self._whole)
        self.updateGeometry()
        self._fit()

    def whole_text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        """As wide as all of its words, whatever part of them is shown at the moment."""
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + self._around()
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST + self._around(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LETTERS:
            self._fit()

    def _around(self) -> int:
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 6
        return icon + 18

    def _fit(self) -> None:
        room = max(LEAST, self.width() - self._around())
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tip(self._whole) if shown != self._whole else "")
