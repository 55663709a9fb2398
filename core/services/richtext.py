"""Links, hashtags and mentions of a plain text, with the places where they stand.

Whatever is typed (right-to-left, emoji sequences, markup, nonsense) gives pieces or none; it never raises.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import regex

# Endings under which a bare domain ("ex.fr") is taken for one; a text says "12.Le" or "etc.il" and means no link.
COUNTRIES = "eu fr re gp mq gf nc pf yt pm wf be ch lu mc ca uk ie de at it es pt nl pl cz se dk fi no us io co me"
OTHERS = (
    "com net org info biz name pro bzh paris alsace corsica app dev shop store boutique restaurant cafe coffee pizza "
    "bar wine vin bio site online page blog social menu salon beauty hair florist garden tours travel hotel immo auto "
    "bike art photo photos studio design plumbing cleaning builders construction health care coop gallery events"
)
ENDINGS = frozenset(f"{COUNTRIES} {OTHERS}".split())
INVISIBLE = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # none may hide inside an address
OPENING = {")": "(", "]": "[", "}": "{"}


class Kind(StrEnum):
    LINK = "link"
    TAG = "tag"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` is shown; `value` is the address, the tag without "#" or the name without "@".

    `bare` tells a link written without "https://".
    """

    kind: Kind
    start: int
    end: int
    value: str
    bare: bool = False

    def bytes(self, text: str) -> tuple[int, int]:
        """Where it stands in the text's UTF-8, the end excluded."""
        start = len(text[: self.start].encode("utf-8", "surrogatepass"))
        return start, start + len(text[self.start : self.end].encode("utf-8", "surrogatepass"))


def pieces(text: str) -> tuple[Piece, ...]:
    """All pieces in order; none overlaps another."""
    found: list[Piece] = []
    for piece in sorted((*_links(text), *_tags(text), *_mentions(text)), key=lambda piece: (piece.start, -piece.end)):
        if not found or piece.start >= found[-1].end:
            found.append(piece)
    return tuple(found)


def _links(text: str) -> Iterator[Piece]:
    for match in _pattern(rf"(?i)(?<![\w@])https?://[^\s<>\"«»“”{INVISIBLE}]+").finditer(text):
        shown = _without_trailing_punctuation(match[0])
        if address := _address(shown):
            yield Piece(Kind.LINK, match.start(), match.start() + len(shown), address)
    for match in _pattern(
        rf"(?<![\w@/.:-])(?:[\p{{L}}\p{{N}}](?:[\p{{L}}\p{{M}}\p{{N}}-]{{0,62}})\.)+([a-zA-Z]{{2,24}})(?![\w@-])"
        rf"(?:[/?#][^\s<>\"«»“”{INVISIBLE}]*)?"
    ).finditer(text):
        shown = _without_trailing_punctuation(match[0])
        if _plausible(shown, match[1]) and (address := _address(f"https://{shown}")):
            yield Piece(Kind.LINK, match.start(), match.start() + len(shown), address, bare=True)


def _plausible(shown: str, ending: str) -> bool:
    """Not "M.de la Tour": the shortest domains in use have five characters."""
    return ending.lower() in ENDINGS and len(shown) > 4


def _tags(text: str) -> Iterator[Piece]:
    for match in _pattern(r"(?<![\w&/#])[#＃]((?=[\p{M}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+)").finditer(text):
        yield Piece(Kind.TAG, match.start(), match.end(), match[1])


def _mentions(text: str) -> Iterator[Piece]:
    """`@name`, `@name.domain` (Bluesky) and `@name@server` (Mastodon); each network takes those that it knows."""
    name = r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*"
    for match in _pattern(rf"(?<![\w=/@.])@({name}(?:@{name})?)").finditer(text):
        yield Piece(Kind.MENTION, match.start(), match.end(), match[1])


@cache
def _pattern(source: str) -> "regex.Pattern[str]":
    """By `regex`, which unlike `re` knows that an accent typed as a letter of its own belongs to its word."""
    import regex

    return regex.compile(source)


def _without_trailing_punctuation(link: str) -> str:
    """A full stop ends the sentence, not the link; a bracket stays where the link itself opened it."""
    end, unopened = len(link), {close: link.count(close) - link.count(open_) for close, open_ in OPENING.items()}
    while end and (link[end - 1] in ".,;:!?'’…*_~" or unopened.get(link[end - 1], 0) > 0):
        end -= 1
        if link[end] in unopened:
            unopened[link[end]] -= 1
    return link[:end]


def _address(link: str) -> str:
    """The link as an address of RFC 3986 (only ASCII), "" where it is none."""
    scheme, _, rest = link.partition("://")
    end = next((place for place, char in enumerate(rest) if char in "/?#"), len(rest))
    host, path = rest[:end], rest[end:]
    try:
        host = host.encode("idna").decode() if not host.isascii() else host
        path = quote(path, safe="/?#[]@!$&'()*+,;=:%~-._", errors="strict")
    except UnicodeError:
        return ""
    plausible = _pattern(r"(?i)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?").fullmatch(host) and ".." not in host
    return f"{scheme.lower()}://{host.lower()}{path}" if plausible else ""
