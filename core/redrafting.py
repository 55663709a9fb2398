"""Drafting once more: what a new draft would say otherwise, and other suggestions for a text that stands there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.i18n import ngettext
from core.posts.model import Post
from core.profile.model import Tone
from core.profile.profiles import Profiles
from core.site.items import items_of
from core.site.model import Block, Page, PageKind
from core.site.pages import Pages
from core.store.store import Store

if TYPE_CHECKING:
    from core.drafting.again import Difference, Items
    from core.drafting.another import Another


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrafting:
    """Made with what it needs of a business; `seed` is its id, `today` the date at the shop."""

    store: Store
    pages: Pages
    profiles: Profiles
    seed: str
    today: Callable[[], date]

    def differences(self) -> "tuple[Difference, ...]":
        """What a draft of today would say otherwise; nothing where no trade is chosen."""
        from core.drafting.again import differences
        from core.drafting.draft import draft_pages
        from core.trades.trades import trade

        profile = self.profiles.read()
        if not profile.trade:
            return ()
        drafted = draft_pages(profile, trade(profile.trade), seed=self.seed, today=self.today())
        return differences(self.pages.read(), drafted)

    def take(self, chosen: "Sequence[Difference]") -> None:
        """Put the chosen texts in the place of those that stand there, in one step of undo.

        What has changed since the differences were looked for is left as it is: nobody has seen what would go.
        """
        from core.drafting.again import still

        pages = {page.id: page for page in self.pages.read()}
        fresh = [one for one in chosen if one.page in pages and still(one, pages[one.page])]
        said = ngettext("{count} suggestion taken", "{count} suggestions taken", len(fresh))
        behind: dict[tuple[str, str], str] = {}
        with self.store.transaction(said.format(count=len(fresh))):
            for one in fresh:
                if one.added is not None:
                    after = behind.get((one.page, one.after), one.after)
                    added = self.pages.add_block(one.page, one.added, after=after or None, first=not after)
                    behind[one.page, one.after] = added.id
                elif one.block:
                    self.pages.redraft_block(one.block, {one.part: one.value})
                else:
                    self.pages.redraft_page(one.page, {one.part: str(one.value)})

    def another_text(self, block: Block, page: Page, part: str, known: Iterable[str] = ()) -> str:
        """Another heading or body for a drafted block, none of `known`; nothing where it was not drafted."""
        return self._another(page.language).text(block.place, part, known) if block.place and self._trade() else ""

    def another_items(self, block: Block, page: Page, known: "Iterable[Items]" = ()) -> "Items":
        """The same for what the block lists."""
        if not (block.place and self._trade()):
            return ()
        others = [one for one in self.pages.read() if one.id != page.id and one.language == page.language]
        elsewhere = {item.get("heading", "") for one in others for told in one.blocks for item in items_of(told)}
        return self._another(page.language).items(block.place, known, elsewhere)

    def another_of_page(self, page: Page, part: str, known: Iterable[str] = ()) -> str:
        """Another title, description or label of a page."""
        at = "missing" if page.kind == PageKind.MISSING else page.kind.value
        return self._another(page.language).text(at, part, known) if self._trade() else ""

    def another_post(self, post: Post, known: Iterable[str] = ()) -> str:
        """Another wording of a suggested post; nothing where it was no suggestion, or where there is none."""
        if not (post.idea and self._trade()):
            return ""
        due = post.due.date() if post.due else self.today()
        return self._another(post.language).post(post.idea, due, {post.text, *known})

    def sample(self, tone: Tone, *, familiar: bool) -> str:
        """A few sentences about this business in that tone; nothing where no trade is chosen."""
        from core.drafting.sample import sample
        from core.trades.trades import trade

        key = self._trade()
        if not key:
            return ""
        return sample(self.profiles.read(), trade(key), seed=self.seed, tone=tone, familiar=familiar)

    def formal(self) -> bool:
        """Whether customers of the trade are never called "tu"."""
        from core.trades.trades import trade

        key = self._trade()
        return bool(key) and trade(key).formal

    def why(self, post: Post) -> str:
        """Why a post was suggested, in a few words; nothing where it was no suggestion."""
        from core.drafting.why import why
        from core.trades.trades import trade

        return why(trade(self._trade()), post.idea) if post.idea and self._trade() else ""

    def _trade(self) -> str:
        from core.trades.trades import keys

        key = self.profiles.read().trade
        return key if key in keys() else ""

    def _another(self, language: str) -> "Another":
        from core.drafting.another import Another
        from core.trades.trades import trade

        profile = self.profiles.read()
        return Another(trade(profile.trade), profile, self.seed, language)
