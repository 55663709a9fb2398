"""The preview server while the room is open: begun and ended in the background, with a business of its own."""

from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from shiboken6 import isValid

from core.business import Business
from core.ports import Progress
from core.site.preview import Preview
from gui.desk import Desk


class Live(Protocol):
    """What the room needs of it; tests hand in another one."""

    ready: SignalInstance
    failed: SignalInstance
    told: SignalInstance
    selected: SignalInstance

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def open(self, path: str, block: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Running:
    business: Business
    preview: Preview

    def end(self) -> None:
        self.preview.stop()
        self.business.close()


class LivePreview(QObject):
    """`ready` carries the address once it answers; `told` how far the first build is; `selected` the id of a block
    that was clicked in the site; `failed` why it cannot be shown."""

    ready = Signal(str)
    failed = Signal(object)
    told = Signal(int, int, str)
    selected = Signal(str)
    _clicked = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._running = desk, list[Running]()
        self._stop: Event | None = None
        self._clicked.connect(self.selected.emit, Qt.ConnectionType.QueuedConnection)  # from a thread of the server
        desk.changed.connect(self._refresh)  # sooner than it would look by itself
        self.destroyed.connect(_Ender(self._running))

    def start(self) -> None:
        """Nothing where it runs, or is about to."""
        if self._stop is not None:
            return
        folder, house, clicked = self._desk.business.folder, self._desk.business.house, self._clicked

        def select(block: str) -> None:
            with suppress(RuntimeError):  # the window is gone already
                clicked.emit(block)

        def work(stop: Event, progress: Progress) -> Running:
            business = Business.open(folder, house)
            try:
                preview = business.site.preview(select, progress, stop)
                preview.start()
            except BaseException:
                business.close()
                raise
            return Running(business, preview)

        self._desk.keeper.flush()
        stop = self._desk.tasks.run(
            work, lambda running: self._begun(running, stop), lambda fault: self._failed(fault, stop), self.told.emit
        )
        self._stop = stop

    def stop(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self._stop = None
        while self._running:
            _end(self._running.pop())

    def open(self, path: str, block: str) -> None:
        for running in self._running:
            running.preview.open(path, block)

    def _refresh(self, _tables: object) -> None:
        for running in self._running:
            running.preview.refresh()

    def _begun(self, running: Running, stop: Event) -> None:
        if not isValid(self) or stop.is_set():  # nobody waits for it any more
            _end(running)
            return
        self._running.append(running)
        self.ready.emit(running.preview.address)

    def _failed(self, fault: Exception, stop: Event) -> None:
        if isValid(self) and not stop.is_set():
            self._stop = None
            self.failed.emit(fault)


class _Ender:
    """Called when the screen goes, whose own methods cannot be called any more then."""

    def __init__(self, running: list[Running]) -> None:
        self._running = running

    def __call__(self) -> None:
        while self._running:
            _end(self._running.pop())


def _end(running: Running) -> None:
    """It may take a build to its end: not on the window's thread."""
    Thread(target=running.end, name="preview-end", daemon=True).start()
