"""Keeps what is typed: a moment after the last key, at once when asked, again and again while the disk refuses."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import BadInputError, DevantureError, FolderError, Problem
from gui.tasks import hears

log = logging.getLogger(__name__)

PAUSE = 120  # ms after the last key; a preview that follows must be there within 300 ms
LONGEST = 900  # ms that somebody may go on typing before it is kept all the same
RETRY = 2000  # ms between two tries while the disk refuses

Verb = Callable[[], object]
Told = Callable[[list[Problem]], None]


class Kept(Enum):
    ALL = auto()  # everything is on the disk
    SOON = auto()  # typed a moment ago
    STUCK = auto()  # the disk refuses; the text is still on the screen and is tried again
    WRONG = auto()  # something on the screen cannot be kept as it is typed: its field says why


@dataclass(frozen=True, slots=True)
class _Wish:
    verb: Verb
    told: Told


class Keeper(QObject):
    """`state` tells how things stand; `stuck` and `freed` when the disk begins and ends to refuse; `refused` what else
    went wrong with a change that nobody can repeat by waiting."""

    state = Signal(Kept)
    stuck = Signal(object)
    freed = Signal()
    refused = Signal(object)

    def __init__(self, ready: Callable[[], None] = lambda: None, parent: QObject | None = None) -> None:
        """`ready` raises FolderError while nothing can be kept."""
        super().__init__(parent)
        self._ready = ready
        self._wishes: dict[str, _Wish] = {}
        self._wrong: dict[str, Told] = {}
        self._now = Kept.ALL
        self._soon, self._late, self._again = QTimer(self), QTimer(self), QTimer(self)
        for timer, span in ((self._soon, PAUSE), (self._late, LONGEST), (self._again, RETRY)):
            timer.setSingleShot(True)
            timer.setInterval(span)
            timer.timeout.connect(self.flush)

    @property
    def kept(self) -> Kept:
        return self._now

    def waits(self, key: str) -> bool:
        """Is there something typed under this key that is not kept yet?"""
        return key in self._wishes

    def soon(self, key: str, verb: Verb, told: Told) -> None:
        """Do `verb` in a moment; a later wish of the same key takes its place. `told` hears of its problems."""
        self._wishes[key] = _Wish(verb, told)
        if self._now is Kept.STUCK:
            return
        self._soon.start()
        if not self._late.isActive():
            self._late.start()
        self._become(Kept.SOON)

    def forget(self, key: str) -> None:
        """What was typed under this key is no longer meant."""
        self._wishes.pop(key, None)
        self._wrong.pop(key, None)

    def forget_wrong(self) -> None:
        """The fields show again what is kept."""
        self._wrong.clear()
        if self._now is Kept.WRONG:
            self._become(Kept.ALL)

    def flush(self) -> bool:
        """Keep everything now; False while the disk refuses."""
        for timer in (self._soon, self._late, self._again):
            timer.stop()
        while self._wishes:
            key, wish = next(iter(self._wishes.items()))
            try:
                self._ready()
                wish.verb()
            except BadInputError as wrong:
                self._done(key, wish, wrong.problems)
            except FolderError as trouble:
                self._become(Kept.STUCK)
                self.stuck.emit(trouble)
                self._again.start()
                return False
            except DevantureError as trouble:
                self._done(key, wish, [])
                self.refused.emit(trouble)
            except Exception as mistake:  # noqa: BLE001, of ours: it must not keep what else was typed from being kept
                self._done(key, wish, [])
                self.refused.emit(mistake)
            else:
                self._done(key, wish, [])
        self._wrong = {key: told for key, told in self._wrong.items() if hears(told)}
        self._become(Kept.WRONG if self._wrong else Kept.ALL)
        return True

    def _done(self, key: str, wish: _Wish, problems: list[Problem]) -> None:
        if self._wishes.get(key) is wish:
            del self._wishes[key]
        self._wrong.pop(key, None)
        if hears(wish.told):
            if problems:
                self._wrong[key] = wish.told
            wish.told(problems)

    def _become(self, state: Kept) -> None:
        before, self._now = self._now, state
        if before is Kept.STUCK and state is not Kept.STUCK:
            self.freed.emit()
        if before is not state:
            self.state.emit(state)
