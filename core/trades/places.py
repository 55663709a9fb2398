"""The pages a draft has, and how a trade file names the blocks on them and the places of its texts.

A page is a list of blocks, each written "kind", "kind-name" where one kind comes twice, with "max 6" (how many are
shown) and "photo 1" (which photo of the profile stands there) behind it. The texts of the block "text-door" on the
page "about" are found under about.text-door.heading and about.text-door.body.
"""

import re
from dataclasses import dataclass

PAGES = ("home", "offers", "about", "gallery", "news", "article", "contact", "legal", "privacy", "missing")
KINDS = frozenset({
    "hero", "text", "offers", "reasons", "steps", "questions", "hours", "contact", "team", "gallery", "area", "news",
    "call", "legal", "privacy",
})  # fmt: skip
FIRST = frozenset({"hero", "text"})
"""What a page may begin with: the heading of its first block is the one h1."""
WRITTEN = re.compile(r"(?P<name>(?P<kind>[a-z]+)(-[a-z]+)?)(?: max (?P<limit>\d+))?(?: photo (?P<photo>\d+))?")


@dataclass(frozen=True, slots=True)
class Place:
    """One block of a layout. `limit` and `photo` are 0 where nothing is said."""

    name: str
    kind: str
    limit: int
    photo: int


def place(written: str) -> Place | None:
    """What "offers max 6" or "text-door photo 2" means; None where it means nothing."""
    found = WRITTEN.fullmatch(written)
    if not found or found["kind"] not in KINDS:
        return None
    return Place(found["name"], found["kind"], int(found["limit"] or 0), int(found["photo"] or 0))


def required(page: str, blocks: tuple[str, ...]) -> tuple[str, ...]:
    """The places whose text must hold for every business."""
    first = place(blocks[0]) if blocks else None
    heading = (f"{page}.{first.name}.heading",) if first else ()
    return (f"{page}.label", f"{page}.title", f"{page}.description", *heading)
