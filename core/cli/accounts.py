"""`account`: connecting hosts and networks. Secrets come from the environment, the terminal or standard input only."""

import getpass
import os
import sys

from core.business import Business
from core.cli.run import DONE, WAITS, Call
from core.errors import BadInputError, DevantureError, NotFoundError, Problem
from core.i18n import _
from core.services.outcome import NotNowError
from core.services.registry import about
from core.services.service import About, Account

VARIABLE = "DEVANTURE_SECRET"


def account(call: Call) -> int:
    business = call.business()
    try:
        verbs = {"add": _add, "list": _list, "test": _test, "remove": _remove, "set": _set}
        return verbs[call.args.verb](call, business)
    finally:
        business.close()


def _add(call: Call, business: Business) -> int:
    args = call.args
    if not args.service:
        raise NotFoundError(
            _("It is not said which service this account is at."), remedy=_("Add --service KEY; see: main.py services")
        )
    kind = about(args.service)
    settings = _settings(kind, args.settings)
    secret = _secret(kind) if kind.secret else ""
    made = business.accounts.add(args.name, args.service, settings, secret)
    call.screen.say(_("Account “{name}” added.").format(name=made.name))
    if secret and (reason := getattr(business.secrets, "reason", "")):
        call.screen.warn(reason)
    if args.no_test:
        call.screen.facts({"id": made.id, "name": made.name})
        return DONE
    return _tested(call, business, made)


def _set(call: Call, business: Business) -> int:
    found = business.accounts.get(call.args.name)
    kind = about(found.service)
    settings = {**found.settings, **_settings(kind, call.args.settings, whole=False)}
    secret = _secret(kind) if kind.secret and not call.args.settings else ""
    return _tested(call, business, business.accounts.change(found, settings, secret))


def _test(call: Call, business: Business) -> int:
    return _tested(call, business, business.accounts.get(call.args.name))


def _tested(call: Call, business: Business, found: Account) -> int:
    """Connect and tell what was found. Without a line the account stands all the same and is tried later."""
    try:
        identity = business.connect(found)
    except NotNowError as later:
        call.screen.warn(str(later))
        call.screen.say(_("The account is kept; try it again when there is a connection."))
        call.screen.facts({"id": found.id, "name": found.name, "reached": False})
        return WAITS
    call.screen.say(_("Connected as {name}.").format(name=identity.name))
    for sentence in identity.said:
        call.screen.say(f"  {sentence}")
    facts = {"identity": identity.name, "address": identity.address, "said": identity.said}
    call.screen.facts({"id": found.id, "name": found.name, "reached": True} | facts)
    return DONE


def _list(call: Call, business: Business) -> int:
    accounts, paused = business.accounts.all(), business.accounts.paused()
    if not accounts:
        call.screen.say(_("There is no account yet. What can be connected: main.py services"))
    rows = [(one.name, _(about(one.service).name), paused.get(one.id, "")) for one in accounts]
    call.screen.table(rows)
    call.screen.facts(
        [{"id": a.id, "name": a.name, "service": a.service, "settings": a.settings, "paused": paused.get(a.id, "")}
         for a in accounts]
    )  # fmt: skip
    return DONE


def _remove(call: Call, business: Business) -> int:
    found = business.accounts.get(call.args.name)
    business.accounts.remove(found)
    call.screen.say(_("Account “{name}” removed. What was sent with it stays where it is.").format(name=found.name))
    call.screen.facts({"id": found.id, "removed": True})
    return DONE


def _settings(kind: About, given: list[str], *, whole: bool = True) -> dict[str, str]:
    """NAME=VALUE of the command line, held against what the service asks for; every problem at once."""
    known = {setting.name: setting for setting in kind.settings}
    settings: dict[str, str] = {}
    problems: list[Problem] = []
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name not in known:
            names = ", ".join(known) or "-"
            said = _("This service has no setting of that name.")
            problems.append(Problem(name or pair, said, _("Known are: {names}.").format(names=names)))
        elif known[name].choices and value not in known[name].choices:
            remedy = _("Choose one of: {names}.").format(names=", ".join(known[name].choices))
            problems.append(Problem(name, _("“{value}” is not possible here.").format(value=value), remedy))
        else:
            settings[name] = value
    if whole:
        missing = [setting for setting in kind.settings if setting.required and not settings.get(setting.name)]
        problems += [
            Problem(
                setting.name,
                _("This is needed: {what}.").format(what=_(setting.label)),
                _("Add --set {name}=…").format(name=setting.name),
            )
            for setting in missing
        ]
    if problems:
        raise BadInputError(_("The account cannot be added like this."), problems, safe=_("Nothing was changed."))
    return settings


def _secret(kind: About) -> str:
    """From the environment, else asked for without an echo, else the first line of standard input."""
    if given := os.environ.get(VARIABLE):
        return given
    prompt = f"{_(kind.secret)}: "
    given = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise DevantureError(
            _("The secret is missing: {what}.").format(what=_(kind.secret)),
            safe=_("Nothing was changed."),
            remedy=_("Put it into the variable {variable}, or give it on standard input.").format(variable=VARIABLE),
        )
    return given
