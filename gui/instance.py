"""One window of the program per person: a second start hands over what it was asked to open, and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000  # ms
LARGEST = 8192


class Instance(QObject):
    """`asked` carries what another start wanted to open ("" for nothing in particular)."""

    asked = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "devanture-" + hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:20]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def hand_over(self, wanted: str) -> bool:
        """Give `wanted` to the window that is there already; False where there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(wanted.encode()[:LARGEST])
        while socket.bytesToWrite() and socket.waitForBytesWritten(PATIENCE):
            pass
        gone = not socket.bytesToWrite()
        socket.disconnectFromServer()
        return gone

    def be_the_one(self) -> None:
        """Take over from one that has crashed, too."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(self._read)

    def _read(self) -> None:
        """The other side has written and gone."""
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            said = bytes(socket.read(LARGEST).data()).decode("utf-8", "replace")
            socket.deleteLater()
            self.asked.emit(said)
