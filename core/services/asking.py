"""Is what somebody entered for an account enough to try it? Told field by field, before anything is reached for."""

from collections.abc import Iterator, Mapping

from core.errors import Problem
from core.i18n import _
from core.services.outcome import SECRET
from core.services.service import About, Ask, Setting


def wrong(about: About, settings: Mapping[str, str], *, secret: bool = True) -> list[Problem]:
    """`secret`: is one given, or kept already? Fields are the names of settings, and SECRET."""
    found = [problem for setting in about.settings for problem in _of(setting, settings.get(setting.name, "").strip())]
    by_key = settings.get("key_file", "").strip()  # a key may have no passphrase
    if about.secret and not secret and not by_key:
        found.append(Problem(SECRET, _("This is needed: {what}.").format(what=_(about.secret)), ""))
    return found


def tidy(about: About, settings: Mapping[str, str]) -> dict[str, str]:
    """Only what the service asks for, without blanks around it, and nothing that says the usual anyway."""
    kept = {each.name: settings.get(each.name, "").strip() for each in about.settings}
    usual = {each.name: each.default for each in about.settings}
    return {name: value for name, value in kept.items() if value and value != usual[name]}


def _of(setting: Setting, value: str) -> Iterator[Problem]:
    if setting.required and not value:
        yield Problem(setting.name, _("This is needed: {what}.").format(what=_(setting.label)))
    elif setting.ask is Ask.NUMBER and value and not (value.isascii() and value.isdigit()):
        yield Problem(setting.name, _("“{value}” is no number.").format(value=value), _("Write digits only."))
    elif setting.choices and value and value not in setting.choices:
        yield Problem(setting.name, _("“{value}” is not possible here.").format(value=value))
