"""What the finder can find: the commands of the menus, the rooms, and what stands in the business itself."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence

from core.i18n import _, language
from core.posts.model import PostState
from gui.desk import Desk
from gui.rooms import BY_KEY, ROOMS
from gui.screens.help import pages as help_pages
from gui.shell.finder import Target

LONGEST = 70


def targets(desk: Desk, actions: Sequence[QAction]) -> list[Target]:
    return [
        *_rooms(desk),
        *_commands(actions),
        *_profile(desk),
        *_pages(desk),
        *_posts(desk),
        *_accounts(desk),
        *_help(desk),
    ]


def _rooms(desk: Desk) -> Iterator[Target]:
    for room in ROOMS:
        yield Target(_(room.title), "", room.icon, _going(desk, room.key), _(room.also), f"Ctrl+{room.digit}")


def _commands(actions: Sequence[QAction]) -> Iterator[Target]:
    titles = {_(room.title) for room in ROOMS}
    for action in actions:
        text = action.text().replace("&", "")
        if text not in titles and action.isEnabled():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Target(text, _("Command"), str(action.property("icon") or "right"), action.trigger, keys=keys)


def _profile(desk: Desk) -> Iterator[Target]:
    where = _("My business")
    parts = (
        ("name", _("Name and trade"), ""), ("contact", _("Address and contact"), _("telephone e-mail street town")),
        ("hours", _("Opening hours"), _("open closed holiday closing day exceptional")),
        ("offers", _("Services and prices"), _("price list tariff products")), ("photos", _("Photos and logo"), ""),
        ("look", _("Colours and tone"), ""), ("law", _("Legal facts"), _("SIRET VAT mediator host notice")),
    )  # fmt: skip
    for key, title, also in parts:
        yield Target(title, where, "profile", _going(desk, f"profile/{key}"), also)
    for offer in desk.business.profiles.offers.read():
        yield Target(_short(offer.name), _("Services and prices"), "services", _going(desk, "profile/offers"))


def _pages(desk: Desk) -> Iterator[Target]:
    for page in desk.business.pages.read():
        title = page.label or page.title
        yield Target(_short(title), _("Page of the site"), "page", _going(desk, f"site/page:{page.id}"), page.title)


def _posts(desk: Desk) -> Iterator[Target]:
    for post in desk.business.posts.all(PostState.DRAFT, PostState.SCHEDULED, PostState.IDEA):
        yield Target(_short(post.text), _("Post"), "posts", _going(desk, f"posts/post:{post.id}"))


def _accounts(desk: Desk) -> Iterator[Target]:
    for account in desk.business.accounts.all():
        yield Target(_short(account.name), _("Account"), "accounts", _going(desk, f"accounts/account:{account.id}"))


def _help(desk: Desk) -> Iterator[Target]:
    """The help's pages of usual tasks, found by all their words."""
    for key in help_pages.written():
        if key not in BY_KEY:
            found = help_pages.page(key, language())
            yield Target(_short(found.title), _("Help"), "help", _going(desk, f"help/{key}"), found.plain)


def _going(desk: Desk, place: str) -> Callable[[], None]:
    return lambda: desk.go(place)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
