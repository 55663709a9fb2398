"""Somebody at the screen: looks for words, clicks on them, types. Counts clicks, keys and seconds, keeps pictures."""

import json
import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from tests.walks.display import READER, Display

EYES = Path(__file__).parent / "eyes.py"
PATIENCE = 25.0
MOST_TABS, MOST_TURNS = 90, 60
HIGHEST, LOWEST = 70, 740  # px of the screen between which the hand finds what it looks for
BUTTONS = ("push button", "button", "check box", "radio button", "menu item", "list item", "page tab", "toggle button",
           "link", "table cell", "tree item", "combo box")  # fmt: skip


@dataclass(frozen=True)
class Seen:
    name: str
    text: str
    role: str
    box: tuple[int, int, int, int]
    states: tuple[str, ...]
    about: str

    @property
    def middle(self) -> tuple[int, int]:
        x, y, wide, high = self.box
        return x + wide // 2, y + high // 2


@dataclass
class Person:
    """`pictures` is where what was seen is kept; `told` is the story for the note."""

    screen: Display
    pictures: Path
    clicks: int = 0
    keys: int = 0
    told: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self._eyes = subprocess.Popen(
            [READER, "-W", "ignore", EYES],
            env=self.screen.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._number = 0

    def close(self) -> None:
        self._eyes.stdin.close()
        self._eyes.wait(timeout=10)
        self._eyes.stdout.close()

    def all(self, words: str, role: str = "") -> list[Seen]:
        """Everything in sight that says `words` (a regular expression)."""
        self._eyes.stdin.write(json.dumps({"see": words, "role": role}) + "\n")
        self._eyes.stdin.flush()
        found = json.loads(self._eyes.stdout.readline())
        return [Seen(f["name"], f["text"], f["role"], tuple(f["box"]), tuple(f["states"]), f["about"]) for f in found]

    def see(self, words: str, role: str = "", seconds: float = PATIENCE) -> Seen:
        """Wait until `words` are in sight."""
        found: list[Seen] = []
        self.until(lambda: self._into(found, words, role), f"“{words}” to be seen", seconds)
        return found[0]

    def window(self, title: str, seconds: float = PATIENCE) -> None:
        """Wait until the window of that title is there and takes keys."""
        self.until(lambda: any("ACTIVE" in one.states for one in self.all(title)), f"“{title}”", seconds)

    def sees_not(self, words: str, seconds: float = PATIENCE) -> None:
        self.until(lambda: not self.all(words), f"“{words}” to go", seconds)

    def click(self, words: str, role: str = "", seconds: float = PATIENCE, times: int = 1) -> Seen:
        """Click on what says exactly `words` (a regular expression for the whole name)."""
        target = self._in_sight(words, role, seconds)
        self.click_at(*target.middle, times=times)
        return target

    def click_at(self, x: int, y: int, times: int = 1) -> None:
        self._do("mousemove", str(x), str(y))
        self._do("click", "--repeat", str(times), "--delay", "60", "1")
        self.clicks += times

    def type(self, text: str) -> None:
        """With the fingers, letter by letter."""
        self._do("type", "--delay", "25", text)
        self.keys += len(text)

    def key(self, *keys: str) -> None:
        """Keys by their names: "ctrl+k", "Return", "Tab"."""
        for key in keys:
            self._do("key", key)
        self.keys += len(keys)

    def tab_to(self, words: str, back: bool = False) -> None:
        """Without a mouse: Tab until what says `words` has the focus."""
        for _step in range(MOST_TABS):
            if any("FOCUSED" in one.states for one in self.all(f"^(?:{words})$")):
                return
            self.key("shift+Tab" if back else "Tab")
            self.until(lambda: True, "a moment")
        raise AssertionError(f"“{words}” is not reached by {MOST_TABS} times Tab")

    def fill(self, words: str, text: str) -> None:
        """Click into a field, replace what is in it."""
        self.click(words)
        self.key("ctrl+a")
        self.type(text)

    def until(self, happened: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        end, pause = time.monotonic() + seconds, Event()
        while not happened():
            if time.monotonic() > end:
                self.picture("lost")
                said = "\n".join(f"{one.role}: {one.name!r} {one.text[:80]!r}" for one in self.all("."))
                raise AssertionError(f"waited {seconds} s for {what}; in sight:\n{said}")
            pause.wait(0.1)

    def picture(self, name: str) -> None:
        self._number += 1
        self.screen.picture(self.pictures / f"{self._number:02}-{name}.png")

    def tell(self, what: str) -> str:
        """The story so far in one line: clicks, keys, minutes."""
        minutes = (time.monotonic() - self.started) / 60
        said = f"{what}: {self.clicks} clicks, {self.keys} keys, {minutes:.1f} minutes"
        (self.pictures / "story.txt").parent.mkdir(parents=True, exist_ok=True)
        with (self.pictures / "story.txt").open("a", encoding="utf-8") as file:
            file.write(said + "\n")
        return said

    def _into(self, found: list[Seen], words: str, role: str) -> bool:
        found[:] = self.all(words, role)
        return bool(found)

    def _in_sight(self, words: str, role: str, seconds: float) -> Seen:
        """The same, scrolled to where the hand can reach it."""
        target = self._usable(words, role, seconds)
        for _turn in range(MOST_TURNS):
            x, y = target.middle
            if HIGHEST <= y <= LOWEST or target.role in ("menu item", "list item", "frame"):
                break
            self._do("mousemove", str(x), str((HIGHEST + LOWEST) // 2))
            self._do("click", "4" if y < HIGHEST else "5")
            before, target = target, self._usable(words, role, seconds)
            if target.box == before.box:  # it does not scroll: it stands at the edge of the window
                break
        return target

    def _usable(self, words: str, role: str, seconds: float) -> Seen:
        """The one that can be clicked: on the screen, enabled; what is a control goes before what is a label."""
        best: list[Seen] = []

        def there() -> bool:
            seen = [one for one in self.all(f"^(?:{words})$", role) if min(one.box) >= 0 and one.box[2] and one.box[3]]
            fits = [one for one in seen if {"SENSITIVE", "ENABLED"} & set(one.states)]
            best[:] = sorted(fits, key=lambda one: (one.role not in BUTTONS, one.role == "label"))
            return bool(best)

        self.until(there, f"“{words}” to click", seconds)
        return best[0]

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.screen.environment, check=True)


def plain(words: str) -> str:
    """`words` as a pattern for just themselves, whatever their spaces."""
    return re.sub(r"(?:\\ |\s| | )+", r"[\\s  ]+", re.escape(words))
