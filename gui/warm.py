"""Loads, behind the window, what the first click would otherwise wait for."""

import gc
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from threading import Event

from core.ports import Progress
from gui import screens
from gui.tasks import Tasks

LATER = (
    "sqlite_utils", "fractional_indexing", "phonenumbers", "core.drafting.draft", "core.site.pages",
    "core.media.library", "core.media.intake", "PIL.Image", "requests", "core.sync.engine", "core.publishing",
    "core.services.mastodon", "core.services.bluesky", "babel.dates", "jinja2", "holidays",
)  # fmt: skip
HEAVY = "gui.screens.site.preview.embedded"
"""Takes a browser's engine along, and a hundred megabytes: only once somebody wants to see the site."""


def warm_up(tasks: Tasks, then: Callable[[], None]) -> None:
    """`then` is called once all of it is loaded."""
    tasks.run(_load, lambda _done: then(), _unloaded)


def _load(stop: Event, _progress: Progress) -> None:
    for name in (*LATER, *_rooms()):
        if stop.is_set():
            return
        import_module(name)
    gc.freeze()  # what is loaded stays: looking through all of it again and again would stop the window for 100 ms


def _rooms() -> Iterator[str]:
    """All modules of the screens: under a publication that goes on, loading one would take long."""
    return (one.name for one in walk_packages(screens.__path__, f"{screens.__name__}.") if one.name != HEAVY)


def _unloaded(fault: Exception) -> None:
    raise fault
