"""Another way of saying what a draft says: for any text of the site that was drafted, and for any suggested post."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.drafting.again import Items
from core.drafting.blocks import Blocks
from core.drafting.calendar import Texts
from core.drafting.facts import Facts, facts
from core.drafting.occasions import Occasions, stem_of
from core.drafting.open_days import open_days
from core.drafting.search import DESCRIPTION, TITLE
from core.drafting.wording import Writer, filled
from core.profile.model import Profile
from core.site.model import BlockKind
from core.trades.model import Trade
from core.trades.pattern import agreed, readings
from core.trades.places import place

TURNS = 24  # how often it is tried to find a text that is not there yet


@dataclass(frozen=True, slots=True)
class Another:
    """Other suggestions for one business; `seed` is its id, `language` the one to write in."""

    trade: Trade
    profile: Profile
    seed: str
    language: str

    def text(self, at: str, part: str, known: Iterable[str] = ()) -> str:
        """A text for the part ("heading", "body", "title" ...) of a place ("home.hero"), none of `known`.

        Nothing where the trade has no other words for it.
        """
        seen = set(known)
        return next((text for text in self._texts(at, part) if text and text not in seen), "")

    def items(self, at: str, known: Iterable[Items] = (), elsewhere: Collection[str] = ()) -> Items:
        """The same for what a block of questions, reasons or steps lists.

        `elsewhere` are headings of the other pages: what is asked there is not asked once more.
        """
        asked = self._asked(elsewhere)
        seen = [list(items) for items in known]
        page, _dot, name = at.partition(".")
        written = place(self._written(page, name))
        if written is None:
            return ()
        for writer in self._writers():
            items = Blocks(self.trade, writer, set(asked)).items(BlockKind(written.kind), page, written.limit)
            if items and items not in seen:
                return items
        return ()

    def post(self, idea: str, due: date, known: Iterable[str] = ()) -> str:
        """Another wording of a suggested post. `idea` is its key, `due` its day."""
        seen = set(known)
        return next((text for text in self._posts(idea, due) if text and text not in seen), "")

    def _texts(self, at: str, part: str) -> Iterator[str]:
        page, _dot, name = at.partition(".")
        for writer in self._writers():
            if name and (written := place(self._written(page, name))):
                if part == "heading" or written.kind == "hero":
                    yield from writer.candidates(self.trade.texts.get(f"{at}.{part}", ()), f"{at}.{part}")
                else:
                    yield Blocks(self.trade, writer).texts(page, written)[1]
            elif not name:
                yield from self._of_page(page, part, writer)

    def _of_page(self, page: str, part: str, writer: Writer) -> Iterator[str]:
        """Labels, titles and descriptions that are of the right length."""
        least, most = {"title": (1, TITLE), "description": DESCRIPTION}.get(part, (1, TITLE))
        sentences = self.trade.texts.get(f"{page}.{part}", ())
        for text in writer.candidates(sentences, f"{page}.{part}"):
            if least <= len(text) <= most:
                yield text[:1].upper() + text[1:]

    def _written(self, page: str, name: str) -> str:
        """The block as the layout writes it; its name alone where the layout no longer has it."""
        told: Mapping[str, str] = {
            found.name: written for written in self.trade.layout.get(page, ()) if (found := place(written))
        }
        return told.get(name, name)

    def _posts(self, idea: str, due: date) -> Iterator[str]:
        stem, year = stem_of(idea), idea.rpartition(".")[2]
        known = self._facts()
        days = open_days(self.profile, date(due.year, 1, 1), date(due.year + 1, 1, 31))
        told = Occasions(self.trade, known, self.seed, days).all()
        occasion = next((one for one in told if one.stem == stem and str(one.year or year) == year), None)
        if occasion is None:
            return
        for writer in self._writers():
            texts = Texts(writer, due.year)
            yield from texts.ways(occasion)

    def _asked(self, headings: Collection[str]) -> set[str]:
        """The topics of the questions that one of `headings` asks."""
        known = self._facts()
        return {
            point.topic
            for point in (*self.trade.questions, *self.trade.practical)
            for wording in point.heading.get(self.language, ())
            for pattern in readings(wording.text)
            if filled(agreed(pattern, known.gender), known) in headings
        }

    def _writers(self) -> Iterator[Writer]:
        known = self._facts()
        return (Writer(known, f"{self.seed}/{turn}") for turn in range(1, TURNS + 1))

    def _facts(self) -> Facts:
        return facts(self.profile, self.language, self.trade)
