"""A bad line and a bad day in front of any HTTP server: loses requests or answers, on demand or by chance.

    with FlakyProxy(server.url) as proxy:
        proxy.plan(Fault.DROP_AFTER)       # the next matching request arrives and its answer is lost
        ...                                # the client speaks to proxy.url

By chance: `FlakyProxy(url, chance=random.Random(seed), rate=0.3)`. What the server says of its own address is
rewritten to the proxy's, so that a client which follows it stays on the bad line.
"""

import http.client
import random
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from core.ports import Clock, SystemClock


class Fault(StrEnum):
    """What happens to one request. "Before": the server never sees it. "After": it has done its work."""

    DROP_BEFORE = "the connection ends before the request reaches the server"
    DROP_AFTER = "the server works, its answer is lost"
    ERROR_AFTER = "the server works, 500 arrives instead of its answer"
    GATEWAY_AFTER = "the server works, an HTML page of a gateway (502) arrives instead of its answer"
    HALF = "the server works, half of its answer arrives"
    GARBLED = "the server works, nonsense with status 200 arrives"
    LATE = "the server works, its answer comes long after anybody waits for it"
    PROCESSED_LATE = "the connection ends, the server works on it only when the proxy is told to release it"
    WAIT_SECONDS = "429 with Retry-After in seconds, the server sees nothing"
    WAIT_DATE = "429 with Retry-After as a date, the server sees nothing"
    WAIT_EPOCH = "429 with ratelimit-reset, the server sees nothing"
    WAIT_ISO = "429 with X-RateLimit-Reset as an ISO date, the server sees nothing"
    BUSY = "503 with Retry-After, the server sees nothing"
    PORTAL = "a public Wi-Fi answers 200 with its page"
    DETOUR = "a public Wi-Fi redirects to its page"


BEFORE = frozenset(
    {Fault.DROP_BEFORE, Fault.WAIT_SECONDS, Fault.WAIT_DATE, Fault.WAIT_EPOCH, Fault.WAIT_ISO, Fault.BUSY, Fault.PORTAL}
    | {Fault.DETOUR}
)
WAIT = 7  # seconds, in every form of the wish to wait
PAGE = b"<!DOCTYPE html><title>Hotel Wi-Fi</title><p>Please log in."
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "te", "upgrade"})


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Reply:
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


def every_change(method: str, path: str) -> bool:
    """Which requests are touched unless told otherwise: all that could change something."""
    del path
    return method not in ("GET", "HEAD", "OPTIONS")


def _all_requests(method: str, path: str) -> bool:
    del method, path
    return True


class FlakyProxy:
    def __init__(
        self,
        upstream: str,
        *,
        only: Callable[[str, str], bool] = every_change,
        chance: random.Random | None = None,
        rate: float = 0.0,
        faults: Sequence[Fault] = tuple(Fault),
        late_seconds: float = 30.0,
        wait_seconds: int = WAIT,
        clock: Clock | None = None,
    ) -> None:
        self.upstream, self._only, self._clock = upstream, only, clock or SystemClock()
        self._chance, self._rate, self._faults = chance, rate, faults
        self._planned: deque[Fault] = deque()
        self._held: list[Request] = []
        self._lock, self._closed, self._late = threading.Lock(), threading.Event(), late_seconds
        self._wait = wait_seconds
        self.seen: list[tuple[str, str, Fault | None]] = []
        self._port = 0
        self._server: _Listener | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listens, after a `stop` again on the same port."""
        self._closed.clear()
        self._server = _Listener(self._port, self)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True, name="flaky").start()

    def stop(self) -> None:
        """Nothing listens any more: connections are refused."""
        if self._server is not None:
            self._closed.set()
            self._server.shutdown()
            self._server.server_close()
            self._server.cut()
            self._server = None

    def plan(self, *faults: Fault) -> None:
        """One for each of the next matching requests."""
        self._planned.extend(faults)

    def misbehave(self, chance: random.Random | None, rate: float) -> None:
        """From now on any request at all may meet any fault; `None` makes the line good again."""
        self._chance, self._rate = chance, rate
        self._only = _all_requests if chance else self._only

    def release(self) -> None:
        """Let the server work on what was PROCESSED_LATE."""
        held, self._held = self._held, []
        for request in held:
            self.forward(request)

    def fault(self, request: Request) -> Fault | None:
        with self._lock:
            found = self._next(request)
            self.seen.append((request.method, request.path, found))
            if found is Fault.PROCESSED_LATE:
                self._held.append(request)
            return found

    def wait_late(self) -> None:
        self._closed.wait(self._late)

    def forward(self, request: Request) -> Reply:
        target = urlsplit(self.upstream)
        connection = http.client.HTTPConnection(target.hostname or "", target.port, timeout=60)
        try:
            headers = {name: value for name, value in request.headers if name.lower() not in (*HOP_BY_HOP, "host")}
            headers["Host"] = target.netloc
            connection.request(request.method, request.path, request.body, headers)
            answer = connection.getresponse()
            body = answer.read().replace(self.upstream.encode(), self.url.encode())
            kept = tuple((name, value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP)
            return Reply(answer.status, kept, body)
        finally:
            connection.close()

    def made_up(self, fault: Fault) -> Reply:
        """What arrives instead of the server's answer."""
        now = self._clock.now()
        date = ("Date", format_datetime(now, usegmt=True))
        then = now.timestamp() + self._wait
        wishes = {
            Fault.WAIT_SECONDS: ("Retry-After", str(self._wait)),
            Fault.WAIT_DATE: ("Retry-After", format_datetime(now.fromtimestamp(then, now.tzinfo), usegmt=True)),
            Fault.WAIT_EPOCH: ("ratelimit-reset", str(int(then))),
            Fault.WAIT_ISO: ("X-RateLimit-Reset", now.fromtimestamp(then, now.tzinfo).isoformat()),
            Fault.BUSY: ("Retry-After", str(self._wait)),
        }
        if fault in wishes:
            status = 503 if fault is Fault.BUSY else 429
            return Reply(status, (date, wishes[fault], ("Content-Type", "application/json")), b'{"error":"Too many"}')
        html, page = ("Content-Type", "text/html; charset=utf-8"), PAGE
        match fault:
            case Fault.PORTAL:
                return Reply(200, (date, html), page)
            case Fault.DETOUR:
                return Reply(302, (date, html, ("Location", "http://login.hotel.example/")), page)
            case Fault.GATEWAY_AFTER:
                return Reply(502, (date, html), page)
            case Fault.GARBLED:
                return Reply(200, (date, ("Content-Type", "application/json")), b'{"id": ')
        return Reply(500, (date, ("Content-Type", "application/json")), b'{"error":"Something went wrong"}')

    def _next(self, request: Request) -> Fault | None:
        if not self._only(request.method, urlsplit(request.path).path):
            return None
        if self._planned:
            return self._planned.popleft()
        if self._chance is not None and self._chance.random() < self._rate:
            return self._chance.choice(list(self._faults))
        return None


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, proxy: FlakyProxy) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.proxy = proxy
        self._open: list[socket.socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.append(request)
        super().process_request(request, client_address)

    def cut(self) -> None:
        """End what is open: a line that is down is down for everybody."""
        for each in self._open:
            with suppress(OSError):  # it had ended by itself
                each.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """The client went away: what it is tested for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the second small packet waits 40 ms for the first one’s receipt
    server: "_Listener"

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.answer(Request(self.command, self.path, tuple(self.headers.items()), body))

    def answer(self, request: Request) -> None:
        proxy = self.server.proxy
        fault = proxy.fault(request)
        if fault in (Fault.DROP_BEFORE, Fault.PROCESSED_LATE):
            self.drop()
            return
        reply = None if fault in BEFORE else proxy.forward(request)
        if fault is Fault.LATE:
            proxy.wait_late()
        if fault is Fault.DROP_AFTER:
            self.drop()
        elif reply is not None and fault in (None, Fault.LATE, Fault.HALF):
            self.say(reply, half=fault is Fault.HALF)
        elif fault is not None:
            self.say(proxy.made_up(fault), half=False)

    def say(self, reply: Reply, *, half: bool) -> None:
        self.send_response_only(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body[: len(reply.body) // 2] if half else reply.body)
        if half:
            self.drop()

    def drop(self) -> None:
        """Cut, as a pulled cable's router does."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, *arguments: object) -> None:
        """Nobody reads it."""
