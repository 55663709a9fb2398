"""The post that is being written: kept in the store from its first letter on, forgotten where it stayed empty."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from core.errors import BadInputError, DevantureError, FolderError, NotFoundError, Problem
from core.posts.model import Picture, Post, PostState
from core.posts.posts import Draft, Posts
from core.profile.model import Photo
from core.sync.fate import Fate
from gui.desk import Desk

COMMON = ""  # in the place of an account: the text for all of them


class Sheet(QObject):
    """`began` tells the id of a post that came to be just now; `told` problems of a field; `held` that a text could
    not be taken because the post is leaving, with what was said ("": it is taken now)."""

    began = Signal(str)
    told = Signal(object)
    held = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.spelling = desk, desk.spelling
        self.id = ""
        self.accounts: tuple[str, ...] = ()
        self.due: datetime | None = None
        self._number = 0  # of the sheets that were begun, so that a late first letter finds its own
        self._typed: set[str] = set()
        self._held: dict[tuple[str, str], str] = {}
        self._expecting: list[str] = []  # posts that photos are being taken in for

    def begin(self, accounts: Sequence[str], due: datetime | None = None) -> None:
        """A new sheet, not in the store yet."""
        self.id, self.accounts, self.due = "", tuple(accounts), due
        self._number += 1
        self._typed = set()

    def take(self, id_: str) -> None:
        """Go on with a post that is there. `accounts` are those it is meant for where it names none."""
        self._number += 1
        self.id, self.accounts, self._typed = id_, (), set()

    def read(self) -> Post | None:
        """As it stands in the store; None where it is not there (yet, or any more)."""
        return _found(self.desk.business.posts, self.id) if self.id else None

    def fates(self) -> dict[str, Fate]:
        return self.desk.business.planning.fates(self.id).get(self.id, {}) if self.id else {}

    def held_text(self, account: str) -> str | None:
        """What was typed and could not be taken yet."""
        return self._held.get((self.id, account))

    def waits(self, account: str) -> bool:
        if not self.id:
            return self.desk.keeper.waits(self._first_key())
        return self.desk.keeper.waits(_key(self.id, account)) or (self.id, account) in self._held

    def type_text(self, account: str, text: str) -> None:
        """For all networks (COMMON) or for one. At the first letter the post comes to be."""
        if not self.id:
            self._type_first(account, text)
            return
        self._soon(self.id, account, text)

    def keep_now(self) -> None:
        self.desk.keeper.flush()

    def retry(self) -> None:
        """Is what could not be taken taken now?"""
        mine = [(account, text) for (id_, account), text in self._held.items() if id_ == self.id]
        for account, text in mine:
            self._soon(self.id, account, text)
        if mine:
            self.keep_now()

    def set_pictures(self, pictures: Sequence[Picture], *, typing: bool = False) -> None:
        posts = self.desk.business.posts
        if (post := self._there()) is not None:
            self.desk.do(lambda: posts.set_pictures(post, pictures, typing=typing))

    def expect_photos(self) -> str:
        """Photos are being taken in for this post, which is one from now on: its id, "" where it cannot be kept."""
        post = self._there()
        if post is None:
            return ""
        self._expecting.append(post.id)
        return post.id

    def photos_came(self, id_: str, photos: Sequence[Photo]) -> None:
        """They go on the post they were meant for, whichever is being written by now; one thrown away gets none."""
        self._expecting.remove(id_)
        posts = self.desk.business.posts
        self.desk.keeper.flush()
        post = _found(posts, id_)
        if post is None or post.state is PostState.DISCARDED:
            return
        known = {each.media for each in post.pictures}  # what is on the post already is not put there twice
        new = [Picture(media=photo.id) for photo in photos if photo.id not in known]
        if new:
            self.desk.do(lambda: posts.set_pictures(post, [*post.pictures, *new]))
        elif id_ != self.id:
            self.desk.do(lambda: posts.drop_empty(post))

    def describe(self, place: int, alt: str) -> None:
        """Other words for the photo at `place`, kept a moment after they were typed."""
        id_, posts = self.id, self.desk.business.posts

        def keep() -> object:
            post = posts.get(id_)
            if place >= len(post.pictures):
                return post
            pictures = list(post.pictures)
            pictures[place] = Picture(media=pictures[place].media, alt=alt)
            return posts.set_pictures(post, pictures, typing=True)

        self.desk.keeper.soon(f"post.{id_}.alt.{place}", keep, lambda _problems: None)

    def choose(self, accounts: Sequence[str]) -> None:
        self.accounts = tuple(accounts)
        posts = self.desk.business.posts
        if (post := self.read()) is not None:
            self.desk.do(lambda: posts.choose_accounts(post, accounts))

    def move(self, due: datetime | None) -> None:
        """A moment later, as text: a time is typed in parts."""
        self.due = due
        if not self.id:
            self.told.emit([])
            return
        id_, posts = self.id, self.desk.business.posts
        self.desk.keeper.soon(f"post.{id_}.due", lambda: posts.move(posts.get(id_), due), self.told.emit)

    def do(self, verb: Callable[[Post], object]) -> bool:
        """Do something with the post as it is now; True where it was done."""
        self.desk.keeper.flush()
        post = self.read()
        if post is None:
            return False
        problems: list[Problem] = []
        done = self.desk.do(lambda: (verb(post), True), problems.extend)
        self.told.emit(problems)
        return done is not None

    def leave(self) -> None:
        """Somebody goes elsewhere: what stayed empty is no post."""
        self.desk.keeper.flush()
        posts = self.desk.business.posts
        if (post := self.read()) is not None and post.id not in self._expecting:
            self.desk.do(lambda: posts.drop_empty(post))

    def _type_first(self, account: str, text: str) -> None:
        """At once; where the disk refuses, tried again as any text is, also when another post is written by then."""
        number, key, chosen = self._number, self._first_key(), (self.accounts, self.due)

        def write() -> None:
            here = number == self._number
            made = self._write(text if account == COMMON else "", *((self.accounts, self.due) if here else chosen))
            if account != COMMON:
                self.desk.business.posts.adapt(made, account, text)
            if here:
                self._become(made)

        if text.strip():
            self.desk.keeper.soon(key, write, lambda _problems: None)
            self.desk.keeper.flush()
        else:
            self.desk.keeper.forget(key)

    def _first_key(self) -> str:
        return f"post.new.{self._number}"

    def _there(self) -> Post | None:
        if self.id:
            return self.read()
        made = self.desk.do(lambda: self._write("", self.accounts, self.due))
        if made is not None:
            self._become(made)
        return made

    def _write(self, text: str, accounts: Sequence[str], due: datetime | None) -> Post:
        business = self.desk.business
        language = next(iter(business.profiles.read().languages), "fr")
        return business.posts.write(Draft(text=text, language=language, accounts=accounts, due=due))

    def _become(self, made: Post) -> None:
        self.id = made.id
        self._typed.add(COMMON)
        self.began.emit(made.id)

    def _soon(self, id_: str, account: str, text: str) -> None:
        self.desk.keeper.soon(_key(id_, account), lambda: self._keep(id_, account, text), lambda _problems: None)

    def _keep(self, id_: str, account: str, text: str) -> None:
        """What cannot be taken because the post is leaving is wrong to the keeper: nobody closes over it unasked."""
        posts, typing = self.desk.business.posts, account in self._typed
        try:
            post = posts.get(id_)
            if account == COMMON:
                posts.change(post, text, typing=typing)
            else:
                posts.adapt(post, account, text, typing=typing)
        except (BadInputError, FolderError, NotFoundError):
            raise
        except DevantureError as fault:
            self._held[id_, account] = text
            self.held.emit(f"{fault.happened} {fault.remedy}".strip())
            raise BadInputError(fault.happened, [Problem("text", fault.happened, fault.remedy)]) from fault
        self._typed.add(account)
        if self._held.pop((id_, account), None) is not None:
            self.held.emit("")


def _found(posts: Posts, id_: str) -> Post | None:
    try:
        return posts.get(id_)
    except NotFoundError:
        return None


def _key(id_: str, account: str) -> str:
    return f"post.{id_}.text.{account}"
