"""A small web server for one folder, on loopback only: what a host would answer, and news for the browser.

A page of the internet may try to reach it through a name that points at this computer: only requests that name the
loopback address itself are answered, and what is ours alone stands under a path nobody can guess.
"""

import contextlib
import queue
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread

from core.site.served import Answer, Served

SCRIPT = Path(__file__).parent.parent.parent / "resources" / "themes" / "preview.js"
HEARTBEAT = 15.0
LONGEST_ID = 200
News = tuple[str, str]


class PreviewServer:
    """Made with the folder and with who is told of a clicked block."""

    def __init__(self, folder: Path, selected: Callable[[str], None]) -> None:
        self._served = Served(folder)
        self._listeners: list[queue.SimpleQueue[News]] = []
        self._lock, self._stopped = Lock(), Event()
        self.selected = selected
        self.secret = f"/_{secrets.token_urlsafe(16)}/"
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.preview = self
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="preview-http", daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends waiting browsers too."""
        self._stopped.set()
        self.tell("", "")
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()

    def tell(self, event: str, data: str) -> None:
        """To every browser that is looking."""
        with self._lock:
            for listener in self._listeners:
                listener.put((event, data))

    def knows(self, host: str | None) -> bool:
        return host in (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    def answer(self, path: str, tag: str | None, part: str | None) -> Answer:
        script = f'<script src="{self.secret}preview.js"></script>'
        return self._served.answer(path, tag, part, script.encode())

    def news(self, send: Callable[[bytes], None]) -> None:
        """Pass on what is told, until the browser goes away or the preview ends."""
        mine: queue.SimpleQueue[News] = queue.SimpleQueue()
        with self._lock:
            self._listeners.append(mine)
        try:
            send(b": here\n\n")
            while not self._stopped.is_set():
                send(_event(mine))
        finally:
            with self._lock:
                self._listeners.remove(mine)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    preview: PreviewServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Devanture", ""

    def do_GET(self) -> None:
        preview = self.server.preview
        if not preview.knows(self.headers.get("Host")):
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST))
        elif self.path == f"{preview.secret}events":
            self._stream()
        elif self.path == f"{preview.secret}preview.js":
            self._send(Answer(HTTPStatus.OK, SCRIPT.read_bytes(), {"Content-Type": "text/javascript; charset=utf-8"}))
        else:
            self._send(preview.answer(self.path, self.headers.get("If-None-Match"), self.headers.get("Range")))

    do_HEAD = do_GET  # noqa: N815, the name http.server calls

    def do_POST(self) -> None:
        preview = self.server.preview
        length = self.headers.get("Content-Length", "")
        ours = preview.knows(self.headers.get("Host")) and self.path == f"{preview.secret}select"
        if not ours or not length.isdecimal() or int(length) > LONGEST_ID:
            self.close_connection = True
            self._send(Answer(HTTPStatus.FORBIDDEN))
            return
        preview.selected(self.rfile.read(int(length)).decode("utf-8", "replace"))
        self._send(Answer(HTTPStatus.NO_CONTENT))

    def log_message(self, *_args: object) -> None:
        """Nobody reads a preview's access log."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status not in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            with contextlib.suppress(ConnectionError):  # the browser has gone on already
                self.wfile.write(answer.body)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with contextlib.suppress(OSError):  # the browser has closed the page
            self.server.preview.news(self._write)

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()


def _event(waiting: "queue.SimpleQueue[News]") -> bytes:
    """The next news as server-sent event; a comment where there is none for long, to notice who has gone."""
    try:
        event, data = waiting.get(timeout=HEARTBEAT)
    except queue.Empty:
        return b": still here\n\n"
    lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
    return f"event: {event}\n{lines}\n".encode() if event else b": bye\n\n"
