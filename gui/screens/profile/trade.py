"""The trade, found by everyday words without accents: a line that proposes what may be meant while one types."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from core.errors import Problem
from core.i18n import _, language
from core.trades import search
from core.trades.trades import keys
from gui.desk import Desk
from gui.widgets.fields import Field

MOST = 12


class TradeField(Field):
    """`typed` carries the key of a trade. Words that fit one trade alone choose it when the field is left."""

    control: QLineEdit

    def __init__(self, label: str, desk: Desk) -> None:
        super().__init__(label, QLineEdit(), _("Type a word: bread, plumber, hair…"))
        self._desk, self._key = desk, ""
        self._names = QStringListModel(self)
        self._found: list[str] = []
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST)
        self._popup = completer.popup()
        if self._popup is not None:
            self._popup.setAccessibleName(_("Trades that fit"))
        completer.activated.connect(self._choose_name)
        completer.setWidget(self.control)
        self.completer = completer
        self.control.textEdited.connect(self._propose)
        self.control.returnPressed.connect(self._choose_first)
        self.left.connect(self._settle)
        desk.tasks.run(lambda _stop, _told: search.read_all(), lambda _done: None, desk.fault)

    def value(self) -> str:
        return self._key

    def show_value(self, key: str) -> None:
        self._key = key
        if not (self.control.hasFocus() and self.control.isModified()):
            self.control.setText(self._name(key))
            self.control.setModified(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down opens the whole list, as in any choice."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._propose(self.control.text() if self.control.isModified() else "")
            return True
        return super().eventFilter(watched, event)

    def _propose(self, typed: str) -> None:
        self._found = list(search.find(typed, language()))
        self._names.setStringList([self._name(key) for key in self._found])
        if self._found:
            self.completer.complete()
        else:
            self._hide_list()

    def _hide_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _choose_name(self, name: str) -> None:
        self._choose(next((key for key in self._found if self._name(key) == name), ""))

    def _choose_first(self) -> None:
        if self.control.isModified() and self._found:
            self._choose(self._found[0])

    def _choose(self, key: str) -> None:
        if key:
            self.control.setModified(False)
            self.show_value(key)
            self.typed.emit(key)
            self.show_problems([])

    def _settle(self) -> None:
        """Left in the middle of a word: the only trade that fits is meant, an emptied line means none."""
        if not self.control.isModified():
            return
        typed = self.control.text().strip()
        if not typed:
            self.control.setModified(False)
            self.typed.emit("")
        elif len(found := search.find(typed, language())) == 1 or (
            found and self._name(found[0]).lower() == typed.lower()
        ):
            self._choose(found[0])
        else:
            QTimer.singleShot(0, self._tell_unknown)

    def _tell_unknown(self) -> None:
        said = _("No trade is chosen by these words yet.")
        self.show_problems([Problem("trade", said, _("Type another word and choose from the list."))])

    def _name(self, key: str) -> str:
        return search.name(key, language()) if key in keys() else key
