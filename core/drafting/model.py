"""What drafting gives: suggestions for the owner to keep, change or drop."""

from dataclasses import dataclass
from datetime import datetime

from core.site.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A drafted post. `idea` is stable for (trade idea, year): drafting again gives the same key.

    `due` is wall time of the business, on a day it is open. `photo` is a media id that fits, or "".
    """

    idea: str
    text: str
    language: str
    due: datetime
    photo: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDraft:
    """A complete site (pages of every language of the profile, blocks in order) and dated posts."""

    pages: tuple[Page, ...]
    posts: tuple[Suggestion, ...]
