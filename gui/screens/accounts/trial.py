"""Trying an account: it is kept, its server is met and shown, its log-in is tried; all off the screen's thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from core.business import Business
from core.i18n import _
from core.services.outcome import SignInError
from core.services.service import Identity, Met
from gui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be tried: a new account (`account` "") or one there is, with other settings and perhaps another
    password. The password stands in no `repr`."""

    account: str
    service: str
    name: str
    settings: Mapping[str, str]
    secret: "Sealed"
    change: bool = True


class Sealed:
    """A password on its way to the keyring, taken out once."""

    def __init__(self, value: str) -> None:
        self._value = value

    def take(self) -> str:
        value, self._value = self._value, ""
        return value


class Trial(QObject):
    """`kept` tells the id under which the account is kept now; then comes one of the three others. `agrees` asks the
    person whether the server is the right one. After `abandon` nothing more is heard of it."""

    kept = Signal(str)
    found = Signal(object)
    failed = Signal(object)
    refused = Signal()

    def __init__(self, desk: Desk, agrees: Callable[[Met], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._agrees = desk, agrees
        self._stop: Event | None = None
        self._number, self._new = 0, False

    @property
    def is_on(self) -> bool:
        return self._stop is not None

    def start(self, wish: Wish) -> None:
        self.abandon()
        self._number += 1
        self._new = not wish.account
        self._step(lambda business, _stop: _keep(business, wish), self._meet, self._tell_kept)

    def abandon(self) -> None:
        """Answers at once; a call under way ends by itself."""
        if self._stop is not None:
            self._stop.set()
        self._stop = None

    def _step(
        self, work: Callable[[Business, Event], Any], then: Callable[[Any], None],
        always: Callable[[Any], None] = lambda _answer: None,
    ) -> None:  # fmt: skip
        """`always` hears the answer also when the test was stopped meanwhile."""
        number = self._number

        def go_on(answer: object) -> None:
            always(answer)
            if self._goes_on(number):
                then(answer)

        def fail(fault: Exception) -> None:
            if self._goes_on(number):
                self._stop = None
                self.failed.emit(fault)

        self._stop = self._desk.background(lambda business, _told, stop: work(business, stop), go_on, fail)

    def _goes_on(self, number: int) -> bool:
        return isValid(self) and number == self._number and self._stop is not None

    def _tell_kept(self, account: str) -> None:
        if isValid(self):
            self.kept.emit(account)

    def _meet(self, account: str) -> None:
        self._step(
            lambda business, stop: business.meet(business.accounts.get(account), stop),
            lambda met: self._show(account, met),
        )

    def _show(self, account: str, met: Met | None) -> None:
        accounts = self._desk.business.accounts
        if met is not None and not self._agrees(met):
            self._turn_away(account)
        elif met is None or self._desk.do(lambda: accounts.trust(accounts.get(account), met)) is not None:
            self._step(lambda business, stop: _connect(business, account, stop), self._end)
        else:
            self._stop = None

    def _turn_away(self, account: str) -> None:
        """The person does not know this server: a new account is forgotten, one there was keeps waiting."""
        accounts = self._desk.business.accounts
        self._stop = None
        if self._new:
            self._desk.do(lambda: accounts.remove(accounts.get(account)))
        else:
            self._desk.do(lambda: accounts.pause(accounts.get(account), _("Its server was not accepted.")))
        self.refused.emit()

    def _end(self, identity: Identity) -> None:
        self._stop = None
        self.found.emit(identity)


def _keep(business: Business, wish: Wish) -> str:
    accounts, secret = business.accounts, wish.secret.take()
    if not wish.account:
        return accounts.add(wish.name, wish.service, wish.settings, secret).id
    if wish.change:
        accounts.change(accounts.get(wish.account), wish.settings, secret)
    return wish.account


def _connect(business: Business, id_: str, stop: Event) -> Identity:
    account = business.accounts.get(id_)
    try:
        return business.connect(account, stop)
    except SignInError as refused:
        business.accounts.pause(account, str(refused))
        raise
