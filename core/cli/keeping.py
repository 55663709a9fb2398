"""`status`, `undo`, `redo`, `history`, `backup`, `export`, `import`, `doctor`: keeping a business safe."""

from typing import Any

from core.business import Business
from core.cli.run import DONE, NOT_DONE, Call
from core.i18n import _, ngettext
from core.posts.model import PostState
from core.posts.times import to_wall
from core.store.history import Entry
from core.sync.ledger import State


def status(call: Call) -> int:
    business = call.business()
    try:
        facts = _status(business)
    finally:
        business.close()
    screen, counts = call.screen, facts["outbox"]
    screen.say(facts["name"] or _("A business without a name yet"))
    screen.table(
        [
            (_("Site"), ngettext("{n} page", "{n} pages", facts["pages"]).format(n=facts["pages"])),
            (_("Posts"), _("{ideas} suggested, {drafts} being written, {planned} planned").format(**facts["posts"])),
            (_("Waits"), str(sum(counts.get(s, 0) for s in ("waiting", "sending", "unknown", "recalling", "handed")))),
            (_("Needs you"), str(sum(counts.get(state, 0) for state in ("ask", "refused", "missed")))),
            (_("Sent"), str(counts.get("sent", 0))),
        ]
    )
    for name, why in facts["paused"].items():
        screen.warn(f"{name}: {why}")
    if facts["elsewhere"]:
        screen.warn(
            _("{n} deliveries belong to another computer. If it no longer sends: main.py outbox {folder} take-over")
            .format(n=facts["elsewhere"], folder=call.args.folder)
        )  # fmt: skip
    screen.facts(facts)
    return DONE


def undo(call: Call) -> int:
    return _step(call, _("Undone: {name}"), _("There is nothing to undo."), forward=False)


def redo(call: Call) -> int:
    return _step(call, _("Done again: {name}"), _("There is nothing to redo."), forward=True)


def history(call: Call) -> int:
    business = call.business()
    try:
        zone = business.profiles.read().zone
        entries = business.history.entries(call.args.limit, own=not call.args.all)
    finally:
        business.close()
    call.screen.table([(f"{to_wall(e.at, zone):%Y-%m-%d %H:%M}", _kind(e), e.name) for e in entries])
    call.screen.facts([{"id": e.id, "name": e.name, "kind": e.kind, "state": e.state, "at": e.at} for e in entries])
    return DONE


def backup(call: Call) -> int:
    from core.restoration import restore_business
    from core.store.backups import Backups

    args, backups = call.args, Backups(call.args.folder / "backups")
    if args.verb == "keep":
        business = call.business()
        try:
            business.backups.keep(business.store.connection, "manual", business.store.clock.now())
        finally:
            business.close()
    if args.verb == "restore":
        chosen = backups.named(args.name)
        aside = restore_business(args.folder, chosen, call.house)
        call.screen.say(_("Brought back as it was: {copy}").format(copy=chosen.path.name))
        if aside:
            call.screen.say(_("The damaged file was put aside: {file}").format(file=aside))
    kept = backups.all()
    if not kept:
        call.screen.say(_("There is no copy yet."))
    call.screen.table([(copy.path.name, f"{copy.at:%Y-%m-%d %H:%M} UTC", copy.reason) for copy in kept])
    call.screen.facts([{"name": copy.path.name, "at": copy.at, "reason": copy.reason} for copy in kept])
    return DONE


def export(call: Call) -> int:
    from core.bundle import pack

    business = call.business()
    try:
        pack(business.folder, business.store, call.args.file, call.screen.progress)
    finally:
        business.close()
    call.screen.say(_("The whole business is in {file}. It holds no password.").format(file=call.args.file))
    return DONE


def bring_in(call: Call) -> int:
    from core.bundle import unpack

    unpack(call.args.file, call.args.folder, call.screen.progress)
    business = call.business()
    try:
        name = business.profiles.read().name
        business.practise_here()
    finally:
        business.close()
    call.screen.say(_("“{name}” is now in {folder}.").format(name=name, folder=call.args.folder))
    call.screen.say(_("Passwords were not in the file: give them anew with main.py account {folder} set NAME").format(
        folder=call.args.folder))  # fmt: skip
    return DONE


def doctor(call: Call) -> int:
    from core.checkup import checkup

    findings = checkup(call.args.folder, call.house)
    call.screen.table([("ok" if finding.well else "!!", finding.what, finding.said) for finding in findings])
    call.screen.facts([{"what": f.what, "well": f.well, "said": f.said} for f in findings])
    return DONE if all(finding.well for finding in findings) else NOT_DONE


def _status(business: Business) -> dict[str, Any]:
    name = (business.store.get("profile", "profile") or {}).get("name")
    outbox = business.outbox.counts()
    posts = dict(business.store.connection.execute("SELECT state, count(*) FROM posts GROUP BY state").fetchall())
    pages = business.store.connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    others = "SELECT count(*) FROM deliveries WHERE executor != ? AND state IN (?, ?, ?)"
    elsewhere = [business.store.device, str(State.WAITING), str(State.UNKNOWN), str(State.SENDING)]
    names = {account.id: account.name for account in business.accounts.all()}
    waiting = business.outbox.entries(State.WAITING, State.UNKNOWN, State.HANDED, State.RECALLING)
    return {
        "name": name, "folder": str(business.folder), "pages": pages, "outbox": outbox,
        "posts": {"ideas": posts.get(PostState.IDEA, 0), "drafts": posts.get(PostState.DRAFT, 0),
                  "planned": posts.get(PostState.SCHEDULED, 0)},
        "waiting": [{"id": e.id, "account": names.get(e.account), "title": e.title, "state": str(e.state),
                     "due": e.due, "attempts": e.attempt, "reason": e.reason} for e in waiting],
        "paused": {names[id_]: why for id_, why in business.accounts.paused().items() if id_ in names},
        "elsewhere": business.store.connection.execute(others, elsewhere).fetchone()[0],
        "accounts": list(names.values()),
    }  # fmt: skip


def _step(call: Call, said: str, nothing: str, *, forward: bool) -> int:
    business = call.business()
    try:
        entry = business.history.redo() if forward else business.history.undo()
    finally:
        business.close()
    call.screen.say(said.format(name=entry.name) if entry else nothing)
    call.screen.facts({"name": entry.name if entry else None})
    return DONE


def _kind(entry: Entry) -> str:
    return {
        ("edit", "done"): "", ("edit", "undone"): _("undone"), ("edit", "dropped"): _("undone for good"),
        ("undo", "done"): _("undo"), ("redo", "done"): _("redo"),
    }.get((entry.kind, entry.state), _("by itself"))  # fmt: skip
