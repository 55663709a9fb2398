"""A strict Mastodon server on loopback: it checks every request and remembers what it had to complain about.

`with MastodonServer(clock) as server:` gives `server.url`, `server.token` and `server.state`. For bad lines put
`tests.servers.flaky_proxy` before it.
"""

import json
import re
import threading
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from core.ports import Clock
from tests.servers.mastodon_server_state import RefusedRequest, State

Asked = dict[str, Any]
PAGING = {"limit", "max_id", "min_id", "since_id"}
PER_WINDOW = 300


class MastodonServer:
    def __init__(self, clock: Clock, **rules: Any) -> None:
        self.clock, self.state = clock, State(clock, **rules)
        self.token = "read-and-write-token"
        self.powerless = "token-with-no-right-to-write"
        self.complaints: list[str] = []
        self.requests: list[tuple[str, str]] = []
        self.left = PER_WINDOW
        self.old = False  # a server of before 2022: /api/v2/instance is unknown
        self.lock = threading.Lock()
        self._listener = _Listener(self)

    def __enter__(self) -> Self:
        threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True, name="mastodon").start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._listener.shutdown()
        self._listener.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.server_port}"

    @property
    def texts(self) -> list[str]:
        """What is out, the newest first."""
        self.state.publish_due()
        return [each["text_as_sent"] for each in self.state.statuses]


class _Listener(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, home: MastodonServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.home = home

    def handle_error(self, request: object, client_address: object) -> None:
        """The client, or a bad line, went away."""


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the second small packet waits 40 ms for the first one’s receipt

    def log_message(self, *arguments: object) -> None:
        """Nobody reads it."""

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def do_PUT(self) -> None:
        self.answer()

    def do_DELETE(self) -> None:
        self.answer()

    def answer(self) -> None:
        home = self.server.home
        path = urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with home.lock:
            home.requests.append((self.command, path))
            home.state.publish_due()
            try:
                status, said = self.worked(path, body)
            except RefusedRequest as refused:
                status, said = refused.status, {"error": refused.error}
                home.complaints.append(f"{self.command} {path}: {refused}")
        self.say(status, said)

    def worked(self, path: str, body: bytes) -> tuple[int, Any]:
        home = self.server.home
        for method, pattern, work in ROUTES:
            found = re.fullmatch(pattern, path)
            if method == self.command and found:
                if pattern not in OPEN:
                    self.check_token(writes=method != "GET")
                return work(self, home.state, body, *found.groups())
        raise RefusedRequest(404, "Not found")

    def check_token(self, *, writes: bool) -> None:
        home, given = self.server.home, self.headers.get("Authorization", "")
        if given not in (f"Bearer {home.token}", f"Bearer {home.powerless}"):
            raise RefusedRequest(401, "The access token is invalid")
        if writes and given == f"Bearer {home.powerless}":
            raise RefusedRequest(403, "This action is outside the authorized scopes")
        home.left -= 1
        if home.left < 0:
            raise RefusedRequest(429, "Too many requests")

    def query(self, allowed: set[str]) -> dict[str, str]:
        asked = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        if unknown := set(asked) - allowed:
            raise RefusedRequest(422, f"unknown parameter: {sorted(unknown)}")
        return asked

    def fields(self, body: bytes) -> Asked:
        if not self.headers.get("Content-Type", "").startswith("application/json"):
            raise RefusedRequest(422, "JSON is wanted here")
        asked = json.loads(body)
        if not isinstance(asked, dict):
            raise RefusedRequest(422, "an object is wanted here")
        return asked

    def parts(self, body: bytes) -> dict[str, Any]:
        head = f"Content-Type: {self.headers.get('Content-Type', '')}\r\n\r\n".encode()
        parsed = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + body)
        if not parsed.is_multipart():
            raise RefusedRequest(422, "multipart form data is wanted here")
        return {str(part.get_param("name", header="content-disposition")): part for part in parsed.iter_parts()}

    def say(self, status: int, said: Any) -> None:
        home = self.server.home
        data = json.dumps(said).encode()
        self.send_response_only(status)
        self.send_header("Date", format_datetime(home.clock.now(), usegmt=True))
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-RateLimit-Limit", str(PER_WINDOW))
        self.send_header("X-RateLimit-Remaining", str(max(0, home.left)))
        self.send_header("X-RateLimit-Reset", (home.clock.now() + timedelta(minutes=5)).isoformat())
        self.end_headers()
        self.wfile.write(data)


def _person(handler: _Handler, state: State, body: bytes) -> tuple[int, Any]:
    del body
    handler.query(set())
    return 200, {"id": state.account, "username": "alice", "acct": "alice", "url": "https://mastodon.example/@alice"}


def _instance(handler: _Handler, state: State, body: bytes) -> tuple[int, Any]:
    del body
    if handler.server.home.old and "v2" in handler.path:
        raise RefusedRequest(404, "Not found")
    names = ("max_characters", "characters_reserved_per_url", "max_media_attachments")
    media = {"image_size_limit": state.image_size_limit, "description_limit": state.description_limit}
    return 200, {
        "domain": "mastodon.example",
        "configuration": {
            "statuses": {name: getattr(state, name) for name in names},
            "media_attachments": media | {"supported_mime_types": [*state.types, "video/mp4"]},
        },
    }


def _post(handler: _Handler, state: State, body: bytes) -> tuple[int, Any]:
    return 200, state.post(handler.fields(body), handler.headers.get("Idempotency-Key", ""))


def _upload(handler: _Handler, state: State, body: bytes) -> tuple[int, Any]:
    parts = handler.parts(body)
    if unknown := set(parts) - {"file", "description", "focus", "thumbnail"}:
        raise RefusedRequest(422, f"unknown parameter: {sorted(unknown)}")
    if "file" not in parts or not parts["file"].get_filename():
        raise RefusedRequest(422, "Validation failed: File can't be blank")
    said = parts["description"].get_payload(decode=True) if "description" in parts else b""
    data = parts["file"].get_payload(decode=True)
    assert isinstance(data, bytes) and isinstance(said, bytes)
    made = state.upload(data, parts["file"].get_content_type(), said.decode())
    return (202 if state.polls else 200), made


def _media(handler: _Handler, state: State, body: bytes, number: str) -> tuple[int, Any]:
    del handler, body
    return state.picture(number)


def _scheduled(handler: _Handler, state: State, body: bytes) -> tuple[int, Any]:
    del body
    return 200, _page(state.scheduled, handler.query(PAGING))


def _move(handler: _Handler, state: State, body: bytes, number: str) -> tuple[int, Any]:
    return 200, state.move(number, str(handler.fields(body).get("scheduled_at")))


def _cancel(handler: _Handler, state: State, body: bytes, number: str) -> tuple[int, Any]:
    del handler, body
    state.scheduled.remove(state.find(state.scheduled, number))
    return 200, {}


def _published(handler: _Handler, state: State, body: bytes, number: str) -> tuple[int, Any]:
    del body
    if number != state.account:
        raise RefusedRequest(404, "Record not found")
    asked = handler.query(PAGING | {"exclude_reblogs", "exclude_replies", "only_media", "pinned", "tagged"})
    return 200, _page(state.statuses, asked)


def _status(handler: _Handler, state: State, body: bytes, number: str) -> tuple[int, Any]:
    del body
    found = state.find(state.statuses, number)
    if handler.command == "DELETE":
        state.statuses.remove(found)
    return 200, found


def _page(everything: list[Asked], asked: dict[str, str]) -> list[Asked]:
    limit = int(asked.get("limit", "20"))
    if not 1 <= limit <= 40:
        raise RefusedRequest(422, "limit is at most 40")
    before = int(asked["max_id"]) if "max_id" in asked else None
    return [each for each in everything if before is None or int(each["id"]) < before][:limit]


ID = r"(\d+)"
ROUTES: tuple[tuple[str, str, Callable[..., tuple[int, Any]]], ...] = (
    ("GET", "/api/v1/accounts/verify_credentials", _person),
    ("GET", "/api/v2/instance", _instance),
    ("GET", "/api/v1/instance", _instance),
    ("POST", "/api/v1/statuses", _post),
    ("POST", "/api/v2/media", _upload),
    ("GET", f"/api/v1/media/{ID}", _media),
    ("GET", "/api/v1/scheduled_statuses", _scheduled),
    ("PUT", f"/api/v1/scheduled_statuses/{ID}", _move),
    ("DELETE", f"/api/v1/scheduled_statuses/{ID}", _cancel),
    ("GET", f"/api/v1/accounts/{ID}/statuses", _published),
    ("GET", f"/api/v1/statuses/{ID}", _status),
    ("DELETE", f"/api/v1/statuses/{ID}", _status),
)
OPEN = ("/api/v2/instance", "/api/v1/instance")
