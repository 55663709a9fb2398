"""The blocks of a page, in the order of the trade's layout."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from core.drafting.wording import Writer, drawn
from core.profile.model import Profile
from core.site.model import Block, BlockKind
from core.trades.model import Condition, Point, Sentence, Trade
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
MENTIONS = "text-trade"
"""The block in which the site says what the trade owes its customers to say."""


@dataclass(slots=True)
class Blocks:
    """Makes the blocks of one page after the other; a question is answered on one page only."""

    trade: Trade
    writer: Writer
    _asked: set[str] = field(default_factory=set)

    def of(self, page: str) -> tuple[Block, ...]:
        places = [found for found in map(place, self.trade.layout[page]) if found]
        blocks = [self._block(page, found, first=number == 0) for number, found in enumerate(places)]
        return tuple(block for block in blocks if block)

    def _block(self, page: str, at: Place, *, first: bool) -> Block | None:
        kind = BlockKind(at.kind)
        if page == "home" and kind in SHOWN and not SHOWN[kind](self.writer.facts.profile):
            return None
        settings = self._settings(kind, page, at)
        if settings is None:
            return None
        heading, body = self.texts(page, at)
        if kind in {BlockKind.TEXT, BlockKind.CALL} and not (first or body):
            return None
        drafted = {"heading": heading, "body": body} | {key: settings[key] for key in ("items",) if key in settings}
        photo = self._photo(page, at.photo)
        return Block(
            kind=kind, heading=heading, body=body, media=photo, settings=settings, place=f"{page}.{at.name}",
            drafted=drafted,
        )  # fmt: skip

    def texts(self, page: str, at: Place) -> tuple[str, str]:
        """Heading and body. A hero says one sentence; other blocks say all that holds."""
        heading, body = (f"{page}.{at.name}.{part}" for part in ("heading", "body"))
        if at.name == MENTIONS:
            return self.writer.one(self._sentences(heading), heading), self.writer.paragraphs(self.trade.mentions, body)
        tell = self.writer.one if at.kind == "hero" else self.writer.paragraphs
        return self.writer.one(self._sentences(heading), heading), tell(self._sentences(body), body)

    def _sentences(self, place: str) -> tuple[Sentence, ...]:
        return self.trade.texts.get(place, ())

    def _settings(self, kind: BlockKind, page: str, at: Place) -> dict[str, object] | None:
        """What only this kind knows; None where the block has too little to show."""
        if kind not in LEAST:
            return {"limit": at.limit} if at.limit else {}
        items = self.items(kind, page, at.limit)
        return {"items": items} if len(items) >= LEAST[kind] else None

    def items(self, kind: BlockKind, page: str, limit: int) -> list[dict[str, str]]:
        """What a block of reasons, steps or questions lists on `page`, at most `limit`; 0: all."""
        if kind == BlockKind.STEPS:
            return list(self.writer.points(self.trade.steps, kind.value).values())
        if kind == BlockKind.REASONS:
            items = list(self.writer.points(self.trade.reasons, kind.value).values())[: limit or None]
            return items[: EVEN.get(len(items), len(items))]
        own, any_shop = self._drawn(self.trade.questions), self.trade.practical
        points = [*any_shop, *own] if page == "contact" else [*own, *any_shop]
        told = self.writer.points([one for one in points if one.topic not in self._asked], kind.value)
        topics = list(told)[: limit or None]
        self._asked.update(topics)
        return [told[topic] for topic in topics]

    def _drawn(self, points: Iterable[Point]) -> list[Point]:
        """Those that speak of this very business first, then the others in an order of its own."""
        seed = self.writer.seed
        topics: dict[str, list[Point]] = {}
        for point in points:
            topics.setdefault(point.topic, []).append(point)
        ranked = sorted(
            topics.values(),
            key=lambda told: (not self._speaks_of_it(told), drawn(seed, "question", told[0].topic)),
        )
        return [point for told in ranked for point in told]

    def _speaks_of_it(self, points: list[Point]) -> bool:
        first = next((one for one in points if self.writer.facts.allows(one.condition)), None)
        return first is not None and first.condition != Condition()

    def _photo(self, page: str, number: int) -> str:
        """The photo of that number; where there are fewer, the last one, but nothing twice on the home page."""
        photos = self.writer.facts.profile.photos
        if not number or not photos or (page == "home" and number > len(photos)):
            return ""
        return photos[min(number, len(photos)) - 1].id
