"""Usual services of the trade to tick, so that nobody begins with an empty list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from core.i18n import _, ngettext
from core.profile.model import Offer, Profile
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.widgets.plain import button, column, row, words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
SHOWN = 9  # lines seen at once


class UsualModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()
        self.ticked: set[str] = set()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        offer = self.offers[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return f"{offer.name}  ·  {offer.section}" if offer.section else offer.name
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if offer.name in self.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole:
            return False
        name = self.offers[index.row()].name
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.ticked = self.ticked | {name} if checked else self.ticked - {name}
        self.dataChanged.emit(index, index)
        return True

    def show_offers(self, offers: Sequence[Offer]) -> None:
        if tuple(offers) != self.offers:
            self.beginResetModel()
            self.offers = tuple(offers)
            self.ticked &= {offer.name for offer in offers}
            self.endResetModel()


class _TickList(QListView):
    """The whole line is the target, not only its box; the space bar does the same."""

    pressed_space = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self.currentIndex().isValid():
            self.pressed_space.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class UsualOffers(QFrame):
    """`opener` unfolds it; what is offered already is not proposed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._profile = Profile()
        self.setProperty("role", "card")
        self.opener = button(_("Usual services of the trade"), self._open, icon="idea")
        self.opener.setCheckable(True)
        self.model, self.list = UsualModel(self), _TickList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(_("Usual services, to tick"))
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(self._toggle)
        self.list.pressed_space.connect(self._toggle)
        self.take = button(_("Add the ticked ones"), self.add, icon="add")
        self.model.dataChanged.connect(self._count)
        self.model.modelReset.connect(self._count)
        said = words(_("Tick what you do; prices are yours to write."), "soft")
        self.setLayout(column(said, self.list, row(-1, self.take), gap=SPACE, margin=WIDE))
        self.hide()
        self._count()

    def read_profile(self, profile: Profile) -> None:
        self._profile = profile
        self.opener.setEnabled(bool(profile.trade))
        self.opener.setToolTip("" if profile.trade else _("Choose your trade first."))
        if self.isVisible():
            self._fill()

    def add(self) -> None:
        wanted = [offer for offer in self.model.offers if offer.name in self.model.ticked]
        offers = self._desk.business.profiles.offers
        said = ngettext("{n} offer was added.", "{n} offers were added.", len(wanted)).format(n=len(wanted))
        self._desk.do_undoably(lambda: offers.add_all(wanted), said)
        self.model.ticked.clear()

    def _open(self) -> None:
        self.setVisible(self.opener.isChecked())
        if self.opener.isChecked():
            self._fill()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        from core.trades.usual import usual_offers

        self.model.show_offers(usual_offers(self._profile))
        high = max(self.list.sizeHintForRow(0), 32)
        self.list.setFixedHeight(high * min(SHOWN, max(1, self.model.rowCount())) + SPACE)

    def _toggle(self, index: QModelIndex) -> None:
        now = index.data(Role.CheckStateRole)
        turned = Qt.CheckState.Unchecked if now == Qt.CheckState.Checked else Qt.CheckState.Checked
        self.model.setData(index, turned, Role.CheckStateRole)

    def _count(self) -> None:
        count = len(self.model.ticked)
        self.take.setEnabled(count > 0)
        self.take.setText(_("Add the ticked ones ({n})").format(n=count) if count else _("Add the ticked ones"))
