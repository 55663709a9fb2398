"""Goes round the other known businesses now and then, so that what waits there leaves although they are not open."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from core.house import House
from core.rounds import go_round
from core.sync.ledger import Entry

log = logging.getLogger(__name__)

SOON, EVERY = 4.0, 60.0  # seconds after the start, and between two rounds


class Rounds(QObject):
    """`others` gives the folders to look into. `left` carries the name of a business and the title of what arrived."""

    left = Signal(str, str)

    def __init__(self, house: House, others: Callable[[], list[Path]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house, self._others = house, others
        self._stop, self._wake = Event(), Event()
        self._folders: list[Path] = []
        self._thread = Thread(target=self._run, name="rounds", daemon=True)

    def start(self) -> None:
        self.look()
        self._thread.start()

    def look(self) -> None:
        """Which businesses are to be visited has changed: on the GUI's thread, before the next round."""
        self._folders = self._others()

    def stop(self) -> None:
        """What is under way ends well first."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def hurry(self) -> None:
        """There is a line again."""
        self._wake.set()

    def _run(self) -> None:
        self._wake.wait(SOON)
        while not self._stop.is_set():
            self._wake.clear()
            try:
                go_round(list(self._folders), self._house, self._stop, self._tell)
            except Exception:
                log.exception("a round stumbled")
            self._wake.wait(EVERY)

    def _tell(self, name: str, entry: Entry) -> None:
        self.left.emit(name, entry.title)
