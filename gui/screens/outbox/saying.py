"""What is said of a delivery: its state in a word, why it stands so, and what to do."""

from collections.abc import Callable
from datetime import date

from core.i18n import N_, _
from core.sync.standing import Act, Standing, taken_back
from gui import words as said_as
from gui.screens.outbox.rows import Row

STATES: dict[Standing, tuple[str, str, str]] = {
    Standing.PREPARED: (N_("prepared"), "waiting", "plain"),
    Standing.LATER: (N_("waits for its time"), "clock", "plain"),
    Standing.OFFLINE: (N_("waits for a connection"), "offline", "plain"),
    Standing.RETRY: (N_("waits for another try"), "again", "plain"),
    Standing.PAUSED: (N_("waits for the account"), "key", "warn"),
    Standing.ELSEWHERE: (N_("on another computer"), "desktop", "plain"),
    Standing.SENDING: (N_("going"), "sending", "accent"),
    Standing.HANDED: (N_("kept there until its time"), "clock", "accent"),
    Standing.SENT: (N_("sent"), "good", "good"),
    Standing.CHECK: (N_("being looked for"), "search", "plain"),
    Standing.ASK: (N_("to check"), "unknown", "warn"),
    Standing.REFUSED: (N_("refused"), "bad", "bad"),
    Standing.MISSED: (N_("missed"), "warn", "warn"),
    Standing.RECALLING: (N_("being called back"), "undo", "plain"),
    Standing.CANCELLED: (N_("cancelled"), "close", "plain"),
}  # fmt: skip
"""Of each standing: the word, the sign, the tone."""

LABELS: dict[Act, str] = {
    Act.SIGN_IN: N_("Connect the account again"), Act.TAKE_OVER: N_("Send from this computer"),
    Act.SEND_NOW: N_("Send now"), Act.OPEN: N_("Open"), Act.ARRIVED: N_("It did arrive"), Act.LOOK: N_("Check again"),
    Act.RESEND: N_("Send again"), Act.EDIT: N_("Change"), Act.REMOVE: N_("Remove from the network"),
    Act.CANCEL: N_("Cancel this delivery"),
}  # fmt: skip

Say = Callable[[], str]

EXPLAINED: dict[Standing, Say] = {
    Standing.PREPARED: lambda: _("It leaves for {account} in a moment. There is nothing to do."),
    Standing.LATER: lambda: _(
        "It leaves {moment}, if Devanture is open then and there is a connection. If it cannot leave on that day, "
        "you are asked."
    ),
    Standing.OFFLINE: lambda: _("{account} could not be reached. It leaves by itself once there is a connection."),
    Standing.RETRY: lambda: _("The trouble is at {account}, not here. It is tried again by itself."),
    Standing.PAUSED: lambda: _(
        "Nothing is sent to {account} until that account is connected again. What waits for it is kept."
    ),
    Standing.ELSEWHERE: lambda: _(
        "Another computer with this business is to send it. Take it over only if that one will not do it any more; "
        "what may have left there is looked for first."
    ),
    Standing.SENDING: lambda: _("It is on its way to {account} at this moment."),
    Standing.HANDED: lambda: _("{account} has it and shows it {moment}, even if this computer is off then."),
    Standing.SENT: lambda: _("It arrived at {account}."),
    Standing.CHECK: lambda: _(
        "Its answer was lost. Before anything goes again, {account} is asked whether it arrived: nothing is sent twice."
    ),
    Standing.ASK: lambda: _(
        "Please look at your page at {account}. If it is there, say “It did arrive”. If not, send it again."
    ),
    Standing.REFUSED: lambda: _("{account} did not accept it as it is. Change it, or fix the cause and send it again."),
    Standing.MISSED: lambda: _(
        "It did not leave. Send it all the same, give it another time, or cancel it if its day is over."
    ),
    Standing.RECALLING: lambda: _("{account} is asked to remove it, by itself, as soon as there is a connection."),
    Standing.CANCELLED: lambda: _("It does not go out."),
}  # fmt: skip

STEPS = {
    "send": N_("Sending"), "find": N_("Checking whether it arrived"), "remove": N_("Removing it there"),
}  # fmt: skip
OUTCOMES = {
    "sent": N_("arrived"), "handed over": N_("taken, and kept until its time"), "removed": N_("removed"),
    "absent": N_("not there"), "refused": N_("refused"), "cannot tell": N_("nothing could be proven"),
    "not now": N_("not now"), "offline": N_("no connection"), "sign in": N_("the log-in was not accepted"),
    "lost": N_("the answer was lost"), "": N_("no answer yet"),
}  # fmt: skip


def account_name(row: Row) -> str:
    return row.account or _("an account that is gone")


def removal(row: Row) -> str:
    """What is removed is gone from where it went: only practice is not the internet."""
    if row.practice:
        return _("Take away from practice") if row.is_post else _("Take the site away from practice")
    return _(LABELS[Act.REMOVE]) if row.is_post else _("Take the site offline")


def state(row: Row, today: date) -> str:
    """The state in words, with its time where one knows it."""
    timed = {
        Standing.SENT: _("sent {moment}"), Standing.LATER: _("leaves {moment}"),
        Standing.HANDED: _("kept there until {moment}"), Standing.MISSED: _("missed, {moment}"),
    }.get(row.standing)  # fmt: skip
    if timed and row.when:
        return timed.format(moment=said_as.moment(row.when, today))
    if taken_back(row.entry) and row.standing is Standing.CANCELLED:
        return _("removed from there")
    return _(STATES[row.standing][0])


def explained(row: Row, today: date) -> str:
    """Why it stands so and what to do."""
    moment = said_as.moment(row.when, today) if row.when else ""
    account = account_name(row)
    if taken_back(row.entry) and row.standing is Standing.CANCELLED:
        return _("It was there and has been removed. Its text is kept here.")
    said = [EXPLAINED[row.standing]().format(account=account, moment=moment)]
    if row.standing is Standing.LATER and row.keeps_itself:
        more = _("With a connection, {account} takes it before, and keeps it until its time.")
        said.append(more.format(account=account))
    if row.again and row.standing in (Standing.OFFLINE, Standing.RETRY):
        said.append(_("Next try around {time}.").format(time=said_as.clock(row.again)))
    if row.when and row.standing in (Standing.OFFLINE, Standing.RETRY, Standing.PAUSED):
        said.append(_("It is planned for {moment}.").format(moment=moment))
    return " ".join(said)


def reason(row: Row) -> str:
    """In the words of the service or of the core; "" where all goes as it should."""
    if row.standing is Standing.PAUSED:
        return row.paused
    if row.standing in (Standing.RETRY, Standing.OFFLINE) and row.lane:
        return row.lane.reason
    told = (Standing.SENT, Standing.LATER, Standing.CANCELLED, Standing.PREPARED, Standing.SENDING)
    notice = row.entry.receipt.detail.get("notice", "") if row.entry.receipt else ""
    return notice if row.standing in told else row.entry.reason
