"""A post and its forms, as values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostState(StrEnum):
    IDEA = "idea"  # drafted for the owner to accept, adapt or discard
    DRAFT = "draft"  # being written
    SCHEDULED = "scheduled"  # handed to the outbox
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo on a post: a media id and what somebody who cannot see it is told."""

    media: str
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The form of a post for one account. An empty `text` means: the post's own text. Each edit raises `revision`."""

    id: str
    post: str
    account: str
    text: str = ""
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`due` is wall time in the zone of the business (naive), None where nothing is planned.

    `idea` names the suggestion it came from, so that drafting again does not repeat it.
    """

    id: str
    text: str
    language: str = "fr"
    due: datetime | None = None
    state: PostState = PostState.DRAFT
    idea: str = ""
    pictures: tuple[Picture, ...] = ()
    variants: tuple[Variant, ...] = ()
