"""What there is to do, in words: what, why, the button, and the place to which it leads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.i18n import N_, _, ngettext
from core.overview.model import Todo, Want
from gui import words

DRAFTS, ANNOUNCED = "draft", "announce"
"""The places of what is done here and now instead of elsewhere."""


@dataclass(frozen=True, slots=True)
class Said:
    icon: str
    title: str
    why: str
    verb: str
    place: str


def said(todo: Todo) -> Said:
    return SAYING[todo.want](todo)


def untitled() -> str:
    """A post of pictures alone."""
    return _("(without words)")


def _delivery(todo: Todo) -> Said:
    title = {
        "refused": _("“{title}” was refused"),
        "missed": _("“{title}” did not leave in time"),
    }.get(todo.state, _("Did “{title}” arrive? Nobody can tell"))
    why = todo.said or _("The outbox shows what became of it and what you can do.")
    return Said(
        "warn", title.format(title=todo.name or untitled()), why, _("Look at it"), f"outbox/delivery:{todo.about}"
    )


def _deliveries(todo: Todo) -> Said:
    title = ngettext("{n} delivery needs you", "{n} deliveries need you", todo.count).format(n=todo.count)
    why = _("The outbox shows what became of each and what you can do.")
    return Said("warn", title, why, _("Open the outbox"), "outbox")


def _sign_in(todo: Todo) -> Said:
    title = _("“{name}” wants you to sign in again").format(name=todo.name)
    why = todo.said or _("Until then nothing is sent there; what waits is kept.")
    return Said("key", title, why, _("Sign in"), f"accounts/account:{todo.about}")


def _start(todo: Todo) -> Said:
    if todo.state == "name":
        title, why = _("Say who you are"), _("With a name and a trade, your site and posts write themselves.")
    else:
        title, why = _("Choose your trade"), _("The texts of your site and ideas for posts come from it.")
    return Said("profile", title, why, _("Begin"), "profile/name")


def _draft(todo: Todo) -> Said:
    why = _("From what is known of your business; everything can be corrected afterwards.")
    if todo.state == "posts":
        return Said("idea", _("Have twelve weeks of posts suggested"), why, _("Suggest posts"), DRAFTS)
    return Said("star", _("Have a first site and posts drafted"), why, _("Draft them now"), DRAFTS)


def _changed(todo: Todo) -> Said:
    if todo.state or not todo.count:
        why = _("What you changed since is not online yet.")
    else:
        why = ngettext(
            "{n} page was changed since and is not online yet.",
            "{n} pages were changed since and are not online yet.",
            todo.count,
        ).format(n=todo.count)
    return Said("publish", _("Publish your site again"), why, _("Publish"), "site/publish")


def _publish(todo: Todo) -> Said:
    if todo.state == "practice":
        why = _("For practice, on this computer: nobody else sees it.")
        return Said("publish", _("Try publishing your site"), why, _("Publish"), "site/publish")
    why = _("It is ready; nobody can see it as long as it stays here.")
    return Said("publish", _("Put your site online"), why, _("Publish"), "site/publish")


def _holiday(todo: Todo) -> Said:
    day = words.weekday(todo.first) if todo.first else ""
    title = _("Are you open on {day}?").format(day=day)
    why = _("{name}: customers will wonder. Say your hours for that day.").format(name=todo.name)
    return Said("hours", title, why, _("Say the hours"), "profile/hours")


def _closing(todo: Todo) -> Said:
    days = _days(todo.first, todo.last)
    title = _("Other hours {days}") if todo.state == "open" else _("Closed {days}")
    place = f"posts/post:{todo.about}" if todo.about else ANNOUNCED
    why = (
        _("A post tells your customers in time.")
        if not todo.name
        else _("{name}: a post tells your customers in time.")
    )
    verb = _("See the suggestion") if todo.about else _("Suggest a post")
    return Said("calendar", title.format(days=days), why.format(name=todo.name), verb, place)


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        return _("on {day}").format(day=words.weekday(first)) if first else ""
    return _("from {first} to {last}").format(first=words.weekday(first), last=words.weekday(last))


def _account(_todo: Todo) -> Said:
    why = _("What you send stays on this computer, as a trial. Connect your web host or a network to be seen.")
    return Said("accounts", _("For now everything goes to practice"), why, _("Add an account"), "accounts/add")


def _host(_todo: Todo) -> Said:
    why = _("Without an access to your web host, the site stays on this computer.")
    return Said("host", _("Connect your web host"), why, _("Add an account"), "accounts/add")


def _network(_todo: Todo) -> Said:
    why = _("Your posts stay on this computer as long as no network is connected.")
    return Said("network", _("Connect a network"), why, _("Add an account"), "accounts/add")


def _ideas(todo: Todo) -> Said:
    title = ngettext("{n} post is suggested this week", "{n} posts are suggested this week", todo.count)
    soonest = words.weekday(todo.first) if todo.first else ""
    why = _("The first is meant for {day}. Keep, change or drop them.").format(day=soonest)
    return Said("idea", title.format(n=todo.count), why, _("See the suggestions"), "posts/ideas")


def _fact(icon: str, title: str, verb: str, place: str) -> Callable[[Todo], Said]:
    """A missing fact: why is the advice itself, and how much more there is in the same place."""

    def say(todo: Todo) -> Said:
        more = todo.count - 1
        tail = ngettext("And {n} other thing.", "And {n} other things.", more).format(n=more) if more else ""
        return Said(icon, _(title), f"{todo.said} {tail}".strip(), _(verb), place)

    return say


SAYING: dict[Want, Callable[[Todo], Said]] = {
    Want.DELIVERY: _delivery, Want.DELIVERIES: _deliveries, Want.SIGN_IN: _sign_in, Want.START: _start,
    Want.DRAFT: _draft, Want.CHANGED: _changed, Want.HOLIDAY: _holiday, Want.CLOSING: _closing,
    Want.ACCOUNT: _account, Want.HOST: _host, Want.NETWORK: _network, Want.PUBLISH: _publish, Want.IDEAS: _ideas,
    Want.HOURS: _fact("hours", N_("Say when you are open"), N_("Write the hours"), "profile/hours"),
    Want.CONTACT: _fact("place", N_("Say how to find and reach you"), N_("Complete"), "profile/contact"),
    Want.PHOTOS: _fact("photos", N_("Show your business in photos"), N_("See the photos"), "profile/photos"),
    Want.OFFERS: _fact("services", N_("Complete your services and prices"), N_("Complete"), "profile/offers"),
    Want.DESCRIPTION: _fact("text", N_("Describe your business"), N_("Write two sentences"), "profile/name"),
    Want.LAW: _fact("law", N_("Complete the legal notice"), N_("Complete"), "profile/law"),
}  # fmt: skip
