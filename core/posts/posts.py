"""The posts of a business: written, drafted for the owner, planned, handed to the outbox."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from core.errors import BadInputError, DevantureError, NotFoundError, Problem
from core.i18n import _
from core.ids import new_id
from core.posts.model import Picture, Post, PostState, Variant
from core.posts.times import to_utc
from core.services.service import Message, SentPicture
from core.store.order import keys_after
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

    def unsettled(self, subject: str) -> bool: ...

    def withdraw(self, subject: str) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A post as it is being written."""

    text: str
    language: str = "fr"
    pictures: Sequence[Picture] = ()
    due: datetime | None = None
    idea: str = ""
    state: PostState = PostState.DRAFT


class Posts:
    """`zone` gives the time zone of the shop at the moment of the call."""

    def __init__(self, store: Store, outbox: Outgoing, zone: Callable[[], str]) -> None:
        self._store, self._outbox, self._zone = store, outbox, zone

    def all(self, *states: PostState) -> list[Post]:
        """In the order of their time, those without one last; of the given states, or all but the discarded."""
        wanted = states or (PostState.IDEA, PostState.DRAFT, PostState.SCHEDULED)
        marks = ",".join("?" * len(wanted))
        rows = self._store.rows("posts", f"state IN ({marks})", wanted, order="due IS NULL, due, created, id")
        return self._posts(rows)

    def get(self, id: str) -> Post:  # noqa: A002, the column's name
        row = self._store.get("posts", id)
        if row is None:
            raise NotFoundError(_("There is no such post."), safe=_("Nothing was changed."))
        return self._posts([row])[0]

    def write(self, draft: Draft) -> Post:
        """A new post."""
        with self._store.transaction(_("Post written")):
            return self.get(self._insert(draft))

    def adopt(self, ideas: Iterable[Idea]) -> int:
        """Take drafted posts in as ideas; one that was ever suggested (kept, changed or discarded) is not repeated."""
        known = {row["idea"] for row in self._store.rows("posts", "idea != ''")}
        new = [idea for idea in ideas if idea.idea not in known]
        with self._store.transaction(_("Posts suggested")):
            for idea in new:
                pictures = (Picture(media=idea.photo, alt=idea.alt),) if idea.photo else ()
                self._insert(
                    Draft(text=idea.text, language=idea.language, pictures=pictures, due=idea.due, idea=idea.idea,
                          state=PostState.IDEA)
                )  # fmt: skip
        return len(new)

    def change(self, post: Post, text: str) -> Post:
        """Another text. What still waits goes with the new one; what has left stays as it left."""
        self._refuse_unsettled(post)
        with self._store.transaction(_("Post changed"), merge=f"posts.{post.id}.text"):
            self._store.update("posts", post.id, {"text": text})
            for variant in post.variants:
                if not self._outbox.has_left(_subject(post), variant.account):
                    self._store.update("variants", variant.id, {"revision": variant.revision + 1})
            changed = self.get(post.id)
            if changed.state is PostState.SCHEDULED:
                self._hand_over(changed)
        return changed

    def adapt(self, post: Post, account: str, text: str) -> Post:
        """Its own text for one account; an empty one brings the common text back."""
        self._refuse_unsettled(post)
        if self._outbox.has_left(_subject(post), account):
            raise _left()
        with self._store.transaction(_("Post adapted to a network"), merge=f"posts.{post.id}.{account}"):
            variant = self._variant(post, account)
            self._store.update("variants", variant.id, {"text": text, "revision": variant.revision + 1})
            changed = self.get(post.id)
            if changed.state is PostState.SCHEDULED:
                self._hand_over(changed)
        return changed

    def schedule(self, post: Post, accounts: Sequence[str], due: datetime | None = None) -> Post:
        """Put the post in the outbox for `accounts`, for `due` (wall time of the shop), or at once without."""
        if not post.text.strip() and not post.pictures:
            raise BadInputError(
                _("This post is empty."),
                [Problem("text", _("There is no text."), _("Write a sentence or add a photo."))],
            )
        with self._store.transaction(_("Post scheduled")):
            wall = due.isoformat() if due else None
            self._store.update("posts", post.id, {"due": wall, "state": str(PostState.SCHEDULED)})
            for account in accounts:
                self._variant(post, account)
            for variant in self.get(post.id).variants:
                if due != post.due and not self._outbox.has_left(_subject(post), variant.account):
                    self._store.update("variants", variant.id, {"revision": variant.revision + 1})
            scheduled = self.get(post.id)
            self._hand_over(scheduled)
        return scheduled

    def unschedule(self, post: Post) -> Post:
        """Back to a draft: what has not left stays at home."""
        with self._store.transaction(_("Post taken off the schedule")):
            self._outbox.withdraw(_subject(post))
            self._store.update("posts", post.id, {"state": str(PostState.DRAFT)})
        return self.get(post.id)

    def discard(self, post: Post) -> None:
        """Away with it; its idea is not suggested again."""
        with self._store.transaction(_("Post discarded")):
            self._outbox.withdraw(_subject(post))
            self._store.update("posts", post.id, {"state": str(PostState.DISCARDED)})

    def message(self, post: Post, account: str = "") -> Message:
        """What the post says on `account`, with its pictures as they are kept now."""
        own = next((variant.text for variant in post.variants if variant.account == account), "")
        pictures = tuple(sent for picture in post.pictures if (sent := self._sent(picture)) is not None)
        return Message(text=own or post.text, language=post.language, pictures=pictures)

    def _refuse_unsettled(self, post: Post) -> None:
        """An edit now might miss what goes out: nobody could say which text did."""
        if self._outbox.unsettled(_subject(post)):
            raise DevantureError(
                _("This post is leaving at this moment, or it is not certain yet whether it arrived."),
                safe=_("Nothing was changed."),
                remedy=_("Change it when the outbox shows what became of it."),
            )

    def _hand_over(self, post: Post) -> None:
        zone = self._zone()
        for variant in post.variants:
            if self._outbox.has_left(_subject(post), variant.account):
                continue
            self._outbox.add(
                key=f"{variant.id}:{variant.revision}", account=variant.account, subject=_subject(post),
                title=_title(post.text), content=self.message(post, variant.account), zone=zone,
                due=to_utc(post.due, zone) if post.due else None,
            )  # fmt: skip

    def _variant(self, post: Post, account: str) -> Variant:
        rows = self._store.rows("variants", "post = ? AND account = ?", [post.id, account])
        if rows:
            return _variant_from(rows[0])
        row = {"id": new_id(self._store.clock.now()), "post": post.id, "account": account, "text": "", "revision": 1}
        self._store.insert("variants", row)
        return _variant_from(row)

    def _insert(self, draft: Draft) -> str:
        now = self._store.clock.now()
        id_ = new_id(now)
        row = {"id": id_, "text": draft.text, "language": draft.language, "idea": draft.idea, "state": str(draft.state)}
        due = draft.due.isoformat() if draft.due else None
        self._store.insert("posts", row | {"due": due, "created": now.isoformat()})
        for order_key, picture in zip(keys_after(None, len(draft.pictures)), draft.pictures, strict=True):
            row = {"id": new_id(now), "post": id_, "order_key": order_key, "media": picture.media, "alt": picture.alt}
            self._store.insert("pictures", row)
        return id_

    def _posts(self, rows: list[dict[str, Any]]) -> list[Post]:
        pictures: dict[str, list[Picture]] = {}
        for row in self._store.rows("pictures", order="order_key, id"):
            pictures.setdefault(row["post"], []).append(Picture(media=row["media"] or "", alt=row["alt"] or ""))
        variants: dict[str, list[Variant]] = {}
        for row in self._store.rows("variants"):
            variants.setdefault(row["post"], []).append(_variant_from(row))
        return [_post_from(row, pictures.get(row["id"], []), variants.get(row["id"], [])) for row in rows]

    def _sent(self, picture: Picture) -> SentPicture | None:
        row = self._store.get("media", picture.media)
        if row is None:
            return None
        alt = picture.alt or row["alt"] or ""
        return SentPicture(hash=row["hash"], mime=row["mime"], alt=alt, width=row["width"], height=row["height"])


def _subject(post: Post) -> str:
    return f"post:{post.id}"


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[: TITLE - 1] + "…"


def _post_from(row: dict[str, Any], pictures: list[Picture], variants: list[Variant]) -> Post:
    return Post(
        id=row["id"], text=row["text"] or "", language=row["language"] or "fr", idea=row["idea"] or "",
        due=datetime.fromisoformat(row["due"]) if row["due"] else None,
        state=PostState(row["state"] or PostState.DRAFT), pictures=tuple(pictures), variants=tuple(variants),
    )  # fmt: skip


def _variant_from(row: dict[str, Any]) -> Variant:
    return Variant(
        id=row["id"], post=row["post"], account=row["account"], text=row["text"] or "", revision=row["revision"] or 1
    )


def _left() -> DevantureError:
    return DevantureError(
        _("This post has already left for that network."),
        safe=_("Nothing was changed."),
        remedy=_("Take it back from the outbox first, or write a new one."),
    )
