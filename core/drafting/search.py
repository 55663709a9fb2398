"""Titles and descriptions for search: of the right length, and none twice on the whole site."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count

from core.drafting.fitting import shortened

TITLE = 60
DESCRIPTION = (50, 160)


@dataclass(slots=True)
class Taken:
    """What other pages of the site bear already, in any language."""

    titles: set[str] = field(default_factory=set)
    descriptions: set[str] = field(default_factory=set)

    def title(self, candidates: Iterable[str]) -> str:
        """The first that fits, else the first cut to fit; told apart by a number if all else fails."""
        return _first_free(list(candidates), 1, TITLE, self.titles)

    def description(self, candidates: Iterable[str], more: str) -> str:
        """The same for descriptions; `more` is added to one that says too little."""
        texts = [text if len(text) >= DESCRIPTION[0] else f"{text} {more}".strip() for text in candidates]
        return _first_free(texts, *DESCRIPTION, self.descriptions)


def _first_free(texts: list[str], shortest: int, longest: int, taken: set[str]) -> str:
    fitting = (text for text in texts if shortest <= len(text) <= longest)
    found = next(text for text in chain(fitting, _cut(texts, longest)) if text not in taken)
    taken.add(found)
    return found


def _cut(texts: list[str], longest: int) -> Iterator[str]:
    yield from (shortened(text, longest) for text in texts)
    for number in count(2):
        mark = f" ({number})"
        yield shortened(texts[0], longest - len(mark)) + mark
