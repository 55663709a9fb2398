"""The items of a block (reasons, steps, questions): what its settings hold, and the same with one thing different.

Each is {"heading", "body"}; whatever else an item holds stays with it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from core.site.model import Block, BlockKind

Item = Mapping[str, Any]
Items = list[dict[str, Any]]
WITH_ITEMS = frozenset({BlockKind.REASONS, BlockKind.STEPS, BlockKind.QUESTIONS})
PARTS = ("heading", "body")


def items_of(block: Block) -> Items:
    given = block.settings.get("items")
    if not isinstance(given, Sequence) or isinstance(given, str):
        return []
    return [dict(item) for item in given if isinstance(item, Mapping)]


def text_of(item: Item, part: str) -> str:
    value = item.get(part)
    return value if isinstance(value, str) else ""


def said(block: Block, number: int, part: str, text: str) -> Items:
    items = items_of(block)
    if 0 <= number < len(items):
        items[number][part] = text
    return items


def added(block: Block) -> Items:
    return [*items_of(block), dict.fromkeys(PARTS, "")]


def removed(block: Block, number: int) -> Items:
    return [item for place, item in enumerate(items_of(block)) if place != number]


def moved(block: Block, number: int, to: int) -> Items:
    items = items_of(block)
    if 0 <= number < len(items) and 0 <= to < len(items):
        items.insert(to, items.pop(number))
    return items
