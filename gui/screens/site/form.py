"""A form in the middle of the room: a column of fields that are shown anew without disturbing who types."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from core.i18n import _, ngettext
from gui.widgets.fields import Field, LineField, TextField
from gui.widgets.plain import set_tone
from gui.widgets.screen import Column

LEAST, WIDEST = 260, 640  # px


class Form(Column):
    """`read` shows the business as it is now; `begin` puts the focus on the first useful thing."""

    def __init__(self, title: str = "", subtitle: str = "") -> None:
        super().__init__(title, subtitle, WIDEST)
        self.setMinimumWidth(LEAST)
        self._inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No narrower than its widest word or button: with the bar that scrolls, it would be cut off at the right."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        need = self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(LEAST, need))

    def read(self) -> None: ...

    def begin(self) -> None:
        """Only where somebody went there on purpose: the lists keep the focus while one walks through them."""
        for part in self._sheet.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return


class NumberField(Field):
    """A whole number; the smallest one is said in words ("all"). The wheel does not change it by accident."""

    control: QSpinBox

    def __init__(self, label: str, most: int, least_said: str, help_: str = "") -> None:
        super().__init__(label, QSpinBox(), help_)
        self.control.lineEdit().setAccessibleName(label)
        self.control.setRange(0, most)
        self.control.setSpecialValueText(least_said)
        self.control.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.control.setMinimumWidth(120)
        self.control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._showing = False
        self.control.valueChanged.connect(self._changed)

    def show_value(self, value: int) -> None:
        self._showing = True
        self.control.setValue(value)
        self._showing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _changed(self, value: int) -> None:
        if not self._showing:
            self.typed.emit(value)


class Countdown:
    """Says below a field how many characters are left, or too many, before a search engine cuts."""

    def __init__(self, field: LineField | TextField, most: int, least: int = 0) -> None:
        self._field, self._most, self._least = field, most, least
        field.help.show()
        field.control.textChanged.connect(self.count)
        self.count()

    def count(self) -> None:
        long = len(self._field.value().strip())
        self._field.help.setText(self._said(long))
        set_tone(self._field.help, "tone", "warn" if long > self._most or long < self._least else "")

    def _said(self, long: int) -> str:
        left, lacks = self._most - long, self._least - long
        if left < 0:
            said = ngettext("{n} character too long: search engines cut it.",
                            "{n} characters too long: search engines cut it.", -left)  # fmt: skip
            return said.format(n=-left)
        if lacks > 0:
            return ngettext("Better {n} character more.", "Better {n} characters more.", lacks).format(n=lacks)
        return ngettext("{n} character left.", "{n} characters left.", left).format(n=left) if left else _("Just full.")
