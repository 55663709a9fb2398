"""`trades`: the trades that this copy knows, and the check of their files."""

from dataclasses import asdict

from core.cli.run import DONE, NOT_DONE, Call
from core.errors import NotFoundError
from core.i18n import _, language, ngettext


def trades(call: Call) -> int:
    verb = {"list": _list, "check": _check}[call.args.verb]
    return verb(call)


def _list(call: Call) -> int:
    from core.trades.search import name
    from core.trades.trades import keys

    told = {key: name(key, language()) for key in keys()}
    call.screen.table(list(told.items()))
    call.screen.facts(told)
    return DONE


def _check(call: Call) -> int:
    from core.trades.check_files import check_files
    from core.trades.trades import keys

    wanted = call.args.keys or keys()
    if unknown := [key for key in wanted if key not in keys()]:
        raise NotFoundError(
            _("Devanture does not know the trade “{key}”.").format(key=unknown[0]),
            safe=_("Nothing was changed."),
            remedy=_("Choose one of these: {keys}.").format(keys=", ".join(keys())),
        )
    faults = list(check_files(wanted))
    for fault in faults:
        call.screen.say(str(fault))
    said = ngettext("Trades looked at: {trades}; {n} fault found.", "Trades looked at: {trades}; {n} faults found.",
                    len(faults))  # fmt: skip
    call.screen.say(said.format(trades=len(wanted), n=len(faults)))
    call.screen.facts({"trades": len(wanted), "faults": [asdict(fault) for fault in faults]})
    return NOT_DONE if faults else DONE
