"""Every address that the program or a page of the help sends somebody to is one that its room understands."""

import re
from pathlib import Path

import pytest

from core.profile.sections import SECTIONS
from core.services.registry import PLACES
from gui.rooms import BY_KEY, ROOMS
from gui.screens.help.help import MADE
from gui.screens.help.pages import exists
from gui.screens.posts.posts import VIEWS
from gui.screens.site.spot import WHOLE

ROOT = Path(__file__).parents[2]
KEYS = "|".join(BY_KEY)
SAID = (
    re.compile(rf'"((?:{KEYS})(?:/[^"\s]*)?)"'),  # in our sources
    re.compile(rf"\((?:place:)((?:{KEYS})(?:/[^)\s]*)?)\)"),  # in the pages of the help
)
UNDERSTOOD = {
    "home": {"clients"}, "profile": set(SECTIONS), "site": set(WHOLE), "posts": {*VIEWS, "new"}, "outbox": set(),
    "accounts": {"add", *(f"add:{key}" for key in PLACES)}, "history": set(),
    "backups": {"hand-over", "bring-in", "check"}, "settings": {"look", "time", "writing", "place", "known"},
}  # fmt: skip
ONE = {
    "profile": ("field:",), "site": ("page:", "block:"), "posts": ("post:",), "outbox": ("delivery:",),
    "accounts": ("account:", "add:"), "history": ("entry:",),
}  # fmt: skip
"""What names one thing of the room; the rest of it is an id."""


def addresses():
    sources = [*(ROOT / "gui").rglob("*.py"), *(ROOT / "core").rglob("*.py")]
    files = [*(file for file in sources if file.parent.name != "measure"), *(ROOT / "resources" / "help").rglob("*.md")]
    found = {}
    for file in files:
        for said in SAID:
            for place in said.findall(file.read_text("utf-8")):
                if "/" in place:
                    found.setdefault(place, file.relative_to(ROOT).as_posix())
    return sorted(found.items())


@pytest.mark.parametrize(("place", "file"), addresses())
def test_the_room_understands_it(place, file):
    room, _slash, rest = place.partition("/")
    if room == "help":
        known = rest in MADE or rest.startswith("{") or exists(rest, "en")
    else:
        known = (
            rest in UNDERSTOOD[room] or rest.startswith(ONE.get(room, ())) or rest.startswith("{")
        )  # put together when it runs
    assert known, f"{file} leads to {place}"


def test_there_are_some():
    assert len(addresses()) > 25


def test_each_room_is_explained_in_both_languages():
    lacking = [(room.key, language) for room in ROOMS for language in ("en", "fr") if not exists(room.key, language)]
    assert lacking == []
