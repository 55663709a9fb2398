"""The accounts at hosts and networks: how each stands, and a guided way to connect another one."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.i18n import _
from core.services.registry import PLACES, about
from gui.desk import Desk
from gui.look.look import WIDE
from gui.screens.accounts.account_card import AccountCard
from gui.screens.accounts.account_page import AccountPage
from gui.screens.accounts.chooser import Chooser
from gui.screens.accounts.standing import Standing, read_standings
from gui.widgets.plain import button, card, column, row, words
from gui.widgets.screen import Column, Screen


class AccountsScreen(Screen):
    tables: ClassVar[frozenset[str]] = frozenset({"accounts", "deliveries"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._standings: dict[str, Standing] = {}
        self.cards: dict[str, AccountCard] = {}
        self.pages: dict[str, AccountPage] = {}
        self.overview = Column(_("Accounts"), _("Where your site and your posts go. Passwords stay on this computer."))
        self.add_account = button(_("Add an account"), lambda: desk.go("accounts/add"), "main", "add")
        self.overview.body.addLayout(row(self.add_account, -1))
        self.only_practice = card(
            words(_("Only practice so far"), "label"),
            words(_("You can try everything out. For the internet, connect your host and your networks.")),
        )
        self.overview.add(self.only_practice)
        self._list = QVBoxLayout()
        self._list.setSpacing(WIDE)
        self.overview.body.addLayout(self._list)
        self.chooser = Chooser(lambda key: desk.go(f"accounts/add:{key}"), self._home)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.overview)
        self.stack.addWidget(self.chooser)
        self.setLayout(column(self.stack))

    def read(self) -> None:
        standings = read_standings(self.desk.business)
        self._standings = {one.id: one for one in standings}
        self._show_cards(standings)
        for page in self.pages.values():
            if page.id in self._standings:
                page.show_standing(self._standings[page.id])

    def enter(self, place: str) -> None:
        kind, _colon, which = place.partition(":")
        if kind == "account" and which in self._standings:
            self._enter_page(self._page_of(which))
        elif kind == "add" and which in PLACES:
            self._enter_page(self._new_page(which))
        elif kind == "add":
            self._bring(self.chooser, next(iter(self.chooser.buttons.values())))
        else:
            self._bring(self.overview, self.add_account)

    def leave(self) -> None:
        for page in self.pages.values():
            page.leave()

    def _show_cards(self, standings: list[Standing]) -> None:
        today = self.desk.business.today()
        for gone in self.cards.keys() - self._standings.keys():
            self._drop(self.cards.pop(gone))
        for key in [key for key, page in self.pages.items() if page.id and page.id not in self._standings]:
            if not self.pages[key].trial.is_on:
                self._forget_page(key)
        for place, standing in enumerate(standings):
            if standing.id not in self.cards:
                self.cards[standing.id] = AccountCard(self.desk, standing.id)
            shown = self.cards[standing.id]
            if self._list.indexOf(shown) != place:
                self._list.insertWidget(place, shown)
            shown.show_standing(standing, today)
        self.only_practice.setVisible(all(one.about.practice for one in standings))

    def _page_of(self, id_: str) -> AccountPage:
        found = next((page for page in self.pages.values() if page.id == id_), None)
        if found is None:
            standing = self._standings[id_]
            found = self._made(id_, AccountPage(self.desk, standing.about, standing.account, self._home))
            found.show_standing(standing)
        return found

    def _new_page(self, service: str) -> AccountPage:
        """One that somebody began to fill in is still as it was left."""
        key = f"add:{service}"
        if key in self.pages and self.pages[key].id:
            self.pages[self.pages[key].id] = self.pages.pop(key)
        if key not in self.pages:
            self._made(key, AccountPage(self.desk, about(service), None, self._home))
        return self.pages[key]

    def _made(self, key: str, page: AccountPage) -> AccountPage:
        self.pages[key] = page
        self.stack.addWidget(page)
        return page

    def _enter_page(self, page: AccountPage) -> None:
        self._bring(page, None)
        page.enter()

    def _bring(self, part: QWidget, first: QWidget | None) -> None:
        self.leave()
        self.stack.setCurrentWidget(part)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_page(self, key: str) -> None:
        page = self.pages.pop(key)
        if self.stack.currentWidget() is page:
            self._bring(self.overview, self.add_account)
        self._drop(page)

    def _drop(self, part: QWidget) -> None:
        part.setParent(None)
        part.deleteLater()

    def _home(self) -> None:
        self.desk.go("accounts")
