"""What every host does alike: a site is put there by the one deploy algorithm, over the host's own `Remote`."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar

from core.errors import Problem
from core.i18n import N_, _, ngettext
from core.services import site_paths
from core.services.deploy import Deploy, Published
from core.services.first_look import first_look
from core.services.lanes import Lanes
from core.services.outcome import RefusedError
from core.services.plan import named
from core.services.remote import Remote
from core.services.service import (
    About,
    Account,
    Ask,
    Delivery,
    Identity,
    Limits,
    Line,
    Message,
    Receipt,
    Secret,
    Setting,
    SiteContent,
    SiteFile,
)

ADDRESS = Setting(
    name="address",
    label=N_("Address of the site"),
    help=N_("What visitors type, for example https://www.boulangerie-martin.fr"),
)
TAKE_OVER = Setting(
    name="take_over",
    label=N_("Take over"),
    help=N_("Yes: files of an earlier site which bear the name of a file of the new one are replaced by it."),
    ask=Ask.CHOICE,
    default="no",
    choices=("no", "yes"),
    said=(N_("No"), N_("Yes")),
    rare=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """In seconds: until a connection stands, and between two signs of life on it."""

    connect: float = 10
    data: float = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A host, logged in. `said` and `remember` go into the `Identity`."""

    remote: Remote
    said: tuple[str, ...] = ()
    remember: Mapping[str, str] = field(default_factory=dict)


class Host(ABC):
    about: ClassVar[About]

    def __init__(self, account: Account, line: Line, *, timeouts: Timeouts | None = None) -> None:
        self.account, self.line, self.timeouts = account, line, timeouts or Timeouts()

    @abstractmethod
    def reach(self, *, meeting: bool) -> Reached:
        """Log in. Only when `meeting` (at connect) is a server taken that this account does not know yet."""

    @property
    @abstractmethod
    def place(self) -> str:
        """The host as a message names it."""

    @property
    @abstractmethod
    def home(self) -> str:
        """Where the site lies, for somebody who has no public address yet."""

    @property
    def limits(self) -> Limits:
        return self.about.limits

    def connect(self) -> Identity:
        reached = self.reach(meeting=True)
        try:
            seen = first_look(reached.remote, host=self.place, site=self._site, take_over=self._takes_over)
        finally:
            reached.remote.close()
        return Identity(name=self.home, address=self._address, said=(*reached.said, *seen), remember=reached.remember)

    def check(self, content: Message | SiteContent) -> Sequence[Problem]:
        if not isinstance(content, SiteContent):
            return [Problem("content", _("A host takes a site, not a post."), _("Choose a network for it."))]
        if not content.files:
            return [Problem("files", _("The site has no page yet."), _("Add a page, then publish."))]
        return site_paths.problems(content.files)

    def send(self, delivery: Delivery) -> Receipt:
        files = self._files(delivery)
        with self._deploy() as deploy:
            done = deploy.publish(files)
        return self._receipt(files, _detail(done))

    def find(self, delivery: Delivery) -> Receipt | None:
        files = self._files(delivery)
        with self._deploy() as deploy:
            return self._receipt(files, {}) if deploy.is_complete(files) else None

    def remove(self, receipt: Receipt) -> None:
        """A host holds one site of ours: that one is taken away, whichever edition the receipt was for."""
        with self._deploy() as deploy:
            deploy.withdraw()

    def secret(self) -> str:
        return self.line.secrets.get(self.account.owner, Secret.PASSWORD) or ""

    def setting(self, name: str) -> str:
        """As the owner wrote it, else the default."""
        default = next((each.default for each in self.about.settings if each.name == name), "")
        return self.account.settings.get(name, "").strip() or default

    @property
    def _takes_over(self) -> bool:
        return self.setting(TAKE_OVER.name) == "yes"

    @property
    def _address(self) -> str:
        return self.setting(ADDRESS.name)

    @property
    def _site(self) -> str:
        """Tells our site from another business's in a public file, and gives nothing away."""
        return sha256(f"devanture site {self.account.business}".encode()).hexdigest()[:16]

    @contextmanager
    def _deploy(self) -> Iterator[Deploy]:
        lanes = Lanes(self.reach(meeting=False).remote, self.line.stop)
        try:
            yield Deploy(lanes=lanes, line=self.line, host=self.place, site=self._site, take_over=self._takes_over)
        finally:
            lanes.close()

    def _files(self, delivery: Delivery) -> dict[str, SiteFile]:
        problems = self.check(delivery.content)
        if problems or not isinstance(delivery.content, SiteContent):
            raise RefusedError(
                _("The site cannot be published as it is: {problem}").format(problem=problems[0]),
                safe=_("Nothing was sent; the site online stays as it was."),
            )
        return {file.path: file for file in delivery.content.files}

    def _receipt(self, files: Mapping[str, SiteFile], detail: Mapping[str, str]) -> Receipt:
        return Receipt(
            remote_id=_edition(files), address=self._address or self.home, at=self.line.clock.now(), detail=detail
        )


def _edition(files: Mapping[str, SiteFile]) -> str:
    """The same for the same site, however often and from wherever it is published."""
    return sha256("\n".join(f"{path}\0{files[path].hash}" for path in sorted(files)).encode()).hexdigest()[:16]


def _detail(done: Published) -> dict[str, str]:
    counted = {"sent": str(len(done.sent)), "kept": str(done.kept), "removed": str(len(done.removed))}
    lists = {"changed_by_others": "\n".join(done.changed), "left_to_others": "\n".join(done.left)}
    notice = {"notice": "\n".join(_notices(done))}
    return {name: said for name, said in (counted | lists | notice).items() if said}


def _notices(done: Published) -> Iterator[str]:
    if done.changed:
        yield ngettext(
            "A file had been changed or removed online by somebody else and was put back as it is here: {names}.",
            "Files had been changed or removed online by somebody else and were put back as they are here: {names}.",
            len(done.changed),
        ).format(names=named(done.changed))
    if done.left:
        yield ngettext(
            "A file no longer belongs to the site, but somebody else changed it online, so it was left: {names}.",
            "Files no longer belong to the site, but somebody else changed them online, so they were left: {names}.",
            len(done.left),
        ).format(names=named(done.left))
