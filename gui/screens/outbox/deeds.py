"""What each act of a person does; what leaves the house, or may show twice, is confirmed once."""

from collections.abc import Sequence
from datetime import date

from core.i18n import _, ngettext
from core.sync.ledger import State
from core.sync.standing import Act, may_appear_twice
from gui import words as said_as
from gui.desk import Desk
from gui.notice import Notice, Tone
from gui.screens.outbox.rows import Row
from gui.screens.outbox.saying import account_name, removal
from gui.widgets.outside import open_outside


class Deeds:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def do(self, act: Act, row: Row) -> None:
        {
            Act.SIGN_IN: self._sign_in, Act.TAKE_OVER: self._take_over, Act.SEND_NOW: self._send_now,
            Act.OPEN: self._open, Act.ARRIVED: self._arrived, Act.LOOK: self._look, Act.RESEND: self._resend,
            Act.EDIT: self._edit, Act.REMOVE: self._remove, Act.CANCEL: self._cancel,
        }[act](row)  # fmt: skip

    def cancel_all(self, rows: Sequence[Row]) -> None:
        """Several at once, in one step of undo."""
        ids = [row.id for row in rows if Act.CANCEL in row.acts]
        if not self._desk.keeper.flush():
            return
        before = self._desk.business.history.to_undo()
        done = self._desk.do(lambda: self._desk.business.outbox.cancel_all(ids))
        if done is None:
            return
        left = len(rows) - len(done)
        said = ngettext("{n} delivery cancelled.", "{n} deliveries cancelled.", len(done)).format(n=len(done))
        rest = ngettext("{n} cannot be cancelled any more.", "{n} cannot be cancelled any more.", left).format(n=left)
        after = self._desk.business.history.to_undo()
        new = after is not None and (before is None or before.id != after.id)
        acts = self._desk.way_back() if new else ()
        self._desk.say(Notice(text=said, more=rest if left else "", acts=acts, key="undo"))

    def _sign_in(self, row: Row) -> None:
        self._desk.go(f"accounts/account:{row.entry.account}")

    def _edit(self, row: Row) -> None:
        self._desk.go(f"posts/{row.entry.subject}" if row.is_post else "site/publish")

    def _open(self, row: Row) -> None:
        if row.entry.receipt is not None:
            open_outside(self._desk, row.entry.receipt.address)

    def _take_over(self, row: Row) -> None:
        del row  # all of them: one computer sends for a business
        agreed = self._desk.program.dialogs.confirm(
            _("Send from this computer from now on?"),
            _(
                "Everything the other computer was still to send is then sent from here. What it may have sent "
                "meanwhile is looked for first. Do it only if that computer will not send any more."
            ),
            _("Send from this computer"),
        )
        if agreed and (count := self._desk.do(self._desk.business.outbox.take_over)) is not None:
            said = ngettext(
                "This computer now sends {n} more delivery.", "This computer now sends {n} more deliveries.", count
            )
            self._desk.say(Notice(text=said.format(n=count), tone=Tone.GOOD))

    def _send_now(self, row: Row) -> None:
        now = self._desk.business.store.clock.now()
        if row.entry.due is not None and row.entry.due > now and row.when is not None:
            moment = said_as.moment(row.when, self._today())
            agreed = self._desk.program.dialogs.confirm(
                _("Send it now?"),
                _("It then leaves for {account} at once, instead of {moment}.").format(
                    account=account_name(row), moment=moment
                ),
                _("Send now"),
            )
            if not agreed:
                return
        if self._desk.do(lambda: self._desk.business.outbox.send_now(row.id)) is not None:
            self._tell(_("It leaves as soon as there is a connection."))

    def _resend(self, row: Row) -> None:
        if may_appear_twice(row.entry):
            agreed = self._desk.program.dialogs.confirm(
                _("Send it again?"),
                _("It may be at {account} already, and then appears twice. Look at your page there first.").format(
                    account=account_name(row)
                ),
                _("Send again"),
            )
            if not agreed:
                return
        outbox = self._desk.business.outbox

        def again() -> object:
            outbox.hurry(row.entry.account)
            return outbox.resend(row.id)

        if self._desk.do(again) is not None:
            self._tell(_("It is sent again as soon as there is a connection."))

    def _look(self, row: Row) -> None:
        if self._desk.do(lambda: self._desk.business.outbox.look(row.id)) is not None:
            self._desk.do(lambda: self._desk.business.outbox.hurry(row.entry.account))
            self._tell(_("{account} is asked whether it arrived.").format(account=account_name(row)))

    def _arrived(self, row: Row) -> None:
        if self._desk.do(lambda: self._desk.business.outbox.arrived(row.id)) is not None:
            self._tell(_("Noted: it arrived. It is not sent again."))

    def _remove(self, row: Row) -> None:
        what = _("The post") if row.is_post else _("The whole site")
        agreed = self._desk.program.dialogs.confirm(
            _("Remove it from {account}?").format(account=account_name(row)),
            (
                _("{what} is deleted there. It was only practice: nobody else ever saw it. Here it is kept.")
                if row.practice
                else _("{what} is deleted there and nobody sees it any more. Here it is kept.")
            ).format(what=what),
            removal(row),
            danger=True,
        )
        if agreed and self._desk.do(lambda: self._desk.business.outbox.remove(row.id)) is not None:
            self._tell(_("It is removed as soon as there is a connection."))

    def _cancel(self, row: Row) -> None:
        verb = self._desk.business.outbox.cancel
        if row.entry.state in (State.WAITING, State.REFUSED, State.MISSED):
            self._desk.do_undoably(lambda: verb(row.id), _("The delivery is cancelled: it does not go out."))
        elif self._desk.do(lambda: verb(row.id)) is not None:
            calls = row.entry.state is State.HANDED
            back = _("{account} is asked to give it back.").format(account=account_name(row))
            self._tell(back if calls else _("It is given up: nothing more is tried. It may be there all the same."))

    def _tell(self, said: str) -> None:
        self._desk.say(Notice(text=said, seconds=6, key="outbox"))

    def _today(self) -> date:
        return self._desk.business.today()
