"""Publishing, in the middle of the room: to which host, what will change there, and then how it went."""

from collections.abc import Sequence
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.business import Business
from core.errors import DevantureError, Problem
from core.i18n import _, ngettext
from core.ports import Progress
from core.services.service import Account, Kind
from core.site.changes import Changes
from core.site.model import Built
from core.sync.ledger import Entry
from gui.desk import Desk
from gui.look.look import SPACE
from gui.notice import Notice, Tone
from gui.screens.site.form import Form
from gui.screens.site.publish.outcome import Outcome
from gui.screens.site.publish.words import is_practice, told
from gui.widgets.busy import Busy
from gui.widgets.fields import ChoiceField
from gui.widgets.plain import button, card, empty_of, pill, words

KEY = "site.host"
CALM = 600  # ms after the last change
MADE_OF = frozenset(("profile", "offers", "closures", "members", "links", "media", "pages", "blocks", "site"))
"""The tables of which the site is made."""
Outlook = tuple[Changes, list[Problem]]


class PublishPanel(Form):
    """It looks anew at what would change whenever it is entered, another host is chosen, or the site has changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Publish the site"), _("Nothing leaves this computer before you press the button."))
        self.desk = desk
        self.accounts: list[Account] = []
        self._chosen, self._stop, self._asked = "", Event(), 0
        self._stale = self._handing_over = False
        self.hosts = ChoiceField(_("Where to"), ())
        self.hosts.typed.connect(self._choose)
        self.practice = pill(_("For practice: not on the internet"), "warn")
        self.add_host = button(_("Add your host…"), lambda: self.desk.go("accounts/add"), icon="add")
        self.none = words(_("There is no host yet to which the site could go. You find yours under “Accounts”."))
        self.where = card(self.hosts, self.none, self.practice, self.add_host)
        self.busy = Busy()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE)
        self.go = button(_("Publish now"), self._publish, "main", "publish")
        self.checks = button(_("To check"), lambda: self.desk.go("site/checks"), "plain", "warn")
        self.changes = self._changes_card()
        self.outcome = Outcome(desk)
        for part in (self.where, self.outcome, self.busy, self.changes):
            self.add(part)
        self.body.addStretch(1)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(CALM)
        self._again.timeout.connect(self.look_ahead)
        desk.changed.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def _hear(self, tables: frozenset[str]) -> None:
        """Answer received of the changes holds no more; looked at again once the hands rest and somebody sees it."""
        if tables & MADE_OF:
            self._stale = True
            self._look_again()

    def _look_again(self) -> None:
        if self._stale and self.isVisible() and not self._handing_over:
            self._again.start()

    def read(self) -> None:
        """Accounts and the state of the delivery; what would change is only looked at when somebody comes here."""
        self.accounts = self.desk.business.accounts_of(Kind.HOST)
        names = [(account.id, account.name) for account in self.accounts]
        box = self.hosts.control
        if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] != names:
            box.clear()
            for id_, name in names:
                box.addItem(name, id_)
        if self.account is None:
            self._chosen = self._preferred()
        self.hosts.show_value(self._chosen)
        self._show_account()

    @property
    def account(self) -> Account | None:
        return next((one for one in self.accounts if one.id == self._chosen), None)

    def look_ahead(self) -> None:
        """In the background: the site is built as it would be sent. What is being handed over is not disturbed."""
        account = self.account
        self._again.stop()
        if self._handing_over:
            return
        self._stale = False
        self._asked += 1
        asked = self._asked
        self._stop.set()
        self.go.setEnabled(False)
        self.changes.setVisible(account is not None)
        if account is None:
            return

        def work(business: Business, progress: Progress, stop: Event) -> Outlook:
            return business.outlook(account, progress, stop), business.site.checks()

        def show(found: Outlook) -> None:
            if isValid(self) and asked == self._asked:
                self._show_outlook(found)

        def fail(fault: Exception) -> None:
            if isValid(self) and asked == self._asked:
                self.busy.end()
                self._say([_("What would change could not be looked at.")])
                self.desk.fault(fault)

        self._say([])
        self._stop = self.desk.background(work, show, fail, self.busy.tell)
        self.busy.begin(_("Looking at what will change…"), self._stop)

    def begin(self) -> None:
        self.look_ahead()
        (self.hosts if self.accounts else self.add_host).setFocus()

    def _preferred(self) -> str:
        last = self.desk.program.session.text(KEY)
        ids = [account.id for account in self.accounts]
        return last if last in ids else next(iter(ids), "")

    def _choose(self, account: object) -> None:
        self._chosen = str(account)
        self.desk.program.session.put(KEY, self._chosen)
        self._show_account()
        self.look_ahead()

    def _show_account(self) -> None:
        account = self.account
        practice = account is not None and is_practice(account)
        self.practice.setVisible(practice)
        self.none.setVisible(account is None)
        self.hosts.setVisible(account is not None)
        self.add_host.setVisible(account is None or practice)
        self.changes.setVisible(account is not None)
        self.go.setText(_("Publish for practice") if practice else _("Publish now"))
        self.outcome.show_account(account)

    def _changes_card(self) -> QFrame:
        lines = QWidget()
        lines.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.checks.hide()
        return card(words(_("What will change"), "heading"), lines, self.checks, self.go)

    def _show_outlook(self, found: Outlook) -> None:
        changes, problems = found
        self.busy.end()
        self._say(told(changes))
        count = len(problems)
        said = ngettext("{n} thing to fix first", "{n} things to fix first", count)
        self.checks.setText(said.format(n=count))
        self.checks.setVisible(bool(problems))
        self.go.setEnabled(True)

    def _say(self, lines: Sequence[str]) -> None:
        empty_of(self._lines)
        for line in lines:
            self._lines.addWidget(words(line))

    def _publish(self) -> None:
        account = self.account
        if account is None:
            return

        def work(business: Business, progress: Progress, stop: Event) -> tuple[Entry, Built]:
            return business.publish(account, progress, stop)

        self._hand_over(going_on=True)
        self._again.stop()
        self._stop = self.desk.background(work, self._published, self._not_published, self.busy.tell)
        self.busy.begin(_("The site is being made ready to be sent…"), self._stop)

    def _hand_over(self, *, going_on: bool) -> None:
        self._handing_over = going_on
        self.hosts.setEnabled(not going_on)
        if going_on:
            self.go.setEnabled(False)

    def _published(self, done: tuple[Entry, Built]) -> None:
        self.busy.end()
        self._hand_over(going_on=False)
        _entry, built = done
        for problem in built.problems:
            self.desk.say(Notice(text=problem.message, more=problem.remedy, tone=Tone.WARN, seconds=None))
        self._say([_("Everything as it is now is handed over.")])
        self.checks.hide()
        self.read()
        self.show_part(self.outcome)
        self._look_again()

    def _not_published(self, fault: Exception) -> None:
        self.busy.end()
        self._hand_over(going_on=False)
        self.go.setEnabled(True)
        if self._stop.is_set() and isinstance(fault, DevantureError):
            self.desk.say(Notice(text=fault.happened, more=_("Nothing was put in the outbox."), key="publish"))
        else:
            self.desk.fault(fault)
