"""What became of the last publication to one account, as it goes, with what can be done about it."""

from PySide6.QtWidgets import QWidget

from core.i18n import _
from core.publishing import SUBJECT
from core.services.service import Account
from core.sync.ledger import Entry, State
from gui import words as said_words
from gui.desk import Desk
from gui.screens.site.publish.words import Standing, is_practice, standing
from gui.widgets.announce import announce
from gui.widgets.flow import Flow
from gui.widgets.outside import can_open, open_outside
from gui.widgets.plain import button, card, column, pill, set_tone, words

ARRIVED = (State.SENT, State.HANDED)
FAILED = (State.REFUSED, State.MISSED)


class Outcome(QWidget):
    """Hidden while nothing was ever published there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._entry: Entry | None = None
        self._address, self._known = "", ""
        self.state, self.when = pill(""), words("", "soft", wrap=False)
        self.said, self.where = words(""), words("", "strong")
        self.open = button(_("Open the site"), self._open, icon="open")
        self.again = button(_("Try again"), self._again, icon="again")
        self.account = button(_("Look at the account"), self._go_account, icon="key")
        self.outbox = button(_("See it in the outbox"), self._go_outbox, "plain", "outbox")
        head, buttons = Flow(), Flow()
        for flow, parts in ((head, (self.state, self.when)), (buttons, (self.open, self.again, self.account))):
            for part in parts:
                flow.add(part)
        title = words(_("Last publication"), "heading")
        self.setLayout(column(card(title, head, self.where, self.said, buttons, self.outbox)))

    def show_account(self, account: Account | None) -> None:
        entries = self.desk.business.outbox.of(SUBJECT, account.id) if account else []
        self._entry = max(entries, key=lambda entry: (entry.created, entry.id), default=None)
        self.setVisible(self._entry is not None)
        if self._entry is not None and account is not None:
            self._show(self._entry, account)

    def _show(self, entry: Entry, account: Account) -> None:
        stands = standing(entry, practice=is_practice(account))
        arrived, failed = entry.state in ARRIVED, entry.state in FAILED
        self._address = (entry.receipt.address if entry.receipt else "") or self.desk.business.accounts.address(account)
        self.state.setText(stands.state)
        set_tone(self.state, "pill", stands.tone)
        self.when.setText(self._when(entry))
        self.where.setText(self._address)
        self.where.setVisible(arrived and bool(self._address))
        self.said.setText(stands.said)
        self.said.setVisible(bool(stands.said))
        self.open.setVisible(arrived and can_open(self._address))
        paused = entry.state is State.WAITING and account.id in self.desk.business.accounts.paused()
        self.again.setVisible((failed or entry.state is State.WAITING) and not paused)
        self.account.setVisible(failed or paused)
        self._announce(stands, entry)

    def _announce(self, stands: Standing, entry: Entry) -> None:
        """Only what is new: the state of the same delivery as it changes."""
        known = f"{entry.id} {entry.state}"
        if self._known.partition(" ")[0] == entry.id and known != self._known:
            announce(self, f"{stands.state}. {stands.said}".strip())
        self._known = known

    def _when(self, entry: Entry) -> str:
        from core.posts.times import to_wall

        business = self.desk.business
        moment = entry.receipt.at if entry.receipt else entry.created
        return said_words.moment(to_wall(moment, business.zone), business.today())

    def _open(self) -> None:
        open_outside(self.desk, self._address)

    def _again(self) -> None:
        entry = self._entry
        if entry is not None:
            self.desk.do(lambda: self.desk.business.outbox.resend(entry.id))
            self.desk.do(self.desk.business.outbox.hurry)

    def _go_account(self) -> None:
        if self._entry is not None:
            self.desk.go(f"accounts/account:{self._entry.account}")

    def _go_outbox(self) -> None:
        if self._entry is not None:
            self.desk.go(f"outbox/delivery:{self._entry.id}")
