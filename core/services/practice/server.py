"""Shows what was sent for practice, on loopback. Sending works whether or not it runs."""

import logging
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from core.services.practice import page
from core.services.practice.ground import PORT, Ground

log = logging.getLogger(__name__)

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".vcf": "text/vcard; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
}
HTML = TYPES[".html"]
OURS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
ALWAYS = {"X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex", "Cache-Control": "no-store"}
STATIC = ("practice.css", "icon.svg")


class PracticeServer:
    """`port` None: where it last listened, so that addresses given out still work, else any free one."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.ground = Ground(folder)
        self._wanted = port
        self._listener: _Listener | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.ground.port}/"

    def start(self) -> None:
        self._listener = self._listening()
        self.ground.remember_port(self._listener.server_port)
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True, name="practice").start()

    def stop(self) -> None:
        if self._listener is not None:
            self._listener.shutdown()
            self._listener.server_close()
            self._listener = None

    def _listening(self) -> "_Listener":
        candidates = (self.ground.port, PORT, 0) if self._wanted is None else (self._wanted,)
        for port in dict.fromkeys(candidates[:-1]):
            with suppress(OSError):
                return _Listener(port, self.ground)
        return _Listener(candidates[-1], self.ground)


@dataclass(frozen=True, slots=True)
class _Reply:
    body: bytes
    type: str = HTML
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=lambda: dict(OURS))


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # back on its port at once; on Windows it would mean sharing it with others

    def __init__(self, port: int, ground: Ground) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.ground = ground

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exc_info()[1]
        if isinstance(error, OSError):
            log.debug("a browser went away")
        else:
            log.error("a page of practice could not be made", exc_info=error)


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the second small packet waits 40 ms for the first one’s receipt
    timeout = 30

    def do_GET(self) -> None:
        self._say(self._answer(), body=True)

    def do_HEAD(self) -> None:
        self._say(self._answer(), body=False)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002, the library's name
        log.debug(format, *arguments)

    def _answer(self) -> _Reply:
        """Only under our own name: a page elsewhere must not read this by a name that it points at us."""
        port = self.server.server_port
        if self.headers.get("Host", "") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            return _Reply(b"", status=HTTPStatus.MISDIRECTED_REQUEST)
        steps = [unquote(step) for step in urlsplit(self.path).path.split("/")[1:]]
        if steps == [""]:
            return _page(page.index, self.server.ground)
        if len(steps) == 1 and steps[0] in STATIC:
            return _file(page.RESOURCES / steps[0])
        if len(steps) >= 2 and steps[1] in self.server.ground.businesses():
            return self._of_business(*steps)
        return _missing()

    def _of_business(self, what: str, business: str, *rest: str) -> _Reply:
        ground = self.server.ground
        if what in ("wall", "site") and not rest:
            here = urlsplit(self.path).path
            return _Reply(b"", status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": f"{here}/"})
        if what == "wall" and rest == ("",):
            return _page(page.wall, ground, business)
        if what == "wall" and len(rest) == 2 and rest[0] == "pictures":
            return _within(ground.pictures(business), rest[1:]) or _missing()
        if what == "site":
            return self._of_site(ground.site(business), rest)
        return _missing()

    def _of_site(self, root: Path, rest: tuple[str, ...]) -> _Reply:
        """As a web host does it: the index of a folder, the site's own page for what is not there."""
        inside = root.joinpath(*rest) if _is_plain(rest) else None
        if inside is not None and rest[-1] != "" and inside.is_dir():
            here = urlsplit(self.path).path
            return _Reply(b"", status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": f"{here}/"})
        wanted = (*rest[:-1], "index.html") if rest[-1] == "" else rest
        found = _within(root, wanted)
        if found is None and (own := _within(root, ("404.html",))):
            return _Reply(own.body, own.type, HTTPStatus.NOT_FOUND, {})
        return found or _missing()

    def _say(self, reply: _Reply, *, body: bool) -> None:
        self.send_response_only(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in (ALWAYS | reply.headers).items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(reply.body)


def _page(render: Callable[..., str], *arguments: object) -> _Reply:
    return _Reply(render(*arguments).encode("utf-8", "replace"))


def _missing() -> _Reply:
    return _Reply(page.missing().encode(), status=HTTPStatus.NOT_FOUND)


def _within(root: Path, steps: tuple[str, ...]) -> _Reply | None:
    """A file under `root`; nothing hidden, and no way out of it."""
    path = root.joinpath(*steps) if _is_plain(steps) else None
    if path is None or not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        return None
    return _file(path)


def _file(path: Path) -> _Reply:
    return _Reply(path.read_bytes(), TYPES.get(path.suffix.lower(), "application/octet-stream"), headers={})


def _is_plain(steps: tuple[str, ...]) -> bool:
    """Each a name that every system knows as one, and none of them hidden."""
    return all(
        len(step) < 200 and step.isprintable() and step[:1] != "." and not any(char in step for char in "/\\:")
        for step in steps
    )
