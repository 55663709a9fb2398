"""A bad line between a client and a server: it can cut, fall silent, or be long.

It listens on 127.0.0.2 on the very ports of the server on 127.0.0.1, so that FTP's data connections, whose ports the
server chooses, pass through it too.
"""

import socket
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread
from time import monotonic

from tests.servers.process import HOST

NEAR = "127.0.0.2"
AT_ONCE = struct.pack("ii", 1, 0)


class CuttingProxy:
    """`delay` is in seconds, one way."""

    host = NEAR

    def __init__(self, ports: Iterable[int]) -> None:
        self.delay, self.connections = 0.0, 0
        self._left: int | None = None
        self._silent, self._closing, self._lock = False, Event(), Lock()
        self._open: list[socket.socket] = []
        self._threads: list[Thread] = []
        self._doors = [_door(port) for port in ports]
        for door in self._doors:
            self._start(self._welcome, door)

    def cut_after(self, sent: int) -> None:
        """Once that many more bytes have gone to the server every connection is torn, and none is made."""
        self._left, self._silent = sent, False

    def silent_after(self, sent: int) -> None:
        """The same, but nobody is told: nothing comes through any more."""
        self._left, self._silent = sent, True

    def mend(self) -> None:
        self._left = None

    def close(self) -> None:
        self._closing.set()
        for each in [*self._doors, *self._open]:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join()

    def _start(self, work: object, *args: object) -> None:
        thread = Thread(target=work, args=args, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _welcome(self, door: socket.socket) -> None:
        while not self._closing.is_set():
            try:
                near, _address = door.accept()
            except OSError:
                return
            if self._left == 0 and not self._silent:
                _tear(near)
                continue
            self._connect(near, door.getsockname()[1])

    def _connect(self, near: socket.socket, port: int) -> None:
        try:
            far = socket.create_connection((HOST, port), 5)
        except OSError:
            _tear(near)
            return
        far.settimeout(None)
        for each in (near, far):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._open += [near, far]
        self.connections += 1
        self._pipe(near, far, up=True)
        self._pipe(far, near, up=False)

    def _pipe(self, source: socket.socket, target: socket.socket, *, up: bool) -> None:
        line: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
        self._start(self._listen, source, line, up)
        self._start(self._speak, target, line)

    def _listen(self, source: socket.socket, line: SimpleQueue[tuple[float, bytes]], up: bool) -> None:
        data = b"?"
        while data:
            try:
                data = source.recv(65_536)
            except OSError:
                data = b""
            line.put((monotonic() + self.delay, self._allowed(data) if up else data))

    def _speak(self, target: socket.socket, line: SimpleQueue[tuple[float, bytes]]) -> None:
        while True:
            due, data = line.get()
            self._closing.wait(max(0.0, due - monotonic()))
            if not data:
                with suppress(OSError):
                    target.shutdown(socket.SHUT_WR)
                return
            if self._left == 0 and self._silent:
                continue
            with suppress(OSError):
                target.sendall(data)

    def _allowed(self, data: bytes) -> bytes:
        with self._lock:
            if self._left is None:
                return data
            data = data[: self._left]
            self._left -= len(data)
            if self._left == 0 and not self._silent:
                for each in self._open:
                    _tear(each)
            return data


def _door(port: int) -> socket.socket:
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((NEAR, port))
    door.listen(50)
    return door


def _tear(connection: socket.socket) -> None:
    """Closed with a reset, as a router that lost power does."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


@contextmanager
def bad_line(*ports: int) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(ports)
    try:
        yield proxy
    finally:
        proxy.close()
