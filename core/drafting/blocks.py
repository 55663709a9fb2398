"""The blocks of a page, in the order of the trade's layout."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.drafting.wording import Writer
from core.profile.model import Profile
from core.site.model import Block, BlockKind
from core.trades.model import Point, Sentence, Trade
from core.trades.places import Place, place

LEAST = {BlockKind.REASONS: 2, BlockKind.STEPS: 3, BlockKind.QUESTIONS: 2}
"""Fewer items than these look like a mistake; the block is then left out."""
EVEN = {5: 4, 7: 6}
"""Reasons stand in a grid: five or seven would leave a hole."""
SHOWN: Mapping[BlockKind, Callable[[Profile], bool]] = {
    BlockKind.OFFERS: lambda profile: bool(profile.offers),
    BlockKind.HOURS: lambda profile: bool(profile.hours or profile.closures),
    BlockKind.TEAM: lambda profile: bool(profile.team),
    BlockKind.GALLERY: lambda profile: len(profile.photos) > 2,
    BlockKind.AREA: lambda profile: bool(profile.towns),
    BlockKind.CONTACT: lambda profile: bool(profile.phone or profile.email or profile.address.street),
}
"""What a block needs to stand on the home page; on other pages it waits for the profile to be filled."""


@dataclass(frozen=True, slots=True)
class Blocks:
    trade: Trade
    writer: Writer

    def of(self, page: str) -> tuple[Block, ...]:
        places = [found for found in map(place, self.trade.layout[page]) if found]
        blocks = [self._block(page, found, first=number == 0) for number, found in enumerate(places)]
        return tuple(block for block in blocks if block)

    def _block(self, page: str, at: Place, *, first: bool) -> Block | None:
        kind = BlockKind(at.kind)
        if page == "home" and kind in SHOWN and not SHOWN[kind](self.writer.facts.profile):
            return None
        settings = self._settings(kind, at)
        if settings is None:
            return None
        heading, body = self._texts(page, at, first=first)
        if kind in {BlockKind.TEXT, BlockKind.CALL} and not (first or body):
            return None
        return Block(kind=kind, heading=heading, body=body, media=self._photo(page, at.photo), settings=settings)

    def _texts(self, page: str, at: Place, *, first: bool) -> tuple[str, str]:
        """Heading and body. A hero says one sentence; other blocks say all that holds."""
        heading, body = (f"{page}.{at.name}.{part}" for part in ("heading", "body"))
        tell = self.writer.one if at.kind == "hero" else self.writer.paragraphs
        return self.writer.one(self._sentences(heading), heading), tell(self._sentences(body), body)

    def _sentences(self, place: str) -> tuple[Sentence, ...]:
        return self.trade.texts.get(place, ())

    def _settings(self, kind: BlockKind, at: Place) -> dict[str, object] | None:
        """What only this kind knows; None where the block has too little to show."""
        points = self._points(kind)
        if points is None:
            return {"limit": at.limit} if at.limit else {}
        items = self.writer.points(points, kind.value)[: at.limit or None]
        if kind == BlockKind.REASONS:
            items = items[: EVEN.get(len(items), len(items))]
        return {"items": items} if len(items) >= LEAST[kind] else None

    def _points(self, kind: BlockKind) -> tuple[Point, ...] | None:
        if kind == BlockKind.REASONS:
            return self.trade.reasons
        if kind == BlockKind.STEPS:
            return self.trade.steps
        return self.trade.questions if kind == BlockKind.QUESTIONS else None

    def _photo(self, page: str, number: int) -> str:
        """The photo of that number; where there are fewer, the last one, but nothing twice on the home page."""
        photos = self.writer.facts.profile.photos
        if not number or not photos or (page == "home" and number > len(photos)):
            return ""
        return photos[min(number, len(photos)) - 1].id
