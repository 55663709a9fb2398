"""What the register and the geocoder of the tests share: a strict JSON server on loopback that can also misbehave."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.servers.loopback import Loopback

Question = Mapping[str, str]
Reply = tuple[int, Any]


@dataclass
class LookupServer:
    """`answer` gives status and JSON for a path and its question.

    `script` holds what the next requests meet instead, one each: "html", "cut" (in the middle of the body), "drip"
    (a byte at a time without end), "never", "list" (JSON, but no object), "redirect", or (status, headers).
    """

    answer: Callable[[str, Question], Reply]
    script: list[object] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __enter__(self) -> "LookupServer":
        self._done = threading.Event()
        self._server = Loopback(_Handler, owner=self, done=self._done)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None):
        self._done.set()
        self._server.close()

    @property
    def base(self) -> str:
        return self._server.address


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: LookupServer
    done: threading.Event

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        self.owner.asked.append((parts.path, asked))
        self.close_connection = True
        if self.owner.script:
            self._misbehave(self.owner.script.pop(0))
        elif not self.headers.get("User-Agent", "").startswith("Devanture/"):
            self._send(403, {"erreur": "Veuillez indiquer un User-Agent."})
        else:
            self._send(*self.owner.answer(parts.path, asked))

    def _send(self, status: int, content: Any, headers: Mapping[str, str] | None = None) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Connection": "close", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _misbehave(self, how: object) -> None:
        if isinstance(how, tuple):
            self._send(how[0], {"erreur": "pas maintenant"}, how[1])
        elif how == "html":
            self._send(200, b"<html><p>Bienvenue sur le wifi de la gare</p></html>", {"Content-Type": "text/html"})
        elif how == "list":
            self._send(200, [])
        elif how == "redirect":
            self._send(302, {}, {"Location": "http://127.0.0.1:9/portail"})
        elif how == "never":
            self.done.wait()
        else:
            self._break_off(endless=how == "drip")

    def _break_off(self, *, endless: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(b'{"results": [')
        while endless and not self.done.wait(0.01):
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def log_message(self, *_args: object) -> None:
        """Tests are quiet."""
