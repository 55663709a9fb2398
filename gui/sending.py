"""The engine in a thread of its own, as long as the business is open here; what it learns comes as signals."""

import logging
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from core.business import Business
from core.errors import DevantureError, FolderError
from core.sync.lock import AlreadyBusyError, sender

log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds between two tries to become the one that sends
SETTLE = 3000  # ms that a line must be lost, or back, before it is said: it must not flicker


class Sending(QObject):
    """`online` tells what is known of the line; `elsewhere` that another window or program of this computer sends for
    this business; `broke` what keeps the engine from working, once however often it is tried again, and None when it
    works again."""

    online = Signal(bool)
    elsewhere = Signal(bool)
    broke = Signal(object)
    _answered = Signal(bool)

    def __init__(self, business: Business, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._house, self._outbox = business.folder, business.house, business.outbox
        self._stop, self._pause = Event(), Event()
        self._thread = Thread(target=self._run, name="engine", daemon=True)
        self._proven: bool | None = None
        self._hinted: bool | None = None
        self._said, self._trouble = True, ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._say)
        self._answered.connect(self._learn, Qt.ConnectionType.QueuedConnection)

    @property
    def is_online(self) -> bool:
        """As it is said on the screen."""
        return self._said

    def start(self) -> None:
        self._listen_to_the_system()
        self._thread.start()

    @property
    def runs(self) -> bool:
        return self._thread.is_alive()

    def end(self) -> None:
        """Begin nothing more; what is under way ends well, and nobody waits for it here."""
        self._stop.set()
        self._pause.set()
        self._settle.stop()

    def stop(self) -> None:
        """The same, and wait until it has ended."""
        self.end()
        if self._thread.is_alive():
            self._thread.join()

    def hold(self) -> None:
        """Begin nothing more, without waiting for what is under way: the folder of the business is away."""
        self._pause.set()

    def go_on(self) -> None:
        if not self._stop.is_set():
            self._pause.clear()

    def hurry(self) -> None:
        """Try now what waits for a connection."""
        try:
            self._outbox.hurry()
        except DevantureError as fault:
            self.broke.emit(fault)

    def _run(self) -> None:
        while not self._stop.is_set():
            if self._pause.is_set():
                self._stop.wait(PATIENCE / 10)
                continue
            try:
                with sender(self._folder):
                    self.elsewhere.emit(False)
                    self._send()
            except AlreadyBusyError:
                self.elsewhere.emit(True)
            except FolderError as trouble:
                log.warning("the engine waits: %s", type(trouble).__name__)
                self._tell(trouble)
            except Exception as fault:
                log.exception("the engine stumbled")
                self._tell(fault)
            self._stop.wait(0 if self._pause.is_set() else PATIENCE)

    def _tell(self, fault: Exception | None) -> None:
        said = f"{type(fault).__name__} {fault}" if fault is not None else ""
        if said != self._trouble:
            self._trouble = said
            self.broke.emit(fault)

    def _send(self) -> None:
        business = Business.open(self._folder, self._house)
        try:
            engine = business.engine(lambda _entry: self._tell(None), reached=self._answered.emit)
            try:
                engine.watch(self._pause)
            finally:
                engine.close()
        finally:
            business.close()

    def _listen_to_the_system(self) -> None:
        """Only a hint: it may wake us, it never holds us back (sync-and-scale, B2)."""
        if not QNetworkInformation.loadDefaultBackend():
            return
        system = QNetworkInformation.instance()
        system.reachabilityChanged.connect(self._take_hint)
        self._take_hint(system.reachability())

    def _take_hint(self, reach: QNetworkInformation.Reachability) -> None:
        before = self._hinted
        self._hinted = {
            QNetworkInformation.Reachability.Disconnected: False,
            QNetworkInformation.Reachability.Unknown: None,
        }.get(reach, True)
        if self._hinted and before is False:
            self._proven = None
            self.hurry()
        self._changed()

    def _learn(self, answered: bool) -> None:  # noqa: FBT001, the signal's one value
        self._proven = answered
        self._changed()

    def _now(self) -> bool:
        """A call that succeeded proves a line, one that reached nobody the lack of it; else the system's word."""
        return self._proven if self._proven is not None else self._hinted is not False

    def _changed(self) -> None:
        if self._now() == self._said:
            self._settle.stop()
        elif not self._settle.isActive():
            self._settle.start()

    def _say(self) -> None:
        if self._now() != self._said:
            self._said = self._now()
            self.online.emit(self._said)
