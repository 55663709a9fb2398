"""What shows the preview: a pane inside the window or a browser beside it. The rest of the room knows only this."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from core.i18n import N_


@dataclass(frozen=True, slots=True)
class Frame:
    """A screen to look at the site with; `width` and `height` in CSS pixels. `title` is an English source string."""

    key: str
    title: str
    icon: str
    width: int
    height: int


FRAMES = (
    Frame("phone", N_("As on a telephone"), "phone", 390, 844),
    Frame("tablet", N_("As on a tablet"), "tablet", 820, 1180),
    Frame("desktop", N_("As on a computer"), "desktop", 1280, 800),
)
BY_KEY = {frame.key: frame for frame in FRAMES}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a pane tells: the path of the page it came to ("en/services/"), and that it can show nothing any more."""

    came_to: Callable[[str], None]
    died: Callable[[], None]


class Pane(Protocol):
    @property
    def widget(self) -> QWidget: ...

    def show_site(self, address: str, path: str) -> None:
        """Show the page `path` of the preview at `address` ("http://127.0.0.1:40123/")."""
        ...

    def go(self, path: str) -> bool:
        """Bring that page; False where it is there already, or where only the preview server can ask for it."""
        ...

    def fit(self, frame: Frame) -> None: ...

    def rest(self) -> None:
        """Nobody looks at the moment: hold as little as possible."""
        ...

    def close_page(self) -> None: ...


MakePane = Callable[[Heard], Pane]
