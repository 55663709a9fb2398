"""A site as values: pages in order, each a list of blocks in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})


class PageKind(StrEnum):
    HOME = "home"
    OFFERS = "offers"  # services and prices
    ABOUT = "about"
    GALLERY = "gallery"
    NEWS = "news"  # the list of articles
    ARTICLE = "article"  # one news item, dated
    CONTACT = "contact"  # hours and access
    LEGAL = "legal"
    PRIVACY = "privacy"
    MISSING = "404"
    TEXT = "text"


class BlockKind(StrEnum):
    HERO = "hero"  # heading, one sentence, buttons, a picture
    TEXT = "text"  # heading and paragraphs, a picture at the side where there is one
    OFFERS = "offers"  # services and prices from the profile; settings.limit shows the first few with a link
    REASONS = "reasons"  # settings.items: [{"heading", "body"}]
    STEPS = "steps"  # settings.items, numbered
    QUESTIONS = "questions"  # settings.items: [{"heading": question, "body": answer}]
    HOURS = "hours"  # weekly hours and closures from the profile
    CONTACT = "contact"  # address, telephone, mail, way there, from the profile
    TEAM = "team"
    GALLERY = "gallery"  # settings.limit; the photos of the profile
    AREA = "area"  # towns served
    NEWS = "news"  # settings.limit; the newest articles
    CALL = "call"  # a closing sentence with the one button
    LEGAL = "legal"  # the legal notice from the profile
    PRIVACY = "privacy"  # the privacy notice from what the site uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of a page. `heading` is a plain line; `body` is plain text, an empty line parts paragraphs.

    `media` is a media id. `settings` holds what only this kind knows (JSON values).
    """

    id: str = ""
    page: str = ""
    order_key: str = ""
    kind: BlockKind
    heading: str = ""
    body: str = ""
    media: str = ""
    settings: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`title` and `description` are for search (1 to 60 and 50 to 160 characters); `label` is the menu's word.

    `slug` is the address below the language's root ("" for home, "services", "actualites/pains-de-noel").
    """

    id: str = ""
    language: str
    kind: PageKind
    slug: str
    label: str
    title: str
    description: str
    order_key: str = ""
    in_menu: bool = True
    hidden: bool = False
    published_on: date | None = None
    blocks: tuple[Block, ...] = ()
