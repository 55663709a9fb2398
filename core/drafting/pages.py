"""The pages of a first site in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.drafting.blocks import Blocks
from core.drafting.facts import name_facts
from core.drafting.fitting import shortened
from core.drafting.search import Taken
from core.drafting.tongue import tongue
from core.drafting.wording import Writer
from core.site.model import Page, PageKind
from core.trades.model import Trade
from core.trades.places import PAGES

MENU = 5
NOT_IN_MENU = frozenset({"article", "legal", "privacy", "missing"})
SHORT_NAMES = (32, 20)
KINDS = {page: PageKind("404" if page == "missing" else page) for page in PAGES}


@dataclass(frozen=True, slots=True)
class Pages:
    """Writes pages with `writer`; `taken` is shared by all languages of the site."""

    trade: Trade
    writer: Writer
    taken: Taken
    today: date

    def all(self) -> tuple[Page, ...]:
        names = [name for name in PAGES if name != "gallery" or self.writer.facts.profile.photos]
        menu = [name for name in names if name not in NOT_IN_MENU]
        if len(menu) > MENU:
            menu.remove("home")  # the business's name at the top leads there
        blocks = Blocks(self.trade, self.writer)
        return tuple(self._page(name, blocks, in_menu=name in menu) for name in names)

    def _page(self, name: str, blocks: Blocks, *, in_menu: bool) -> Page:
        texts = {
            "label": _begun(self.writer.one(self.trade.texts[f"{name}.label"], f"{name}.label")),
            "title": self.taken.title(map(_begun, self._titles(name))),
            "description": self._description(name),
        }
        return Page(
            language=self.writer.facts.language,
            kind=KINDS[name],
            slug=self._slug(name),
            label=texts["label"],
            title=texts["title"],
            description=texts["description"],
            drafted=texts,
            in_menu=in_menu,
            published_on=self.today if name == "article" else None,
            blocks=blocks.of(name),
        )

    def _slug(self, name: str) -> str:
        language = self.writer.facts.language
        slug = self.trade.slugs[name][language]
        return f"{self.trade.slugs['news'][language]}/{slug}" if name == "article" else slug

    def _titles(self, name: str) -> Iterator[str]:
        """All patterns with the whole name, then with a shorter one, so that the town is kept rather than the name."""
        for writer in (self.writer, *map(self._with_short_name, SHORT_NAMES)):
            yield from writer.candidates(self.trade.texts[f"{name}.title"], f"{name}.title")

    def _with_short_name(self, longest: int) -> Writer:
        facts = self.writer.facts
        short = name_facts(shortened(facts.values["name"], longest), tongue(facts.language))
        return Writer(facts.extended(short), self.writer.seed)

    def _description(self, name: str) -> str:
        texts, place = self.trade.texts, f"{name}.description"
        more = self.writer.one(texts["any.description"], "any.description")
        return self.taken.description(self.writer.candidates(texts[place], place), more)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
