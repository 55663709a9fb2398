"""Pages and blocks that somebody adds by hand: never empty, never on top of another."""

from collections.abc import Sequence
from datetime import date

from core.errors import BadInputError, Problem
from core.i18n import _
from core.site.model import Block, BlockKind, Page, PageKind
from core.site.slugs import is_slug, slug_of


def text_page(pages: Sequence[Page], language: str, name: str) -> Page:
    """A page of the owner's own, called `name`."""
    return _page(pages, language, name, PageKind.TEXT, "")


def article(pages: Sequence[Page], language: str, name: str, day: date) -> Page:
    """A piece of news below the page that lists them."""
    news = next((page.slug for page in pages if page.language == language and page.kind is PageKind.NEWS), "")
    return _page(pages, language, name, PageKind.ARTICLE, f"{news}/" if news else "", day)


def free_slug(pages: Sequence[Page], language: str, wished: str) -> str:
    """`wished`, with a number behind it where another page has it or no host could serve it."""
    taken = {page.slug for page in pages if page.language == language}
    tries = (wished, *(f"{wished}-{number}" for number in range(2, len(taken) + 4)))
    return next(slug for slug in tries if slug not in taken and is_slug(slug))


def _page(pages: Sequence[Page], language: str, name: str, kind: PageKind, below: str, day: date | None = None) -> Page:
    called = " ".join(name.split())
    if not called:
        wrong = Problem("label", _("The page needs a name."), _("Write what it is about, in one or two words."))
        raise BadInputError(_("The page was not added."), [wrong], remedy=wrong.remedy)
    slug = free_slug(pages, language, f"{below}{slug_of(called) or kind.value}")
    blocks = (Block(kind=BlockKind.TEXT, heading=called),)
    return Page(
        language=language, kind=kind, slug=slug, label=called, title=called, description="", published_on=day,
        in_menu=kind is not PageKind.ARTICLE, blocks=blocks,
    )  # fmt: skip
