"""Fields: a label, a control, a word of help, and the problem beside it when there is one. What is typed is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.errors import Problem
from gui.look.look import GAP, look
from gui.widgets.announce import announce
from gui.widgets.plain import row, set_tone, words


class Field(QWidget):
    """One thing to say. `typed` at each change by the person, `left` when the field is left; `show_value` never
    writes into what somebody is typing at that moment."""

    typed = Signal(object)
    left = Signal()

    def __init__(self, label: str, control: QWidget, help_: str = "") -> None:
        super().__init__()
        self.control = control
        self._beside: QVBoxLayout | None = None
        self._seen: object = None  # the value as it was given last
        self.label, self.help, self.problem = words(label, "label"), words(help_, "small"), words("", "problem")
        self.label.setBuddy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(help_)
        self.setFocusProxy(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        for part in (self.label, control, self.help, self.problem):
            layout.addWidget(part)
        self.label.setVisible(bool(label))
        self.help.setVisible(bool(help_))
        self.problem.hide()
        control.installEventFilter(self)

    def put_beside(self, part: QWidget) -> None:
        """A button that belongs to the control, at its right; several stand one below the other."""
        layout = self.layout()
        if self._beside is None and isinstance(layout, QVBoxLayout):
            place, whole, self._beside = layout.indexOf(self.control), QWidget(), QVBoxLayout()
            layout.takeAt(place)
            line = row(self.control)
            line.addLayout(self._beside)
            whole.setLayout(line)
            layout.insertWidget(place, whole)
            line.setStretch(0, 1)
        if self._beside is not None:
            self._beside.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """What is wrong with it and what to do, beside it; an empty list takes it away."""
        said = " ".join(part for one in problems for part in (one.message, one.remedy) if part)
        fresh = said and said != self.problem.text()
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        set_tone(self.control, "wrong", "true" if said else "false")
        self.control.setAccessibleDescription(said or self.help.text())
        if fresh:
            announce(self.control, said)

    def has_problem(self) -> bool:
        return bool(self.problem.text())

    def _stays(self, value: object) -> bool:
        """What is wrong stays as it was typed until the value itself is changed, by an undo or by somebody else."""
        same, self._seen = value == self._seen, value
        if not same and self.has_problem() and not self.control.hasFocus():
            self.show_problems([])
        return same and self.has_problem()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.control and event.type() == QEvent.Type.FocusOut:
            reason = event.reason() if isinstance(event, QFocusEvent) else Qt.FocusReason.OtherFocusReason
            if reason != Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        return super().eventFilter(watched, event)


def units(text: str, start: int, long: int) -> str:
    """A part of `text` counted in UTF-16 units, as Qt counts."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * (start + long)].decode("utf-16-le", "replace")


class Line(QLineEdit):
    """Draws a wave below what is marked, each as (start, length) in UTF-16 units."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[tuple[int, int]] = []

    def mark(self, marks: list[tuple[int, int]]) -> None:
        self._marks = marks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks:
            return
        metrics, text = self.fontMetrics(), self.text()
        cursor = self.cursorRect().center()
        left = cursor.x() - metrics.horizontalAdvance(units(text, 0, self.cursorPosition()))
        below = cursor.y() + metrics.ascent() // 2 + 3
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look().colours.bad), 1.2))
        painter.setClipRect(self.rect().adjusted(4, 0, -4, 0))
        for start, long in self._marks:
            first = left + metrics.horizontalAdvance(units(text, 0, start))
            last = left + metrics.horizontalAdvance(units(text, 0, start + long))
            painter.drawPolyline([QPointF(x, below + (2 if n % 2 else 0)) for n, x in enumerate(range(first, last, 3))])
        painter.end()


class LineField(Field):
    """One line of text."""

    control: Line

    def __init__(self, label: str, help_: str = "", placeholder: str = "") -> None:
        super().__init__(label, Line(), help_)
        self.control.setPlaceholderText(placeholder)
        self.control.textEdited.connect(self.typed.emit)

    def value(self) -> str:
        return self.control.text()

    def show_value(self, text: str) -> None:
        if not self._stays(text):
            self._put(text)

    def settle(self, text: str) -> None:
        """Show the form in which it was kept, now that the field is left."""
        self._seen = text
        self.control.setModified(False)
        self._put(text)

    def _put(self, text: str) -> None:
        if text != self.control.text() and not (self.control.hasFocus() and self.control.isModified()):
            self.control.setText(text)
            self.control.setModified(False)


class _Text(QPlainTextEdit):
    """Grows with what it holds; Tab goes on to the next field."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        held = max(self._lines, min(self._most, round(self.document().size().height())))
        frame = 2 * (self.frameWidth() + 7) + round(2 * self.document().documentMargin())
        self.setFixedHeight(held * self.fontMetrics().lineSpacing() + frame)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


ENDS = dict.fromkeys((0x2028, 0x2029, 0xFDD0, 0xFDD1), "\n")


def held_text(control: QPlainTextEdit) -> str:
    """As `toPlainText`, which makes ordinary spaces of those that French typography keeps from breaking."""
    return control.document().toRawText().translate(ENDS)


class TextField(Field):
    """Several lines of text, from `lines` high up to `most`."""

    control: _Text

    def __init__(self, label: str, help_: str = "", placeholder: str = "", lines: int = 3, most: int = 12) -> None:
        super().__init__(label, _Text(lines, most), help_)
        self.control.setPlaceholderText(placeholder)
        self._showing = False
        self.control.textChanged.connect(self._changed)

    def value(self) -> str:
        return held_text(self.control)

    def show_value(self, text: str) -> None:
        if not self._stays(text):
            self._put(text)

    def settle(self, text: str) -> None:
        self._seen = text
        self.control.document().setModified(False)
        self._put(text)

    def _put(self, text: str) -> None:
        held = self.control.document()
        if text != held_text(self.control) and not (self.control.hasFocus() and held.isModified()):
            self._showing = True
            self.control.setPlainText(text)
            held.setModified(False)
            self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit(held_text(self.control))


class ChoiceField(Field):
    """One of a few; each choice is (value, words). The wheel does not change it by accident."""

    control: QComboBox

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], help_: str = "") -> None:
        super().__init__(label, QComboBox(), help_)
        self.control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.control.setMinimumContentsLength(12)
        for value, said in choices:
            self.control.addItem(said, value)
        self.control.activated.connect(lambda _index: self.typed.emit(self.value()))

    def value(self) -> str:
        return str(self.control.currentData() or "")

    def show_value(self, value: str) -> None:
        self.control.setCurrentIndex(self.control.findData(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class TickField(Field):
    """Yes or no, said by its own words."""

    control: QCheckBox

    def __init__(self, label: str, help_: str = "") -> None:
        super().__init__("", QCheckBox(label.replace("&", "&&")), help_)
        self.control.setAccessibleName(label)
        self.control.clicked.connect(lambda checked: self.typed.emit(bool(checked)))

    def value(self) -> bool:
        return self.control.isChecked()

    def show_value(self, value: bool) -> None:  # noqa: FBT001, a value, not an option
        self.control.setChecked(value)


class SearchLine(QLineEdit):
    """Ctrl+F goes here; Esc empties it."""

    def __init__(self, placeholder: str, sought: Callable[[str], object]) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(sought)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
