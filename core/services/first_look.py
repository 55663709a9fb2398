"""What somebody wants to know of a host before publishing there: is it the right folder, and will it work?

Answered by trying: a small file is written, seen, renamed over another and taken away again.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from secrets import token_hex

from core.i18n import _
from core.services import host_faults, journal
from core.services.journal import Journal
from core.services.parcel import size_in_words
from core.services.remote import Entry, Remote, What
from core.services.site_paths import OWN

INDEX = {"index.html", "index.htm", "index.php"}
WEB_FOLDERS = {"www", "htdocs", "public_html", "httpdocs", "html", "web", "site"}


def first_look(remote: Remote, *, host: str, site: str, take_over: bool) -> tuple[str, ...]:
    """Sentences for the person; raises where nothing could be published."""
    entries = remote.list("") or ()
    known = journal.read(remote, remote.list(OWN))
    _try_out(remote, host)
    return tuple(_said(remote, entries, known, site=site, take_over=take_over))


def _said(remote: Remote, entries: Sequence[Entry], known: Journal, *, site: str, take_over: bool) -> Iterator[str]:
    yield _("A test file was written, renamed and removed: publishing works here.")
    free = remote.free()
    if free is not None:
        yield _("{size} free.").format(size=size_in_words(free))
    yield from _what_stands_there(entries, known, site=site, take_over=take_over)


def _what_stands_there(entries: Sequence[Entry], known: Journal, *, site: str, take_over: bool) -> Iterator[str]:
    names = {each.name for each in entries if each.what is What.FILE}
    folders = {each.name for each in entries if each.what is What.FOLDER}
    foreign = sorted(names & INDEX - known.records.keys())
    if known.site == site:
        yield _("Your site was published here before; it will be brought up to date.")
    elif known.site and take_over:
        yield _("Another business’s site stands here, put there by Devanture, and will be replaced.")
    elif known.site:
        yield _("Another business’s site stands here, put there by Devanture. Choose another folder.")
    if foreign and take_over:
        yield _("{name} of an earlier site stands here and will be replaced.").format(name=foreign[0])
    elif foreign:
        yield _(
            "{name} of an earlier site stands here. Nothing will be replaced unless you set “take over” to yes."
        ).format(name=foreign[0])
    if not known.site and not foreign and (likely := sorted(folders & WEB_FOLDERS)):
        yield _("Is this the right folder? Sites usually go into {name}, which is in it.").format(name=likely[0])


def _try_out(remote: Remote, host: str) -> None:
    mark = token_hex(8)
    old, new = f".dv-{mark}.part", f".dv-{mark[::-1]}.part"
    try:
        remote.write(old, BytesIO(b"old"))
        remote.write(new, BytesIO(b"new"))
        if not {old, new} <= {each.name for each in remote.list("") or ()}:
            raise host_faults.hides_dots(host)
        remote.replace(new, old)
        back = bytearray()
        remote.read(old, back.extend)
        if back != b"new":
            raise host_faults.failed(host, old, _("the test file came back different"))
    finally:
        remote.delete(old)
        remote.delete(new)
