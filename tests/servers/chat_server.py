"""A strict server of OpenAI's chat completions on loopback: it takes what the reference describes and nothing else."""

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Any

from tests.servers.loopback import Loopback

KNOWN = {"model", "messages", "temperature", "max_tokens", "stream"}


@dataclass
class ChatServer:
    """`answers` are given one after the other, the last one again and again; `key`: asked for where it is not
    empty; `ended` is why the answer ended."""

    answers: list[str] = field(default_factory=lambda: ["Bonjour."])
    key: str = ""
    ended: str = "stop"
    models: tuple[str, ...] = ("petit-modele",)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> "ChatServer":
        self._server = Loopback(_Handler, owner=self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None):
        self._server.close()

    @property
    def address(self) -> str:
        return self._server.address

    def next_answer(self) -> str:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: ChatServer

    def do_GET(self) -> None:
        if self._refused():
            return
        listed = [{"id": name, "object": "model"} for name in self.owner.models]
        known = self.path == "/v1/models"
        self._send(200 if known else 404, {"object": "list", "data": listed} if known else {"error": {"message": "?"}})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._refused():
            return
        if self.path != "/v1/chat/completions" or (wrong := _wrong(body, self.owner.models)):
            self._send(400, {"error": {"message": wrong if self.path.endswith("completions") else "unknown path"}})
            return
        self.owner.asked.append(body)
        message = {"role": "assistant", "content": self.owner.next_answer()}
        choice = {"index": 0, "message": message, "finish_reason": self.owner.ended}
        self._send(200, {"object": "chat.completion", "choices": [choice]})

    def _refused(self) -> bool:
        if self.owner.key and self.headers.get("Authorization") != f"Bearer {self.owner.key}":
            self._send(401, {"error": {"message": "Incorrect API key provided"}})
            return True
        return False

    def _send(self, status: int, content: Any) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Tests are quiet."""


def _wrong(body: dict[str, Any], models: tuple[str, ...]) -> str:
    if set(body) - KNOWN or body.get("stream") is not False:
        return f"unknown parameters: {sorted(set(body) - KNOWN)}"
    if body.get("model") not in models:
        return f"model '{body.get('model')}' not found"
    roles = [message.get("role") for message in body.get("messages", [])]
    texts = [message.get("content") for message in body.get("messages", [])]
    good = roles == ["system", "user"] and all(isinstance(text, str) and text for text in texts)
    return (
        ""
        if good and 0 <= body["temperature"] <= 2 and body["max_tokens"] > 0
        else "messages are not as they should be"
    )
