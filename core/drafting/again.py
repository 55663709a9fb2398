"""What a new draft would say otherwise than the site does, text by text, for the owner to take or leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    return "\n".join(f"{item.get('heading', '')}\n{item.get('body', '')}" for item in items)


def still(one: Difference, page: Page) -> bool:
    """Whether `page` says what it said when the difference was found, and lacks still what it lacked."""
    if one.added is not None:
        return one.added.place not in {block.place for block in page.blocks if block.place}
    if one.block:
        return any(told(text_of(block, one.part)) == one.now for block in page.blocks if block.id == one.block)
    return str(getattr(page, one.part)) == one.now


def _of_page(page: Page, draft: Page) -> Iterator[Difference]:
    for part in PAGE_PARTS:
        now, proposed = str(getattr(page, part)), str(getattr(draft, part))
        if proposed and now != proposed:
            yield Difference(
                page=page.id, part=part, where=page.label, now=now, proposed=proposed, value=proposed,
                own=_own(page.drafted, part, now),
            )  # fmt: skip


def _of_blocks(page: Page, draft: Page) -> Iterator[Difference]:
    pairs = _pairs(page.blocks, draft.blocks)
    before = ""
    for block, there in pairs:
        if there:
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
    """Whether somebody wrote what stands there, or emptied it; where no draft is remembered, somebody may have."""
    return drafted.get(part) != now if now else bool(drafted.get(part))


def _pairs(site: Sequence[Block], draft: Sequence[Block]) -> list[tuple[Block, Block | None]]:
    """Each drafted block with the one that stands for it: the first of its place, else the next of its kind without.

    Blocks that were drafted before places were remembered (0.3.0) have none.
    """
    placed: dict[str, Block] = {}
    for block in site:
        placed.setdefault(block.place, block)
    left = [block for block in site if not block.place]
    found: list[tuple[Block, Block | None]] = []
    for block in draft:
        there = placed.get(block.place) if block.place else None
        if there is None and (there := next((one for one in left if one.kind == block.kind), None)):
            left.remove(there)
        found.append((block, there))
    return found
