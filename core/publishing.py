"""The site of a business from its rooms to the outbox: built as plain files, frozen, handed over in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from core.errors import BadInputError, DevantureError, Problem
from core.i18n import _
from core.media.library import Library
from core.ports import Progress, silent
from core.profile.profiles import Profiles
from core.services.service import Account, SiteFile
from core.site.changes import Changes, changes
from core.site.model import Built, Content
from core.site.pages import Pages
from core.site.places import Places
from core.store.backups import Backups
from core.store.store import Store
from core.sync.frozen import Frozen
from core.sync.ledger import OPEN, Entry, State, manifest_bytes, manifest_from
from core.sync.lock import publisher
from core.sync.outbox import Outbox

if TYPE_CHECKING:
    from core.site.build import Builder
    from core.site.preview import Preview

SUBJECT = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What publishing needs of a business."""

    folder: Path
    store: Store
    profiles: Profiles
    pages: Pages
    library: Library
    outbox: Outbox
    backups: Backups
    frozen: Frozen
    today: Callable[[], date]


class Publishing:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def content(self) -> Content:
        """All that the site is made of at this moment."""
        from core.trades.trades import trade

        rooms, profile = self._rooms, self._rooms.profiles.read()
        kind = trade(profile.trade) if profile.trade else None
        return Content(
            profile=profile, pages=rooms.pages.read(), look=rooms.pages.look(), today=rooms.today(),
            type=kind.schema_org if kind else "LocalBusiness", hue=kind.hue if kind else 0,
        )  # fmt: skip

    def checks(self) -> list[Problem]:
        """What should be mended before the site is shown to the world, in plain words."""
        from core.site.checks import check

        return check(self.content())

    def build(
        self, out: Path | None = None, *, address: str = "", progress: Progress = silent, stop: Event | None = None
    ) -> Built:
        """Bring the folder `out` (the business's own `site` by default) up to date."""
        return self._builder.build(
            out or self._rooms.folder / "site", address=address, progress=progress, stop=stop
        )  # fmt: skip

    def publish(
        self, account: Account, address: str, progress: Progress = silent, stop: Event | None = None
    ) -> tuple[Entry, Built]:
        """Build for `address`, keep a copy of the business, and put the site in the outbox for `account`.

        The same site again is a new look at the host: only what is missing or changed there is sent. Once `stop` is
        set, nothing is put in the outbox any more.
        """
        self._refuse_empty()
        with publisher(self._rooms.folder):
            built = self.build(address=address, progress=progress, stop=stop)
            if stop is not None and stop.is_set():
                raise _stopped()
            return self._handed_over(account, built)

    def outlook(
        self, account: Account, address: str, progress: Progress = silent, stop: Event | None = None
    ) -> Changes:
        """Build for `address` and say what would be different at `account` from what arrived there last."""
        self._refuse_empty()
        with publisher(self._rooms.folder):
            built = self.build(address=address, progress=progress, stop=stop)
        content = self.content()
        places = Places(content.pages, content.profile.languages or ("fr",))
        names = {place.file: place.page.label or place.page.title for place in places.all()}
        entry = self._arrived(account.id)
        return changes(self._manifest(entry) if entry else None, built, names, first=entry is None)

    def _refuse_empty(self) -> None:
        if not self._rooms.pages.read():
            none = Problem("site", _("No page is drafted."), _("Have the site drafted, or add a page."))
            raise BadInputError(_("There is no site yet."), [none], remedy=none.remedy)

    def _arrived(self, account: str) -> Entry | None:
        """The last publication that is known to stand there."""
        sent = [entry for entry in self._rooms.outbox.of(SUBJECT, account) if entry.state is State.SENT]
        return max(sent, key=lambda entry: entry.receipt.at if entry.receipt else entry.created, default=None)

    def _manifest(self, entry: Entry) -> tuple[SiteFile, ...] | None:
        """Which files it had; None where that was let go of, or came from another device."""
        try:
            return manifest_from(self._rooms.frozen.path(entry.content).read_bytes()).files
        except (OSError, ValueError):
            return None

    def _handed_over(self, account: Account, built: Built) -> tuple[Entry, Built]:
        rooms = self._rooms
        files = tuple(SiteFile(path=file.path, size=file.size, hash=file.hash) for file in built.manifest)
        for file in files:
            rooms.frozen.keep(rooms.folder / "site" / file.path, file.hash)
        digest = rooms.frozen.keep_bytes(manifest_bytes(files))
        rooms.backups.keep(rooms.store.connection, "publication", rooms.store.clock.now())
        title = _("Site for {name}").format(name=account.name)
        with rooms.store.transaction(_("Site handed over to “{name}”").format(name=account.name), undoable=False):
            entry = rooms.outbox.add(
                key=self._key(account, digest), account=account.id, subject=SUBJECT, title=title, content=digest
            )
        self._sweep()
        return entry, built

    def _sweep(self) -> None:
        """Let go of the frozen files that no delivery on its way needs any more. Of what has arrived last the list of
        files stays: the next publication is compared with it."""
        rooms, needed = self._rooms, set[str]()
        accounts = {entry.account for entry in rooms.outbox.of(SUBJECT)}
        needed |= {last.content for account in accounts if (last := self._arrived(account)) is not None}
        for entry in rooms.outbox.of(SUBJECT):
            if entry.state in OPEN and (path := rooms.frozen.path(entry.content)).exists():
                needed |= {entry.content, *(file.hash for file in manifest_from(path.read_bytes()).files)}
        rooms.frozen.sweep(needed)

    def preview(
        self,
        selected: Callable[[str], None] = lambda _block: None,
        progress: Progress = silent,
        stop: Event | None = None,
    ) -> "Preview":
        """A server on loopback that shows the site and follows every change, by whomever. Reads from its own threads:
        the store of this object must be used by nothing else. `selected` is told there of a clicked block; `progress`
        of photos that are made ready; once `stop` is set nothing is built any more."""
        from core.site.preview import Preview

        builder, folder = self.builder(marks=True), self._rooms.folder / "cache" / "preview"
        seen = [self._rooms.store.data_version()]

        def changed() -> bool:
            before, seen[0] = seen[0], self._rooms.store.data_version()
            return seen[0] != before

        return Preview(lambda: builder.build(folder, progress=progress, stop=stop), folder, changed, selected)

    def builder(self, *, marks: bool = False) -> "Builder":
        """`marks` puts the ids of blocks into the pages, for a preview."""
        from core.site.build import Builder

        return Builder(self.content, self._rooms.library.path, self._rooms.folder / "cache" / "pictures", marks=marks)

    @cached_property
    def _builder(self) -> "Builder":
        return self.builder()

    def _key(self, account: Account, digest: str) -> str:
        """One key for one publication: while the same site is on its way it is the same delivery."""
        before = [entry for entry in self._rooms.outbox.of(SUBJECT, account.id) if entry.content == digest]
        going = [entry for entry in before if entry.state in OPEN]
        return going[0].key if going else f"site:{digest}:{len(before) + 1}"


def _stopped() -> DevantureError:
    return DevantureError(_("Publishing was stopped."), safe=_("Nothing was put in the outbox."))
