"""What a service can do and where it ends, in plain sentences."""

from collections.abc import Iterator

from core.i18n import _, ngettext
from core.services.service import About, Can, Kind, Limits
from gui import words as said_as


def kinds(about: About) -> str:
    if Kind.HOST in about.kind and Kind.NETWORK in about.kind:
        return _("Takes your site and your posts")
    return _("Takes your site") if Kind.HOST in about.kind else _("Takes your posts")


def abilities(about: About, limits: Limits) -> list[str]:
    """`limits` are those of the account, which may know better than the service in general."""
    return [*(_of_posts(limits) if Kind.NETWORK in about.kind else ()), *_of_sending(about)]


def _of_posts(limits: Limits) -> Iterator[str]:
    if limits.text is not None:
        said = ngettext("Texts of up to {n} character.", "Texts of up to {n} characters.", limits.text)
        yield said.format(n=said_as.number(limits.text))
    if limits.pictures:
        said = ngettext("Up to {n} photo in a post.", "Up to {n} photos in a post.", limits.pictures)
        yield said.format(n=limits.pictures)
    else:
        yield _("No photos.")


def _of_sending(about: About) -> Iterator[str]:
    if Can.SCHEDULE in about.can:
        yield _("Keeps a post until its time by itself, even if this computer is off then.")
    elif Kind.NETWORK in about.kind:
        yield _("A post leaves at its time only while Devanture is open.")
    if Can.FIND in about.can:
        yield _("When an answer is lost, it is looked up: nothing is sent twice.")
    else:
        yield _("When an answer is lost, you are asked whether it arrived.")
    if Can.REMOVE in about.can:
        yield _("What was sent can be taken back from here.")
