"""Home: what to do next, what waits for a connection, what came of it; and the same for all clients at a glance."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.i18n import _
from core.overview.closed_days import names_of
from core.overview.model import Overview
from core.overview.overview import overview
from core.store.levels import SYNCED
from gui.desk import Desk
from gui.look.look import WIDE
from gui.screens.home.clients import Clients
from gui.screens.home.today import Today
from gui.widgets.plain import row
from gui.widgets.screen import Screen

OWN, CLIENTS = 0, 1
MINUTE = 60_000  # ms


class Home(Screen):
    tables: ClassVar[frozenset[str]] = frozenset((*SYNCED, "breakers"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._calendar: tuple[tuple[str, str], int] | None = None
        self._holidays: Mapping[date, str] = {}
        self._stale = False
        self.today, self.clients = Today(desk), Clients(desk)
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self.tabs.setAccessibleName(_("This business, or all clients"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("This business"))
        self.tabs.addTab(_("Clients"))
        for page in (self.today, self.clients):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row(WIDE, self.tabs, -1, gap=0))
        layout.addWidget(self.pages, 1)
        self.tabs.currentChanged.connect(self._turn)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._pass_time)
        self._minute.start()

    def read(self) -> None:
        self._stale = False
        seen = overview(self.desk.business, self._holidays)
        self._learn_holidays(seen)
        self.today.show_overview(seen)
        self._show_tabs()
        if self.tabs.currentIndex() == CLIENTS:
            self.clients.look_soon()

    def enter(self, place: str) -> None:
        if self._stale:
            self.read()
        self._show_tabs()
        several = not self.tabs.isHidden()
        self.tabs.setCurrentIndex(CLIENTS if place == "clients" and several else OWN)
        self._focus_first()

    def leave(self) -> None:
        self.clients.rest()

    def searchable(self) -> QWidget | None:
        return self.clients.search if self.tabs.currentIndex() == CLIENTS else None

    def _turn(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        if page == CLIENTS:
            self.clients.look()

    def _focus_first(self) -> None:
        if self.tabs.currentIndex() == CLIENTS:
            self.clients.focus_first()
        else:
            self.today.focus_first()

    def _show_tabs(self) -> None:
        """Whoever has one business sees nothing of others."""
        several = len(self.desk.program.session.businesses()) > 1
        self.tabs.setVisible(several)
        if not several:
            self.tabs.setCurrentIndex(OWN)

    def _pass_time(self) -> None:
        """What is due is due although nobody did anything; the day ends."""
        if self.isVisible():
            self.read()

    def _learn_holidays(self, seen: Overview) -> None:
        """The calendar is loaded off this thread, and only when the place or the year is another one."""
        wanted = (seen.calendar, seen.today.year)
        if wanted == self._calendar:
            return
        self._calendar = wanted
        self.desk.program.tasks.run(
            lambda _stop, _progress: names_of(seen.calendar, seen.today), self._take_holidays, self.desk.fault
        )

    def _take_holidays(self, holidays: Mapping[date, str]) -> None:
        if not isValid(self) or holidays == self._holidays:
            return
        self._holidays = holidays
        if self.isVisible():
            self.read()
        else:
            self._stale = True
