"""Where one is in the room: a page, one of its blocks, or something about the whole site."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.site.model import Page

WHOLE = frozenset(("add", "theme", "checks", "redraft", "publish"))


@dataclass(frozen=True, slots=True)
class Spot:
    """`what` is "page", "block", or one of WHOLE; page and block stay known meanwhile."""

    what: str = "page"
    page: str = ""
    block: str = ""

    def towards(self, place: str) -> "Spot":
        """What an address of this room means; an unknown one leaves everything as it is."""
        kind, _colon, id_ = place.partition(":")
        if kind == "page" and id_:
            return Spot("page", id_)
        if kind == "block" and id_:
            return Spot("block", "", id_)
        return replace(self, what=kind) if kind in WHOLE else self


def found(spot: Spot, pages: Sequence[Page]) -> Spot:
    """The same among the pages as they are now: a block that is gone leads to its page, a page to the first."""
    by_block = {block.id: page.id for page in pages for block in page.blocks}
    page = by_block.get(spot.block) if spot.what == "block" else None
    if page is not None:
        return Spot("block", page, spot.block)
    there = {one.id for one in pages}
    known = spot.page if spot.page in there else next((one.id for one in pages), "")
    return Spot("page" if spot.what == "block" else spot.what, known, "")
