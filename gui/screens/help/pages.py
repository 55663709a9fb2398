"""The pages of the help, hand-written in resources/help, and how they are found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.i18n import N_
from core.profile.text import bare
from core.sought import fitting, terms

FOLDER = Path(__file__).parents[3] / "resources" / "help"
START = "start"
TASKS = ("hours", "closing", "publish", "write", "refused", "offline", "handover", "undo")
ROOMS = ("home", "profile", "site", "posts", "outbox", "accounts", "history", "backups", "settings", "help")
MADE = ("shortcuts", "report", "about")
"""Pages that the program makes itself."""
GROUPS = (
    ("", (START,)), (N_("Step by step"), TASKS), (N_("Room by room"), ROOMS), (N_("Further"), ("words", *MADE)),
)  # fmt: skip
MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`#]+|^\d+\. |^\s*- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is Markdown; links are "hours.md" to a page and "place:profile/hours" to a room."""

    key: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        return MARKS.sub(lambda mark: mark[1] or "", self.text)


@cache
def page(key: str, language: str) -> Page:
    text = (FOLDER / language / f"{key}.md").read_text("utf-8")
    title, _break, rest = text.partition("\n")
    return Page(key, title.removeprefix("# ").strip(), rest.strip())


def exists(key: str, language: str) -> bool:
    return key in written() and (FOLDER / language / f"{key}.md").exists()


def written() -> tuple[str, ...]:
    return (START, *TASKS, *ROOMS, "words")


def sought(words: str, pages: Sequence[Page]) -> list[tuple[Page, str]]:
    """Pages in which every word that counts stands, or most of them; those with it in their title first, each with the
    line where it is."""
    wanted = terms(words)
    fits = [fitting(wanted, f"{one.title} {one.plain}") for one in pages]
    best = max(fits, default=0)
    found = []
    for place, (one, fit) in enumerate(zip(pages, fits, strict=True)):
        if best and fit == best:
            found.append((-fitting(wanted, one.title), place, one, _line(one, wanted)))
    return [(one, line) for _weight, _place, one, line in sorted(found, key=lambda each: each[:2])]


def _line(one: Page, wanted: Sequence[str]) -> str:
    lines = [" ".join(line.split()) for line in one.plain.splitlines() if line.strip()]
    return next((line for line in lines if any(word in bare(line) for word in wanted)), lines[0] if lines else "")
