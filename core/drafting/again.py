"""What a new draft would say otherwise than the site does, text by text, for the owner to take or leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from core.site.model import REPEATED, Block, Page

PAGE_PARTS = ("label", "title", "description")
BLOCK_PARTS = ("heading", "body", "items")
WHOLE = "block"
Items = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One text: `page` and `block` are ids ("" for the page's own texts), `part` one of PAGE_PARTS or BLOCK_PARTS.

    `own`: what stands there is not what the draft once said, so the owner wrote it. For a part that the site lacks,
    `part` is WHOLE, `added` the block and `after` the id of the block that it would stand behind ("": at the top).
    """

    page: str
    block: str = ""
    part: str
    where: str
    now: str
    proposed: str
    value: str | Items = ""
    own: bool = False
    added: Block | None = None
    after: str = ""


def differences(site: Iterable[Page], drafted: Iterable[Page]) -> tuple[Difference, ...]:
    """In the order of the site. Articles and pages of the owner's own are left alone."""
    drafts = {(page.language, page.kind): page for page in drafted if page.kind not in REPEATED}
    found = []
    for page in site:
        if page.kind not in REPEATED and (draft := drafts.get((page.language, page.kind))):
            found += [*_of_page(page, draft), *_of_blocks(page, draft)]
    return tuple(found)


def told(value: object) -> str:
    """A text, or the headings and texts of items one below the other."""
    if isinstance(value, str):
        return value
    items = value if isinstance(value, Sequence) else ()
    return "\n".join(f"{item['heading']}\n{item['body']}" for item in items)


def _of_page(page: Page, draft: Page) -> Iterator[Difference]:
    for part in PAGE_PARTS:
        now, proposed = str(getattr(page, part)), str(getattr(draft, part))
        if proposed and now != proposed:
            yield Difference(
                page=page.id, part=part, where=page.label, now=now, proposed=proposed, value=proposed,
                own=_own(page.drafted, part, now),
            )  # fmt: skip


def _of_blocks(page: Page, draft: Page) -> Iterator[Difference]:
    standing = dict(_placed(page.blocks))
    before = ""
    for place, block in _placed(draft.blocks):
        if there := standing.get(place):
            yield from _of_block(page, there, block)
            before = there.id
        else:
            shown = "\n".join(filter(None, (block.heading, block.body, told(block.settings.get("items", ())))))
            yield Difference(
                page=page.id, part=WHOLE, where=page.label, now="", proposed=shown, own=True, added=block, after=before
            )


def _of_block(page: Page, block: Block, draft: Block) -> Iterator[Difference]:
    for part in BLOCK_PARTS:
        now, value = text_of(block, part), text_of(draft, part)
        if value and value != now:
            yield Difference(
                page=page.id, block=block.id, part=part, where=page.label, now=told(now), proposed=told(value),
                value=value, own=_own(block.drafted, part, now),
            )  # fmt: skip


def text_of(block: Block, part: str) -> str | Items:
    """The heading, the body or the items of a block."""
    if part == "items":
        items = block.settings.get("items", ())
        return items if isinstance(items, list) else ()
    return str(getattr(block, part))


def _own(drafted: Mapping[str, object], part: str, now: object) -> bool:
    """Whether somebody wrote what stands there; where no draft is remembered, somebody may have."""
    return bool(now) and drafted.get(part) != now


def _placed(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block under its place in the layout; where none is remembered, under its kind and number."""
    ordered = sorted(blocks, key=lambda block: block.kind)
    numbers = {
        id(block): number for _kind, same in groupby(ordered, key=lambda block: block.kind)
        for number, block in enumerate(same)
    }  # fmt: skip
    for block in blocks:
        yield block.place or f"{block.kind}:{numbers[id(block)]}", block
