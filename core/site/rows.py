"""Rows of the tables `pages`, `blocks` and `site` as values, and back.

What a newer Devanture or a merge has written and this one does not know is left out of the view, never thrown away.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from core.site.model import Block, BlockKind, Look, Page, PageKind

Row = Mapping[str, Any]
BLOCK_TEXTS = ("id", "page", "order_key", "heading", "body", "media", "place")


def pages_of(pages: Iterable[Row], blocks: Iterable[Row]) -> tuple[Page, ...]:
    """Both in order; a block whose page is gone is left out."""
    held: dict[str, list[Block]] = {}
    for row in blocks:
        if row["kind"] in _KINDS:
            held.setdefault(row["page"], []).append(block_of(row))
    return tuple(page_of(row, tuple(held.get(row["id"], ()))) for row in pages if row["kind"] in _PAGE_KINDS)


def page_of(row: Row, blocks: tuple[Block, ...]) -> Page:
    texts = {name: row[name] or "" for name in ("id", "language", "slug", "label", "title", "description", "order_key")}
    return Page(
        **texts,
        kind=PageKind(row["kind"]),
        in_menu=row["in_menu"] != 0,
        hidden=bool(row["hidden"]),
        published_on=_day(row["published_on"]),
        blocks=blocks,
        drafted=_settings(row["drafted"]),
    )


def block_of(row: Row) -> Block:
    texts = {name: row[name] or "" for name in BLOCK_TEXTS}
    return Block(
        **texts,
        kind=BlockKind(row["kind"]),
        settings=_settings(row["settings"]),
        drafted=_settings(row["drafted"]),
    )


def known_block(row: Row) -> Block | None:
    return block_of(row) if row["kind"] in _KINDS else None


def page_row(page: Page) -> dict[str, object]:
    day = page.published_on
    texts = {
        name: getattr(page, name) for name in ("id", "order_key", "language", "slug", "label", "title", "description")
    }
    flags = {"in_menu": int(page.in_menu), "hidden": int(page.hidden)}
    told = {"drafted": settings_text(page.drafted) if page.drafted else ""}
    return texts | flags | told | {"kind": page.kind.value, "published_on": day.isoformat() if day else None}


def block_row(block: Block) -> dict[str, object]:
    texts = {name: getattr(block, name) for name in BLOCK_TEXTS}
    told = {"drafted": settings_text(block.drafted) if block.drafted else ""}
    return texts | told | {"kind": block.kind.value, "settings": settings_text(block.settings)}


def drafted_of(row: Row) -> dict[str, object]:
    return _settings(row["drafted"])


def settings_text(settings: Mapping[str, object]) -> str:
    return json.dumps(dict(settings), ensure_ascii=False, sort_keys=True)


def look_of(row: Row | None) -> Look:
    given = {name: row[name] for name in ("theme", "address", "accent") if row and row[name]}
    return Look(**given)


_KINDS = frozenset(kind.value for kind in BlockKind)
_PAGE_KINDS = frozenset(kind.value for kind in PageKind)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _settings(text: str | None) -> dict[str, object]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
