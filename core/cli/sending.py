"""`services`, `publish`, `post`, `sync`, `outbox`: what goes out, and what became of it."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from core.business import Business
from core.cli.run import DONE, WAITS, Call
from core.cli.screen import until_interrupted
from core.errors import BadInputError, Problem
from core.i18n import _, ngettext
from core.posts.times import to_wall
from core.profile.dates import read_date
from core.profile.times import read_time
from core.services.registry import SERVICES
from core.services.service import About, Kind
from core.sync.ledger import OPEN, Entry, State
from core.sync.lock import sender

NEEDS_PERSON = (State.ASK, State.REFUSED, State.MISSED)


def services(call: Call) -> int:
    abouts = [service.about for service in SERVICES.values()]
    call.screen.table([(about.key, _(about.name), _kinds(about), ", ".join(sorted(about.can))) for about in abouts])
    call.screen.facts([_about_facts(about) for about in abouts])
    return DONE


def publish(call: Call) -> int:
    business = call.business()
    try:
        account = business.account_for(Kind.HOST, call.args.account)
        entry, built = business.publish(account, call.screen.progress)
        checks = business.site.checks()
    finally:
        business.close()
    call.screen.problems(built.problems)
    if checks:
        call.screen.say(_("Worth mending, then publishing again:"))
        call.screen.problems(checks)
    count = ngettext("{n} file in the site.", "{n} files in the site.", len(built.manifest)).format(
        n=len(built.manifest)
    )
    call.screen.say(count)
    call.screen.say(_("The site waits in the outbox for “{name}”. Send it: main.py sync {folder} --once").format(
        name=account.name, folder=call.args.folder))  # fmt: skip
    call.screen.facts(
        {"delivery": entry.id, "account": account.name, "files": len(built.manifest), "state": entry.state}
    )
    return DONE


def post(call: Call) -> int:
    args = call.args
    text = sys.stdin.read() if args.text == "-" else args.text
    if len(args.alts) > len(args.photos):
        raise BadInputError(
            _("There are more descriptions than photos."),
            [Problem("--alt", _("Each --alt belongs to a --photo."), _("Give one --photo for each --alt."))],
        )
    business = call.business()
    try:
        pictures: list[tuple[Path, str]] = list(zip(args.photos, args.alts + [""] * len(args.photos), strict=False))
        accounts = [business.account_for(Kind.NETWORK, name) for name in args.accounts] or business.accounts_of(
            Kind.NETWORK
        )
        if not accounts:
            accounts = [business.account_for(Kind.NETWORK, None)]
        written = business.write_post(text, pictures, accounts, _moment(args.at) if args.at else None)
        entries = business.outbox.of(f"post:{written.id}")
        call.screen.say(
            _("The post waits in the outbox for: {names}.").format(names=", ".join(a.name for a in accounts))
        )
        call.screen.facts({"post": written.id, "deliveries": [entry_facts(entry, business) for entry in entries]})
    finally:
        business.close()
    return DONE


def sync(call: Call) -> int:
    business = call.business()
    names = {account.id: account.name for account in business.accounts.all()}

    def heard(entry: Entry) -> None:
        call.screen.say(_sentence(entry, names.get(entry.account, "?")))

    try:
        with sender(call.args.folder):
            engine = business.engine(heard, call.screen.progress)
            try:
                if call.args.watch:
                    call.screen.say(_("Watching: what is due goes out by itself. Ctrl+C ends it."))
                    engine.watch(until_interrupted())
                else:
                    engine.recover()
                    engine.run(until_interrupted())
            finally:
                engine.close()
        return _summary(call, business)
    finally:
        business.close()


def outbox(call: Call) -> int:
    business, verb = call.business(), call.args.verb
    try:
        if verb == "take-over":
            call.screen.say(_taken_over(business.outbox.take_over()))
        elif verb != "list":
            if not call.args.deliveries:
                raise BadInputError(
                    _("It is not said which delivery is meant."),
                    [Problem("ID", _("No delivery is named."), _("Take the id from: main.py outbox FOLDER list"))],
                )
            for named in call.args.deliveries:
                getattr(business.outbox, verb)(named)
        entries = business.outbox.entries()
        if not entries:
            call.screen.say(_("The outbox is empty."))
        names = {account.id: account.name for account in business.accounts.all()}
        call.screen.table([_line(entry, business, names) for entry in entries])
        call.screen.facts([entry_facts(entry, business) for entry in entries])
    finally:
        business.close()
    return DONE


def _taken_over(count: int) -> str:
    said = ngettext("This computer now sends {n} more delivery.", "This computer now sends {n} more deliveries.", count)
    return said.format(n=count)


def entry_facts(entry: Entry, business: Business) -> dict[str, Any]:
    """A delivery for a script. Times are UTC in ISO 8601."""
    account = next((a.name for a in business.accounts.all() if a.id == entry.account), "")
    return {
        "id": entry.id, "state": str(entry.state), "account": account, "subject": entry.subject, "title": entry.title,
        "created": entry.created.isoformat(), "due": entry.due.isoformat() if entry.due else None,
        "wall": entry.wall or None, "attempts": entry.attempt, "reason": entry.reason,
        "not_before": entry.not_before.isoformat() if entry.not_before else None,
        "address": entry.receipt.address if entry.receipt else None,
        "detail": dict(entry.receipt.detail) if entry.receipt else {},
    }  # fmt: skip


def _summary(call: Call, business: Business) -> int:
    entries = business.outbox.entries()
    waiting = [entry for entry in entries if entry.state in OPEN and entry.state is not State.ASK]
    asking = [entry for entry in entries if entry.state in NEEDS_PERSON]
    if waiting:
        call.screen.say(ngettext("{n} delivery waits.", "{n} deliveries wait.", len(waiting)).format(n=len(waiting)))
    if asking:
        said = ngettext("{n} delivery needs you.", "{n} deliveries need you.", len(asking)).format(n=len(asking))
        call.screen.say(said + " " + _("See: main.py outbox {folder}").format(folder=call.args.folder))
    if not waiting and not asking:
        call.screen.say(_("Nothing waits: all is sent."))
    call.screen.facts([entry_facts(entry, business) for entry in entries])
    return WAITS if waiting or asking else DONE


def _moment(text: str) -> datetime:
    """ "2026-12-01 09:00", "24/12/2026 9h30": a day and a time as people type them."""
    day_text, _space, time_text = text.strip().replace("T", " ").partition(" ")
    day, moment = read_date(day_text), read_time(time_text or "09:00")
    problems = [found for found in (day, moment) if isinstance(found, Problem)]
    if problems or isinstance(day, Problem) or isinstance(moment, Problem):
        said = [Problem("--at", problem.message, problem.remedy) for problem in problems]
        raise BadInputError(_("This time is not understood: {text}").format(text=text), said)
    return datetime.combine(day, moment)


def _sentence(entry: Entry, account: str) -> str:
    """What became of a delivery, in a line."""
    words = {
        State.SENT: _("Sent to {account}: {title}"),
        State.HANDED: _("{account} keeps it until its time: {title}"),
        State.WAITING: _("Waits for {account}: {title}"),
        State.UNKNOWN: _("Not sure that it reached {account}, will be looked for: {title}"),
        State.REFUSED: _("{account} refused: {title}"),
        State.ASK: _("Please check at {account} whether it arrived: {title}"),
        State.MISSED: _("Its time is over, not sent to {account}: {title}"),
        State.CANCELLED: _("Not at {account} any more: {title}"),
    }
    said = words.get(entry.state, "{account}: {title}").format(account=account, title=entry.title)
    tail = entry.receipt.address if entry.state is State.SENT and entry.receipt else entry.reason
    return f"{said}\n    {tail}" if tail else said


def _line(entry: Entry, business: Business, names: dict[str, str]) -> tuple[str, ...]:
    zone = business.profiles.read().zone
    when = to_wall(entry.receipt.at if entry.receipt else entry.due or entry.created, zone)
    tail = entry.receipt.address if entry.receipt and entry.state is State.SENT else entry.reason
    account = names.get(entry.account, "?")
    return entry.id[-8:], state_word(entry.state), f"{when:%Y-%m-%d %H:%M}", account, entry.title, tail


def state_word(state: State) -> str:
    """A state as a person reads it."""
    return {
        State.WAITING: _("waiting"), State.SENDING: _("going"), State.SENT: _("sent"), State.HANDED: _("handed over"),
        State.RECALLING: _("being called back"), State.UNKNOWN: _("to check"), State.REFUSED: _("refused"),
        State.ASK: _("to check by you"), State.MISSED: _("missed"), State.CANCELLED: _("cancelled"),
    }[state]  # fmt: skip


def _kinds(about: About) -> str:
    words = {Kind.HOST: _("site"), Kind.NETWORK: _("posts")}
    return ", ".join(word for kind, word in words.items() if kind in about.kind)


def _about_facts(about: About) -> dict[str, Any]:
    limits = {name: _plain(getattr(about.limits, name)) for name in type(about.limits).__slots__}
    settings = [
        {"name": s.name, "label": _(s.label), "help": _(s.help) if s.help else "", "required": s.required,
         "default": s.default, "choices": list(s.choices)}
        for s in about.settings
    ]  # fmt: skip
    return {
        "key": about.key, "name": _(about.name), "practice": about.practice,
        "kind": [kind.name.lower() for kind in Kind if kind in about.kind and kind.name],
        "can": sorted(str(can) for can in about.can), "limits": limits, "settings": settings,
        "secret": _(about.secret) if about.secret else None,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """Durations in seconds, pairs as lists."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.total_seconds() if hasattr(value, "total_seconds") else value
