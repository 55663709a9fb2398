"""One client's folder, opened: the one object that every screen and command is handed.

Its rooms are its attributes; here stand only the verbs that need several rooms at once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from core.errors import BadInputError, NotFoundError, Problem
from core.house import House
from core.i18n import _
from core.ports import Progress, silent
from core.services.accounts import Accounts
from core.services.service import Account, Identity, Kind, Message, Met, Service, SiteContent, Stranger
from core.store.backups import Backups
from core.store.history import History
from core.store.opening import create, open_store
from core.store.store import Store
from core.sync.ledger import Entry, manifest_from, message_from
from core.sync.outbox import Outbox

if TYPE_CHECKING:
    from core.changes.told import Change
    from core.media.intake import Taken
    from core.media.library import Library
    from core.planning import Planning
    from core.posts.model import Post
    from core.posts.posts import Posts
    from core.profile.file import ProfileFile
    from core.profile.model import Photo
    from core.profile.profiles import Profiles
    from core.publishing import Publishing
    from core.redrafting import Redrafting
    from core.site.changes import Changes
    from core.site.model import Built, Page
    from core.site.pages import Pages
    from core.sync.engine import Engine
    from core.sync.frozen import Frozen


@dataclass(frozen=True, slots=True)
class Drafted:
    """How many pages and posts were new."""

    pages: int
    posts: int


class Business:
    """Made by `open` or `new`; `close` it when done. A room is loaded when it is first entered."""

    def __init__(self, folder: Path, store: Store, house: House) -> None:
        self.folder, self.store, self.house = folder, store, house
        self._names: dict[str, str] = {}
        self.secrets = house.vault(lambda owner: self._names.get(owner, ""))
        self.outbox = Outbox(store)
        self.accounts = Accounts(store, self.secrets, self._names)
        self.history = History(store, self.outbox.guard, self.outbox.guard_alone)
        self.backups = Backups(folder / "backups")

    @cached_property
    def profiles(self) -> "Profiles":
        from core.profile.profiles import Profiles

        return Profiles(self.store)

    @cached_property
    def library(self) -> "Library":
        from core.media.library import Library

        return Library(self.store, self.folder / "media")

    @cached_property
    def pages(self) -> "Pages":
        from core.site.pages import Pages

        return Pages(self.store)

    @cached_property
    def posts(self) -> "Posts":
        from core.posts.posts import Posts

        return Posts(self.store, self.outbox, lambda: self.zone)

    @cached_property
    def planning(self) -> "Planning":
        from core.planning import Planning, Rooms

        return Planning(
            Rooms(store=self.store, posts=self.posts, profiles=self.profiles, accounts=self.accounts.all,
                  services=self.service, zone=lambda: self.zone)
        )  # fmt: skip

    @cached_property
    def redrafting(self) -> "Redrafting":
        from core.redrafting import Redrafting

        return Redrafting(store=self.store, pages=self.pages, profiles=self.profiles, seed=self.id, today=self.today)

    @cached_property
    def frozen(self) -> "Frozen":
        from core.sync.frozen import Frozen

        return Frozen(self.folder / "frozen")

    @cached_property
    def site(self) -> "Publishing":
        from core.publishing import Publishing, Rooms

        return Publishing(
            Rooms(folder=self.folder, store=self.store, profiles=self.profiles, pages=self.pages, library=self.library,
                  outbox=self.outbox, backups=self.backups, frozen=self.frozen, today=self.today)
        )  # fmt: skip

    @classmethod
    def open(cls, folder: Path, house: House) -> "Business":
        return cls(folder, open_store(folder, house.clock, house.machine), house)

    @classmethod
    def new(cls, folder: Path, house: House) -> "Business":
        """An empty business with its practice account, ready from the start."""
        made = cls(folder, create(folder, house.clock, house.machine), house)
        made.connect(made.accounts.add(_("Practice"), "practice", {"folder": str(house.practice)}))
        return made

    def practise_here(self) -> None:
        """After coming from another computer: practice is kept by this installation, wherever it was before."""
        from core.services.registry import about

        for account in self.accounts.all():
            if about(account.service).practice:
                settings = {**account.settings, "folder": str(self.house.practice)}
                self.connect(self.accounts.change(account, settings))

    def close(self) -> None:
        self.store.close()

    @property
    def id(self) -> str:
        return self.store.business

    @property
    def zone(self) -> str:
        """The time zone of the shop."""
        row = self.store.get("profile", "profile")
        return str(row["zone"]) if row and row["zone"] else "Europe/Paris"

    def today(self) -> date:
        """The date on the wall of the shop."""
        from core.posts.times import to_wall

        return to_wall(self.store.clock.now(), self.zone).date()

    def changes(self, entry: str) -> "list[Change]":
        """What one entry of the history changed, in words."""
        from core.changes.told import told

        return told(self.store, self.history.changes(entry), self.zone)

    def take_profile(self, file: "ProfileFile", base: Path, progress: Progress = silent) -> list[Problem]:
        """Make the profile be as `file` says, with its pictures (relative to `base`).

        Gives the pictures that are none; of those that are not there the notes of `file` speak already.
        """
        refused: list[Problem] = []
        there = [wanted for wanted in file.files if (base / wanted.file).is_file()]
        cleaned: dict[str, Taken] = {}
        for done, wanted in enumerate(there, start=1):  # the slow part, before anything is locked
            try:
                cleaned[wanted.file] = self.library.keep(base / wanted.file)
            except BadInputError as not_taken:
                refused += [Problem(wanted.file, p.message, p.remedy) for p in not_taken.problems]
            progress(done, len(there), wanted.file)
        with self.store.transaction(_("Profile taken from a file")):
            taken: dict[str, Photo] = {}
            for wanted in there:
                if wanted.file in cleaned:
                    logo = file.logo is not None and wanted.file == file.logo.file
                    photo = (
                        self.library.enter_logo(cleaned[wanted.file]) if logo else self._entered(cleaned[wanted.file])
                    )
                    taken[wanted.file] = self.library.describe(photo.id, wanted.alt, wanted.caption, wanted.focus)
            colours = file.profile.colours or self.profiles.read().colours  # the logo's own, where none are named
            self.profiles.replace(replace(file.taken(taken), colours=colours))
        self._sign_practice(file.profile.name)
        return refused

    def draft(self, weeks: int = 12) -> Drafted:
        """Draft what is not there yet: pages the site lacks, posts not suggested within a year, for so many weeks.

        Nothing is overwritten, and no post is suggested for a day on which one stands.
        """
        from core.drafting.draft import draft
        from core.trades.trades import trade

        profile, today = self.profiles.read(), self.today()
        used, busy = self.posts.suggested(today), self.posts.busy(today)
        first = draft(profile, trade(profile.trade), seed=self.id, today=today, used=used, weeks=weeks, busy=busy)
        with self.store.transaction(_("Site and posts drafted")):
            pages, posts = self.pages.adopt(first.pages), self.posts.adopt(first.posts)
        return Drafted(len(pages), posts)

    def announce(self, first: date) -> "Post | None":
        """A suggested post that tells of the closure or the other hours beginning on `first`.

        None where the trade has no words for it, or where it is too late to tell.
        """
        from core.drafting.draft import draft
        from core.posts.model import PostState
        from core.trades.trades import trade

        profile, tail = self.profiles.read(), f"-{first:%m-%d}.{first.year}"
        if not profile.trade:
            return None
        known = trade(profile.trade)
        telling = {f"{known.key}.{idea.key}{tail}" for idea in known.ideas if idea.each in {"closure", "special-hours"}}
        drafted = draft(profile, known, seed=self.id, today=self.today()).posts
        with self.store.transaction(_("Post suggested")):
            self.posts.adopt([one for one in drafted if one.idea in telling][:1])
        told = [post for post in self.posts.all(PostState.IDEA, PostState.DRAFT) if post.idea in telling]
        return next(iter(told), None)

    def page_drafts(self) -> "tuple[Page, ...]":
        """The pages that a first draft has and the site has not, ready to be added."""
        from core.drafting.draft import draft_pages
        from core.site.model import REPEATED
        from core.trades.trades import trade

        profile = self.profiles.read()
        if not profile.trade:
            return ()
        held = {(page.language, page.kind) for page in self.pages.read()}
        drafts = draft_pages(profile, trade(profile.trade), seed=self.id, today=self.today())
        return tuple(page for page in drafts if page.kind not in REPEATED and (page.language, page.kind) not in held)

    def advice(self) -> list[Problem]:
        """What is not known of the business yet and would make its site and its legal notice complete."""
        from core.profile.advice import missing

        return missing(self.profiles.read())

    def publish(
        self, account: Account, progress: Progress = silent, stop: Event | None = None
    ) -> "tuple[Entry, Built]":
        """Build the site for the place where `account` puts it, and hand it to the outbox."""
        return self.site.publish(account, self.accounts.address(account), progress, stop)

    def outlook(self, account: Account, progress: Progress = silent, stop: Event | None = None) -> "Changes":
        """What publishing to `account` would change there now."""
        return self.site.outlook(account, self.accounts.address(account), progress, stop)

    def write_post(
        self, text: str, pictures: Iterable[tuple[Path, str]], accounts: Sequence[Account], due: datetime | None
    ) -> "Post":
        """A post with photos (file, alternative text) for `accounts`; `due` is wall time of the shop.

        BadInputError tells every photo that is none, and what each network would refuse.
        """
        from core.posts.model import Picture
        from core.posts.posts import Draft
        from core.posts.times import to_utc

        if due is not None and to_utc(due, self.zone) < self.store.clock.now():
            past = Problem("--at", _("This time is past."), _("Choose a later one, or none to send it at once."))
            raise BadInputError(
                _("This post cannot go out as it is."), [past], safe=_("Nothing was put in the outbox.")
            )
        cleaned = [(self.library.keep(path), alt) for path, alt in pictures]
        with self.store.transaction(_("Post scheduled")):
            kept = [Picture(media=self._entered(one, "post").id, alt=alt) for one, alt in cleaned]
            language = next(iter(self.profiles.read().languages), "fr")
            post = self.posts.write(Draft(text=text, language=language, pictures=kept))
            self.check_post(post, accounts)
            return self.posts.schedule(post, [account.id for account in accounts], due)

    def check_post(self, post: "Post", accounts: Iterable[Account]) -> None:
        """Raise BadInputError with all that the networks of `accounts` would refuse."""
        found = [
            Problem(f"{account.name}: {problem.field}", problem.message, problem.remedy)
            for account in accounts
            for problem in self.service(account).check(self.posts.message(post, account.id))
        ]
        if found:
            raise BadInputError(_("This post cannot go out as it is."), found, safe=_("Nothing was put in the outbox."))

    def account_for(self, kind: Kind, name: str | None) -> Account:
        """The account of that name, or the only one of that kind; the practice account only when it is alone."""
        from core.services.registry import about

        if name:
            account = self.accounts.get(name)
            if kind not in about(account.service).kind:
                raise NotFoundError(
                    _("“{name}” does not take this.").format(name=account.name),
                    remedy=_("A site goes to a host, a post to a network: choose another account."),
                )
            return account
        fitting = self.accounts_of(kind)
        if len(fitting) != 1:
            names = ", ".join(account.name for account in fitting)
            raise NotFoundError(
                _("It is not said which account is meant.") if fitting else _("There is no account for this yet."),
                remedy=_("Name one of: {names}.").format(names=names) if fitting else _("Add an account first."),
            )
        return fitting[0]

    def accounts_of(self, kind: Kind) -> list[Account]:
        """Those that take this kind of thing; practice only where there is no real one."""
        from core.services.registry import about

        fitting = [account for account in self.accounts.all() if kind in about(account.service).kind]
        real = [account for account in fitting if not about(account.service).practice]
        return real or fitting

    def service(self, account: Account, stop: Event | None = None, progress: Progress = silent) -> Service:
        from core.sync.lines import Lines

        return Lines(self.secrets, self.store.clock, self.kept, progress).open(account, stop)

    def meet(self, account: Account, stop: Event | None = None) -> Met | None:
        """The mark of a server that nobody vouches for and this account does not know yet; nothing secret is said."""
        service = self.service(account, stop)
        return service.meet() if isinstance(service, Stranger) else None

    def connect(self, account: Account, stop: Event | None = None) -> Identity:
        """Try the log-in of an account; what the service tells is kept."""
        identity = self.service(account, stop).connect()
        self.accounts.remember(account, identity)
        return identity

    def kept(self, digest: str) -> Path:
        """The file of a SHA-256: of a site on its way, or a photo."""
        frozen = self.frozen.path(digest)
        return frozen if frozen.exists() else self.library.path(digest)

    def content(self, entry: Entry) -> Message | SiteContent:
        """What a line of the outbox carries."""
        if entry.content.startswith("{"):
            return message_from(entry.content)
        return manifest_from(self.kept(entry.content).read_bytes())

    def engine(
        self,
        heard: Callable[[Entry], None] = lambda _entry: None,
        progress: Progress = silent,
        reached: Callable[[bool], None] = lambda _answered: None,
    ) -> "Engine":
        """An engine with a connection of its own, for one thread of its own; `reached` as in `World`."""
        from core.services.registry import about
        from core.sync.engine import Engine, World
        from core.sync.lines import Lines

        store = open_store(self.folder, self.store.clock, self.house.machine, durable=True)
        lines = Lines(self.secrets, self.store.clock, self.kept, progress)
        world = World(about=about, open_service=lines.open, content=self.content, heard=heard, reached=reached)
        return Engine(store, Accounts(store, self.secrets, self._names), world)

    def _sign_practice(self, name: str) -> None:
        """On the practice wall the posts bear the name of the business, until the owner gives another."""
        from core.services.registry import about

        for account in self.accounts.all():
            if name and about(account.service).practice and not account.settings.get("title"):
                self.connect(self.accounts.change(account, {**account.settings, "title": name}))

    def _entered(self, cleaned: "Taken", kind: str = "photo") -> "Photo":
        """What is taken for a post ("post") does not appear on the site by itself."""
        return self.library.enter([cleaned], kind)[0]
