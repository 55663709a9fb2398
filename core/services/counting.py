"""How long a text is where it goes: each network counts in its own way and by its own limits."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.errors import Problem
from core.i18n import _, ngettext
from core.services.richtext import Kind, Piece, pieces
from core.services.service import Limits, Message, SentPicture

X_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))  # weigh 1, all others 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`used` is in the network's own unit; None means that there is no limit."""

    used: int
    limit: int | None
    bytes: int
    byte_limit: int | None

    @property
    def over(self) -> int:
        """By how many of the network's units the text is too long."""
        return max(0, self.used - self.limit) if self.limit is not None else 0

    @property
    def bytes_over(self) -> int:
        return max(0, self.bytes - self.byte_limit) if self.byte_limit is not None else 0


def measure(text: str, limits: Limits) -> Count:
    size = len(text.encode("utf-8", "surrogatepass"))
    used = RULES[limits.count](text, limits.link_length)
    return Count(used=used, limit=limits.text, bytes=size, byte_limit=limits.text_bytes)


def problems(message: Message, limits: Limits) -> list[Problem]:
    """Everything that the limits speak against, at once."""
    return [*_text_problems(message, limits), *_picture_problems(message.pictures, limits)]


def graphemes(text: str) -> int:
    """What a reader calls characters: a family emoji or a letter with its accents is one."""
    import regex

    return sum(1 for _each in regex.finditer(r"\X", text))


def _code_points(text: str, link: int | None) -> int:
    return _with_links(text, _schemed(text), link, len)


def _graphemes(text: str, link: int | None) -> int:
    return _with_links(text, _schemed(text), link, graphemes)


def _fediverse(text: str, link: int | None) -> int:
    """Code points; a mention of somebody elsewhere (`@name@server`) counts as `@name`."""
    names = (each.value.partition("@") for each in pieces(text) if each.kind is Kind.MENTION)
    return _with_links(text, _schemed(text), link, len) - sum(len(at + server) for _name, at, server in names)


def _x_weighted(text: str, link: int | None) -> int:
    """X, configuration v3: composed first, bare domains are links too, an emoji weighs 2 however it is put together."""
    text = unicodedata.normalize("NFC", text)
    return _with_links(text, [each for each in pieces(text) if each.kind is Kind.LINK], link, _x_weight)


def _x_weight(text: str) -> int:
    import regex

    return sum(2 if _is_emoji(each[0]) else sum(map(_x_letter, each[0])) for each in regex.finditer(r"\X", text))


def _is_emoji(cluster: str) -> bool:
    import regex

    return bool(regex.search(r"(?![©®]\Z)\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3", cluster))


def _x_letter(char: str) -> int:
    return 1 if any(first <= ord(char) <= last for first, last in X_LIGHT) else 2


RULES: Mapping[str, Callable[[str, int | None], int]] = {
    "code_points": _code_points,
    "graphemes": _graphemes,
    "fediverse": _fediverse,
    "x_weighted": _x_weighted,
}


def _schemed(text: str) -> list[Piece]:
    """Links that a server also takes for one: with "https://" before them and a name, not a number or a machine."""
    return [each for each in pieces(text) if each.kind is Kind.LINK and not each.bare and _has_domain(each.value)]


def _has_domain(address: str) -> bool:
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    return host.rpartition(".")[2].isalpha() and "." in host


def _with_links(text: str, links: Iterable[Piece], length: int | None, count: Callable[[str], int]) -> int:
    """The text counted with each link at its fixed `length`, or as written where there is none."""
    if length is None:
        return count(text)
    kept, at, fixed = [], 0, 0
    for link in links:
        kept.append(text[at : link.start])
        at, fixed = link.end, fixed + length
    return count("".join((*kept, text[at:]))) + fixed


def _text_problems(message: Message, limits: Limits) -> list[Problem]:
    if not message.pictures and not _visible(message.text):
        return [Problem("text", _("There is nothing to send."), _("Write a text or add a photo."))]
    count = measure(message.text, limits)
    if count.over:
        said = ngettext("{number} character too many.", "{number} characters too many.", count.over)
        return [Problem("text", said.format(number=count.over), _("Shorten the text."))]
    if count.bytes_over:
        remedy = _("Use fewer emoji and accents, or shorten the text.")
        return [Problem("text", _("The text is too heavy for this network."), remedy)]
    return []


def _visible(text: str) -> bool:
    """Is there anything to see? Spaces, controls and joiners alone are an empty message."""
    return any(unicodedata.category(char)[0] not in "ZC" for char in text)


def _picture_problems(pictures: tuple[SentPicture, ...], limits: Limits) -> list[Problem]:
    found = []
    over = len(pictures) - limits.pictures
    if over > 0:
        said = ngettext("{number} photo too many.", "{number} photos too many.", over).format(number=over)
        most = ngettext("Keep {number} photo at most.", "Keep {number} photos at most.", limits.pictures)
        remedy = most.format(number=limits.pictures) if limits.pictures else _("This network takes no photos.")
        found.append(Problem("pictures", said, remedy))
    for place, picture in enumerate(pictures):
        found.extend(_one_picture(f"pictures[{place}]", picture, limits))
    return found


def _one_picture(field: str, picture: SentPicture, limits: Limits) -> list[Problem]:
    if limits.picture_types and picture.mime not in limits.picture_types:
        return [Problem(field, _("This network does not take pictures of this type."), _("Use a JPEG or PNG photo."))]
    if not _visible(picture.alt):
        remedy = _("Say in one sentence what it shows, for people who cannot see it.")
        return [Problem(f"{field}.alt", _("The photo has no alternative text."), remedy)]
    over = len(picture.alt) - (limits.alt_text or len(picture.alt))
    if over > 0:
        said = ngettext("{number} character too many.", "{number} characters too many.", over).format(number=over)
        return [Problem(f"{field}.alt", said, _("Shorten the alternative text."))]
    return []
