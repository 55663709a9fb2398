"""Step two: the trade, found by everyday words. From it come texts, services and ideas."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView, QWidget

from core.errors import Problem
from core.i18n import _, language
from gui.look.look import GAP, SPACE
from gui.notice import of_fault
from gui.screens.welcome.making import Making
from gui.screens.welcome.step import Step
from gui.widgets.announce import announce
from gui.widgets.fields import SearchLine
from gui.widgets.plain import button, column, row, words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TRADE, SOUGHT = "trade", "trade_sought"
OTHER = ""  # the last line: a trade that is not there
SEEN = 8


class TradeModel(QAbstractListModel):
    """Trades by their names, and a last line for those that are not there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[str, ...] = ()
        self._proposed: tuple[str, ...] = ()

    def show(self, keys: Sequence[str], proposed: Sequence[str]) -> None:
        first = [key for key in proposed if key in keys]
        self.beginResetModel()
        self._keys = (*first, *(key for key in keys if key not in first), OTHER)
        self._proposed = tuple(first)
        self.endResetModel()

    def key(self, place: int) -> str:
        return self._keys[place]

    def place(self, key: str) -> int:
        return self._keys.index(key) if key in self._keys else -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(self._keys[index.row()])
        return None

    def _said(self, key: str) -> str:
        from core.trades.search import name

        if key == OTHER:
            return _("My trade is not in this list")
        said = name(key, language())
        return _("{trade}: suggested by the register").format(trade=said) if key in self._proposed else said


class TradeStep(Step):
    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.name = _("Your trade")
        self.title = _("What is your trade?")
        self.why = _("From it come the texts of your site, usual services and ideas for posts, all yours to correct.")
        self.search = SearchLine(_("Search: bread, haircut, leak…"), self._sought)
        self.model = TradeModel(self)
        self.list = QListView()
        self.list.setAccessibleName(_("Trades"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.nothing = words("")
        self.all = button(_("Show all trades"), self.search.clear, "link")
        self.without = words(
            _("Leave it out then: photos, hours, contact and everything else work as usual. Only the texts of the "
              "site are not written by themselves until a trade is chosen."), "soft",
        )  # fmt: skip
        self.body.addWidget(self.search)
        self.body.addLayout(column(row(self.nothing, self.all), self.list, self.without, gap=SPACE))
        self.body.addStretch(1)
        self._wanted: str | None = None  # chosen by the person; OTHER: none of them
        self._read = False
        self.list.clicked.connect(self._chosen)
        self.list.doubleClicked.connect(self._decided)
        self.list.selectionModel().currentChanged.connect(self._moved)
        making.program.tasks.run(lambda _stop, _told: _read_all(), self._loaded, self._failed)
        self._show()

    def read(self) -> None:
        kept, typed = self.making.profile().trade, self.making.typed(TRADE)
        self._wanted = (kept or None) if typed is None else typed
        self.search.setText(self.making.typed(SOUGHT) or "")
        self._show()

    def first(self) -> QWidget:
        return self.search

    @property
    def trade(self) -> str:
        """What is chosen now, also where it is only suggested; "" for none."""
        place = self.list.currentIndex().row()
        return self.model.key(place) if place >= 0 else ""

    def keep(self, *, skipped: bool) -> list[Problem]:
        """Skipped, a mere suggestion is not taken."""
        chosen = self._wanted if skipped else self.trade
        if chosen is None:
            return []
        self.making.state.typed.pop(SOUGHT, None)
        return self.making.keep({TRADE: chosen})

    def _loaded(self, _none: None) -> None:
        self._read = True
        self._show()

    def _failed(self, fault: Exception) -> None:
        told = of_fault(fault)
        self.nothing.setText(f"{told.text} {told.more}")
        self.nothing.show()

    def _sought(self, text: str) -> None:
        self.making.state.typed[SOUGHT] = text
        self.making.save()
        self._show()
        if self.nothing.text():
            announce(self.search, self.nothing.text())

    def _show(self) -> None:
        from core.trades.search import find
        from core.trades.trades import for_naf

        sought = self.search.text()
        if not self._read:
            return
        keys = find(sought, language())
        proposed = for_naf(self.making.profile().naf) if not sought.strip() and self.making.made else ()
        self.model.show(keys, proposed)
        self._select(keys, proposed)
        none = bool(sought.strip()) and not keys
        said = _("No trade was found for “{words}”.").format(words=sought.strip()[:60]) if none else ""
        self.nothing.setText(said)
        self.nothing.setVisible(none)
        self.all.setVisible(none)
        self._fit()

    def _select(self, keys: Sequence[str], proposed: Sequence[str]) -> None:
        """What the person chose, else the first one found, else the only one that the register suggests."""
        wanted = self._wanted
        if wanted is None or self.model.place(wanted) < 0 or (wanted == OTHER and self.search.text().strip()):
            likely = keys if self.search.text().strip() else proposed if len(proposed) == 1 else ()
            wanted = likely[0] if likely else None
        index = self.model.index(self.model.place(wanted)) if wanted is not None else QModelIndex()
        self.list.setCurrentIndex(index)
        self._explain()

    def _chosen(self, index: QModelIndex) -> None:
        self._wanted = self.model.key(index.row())
        self.making.note(TRADE, self._wanted)
        self._explain()

    def _decided(self, index: QModelIndex) -> None:
        self._chosen(index)
        self.answered.emit()

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        """With the arrow keys, being on a line is choosing it."""
        if self.list.hasFocus() and index.isValid():
            self._chosen(index)

    def _explain(self) -> None:
        index = self.list.currentIndex()
        self.without.setVisible(index.isValid() and self.model.key(index.row()) == OTHER)

    def _fit(self) -> None:
        """As high as its lines, up to SEEN of them."""
        line = max(self.list.sizeHintForRow(0), self.list.fontMetrics().height() + 3 * GAP)
        self.list.setFixedHeight(min(self.model.rowCount(), SEEN) * line + 2 * GAP)


def _read_all() -> None:
    from core.trades.search import read_all

    read_all()
