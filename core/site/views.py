"""What a theme is given: values that are ready to be shown, in the page's language, all text plain.

Paths are relative to the root of the site; a template turns them into links by `to()`. The `repr` of a view is the
input of its page: equal views are not rendered again, so nothing here may hold an object without a stable `repr`.
"""

from dataclasses import dataclass

from core.site.text import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """`path` inside the site, or `href` outside of it."""

    label: str
    path: str = ""
    href: str = ""
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """`srcset` as pairs of file name and width in pixels."""

    mime: str
    files: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """`position` is the focal point as CSS; "" is the middle."""

    name: str
    width: int
    height: int
    alt: str
    caption: str
    position: str
    sizes: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRow:
    """`spans` empty: closed."""

    day: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureView:
    """`spans` empty: closed in that time."""

    when: str
    label: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursView:
    rows: tuple[HoursRow, ...]
    brief: tuple[HoursRow, ...]
    closures: tuple[ClosureView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    phone: str
    phone_link: str
    email: str
    address: tuple[str, ...]
    map_link: str
    booking: str
    towns: tuple[str, ...]
    links: tuple[LinkView, ...]
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    name: str
    description: tuple[Paragraph, ...]
    price: str
    unit: str
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferGroup:
    heading: str
    offers: tuple[OfferView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    heading: str
    paragraphs: tuple[Paragraph, ...]
    span: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    name: str
    role: str
    paragraphs: tuple[Paragraph, ...]
    picture: PictureView | None
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    heading: str
    day: str
    day_iso: str
    path: str
    excerpt: str
    picture: PictureView | None
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TileView:
    picture: PictureView
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """`label` may be empty: then the line stands by itself."""

    label: str
    lines: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    heading: str
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[NoticeLine, ...] = ()


Data = (
    tuple[OfferGroup, ...]
    | tuple[ItemView, ...]
    | tuple[MemberView, ...]
    | tuple[ArticleView, ...]
    | tuple[TileView, ...]
    | tuple[NoticeView, ...]
    | tuple[str, ...]
    | HoursView
    | ContactView
    | None
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """`level` is that of the heading (1 once on a page), `inner` that of headings below it.

    `band` is the ground it stands on. `mark` names the block in a preview, "" on a published page. `data` is what the
    kind shows. `side` tells where the picture stands: "left" or "right".
    """

    kind: str
    anchor: str
    mark: str
    heading: str
    level: int
    inner: int
    band: str
    paragraphs: tuple[Paragraph, ...]
    picture: PictureView | None
    side: str
    data: Data
    more: LinkView | None
    buttons: tuple[LinkView, ...]
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """What all pages of a language share. `fonts` are file names to preload."""

    language: str
    name: str
    mood: str
    home: str
    logo: PictureView | None
    logo_says_name: bool
    menu: tuple[LinkView, ...]
    more_menu: tuple[LinkView, ...]
    legal: tuple[LinkView, ...]
    contact: ContactView
    hours: HoursView | None
    css: str
    fonts: tuple[str, ...]
    icons: tuple[tuple[str, str, str, str], ...]  # rel, path, type, sizes
    paper: str
    dark_paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page; addresses here are absolute and empty while the site's address is not known."""

    kind: str
    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    languages: tuple[LinkView, ...]
    social_image: tuple[str, int, int, str] | None  # address, width, height, alternative text
    indexed: bool
    eyebrow: str
    day: str
    day_iso: str
    back: LinkView | None
    heading: str  # an h1 where no block gives one
    blocks: tuple[BlockView, ...]
    preload: PictureView | None
    graph: str
    current: str
