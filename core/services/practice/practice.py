"""The service for practising: takes a site and posts like the real ones, and shows them on this computer alone."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from core.errors import Problem
from core.i18n import N_, _
from core.services import host_faults
from core.services.counting import problems
from core.services.folder import Folder
from core.services.outcome import SignInError
from core.services.pictures import TAKEN, Fitted, fitted
from core.services.practice.ground import Ground, WallPicture, WallPost
from core.services.service import (
    SITE_ADDRESS,
    About,
    Account,
    Ask,
    Can,
    Delivery,
    Identity,
    Kind,
    Limits,
    Line,
    Message,
    Receipt,
    Setting,
    SiteContent,
)

PICTURE_BYTES = 950_000


class Practice:
    about: ClassVar[About] = About(
        key="practice",
        name=N_("Practice"),
        kind=Kind.HOST | Kind.NETWORK,
        limits=Limits(pictures=10, picture_bytes=PICTURE_BYTES, picture_types=TAKEN),
        can=frozenset({Can.SEND, Can.FIND, Can.REMOVE}),
        practice=True,
        local=True,
        what=N_("To try everything out: what is sent there is seen on this computer alone."),
        settings=(
            Setting(
                name="folder",
                label=N_("Folder"),
                help=N_("Where what is sent for practice is kept, on this computer alone."),
                ask=Ask.FOLDER,
                required=True,
            ),
            Setting(name="title", label=N_("Name on the wall"), help=N_("Who seems to have written the posts.")),
        ),
    )

    def __init__(self, account: Account, line: Line) -> None:
        self._account, self._line = account, line

    @property
    def limits(self) -> Limits:
        return self.about.limits

    def connect(self) -> Identity:
        self._prepared()
        return Identity(
            name=_("Practice: nothing here is online."),
            address=self._ground.wall_address(self._account.business),
            said=self._host.connect().said,
            remember={SITE_ADDRESS: self._site_address},
        )

    def check(self, content: Message | SiteContent) -> Sequence[Problem]:
        return problems(content, self.limits) if isinstance(content, Message) else self._host.check(content)

    def send(self, delivery: Delivery) -> Receipt:
        self._prepared()
        if isinstance(delivery.content, Message):
            return self.find(delivery) or self._put_up(delivery, delivery.content)
        return replace(self._host.send(delivery), address=self._site_address)

    def find(self, delivery: Delivery) -> Receipt | None:
        """A post has a name that comes from its delivery's key: it is there under that name or not at all."""
        if isinstance(delivery.content, Message):
            with host_faults.of_the_disk(str(self._ground.folder), ""):
                there = self._ground.post(self._account.business, _name(delivery))
            return self._receipt(there) if there else None
        found = self._host.find(delivery) if self._ground.site(self._account.business).is_dir() else None
        return replace(found, address=self._site_address) if found else None

    def remove(self, receipt: Receipt) -> None:
        if receipt.detail.get("kind") != "post":
            self._host.remove(receipt)
            return
        with host_faults.of_the_disk(str(self._ground.folder), ""):
            self._ground.remove(self._account.business, receipt.remote_id)

    def _put_up(self, delivery: Delivery, message: Message) -> Receipt:
        pictures = list(fitted(self._line, message.pictures, PICTURE_BYTES))
        with host_faults.of_the_disk(str(self._ground.folder), ""):
            post = WallPost(
                id=_name(delivery),
                name=self._account.settings.get("title", "").strip() or self._account.name,
                text=message.text,
                language=message.language,
                at=self._line.clock.now(),
                pictures=tuple(map(self._hung, pictures)),
            )
            self._ground.keep(self._account.business, post)
        return self._receipt(post)

    def _hung(self, picture: Fitted) -> WallPicture:
        file = self._ground.keep_picture(self._account.business, picture.data, Path(picture.name).suffix)
        return WallPicture(file=file, alt=picture.alt, width=picture.width, height=picture.height)

    def _receipt(self, post: WallPost) -> Receipt:
        address = self._ground.wall_address(self._account.business, post.id)
        return Receipt(remote_id=post.id, address=address, at=post.at, detail={"kind": "post"})

    def _prepared(self) -> None:
        with host_faults.of_the_disk(str(self._ground.folder), ""):
            self._ground.site(self._account.business).mkdir(parents=True, exist_ok=True)

    @property
    def _ground(self) -> Ground:
        folder = self._account.settings.get("folder", "").strip()
        if not folder:
            raise SignInError(
                _("The account names no folder."), remedy=_("Choose the folder for practising."), field="folder"
            )
        return Ground(Path(folder).expanduser().absolute())

    @property
    def _site_address(self) -> str:
        return self._ground.site_address(self._account.business)

    @property
    def _host(self) -> Folder:
        """The site lies in a folder like any other: practised is what is done in earnest."""
        settings = {"folder": str(self._ground.site(self._account.business)), "address": self._site_address}
        return Folder(replace(self._account, settings=settings, remembered={}), self._line)


def _name(delivery: Delivery) -> str:
    return sha256(delivery.key.encode()).hexdigest()[:24]
