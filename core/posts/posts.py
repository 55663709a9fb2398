"""The posts of a business: written, drafted for the owner, planned, handed to the outbox."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.errors import BadInputError, DevantureError, NotFoundError, Problem
from core.i18n import _, ngettext
from core.ids import new_id
from core.posts.model import Picture, Post, PostState
from core.posts.rows import posts_of, variant_of, write_pictures
from core.posts.times import to_utc
from core.services.service import Message, SentPicture
from core.store.store import Store

TITLE = 48


class Idea(Protocol):
    """A drafted post, as `core.drafting` gives it."""

    @property
    def idea(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def due(self) -> datetime: ...
    @property
    def photo(self) -> str: ...
    @property
    def alt(self) -> str: ...


class Outgoing(Protocol):
    """What a room knows of the outbox: it puts things in, and may ask what has already left."""

    def add(
        self, *, key: str, account: str, subject: str, title: str, content: Message | str, due: datetime | None = None,
        zone: str = "UTC",
    ) -> object: ...  # fmt: skip

    def has_left(self, subject: str, account: str) -> bool: ...

    def goes(self, subject: str, account: str) -> bool: ...

    def untried(self, key: str, account: str) -> bool: ...

    def unsettled(self, subject: str) -> bool: ...

    def withdraw(self, subject: str, account: str = "") -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A post as it is being written."""

    text: str
    language: str = "fr"
    pictures: Sequence[Picture] = ()
    due: datetime | None = None
    idea: str = ""
    state: PostState = PostState.DRAFT
    accounts: Sequence[str] = ()


class Posts:
    """`zone` gives the time zone of the shop at the moment of the call."""

    def __init__(self, store: Store, outbox: Outgoing, zone: Callable[[], str]) -> None:
        self._store, self._outbox, self._zone = store, outbox, zone

    def all(self, *states: PostState) -> list[Post]:
        """In the order of their time, those without one last; of the given states, or all but the discarded."""
        wanted = states or (PostState.IDEA, PostState.DRAFT, PostState.SCHEDULED)
        marks = ",".join("?" * len(wanted))
        rows = self._store.rows("posts", f"state IN ({marks})", wanted, order="due IS NULL, due, created, id")
        return posts_of(self._store, rows)

    def get(self, id: str) -> Post:  # noqa: A002, the column's name
        row = self._store.get("posts", id)
        if row is None:
            raise NotFoundError(_("There is no such post."), safe=_("Nothing was changed."))
        return posts_of(self._store, [row])[0]

    def write(self, draft: Draft) -> Post:
        """A new post. What is typed into it next belongs to the same step of undo."""
        id_ = new_id(self._store.clock.now())
        with self._store.transaction(_("Post written"), merge=_typing(id_)):
            self._insert(id_, draft)
            return self.get(id_)

    def suggested(self, today: date) -> dict[str, date]:
        """Every idea that was ever suggested with the day of its post; `today` where the post has none."""
        rows = self._store.rows("posts", "idea != ''")
        return {row["idea"]: _day(row["due"]) or today for row in rows}

    def busy(self, today: date) -> frozenset[date]:
        """The days from `today` on for which a post is written, suggested or planned."""
        gone = (str(PostState.DISCARDED),)
        rows = self._store.rows("posts", "state != ? AND due >= ?", [*gone, today.isoformat()])
        return frozenset(day for row in rows if (day := _day(row["due"])))

    def adopt(self, ideas: Iterable[Idea]) -> int:
        """Take drafted posts in as ideas; one that was ever suggested (kept, changed or discarded) is not repeated."""
        known = {row["idea"] for row in self._store.rows("posts", "idea != ''")}
        new = [idea for idea in ideas if idea.idea not in known]
        with self._store.transaction(_("Posts suggested")):
            for idea in new:
                pictures = (Picture(media=idea.photo, alt=idea.alt),) if idea.photo else ()
                draft = Draft(text=idea.text, language=idea.language, pictures=pictures, due=idea.due, idea=idea.idea,
                              state=PostState.IDEA)  # fmt: skip
                self._insert(new_id(self._store.clock.now()), draft)
        return len(new)

    def change(self, post: Post, text: str, *, typing: bool = False) -> Post:
        """Another text. What still waits goes with the new one; what has left stays as it left.

        `typing`: more of the same typing, of which a part was kept a moment ago. A delivery that nobody has tried to
        send yet then takes the text over, instead of a new one for every few letters.
        """
        if text == self.get(post.id).text:
            return self.get(post.id)
        with self._changing(post, _("Post changed"), _typing(post.id), typing=typing):
            self._store.update("posts", post.id, {"text": text})
        return self.get(post.id)

    def reword(self, idea: Post, text: str) -> Post:
        """Another suggested wording: it stays an idea."""
        with self._store.transaction(_("Idea said in other words")):
            self._store.update("posts", idea.id, {"text": text})
        return self.get(idea.id)

    def adapt(self, post: Post, account: str, text: str, *, typing: bool = False) -> Post:
        """Its own text for one account; an empty one brings the common text back."""
        if self._outbox.has_left(_subject(post), account):
            raise _left()
        name, merge = _("Post adapted to a network"), f"posts.{post.id}.{account}"
        with self._changing(post, name, merge, (account,), typing=typing):
            variant = variant_of(self._store, post.id, account)
            self._store.update("variants", variant.id, {"text": text})
        return self.get(post.id)

    def set_pictures(self, post: Post, pictures: Sequence[Picture], *, typing: bool = False) -> Post:
        """These photos, in this order, with these words for people who cannot see them."""
        merge = f"posts.{post.id}.pictures" if typing else ""
        with self._changing(post, _("Photos of a post changed"), merge, typing=typing):
            write_pictures(self._store, post.id, pictures)
        return self.get(post.id)

    def choose_accounts(self, post: Post, accounts: Sequence[str]) -> Post:
        """Where it is to go. Of a planned post, what no longer goes is kept at home, what comes anew is planned too."""
        post = self.get(post.id)
        before, subject = {variant.account: variant for variant in post.variants}, _subject(post)
        gone = [variant for account, variant in before.items() if account not in accounts]
        if any(self._outbox.has_left(subject, variant.account) for variant in gone):
            raise _left()
        with self._store.transaction(_("Networks of a post chosen"), merge=f"posts.{post.id}.accounts"):
            self._taken_up(post)
            for variant in gone:
                self._outbox.withdraw(subject, variant.account)
                self._store.delete("variants", variant.id)
            new = [account for account in accounts if account not in before]
            for account in new:
                variant_of(self._store, post.id, account)
            if post.state is PostState.SCHEDULED:
                self._hand_over(self.get(post.id), new)
        return self.get(post.id)

    def move(self, post: Post, due: datetime | None) -> Post:
        """To another time (wall time of the shop). A planned post is handed over anew, all others only note it."""
        post = self.get(post.id)
        if post.state is PostState.SCHEDULED:
            if all(self._outbox.has_left(_subject(post), variant.account) for variant in post.variants):
                raise _left()
            return self.schedule(post, [], due)
        self._refuse_past(due)
        with self._store.transaction(_("Time of a post chosen"), merge=f"posts.{post.id}.due"):
            self._store.update("posts", post.id, {"due": due.isoformat() if due else None})
        return self.get(post.id)

    def schedule(self, post: Post, accounts: Sequence[str], due: datetime | None = None) -> Post:
        """Put the post in the outbox for `accounts`, for `due` (wall time of the shop), or at once without."""
        post = self.get(post.id)
        self._refuse_empty(post)
        self._refuse_past(due)
        with self._store.transaction(_("Post scheduled")):
            self._refuse_unsettled(post)
            wall = due.isoformat() if due else None
            self._store.update("posts", post.id, {"due": wall, "state": str(PostState.SCHEDULED)})
            for account in accounts:
                variant_of(self._store, post.id, account)
            scheduled = self.get(post.id)
            if due != post.due:
                self._raise_revisions(scheduled, (), typing=False)
            scheduled = self.get(post.id)
            self._hand_over(scheduled, [*accounts, *self._meant(post, scheduled)])
        return scheduled

    def accept(self, posts: Sequence[Post], accounts: Sequence[str]) -> list[Post]:
        """Plan each for its own time, all in one step."""
        name = ngettext("Idea accepted", "{count} ideas accepted", len(posts)).format(count=len(posts))
        with self._store.transaction(name):
            return [self.schedule(post, accounts, post.due) for post in posts]

    def unschedule(self, post: Post) -> Post:
        """Back to a draft: what has not left stays at home."""
        with self._store.transaction(_("Post taken off the schedule")):
            self._outbox.withdraw(_subject(post))
            self._store.update("posts", post.id, {"state": str(PostState.DRAFT)})
        return self.get(post.id)

    def discard(self, *posts: Post) -> None:
        """Away with them; their ideas are not suggested again."""
        name = ngettext("Post discarded", "{count} posts discarded", len(posts)).format(count=len(posts))
        with self._store.transaction(name):
            for post in posts:
                self._outbox.withdraw(_subject(post))
                self._store.update("posts", post.id, {"state": str(PostState.DISCARDED)})

    def drop_empty(self, post: Post) -> None:
        """One that was begun and left without a word or a photo: no step of undo tells of it."""
        own = any(variant.text.strip() for variant in post.variants)
        if post.text.strip() or own or post.pictures or post.state is not PostState.DRAFT:
            return
        with self._store.transaction(_("Post discarded"), merge=_typing(post.id)):
            self._store.update("posts", post.id, {"state": str(PostState.DISCARDED)})

    def restore(self, post: Post) -> Post:
        """A discarded one back where it came from."""
        state = PostState.IDEA if post.idea else PostState.DRAFT
        with self._store.transaction(_("Post brought back")):
            self._store.update("posts", post.id, {"state": str(state)})
        return self.get(post.id)

    def message(self, post: Post, account: str = "") -> Message:
        """What the post says on `account`, with its pictures as they are kept now."""
        own = next((variant.text for variant in post.variants if variant.account == account), "")
        pictures = tuple(sent for picture in post.pictures if (sent := self._sent(picture)) is not None)
        return Message(text=own or post.text, language=post.language, pictures=pictures)

    @contextmanager
    def _changing(
        self, post: Post, name: str, merge: str, accounts: Sequence[str] = (), *, typing: bool
    ) -> Iterator[None]:
        """What every change of content does around it: an idea is taken up, what waits is handed over anew. It goes by
        how the post stands now, and not when whoever asks last read it."""
        with self._store.transaction(name, merge=merge):
            post = self.get(post.id)
            self._refuse_unsettled(post)
            self._taken_up(post)
            yield
            self._raise_revisions(self.get(post.id), accounts, typing=typing)
            if post.state is PostState.SCHEDULED:
                changed = self.get(post.id)
                self._hand_over(changed, self._meant(post, changed))

    def _meant(self, before: Post, now: Post) -> list[str]:
        """The accounts it is to go to: all, but of a planned post those that somebody took out of the outbox."""
        planned, subject = before.state is PostState.SCHEDULED, _subject(before)
        return [each.account for each in now.variants if not planned or self._outbox.goes(subject, each.account)]

    def _taken_up(self, post: Post) -> None:
        """An idea that somebody works on is no longer only suggested."""
        if post.state is PostState.IDEA:
            self._store.update("posts", post.id, {"state": str(PostState.DRAFT)})

    def _refuse_unsettled(self, post: Post) -> None:
        """An edit now might miss what goes out: nobody could say which text did."""
        if self._outbox.unsettled(_subject(post)):
            raise DevantureError(
                _("This post is leaving at this moment, or it is not certain yet whether it arrived."),
                safe=_("Nothing was changed."),
                remedy=_("Change it when the outbox shows what became of it."),
            )

    def _refuse_empty(self, post: Post) -> None:
        if not post.text.strip() and not post.pictures:
            raise BadInputError(
                _("This post is empty."),
                [Problem("text", _("There is no text."), _("Write a sentence or add a photo."))],
            )

    def _refuse_past(self, due: datetime | None) -> None:
        if due is not None and to_utc(due, self._zone()) < self._store.clock.now():
            raise BadInputError(
                _("This post cannot go out as it is."),
                [Problem("due", _("This time is past."), _("Choose a later one, or send it at once."))],
                safe=_("Nothing was put in the outbox."),
            )

    def _raise_revisions(self, post: Post, accounts: Sequence[str], *, typing: bool) -> None:
        """Of all variants that have not left, or of those for `accounts`."""
        for variant in post.variants:
            if (accounts and variant.account not in accounts) or self._outbox.has_left(_subject(post), variant.account):
                continue
            if typing and self._outbox.untried(_key(variant.id, variant.revision), variant.account):
                continue
            self._store.update("variants", variant.id, {"revision": variant.revision + 1})

    def _hand_over(self, post: Post, accounts: Sequence[str]) -> None:
        zone = self._zone()
        for variant in post.variants:
            if variant.account not in accounts or self._outbox.has_left(_subject(post), variant.account):
                continue
            self._outbox.add(
                key=_key(variant.id, variant.revision), account=variant.account, subject=_subject(post),
                title=_title(post.text), content=self.message(post, variant.account), zone=zone,
                due=to_utc(post.due, zone) if post.due else None,
            )  # fmt: skip

    def _insert(self, id_: str, draft: Draft) -> None:
        row = {"id": id_, "text": draft.text, "language": draft.language, "idea": draft.idea, "state": str(draft.state)}
        due = draft.due.isoformat() if draft.due else None
        self._store.insert("posts", row | {"due": due, "created": self._store.clock.now().isoformat()})
        write_pictures(self._store, id_, draft.pictures)
        for account in draft.accounts:
            variant_of(self._store, id_, account)

    def _sent(self, picture: Picture) -> SentPicture | None:
        row = self._store.get("media", picture.media)
        if row is None:
            return None
        alt = picture.alt or row["alt"] or ""
        return SentPicture(hash=row["hash"], mime=row["mime"], alt=alt, width=row["width"], height=row["height"])


def _day(due: str | None) -> date | None:
    return datetime.fromisoformat(due).date() if due else None


def _typing(id_: str) -> str:
    return f"posts.{id_}.text"


def _key(variant: str, revision: int) -> str:
    return f"{variant}:{revision}"


def _subject(post: Post) -> str:
    return f"post:{post.id}"


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1] + "…"


def _left() -> DevantureError:
    return DevantureError(
        _("This post has already left for that network."),
        safe=_("Nothing was changed."),
        remedy=_("Take it back from the outbox first, or write a new one."),
    )
