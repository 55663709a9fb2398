"""What a Mastodon server takes: each chooses for itself, and says so."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.services.pictures import TAKEN
from core.services.service import Limits

TOLD = {
    "max_characters": "statuses",
    "characters_reserved_per_url": "statuses",
    "max_media_attachments": "statuses",
    "image_size_limit": "media_attachments",
    "description_limit": "media_attachments",
}


def told_by(instance: Mapping[str, Any]) -> dict[str, str]:
    """The numbers among what a server says of itself, whatever else is missing or odd."""
    configuration = instance.get("configuration")
    groups = configuration if isinstance(configuration, dict) else {}
    found = {name: groups[group].get(name) for name, group in TOLD.items() if isinstance(groups.get(group), dict)}
    told = {name: str(value) for name, value in found.items() if isinstance(value, int) and 0 < value < 10**9}
    media = groups.get("media_attachments")
    types = media.get("supported_mime_types") if isinstance(media, dict) else None
    if isinstance(types, list):
        told["supported_mime_types"] = " ".join(str(each) for each in types)
    return told


def limits_of(told: Mapping[str, str], usual: Limits) -> Limits:
    def number(name: str, otherwise: int | None) -> int | None:
        return int(told[name]) if told.get(name, "").isdecimal() else otherwise

    types = tuple(each for each in TAKEN if each in told.get("supported_mime_types", " ".join(TAKEN)).split())
    return replace(
        usual,
        text=number("max_characters", usual.text),
        link_length=number("characters_reserved_per_url", usual.link_length),
        pictures=number("max_media_attachments", usual.pictures) or 0,
        picture_bytes=number("image_size_limit", usual.picture_bytes),
        alt_text=number("description_limit", usual.alt_text),
        picture_types=types or TAKEN,
    )
