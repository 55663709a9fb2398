"""A field whose unknown words are underlined, and whose menu offers others in their place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from core.i18n import _
from gui.look.look import look
from gui.spelling import Spelling
from gui.widgets.fields import Line, LineField, TextField, units

SOON = 250  # ms after the last key


def spell(field: LineField | TextField, spelling: Spelling, language: Callable[[], str]) -> None:
    """Watch the spelling of `field` in the `language` that its text is in at that moment."""
    _Watch(field, spelling, language)


class _Watch(QObject):
    """Belongs to the field and goes with it."""

    def __init__(self, field: LineField | TextField, spelling: Spelling, language: Callable[[], str]) -> None:
        super().__init__(field)
        self._field, self._spelling, self._language = field, spelling, language
        self._marks: list[tuple[int, int]] = []
        self._seen = self._marked = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._look)
        field.control.textChanged.connect(self._changed)
        field.control.installEventFilter(self)
        spelling.renewed.connect(self._again)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and watched is self._field.control:
            return self._menu(event)
        if event.type() == QEvent.Type.Show:
            self._soon.start()
        return False

    def _changed(self) -> None:
        if self._field.value() != self._seen:
            self._soon.start()

    def _again(self) -> None:
        self._seen = ""
        self._soon.start()

    def _look(self) -> None:
        text = self._field.value()
        if text == self._seen or not self._field.isVisible():
            return
        self._seen = text
        self._spelling.check(text, self._language(), lambda marks: self._show(text, marks))

    def _show(self, text: str, marks: list[tuple[int, int]]) -> None:
        """The answer may come after the field has gone."""
        if isValid(self) and isValid(self._field) and text == self._field.value():
            self._marks, self._marked = marks, text
            _underline(self._field.control, marks)

    def _menu(self, event: QContextMenuEvent) -> bool:
        """The usual menu, with what may have been meant at its top where the click was on an unknown word."""
        control = self._field.control
        at = _position(control, event)
        mark = next(((start, long) for start, long in self._marks if start <= at <= start + long), None)
        if mark is None or control.isReadOnly() or self._field.value() != self._marked:
            return False
        menu = control.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, mark)
        menu.popup(event.globalPos())
        return True

    def _offer(self, menu: QMenu, mark: tuple[int, int]) -> None:
        word = units(self._field.value(), *mark)
        first = menu.actions()[0]
        waits = QAction(_("Looking for other spellings…"), menu)
        waits.setEnabled(False)
        learn = QAction(_("Learn “{word}”").format(word=word), menu)
        learn.triggered.connect(lambda: self._spelling.learn(word))
        menu.insertActions(first, [waits, learn])
        menu.insertSeparator(first)
        gone = [False]
        menu.destroyed.connect(lambda: gone.__setitem__(0, True))

        def told(found: list[str]) -> None:
            if gone[0]:
                return
            for one in found:
                made = QAction(one, menu)
                made.triggered.connect(lambda _checked=False, one=one: self._put(mark, one))
                menu.insertAction(waits, made)
            waits.setText(_("No other spelling found"))
            waits.setVisible(not found)

        self._spelling.suggest(word, self._language(), told)

    def _put(self, mark: tuple[int, int], word: str) -> None:
        """In the place of the marked word, as if it had been typed."""
        control = self._field.control
        start, long = mark
        if self._field.value() != self._marked:
            return
        if isinstance(control, QPlainTextEdit):
            cursor = control.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + long, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(word)
        else:
            control.setSelection(start, long)
            control.insert(word)
            control.textEdited.emit(control.text())


def _underline(control: QWidget, marks: list[tuple[int, int]]) -> None:
    if isinstance(control, Line):
        control.mark(marks)
    elif isinstance(control, QPlainTextEdit):
        control.setExtraSelections([_wave(control, start, long) for start, long in marks])


def _wave(control: QPlainTextEdit, start: int, long: int) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    form.setUnderlineColor(QColor(look().colours.bad))
    cursor = QTextCursor(control.document())
    cursor.setPosition(start)
    cursor.setPosition(start + long, QTextCursor.MoveMode.KeepAnchor)
    made.format, made.cursor = form, cursor
    return made


def _position(control: QLineEdit | QPlainTextEdit, event: QContextMenuEvent) -> int:
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        return control.textCursor().position() if isinstance(control, QPlainTextEdit) else control.cursorPosition()
    if isinstance(control, QPlainTextEdit):
        return control.cursorForPosition(control.viewport().mapFromGlobal(event.globalPos())).position()
    return control.cursorPositionAt(event.pos())
