"""How each network shows a post: the shape of a face, the colour of what can be clicked, how long links are cut.

These colours are part of a picture of somebody else's page; everything around it wears ours. Each pair (light, dark)
holds 4.5:1 on our paper.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.services.richtext import Kind, Piece, pieces

BLUESKY_PATH, BLUESKY_KEPT = 15, 13  # letters of a path that Bluesky's page shows whole, and keeps of a longer one
MASTODON_LINK = 30  # letters of a link, without scheme and "www.", that Mastodon's page shows


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a shown text; `lit` where the network makes it clickable."""

    text: str
    lit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """`shown` gives what the page writes for a piece, None where the network makes nothing of it. `round` is the
    share of half its side by which a face's corners are rounded. `acts` are the signs below a post."""

    light: str
    dark: str
    shown: Callable[[str, Piece], str | None]
    round: float = 1.0
    handle_below: bool = False
    acts: tuple[str, ...] = ()


def parts(text: str, skin: Skin) -> Iterator[Part]:
    """The text as the network's page writes it."""
    at = 0
    for piece in pieces(text):
        shown = skin.shown(text, piece)
        if shown is None:
            continue
        if piece.start > at:
            yield Part(text[at : piece.start])
        yield Part(shown, lit=True)
        at = piece.end
    if at < len(text):
        yield Part(text[at:])


def as_typed(text: str, piece: Piece) -> str:
    return text[piece.start : piece.end]


def on_bluesky(text: str, piece: Piece) -> str | None:
    if piece.kind is Kind.LINK:
        return _bluesky_link(as_typed(text, piece))
    if piece.kind is Kind.MENTION:
        return as_typed(text, piece) if "." in piece.value and "@" not in piece.value else None
    return as_typed(text, piece)


def on_mastodon(text: str, piece: Piece) -> str | None:
    if piece.kind is Kind.LINK:
        return None if piece.bare else _mastodon_link(as_typed(text, piece))
    if piece.kind is Kind.MENTION:
        return f"@{piece.value.partition('@')[0]}"
    return as_typed(text, piece)


def _bluesky_link(link: str) -> str:
    there = urlsplit(link if "://" in link else f"https://{link}")
    path = "" if there.path == "/" else there.path
    rest = path + (f"?{there.query}" if there.query else "") + (f"#{there.fragment}" if there.fragment else "")
    return there.netloc + (rest if len(rest) <= BLUESKY_PATH else f"{rest[:BLUESKY_KEPT]}...")


def _mastodon_link(link: str) -> str:
    rest = link.partition("://")[2].removeprefix("www.")
    return rest if len(rest) <= MASTODON_LINK else f"{rest[:MASTODON_LINK]}…"


PLAIN = Skin(light="#99401c", dark="#f0a27c", shown=as_typed)
SKINS: Mapping[str, Skin] = {
    "bluesky": Skin(light="#0a66c2", dark="#6cb8ff", shown=on_bluesky, acts=("reply", "repost", "like", "more")),
    "mastodon": Skin(light="#5046c8", dark="#a8a3ff", shown=on_mastodon, round=0.35, handle_below=True,
                     acts=("answer", "repost", "star", "bookmark", "more")),
}  # fmt: skip
"""By the service's key; all others are shown plainly."""
