"""Is it already there? Mastodon knows no reference of ours after an hour, so what stands there is compared."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from core.services.richtext import Kind, pieces
from core.services.service import Message

COMPARED = 120  # characters


@dataclass(frozen=True, slots=True)
class Print:
    """What is left of a post once everything is taken off that a server may write differently."""

    text: str
    pictures: int
    alts: tuple[str, ...] = ()  # only where there is no text to tell posts apart

    @property
    def digest(self) -> str:
        return sha256(repr((self.text, self.pictures, self.alts)).encode()).hexdigest()


def print_of_message(message: Message) -> Print:
    return _print(message.text, [picture.alt for picture in message.pictures])


def print_of_status(status: Mapping[str, Any]) -> Print:
    """Of a published one, whose text comes as HTML."""
    return _print(plain(str(status.get("content") or "")), _alts(status))


def print_of_scheduled(scheduled: Mapping[str, Any]) -> Print:
    """Of one that the server still keeps back, whose text comes as it was sent."""
    params = scheduled.get("params")
    text = params.get("text") if isinstance(params, dict) else ""
    return _print(str(text or ""), _alts(scheduled))


def moment(text: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def plain(content: str) -> str:
    """The text of a status as it was typed."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    return "".join(reader.heard).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in ("br", "p"):
            self.heard.append("\n")

    def handle_data(self, data: str) -> None:
        self.heard.append(data)


def _print(text: str, alts: Sequence[str]) -> Print:
    short = _squeezed(_without_what_is_rewritten(unicodedata.normalize("NFC", text)))[:COMPARED]
    return Print(short, len(alts), () if short else tuple(_squeezed(alt)[:COMPARED] for alt in alts))


def _without_what_is_rewritten(text: str) -> str:
    """Links are shortened there, and a mention loses its server."""
    kept, at = [], 0
    for piece in pieces(text):
        if piece.kind is not Kind.TAG:
            name = "@" + piece.value.partition("@")[0] if piece.kind is Kind.MENTION else ""
            kept += [text[at : piece.start], name]
            at = piece.end
    return "".join((*kept, text[at:]))


def _squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _alts(status: Mapping[str, Any]) -> list[str]:
    media = status.get("media_attachments")
    return (
        [str(each.get("description") or "") for each in media if isinstance(each, dict)]
        if isinstance(media, list)
        else []
    )
