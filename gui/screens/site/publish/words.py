"""A publication in words: what it changes, and how far it is."""

from dataclasses import dataclass

from core.i18n import _, ngettext
from core.services.service import Account
from core.site.changes import Before, Changes
from core.sync.ledger import Entry, State
from gui.words import size

MOST = 6


def is_practice(account: Account) -> bool:
    """For learning: what is published there is not on the internet."""
    from core.services.registry import about

    return about(account.service).practice


def told(changes: Changes) -> list[str]:
    """One sentence for each kind of change."""
    if changes.nothing:
        return [_("Nothing has changed since the last time. Publishing checks that all is still in its place.")]
    said = [*_before(changes), *_pages(changes), *_pictures(changes)]
    if changes.design and changes.before is Before.KNOWN:
        said.append(_("The look of the site changes."))
    weight, total = size(changes.weight), size(changes.total)
    said.append(_("To be sent: {weight} of {total}.").format(weight=weight, total=total))
    return said


def _before(changes: Changes) -> list[str]:
    count = changes.pages
    if changes.before is Before.FIRST:
        said = ngettext("First publication: {n} page.", "First publication: {n} pages.", count)
        return [said.format(n=count)]
    if changes.before is Before.UNKNOWN:
        said = ngettext("The site has {n} page.", "The site has {n} pages.", count)
        return [_("What stands there now is not known on this computer."), said.format(n=count)]
    return []


def _pages(changes: Changes) -> list[str]:
    if changes.before is not Before.KNOWN:
        return []
    told_ = (
        (changes.new, ngettext("{n} new page: {names}", "{n} new pages: {names}", len(changes.new))),
        (changes.changed, ngettext("{n} changed page: {names}", "{n} changed pages: {names}", len(changes.changed))),
        (changes.removed, ngettext("{n} page removed: {names}", "{n} pages removed: {names}", len(changes.removed))),
    )
    return [said.format(n=len(names), names=_listed(names)) for names, said in told_ if names]


def _pictures(changes: Changes) -> list[str]:
    new, gone = changes.new_pictures, changes.removed_pictures
    said = []
    if new:
        said.append(ngettext("{n} new photo", "{n} new photos", new).format(n=new))
    if gone:
        said.append(ngettext("{n} photo removed", "{n} photos removed", gone).format(n=gone))
    return said


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in names[:MOST])
    more = len(names) - MOST
    return shown if more <= 0 else _("{names} and {n} more").format(names=shown, n=more)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a delivery stands: its tone (of a pill), its state in a word, and a sentence."""

    tone: str
    state: str
    said: str


def standing(entry: Entry, *, practice: bool, reasons: str = "") -> Standing:
    if entry.state in (State.SENT, State.HANDED):
        said = _("For practice: only this computer shows it, it is not on the internet.")
        return Standing("good", _("Published for practice") if practice else _("Online"), said if practice else "")
    if entry.state is State.SENDING:
        return Standing("accent", _("On its way"), _("You can go on working."))
    if entry.state in (State.REFUSED, State.MISSED):
        return Standing("bad", _("Refused"), reasons or entry.reason)
    if entry.state in (State.UNKNOWN, State.ASK):
        said = _("The answer was lost. It is looked up there before anything is sent again.")
        return Standing("warn", _("To check"), said)
    if entry.state in (State.CANCELLED, State.RECALLING):
        return Standing("plain", _("Cancelled"), "")
    said = entry.reason or _("It leaves by itself as soon as there is a connection; you can close this page.")
    return Standing("warn", _("Waiting"), said)
