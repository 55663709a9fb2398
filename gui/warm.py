"""Loads, behind the window, what the first click would otherwise wait for."""

from importlib import import_module
from threading import Event

from core.ports import Progress
from gui.tasks import Tasks

LATER = (
    "sqlite_utils", "fractional_indexing", "phonenumbers", "core.drafting.draft", "core.site.pages",
    "core.media.library", "core.media.intake", "PIL.Image", "requests", "core.sync.engine", "core.publishing",
    "core.services.mastodon", "core.services.bluesky", "babel.dates", "jinja2",
)  # fmt: skip


def warm_up(tasks: Tasks) -> None:
    tasks.run(_load, lambda _done: None, _unloaded)


def _load(stop: Event, _progress: Progress) -> None:
    for name in LATER:
        if stop.is_set():
            return
        import_module(name)


def _unloaded(fault: Exception) -> None:
    raise fault
