"""A site as values: pages in order, each a list of blocks in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from core.errors import Problem
from core.profile.model import Profile

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

    `media` is a media id. `settings` holds what only this kind knows (JSON values). `place` is where in the trade's
    layout it was drafted ("home.text-house"), `drafted` what the draft said of its texts ("heading", "body", "items"):
    both empty for a block that the owner added.
    """

    id: str = ""
    page: str = ""
    order_key: str = ""
    kind: BlockKind
    heading: str = ""
    body: str = ""
    media: str = ""
    settings: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    place: str = ""
    drafted: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`title` and `description` are for search (1 to 60 and 50 to 160 characters); `label` is the menu's word.

    `slug` is the address below the language's root ("" for home, "services", "actualites/pains-de-noel").
    `drafted` is what the draft said of label, title and description.
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
    drafted: Mapping[str, object] = field(default_factory=lambda: NOTHING)


REPEATED = frozenset({PageKind.ARTICLE, PageKind.TEXT})
"""Kinds of which a language has several pages; of every other kind it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the owner chose for the whole site. `address` is where it will stand ("https://www.fournil.fr/", "": not
    known yet); `accent` is "#rrggbb", "": taken from the logo, else from the trade.
    """

    theme: str = "devanture-1"
    address: str = ""
    accent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a site is made of. `type` is the trade's schema.org type ("Bakery"); `today` is wall date of the shop,
    and only decides which closures are still to come. `hue` is the trade's colour in degrees, 0: the theme's own.
    """

    profile: Profile
    pages: tuple[Page, ...]
    look: Look
    type: str
    today: date
    hue: float = 0


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of the built site: `path` relative with "/", `size` in bytes, `hash` its SHA-256 in hex."""

    path: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build gave: every file of the site in order of path, what it wrote and removed, what stood in its way."""

    manifest: tuple[BuiltFile, ...]
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
