"""The site as it will be, on this computer alone: built again at each change, shown anew by itself."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

from core.errors import DevantureError
from core.site.model import Built
from core.site.preview_server import PreviewServer

log = logging.getLogger(__name__)

GLANCE = 0.04  # seconds between two looks whether another process has written


class Preview:
    """Made with `build` (brings `folder` up to date), `changed` (has anybody written since it was last asked?), and
    `selected` (told the id of a block that was clicked).

    All three are called in the preview's own threads: `build` and `changed` in one and the same, `selected` in others.
    """

    def __init__(
        self,
        build: Callable[[], Built],
        folder: Path,
        changed: Callable[[], bool],
        selected: Callable[[str], None] = lambda _block: None,
    ) -> None:
        self._build, self._changed = build, changed
        self._server = PreviewServer(folder, selected)
        self._wake, self._stopped = Event(), Event()
        self._thread = Thread(target=self._watch, name="preview-build", daemon=True)

    @property
    def address(self) -> str:
        """Where it is seen ("http://127.0.0.1:40123/")."""
        return self._server.address

    def start(self) -> None:
        """Build once, then serve: the address answers when this returns."""
        self._rebuild()
        self._server.start()
        self._thread.start()

    def refresh(self) -> None:
        """Build again now: something in this process has changed."""
        self._wake.set()

    def show(self, block: str) -> None:
        """Ask the browser to bring a block into sight."""
        self._server.tell("block", block)

    def open(self, path: str, block: str = "") -> None:
        """Ask the browser to go to a page ("en/services/"), and there to a block."""
        self._server.tell("page", with_block(path, block))

    def stop(self) -> None:
        self._stopped.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        self._server.stop()

    def _watch(self) -> None:
        while not self._stopped.is_set():
            woken = self._wake.wait(GLANCE)
            self._wake.clear()
            if self._stopped.is_set():
                return
            if self._changed() or woken:
                self._rebuild()

    def _rebuild(self) -> None:
        """A site that cannot be built stays as it was; the browser says why until it can be again."""
        try:
            built = self._build()
        except DevantureError as error:
            log.warning("preview not built: %s", type(error).__name__)
            self._server.tell("trouble", str(error))
            return
        if built.changed or built.removed:
            self._server.tell("reload", "")


def with_block(path: str, block: str) -> str:
    """The address of a block below the preview's own: its script brings it into sight."""
    return f"{path}#block={quote(block, safe='')}" if block else path
