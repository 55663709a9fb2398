"""What a lost or odd answer means, with the real `requests` and a server that says exactly what it is told to."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from urllib3.connection import HTTPConnection
from urllib3.exceptions import MaxRetryError, NameResolutionError

from core.errors import DevantureError
from core.services.http import Answer, Step, Web
from core.services.outcome import DoubtfulError, NotNowError, RefusedError, SignInError
from core.services.service import Line
from tests.fakes import FakeClock
from tests.servers.process import free_ports
from tests.services.network_contract import Wire, wired

TOKEN = "very-secret-token"
BOTH = pytest.mark.parametrize("step", list(Step))


class Scripted:
    """Listens, reads one request for each of `replies`, sends that reply as it is, and ends the line."""

    def __init__(self, *replies: bytes, certificate: ssl.SSLContext | None = None) -> None:
        self.replies, self.requests = list(replies), list[bytes]()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._certificate, self._over = certificate, threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.hangs = False

    @property
    def url(self) -> str:
        scheme = "https" if self._certificate else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes whoever still waits for a caller
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        for reply in self.replies:
            try:
                plain, _address = self._listener.accept()
                with plain, self._wrapped(plain) as line:
                    self.requests.append(_request(line))
                    line.sendall(reply)
                    if self.hangs:
                        self._over.wait(20)
            except OSError:  # the client went first
                continue

    def _wrapped(self, plain: socket.socket) -> socket.socket:
        return self._certificate.wrap_socket(plain, server_side=True) if self._certificate else plain


def _request(line: socket.socket) -> bytes:
    heard = b""
    while b"\r\n\r\n" not in heard:
        heard += line.recv(65536)
    head, _, body = heard.partition(b"\r\n\r\n")
    length = next((int(each[15:]) for each in head.split(b"\r\n") if each.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


def reply(status: int, body: bytes = b"{}", kind: str = "application/json", **headers: str) -> bytes:
    given = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + body


PAGE = b"<!DOCTYPE html><title>Hotel</title>"


@pytest.fixture
def wire(tmp_path: Path, clock: FakeClock) -> Iterator[Wire]:
    with wired(tmp_path, clock) as made:
        made.session.hurry = (2, 2)
        yield made


def call(wire: Wire, step: Step, *replies: bytes, **arguments: Any) -> Answer:
    with Scripted(*replies) as server:
        return Web(wire.line, "Chirp", server.url).call(step, "POST", "/post", token=TOKEN, **arguments)


def fault(wire: Wire, step: Step, said: bytes) -> DevantureError:
    """What becomes of an answer in which an "id" is needed."""
    with Scripted(said) as server, pytest.raises(DevantureError) as told:
        web = Web(wire.line, "Chirp", server.url)
        web.accepted(step, web.call(step, "POST", "/post", token=TOKEN), "id")
    assert TOKEN not in repr(told.value)
    assert told.value.__cause__ is None
    return told.value


def test_a_good_answer_is_its_json(wire: Wire) -> None:
    assert call(wire, Step.COMMIT, reply(200, b'{"id": "7"}')).data == {"id": "7"}


def test_an_empty_good_answer_is_fine(wire: Wire) -> None:
    assert call(wire, Step.COMMIT, reply(204, b"")).fine


def test_a_refusal_of_the_service_itself_is_an_answer(wire: Wire) -> None:
    answer = call(wire, Step.COMMIT, reply(422, b'{"error":"invalid","error_description":"Too long by 3"}'))
    assert (answer.status, answer.code, answer.words) == (422, "invalid", "Too long by 3")


# Before anything has left


@BOTH
def test_a_refused_connection_is_no_doubt(wire: Wire, step: Step) -> None:
    web = Web(wire.line, "Chirp", f"http://127.0.0.1:{free_ports(1)[0]}")
    with pytest.raises(NotNowError, match="cannot be reached") as told:
        web.call(step, "POST", "/post")
    assert told.value.offline


class BrokenSession(requests.Session):
    def __init__(self, broken: Exception) -> None:
        super().__init__()
        self._broken = broken

    def request(self, *arguments: Any, **named: Any) -> requests.Response:  # type: ignore[override]
        raise self._broken


def _unknown_name() -> requests.ConnectionError:
    unknown = NameResolutionError("chirp.example", HTTPConnection("chirp.example"), socket.gaierror(-2, "unknown"))
    return requests.ConnectionError(MaxRetryError(None, "/post", unknown))  # type: ignore[arg-type]


@BOTH
@pytest.mark.parametrize(
    "broken",
    [_unknown_name(), requests.ConnectTimeout("x"), requests.exceptions.ProxyError("x")],
    ids=["name", "connect timeout", "proxy"],
)
def test_what_breaks_before_a_byte_has_left_is_no_doubt(wire: Wire, step: Step, broken: Exception) -> None:
    line = Line(**{name: getattr(wire.line, name) for name in Line.__slots__} | {"session": BrokenSession(broken)})
    with pytest.raises(NotNowError) as told:
        Web(line, "Chirp", "https://chirp.example").call(step, "POST", "/post")
    assert told.value.offline


@pytest.fixture(scope="session")
def self_signed(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1)).sign(
        key, hashes.SHA256()
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )  # fmt: skip
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@BOTH
def test_a_certificate_that_is_not_the_services_own_gets_nothing(
    wire: Wire, step: Step, self_signed: ssl.SSLContext
) -> None:
    with Scripted(reply(200), certificate=self_signed) as server:
        with pytest.raises(NotNowError, match="not private") as told:
            Web(wire.line, "Chirp", server.url).call(step, "POST", "/post", token=TOKEN)
        assert told.value.offline
        assert server.requests == []


# A commit whose answer is lost or makes no sense

LOST = {
    "no answer at all": b"",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-",
    "half a body": reply(200, b'{"id": "7"}')[:-4],
    "half of a chunked body": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
    "broken chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
    "broken compression": reply(200, b"nonsense", Content_Encoding="gzip"),
    "500": reply(500, b'{"error":"oops"}'),
    "502 of a gateway": reply(502, PAGE, "text/html"),
    "503 that says nothing": reply(503, b""),
    "503 of a cache": reply(503, PAGE, "text/html", Retry_After="5"),
    "no JSON": reply(200, b"fine!"),
    "half JSON": reply(200, b'{"id": '),
    "deep JSON": reply(200, b"[" * 200_000),
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
}


@pytest.mark.parametrize("said", LOST.values(), ids=LOST.keys())
def test_a_commit_without_a_clear_answer_is_in_doubt(wire: Wire, said: bytes) -> None:
    told = fault(wire, Step.COMMIT, said)
    assert isinstance(told, DoubtfulError)
    assert told.safe


@pytest.mark.parametrize("said", LOST.values(), ids=LOST.keys())
def test_a_look_without_a_clear_answer_is_taken_again_later(wire: Wire, said: bytes) -> None:
    assert isinstance(fault(wire, Step.LOOK, said), NotNowError)


@BOTH
def test_a_server_that_never_answers(wire: Wire, step: Step) -> None:
    wire.session.hurry = (2, 0.2)
    with Scripted(b"") as server:
        server.hangs = True
        with pytest.raises(DoubtfulError if step is Step.COMMIT else NotNowError):
            Web(wire.line, "Chirp", server.url).call(step, "POST", "/post")


@BOTH
def test_an_endless_answer_is_not_read_to_its_end(wire: Wire, step: Step) -> None:
    with pytest.raises(DoubtfulError if step is Step.COMMIT else NotNowError):
        call(wire, step, reply(200, b" " * (5 << 20)))


def test_a_dripping_answer_is_left_after_a_while(wire: Wire) -> None:
    class Hasty(FakeClock):
        def monotonic(self) -> float:
            self.pass_by(minutes=4)
            return super().monotonic()

    wire.clock = Hasty()
    with pytest.raises(DoubtfulError):
        call(wire, Step.COMMIT, reply(200, b'{"id": "7"}'))


def test_a_wish_to_stop_is_heard_while_reading(wire: Wire) -> None:
    wire.stop.set()
    with pytest.raises(DoubtfulError):
        call(wire, Step.COMMIT, reply(200))


# Somebody else answers


@BOTH
@pytest.mark.parametrize(
    "said",
    [
        reply(302, PAGE, "text/html", Location="http://login.hotel.example/x"),
        reply(307, b"", Location="https://elsewhere.example/"),
        reply(511, PAGE, "text/html"),
        reply(403, PAGE, "text/html"),
        reply(404, PAGE, "text/html"),
        reply(401, PAGE, "text/html"),
    ],
)
def test_a_portal_counts_as_offline(wire: Wire, step: Step, said: bytes) -> None:
    told = fault(wire, step, said)
    assert isinstance(told, NotNowError)
    assert told.offline


def test_a_page_with_status_200_is_a_portal_to_a_look_and_a_doubt_to_a_commit(wire: Wire) -> None:
    page = reply(200, PAGE, "text/html")
    looked = fault(wire, Step.LOOK, page)
    assert isinstance(looked, NotNowError)
    assert looked.offline
    assert isinstance(fault(wire, Step.COMMIT, page), DoubtfulError)


def test_a_detour_is_told_by_name(wire: Wire) -> None:
    assert "“elsewhere.example”" in str(fault(wire, Step.LOOK, reply(301, b"", Location="https://elsewhere.example/")))


def test_no_redirect_is_followed_with_our_token(wire: Wire) -> None:
    with Scripted(reply(200)) as other, Scripted(reply(302, b"", Location=other.url)) as server:
        with pytest.raises(NotNowError):
            Web(wire.line, "Chirp", server.url).call(Step.LOOK, "GET", "/", token=TOKEN)
        assert other.requests == []


# Not now


@BOTH
@pytest.mark.parametrize("status", [408, 425, 429])
def test_asked_to_wait(wire: Wire, step: Step, status: int) -> None:
    told = fault(wire, step, reply(status, b"", Retry_After="120"))
    assert isinstance(told, NotNowError)
    assert (told.retry_after, told.offline) == (timedelta(minutes=2), False)


@BOTH
def test_a_busy_service_that_says_when(wire: Wire, step: Step) -> None:
    told = fault(wire, step, reply(503, b"", Retry_After="30"))
    assert isinstance(told, NotNowError)
    assert told.retry_after == timedelta(seconds=30)


# Refusals and their words


def refused(wire: Wire, said: bytes, **arguments: Any) -> DevantureError:
    with Scripted(said) as server:
        web = Web(wire.line, "Chirp", server.url)
        with pytest.raises(DevantureError) as told:
            web.accepted(Step.COMMIT, web.call(Step.COMMIT, "POST", "/post", token=TOKEN, **arguments))
    return told.value


def test_401_pauses_the_account(wire: Wire) -> None:
    told = refused(wire, reply(401, b'{"error":"The access token is invalid"}'))
    assert isinstance(told, SignInError)
    assert "The access token is invalid" in str(told)


@pytest.mark.parametrize("status", [400, 403, 404, 413, 422])
def test_other_refusals_come_with_the_services_own_words(wire: Wire, status: int) -> None:
    told = refused(wire, reply(status, b'{"error":"InvalidRequest","message":"Text too long"}'))
    assert isinstance(told, RefusedError)
    assert "“Text too long”" in str(told)
    assert told.safe
    assert told.remedy


def test_a_front_door_that_finds_it_too_large_refuses(wire: Wire) -> None:
    assert isinstance(refused(wire, reply(413, PAGE, "text/html")), RefusedError)


def test_a_good_answer_without_what_is_needed_is_a_doubt(wire: Wire) -> None:
    for body in (b"{}", b'{"id": null}', b'{"id": ""}', b"[]", b"7", b"null"):
        with Scripted(reply(200, body)) as server:
            web = Web(wire.line, "Chirp", server.url)
            with pytest.raises(DoubtfulError):
                web.accepted(Step.COMMIT, web.call(Step.COMMIT, "POST", "/post"), "id")


def test_words_that_repeat_a_secret_are_told_without_it(wire: Wire) -> None:
    body = f'{{"message":"Bad token {TOKEN} or password hunter2"}}'.encode()
    told = refused(wire, reply(400, body), hide=("hunter2",))
    assert "Bad token … or password …" in str(told)


def test_words_are_one_short_line(wire: Wire) -> None:
    told = refused(wire, reply(400, b'{"message":"a\\u0000\\n\\u202eb ' + b"c" * 1000 + b'"}'))
    assert "“a b ccc" in str(told)
    assert len(str(told)) < 450


def test_no_secret_reaches_the_log_or_a_repr(wire: Wire, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answer = call(wire, Step.COMMIT, reply(400, f'{{"message":"{TOKEN}"}}'.encode()), json={"password": "hunter2"})
    fault(wire, Step.COMMIT, reply(500))
    assert "/post" in caplog.text
    for secret in (TOKEN, "hunter2"):
        assert secret not in caplog.text + repr(answer)


def test_a_password_in_a_netrc_file_is_not_used(wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login somebody password else\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with Scripted(reply(200), reply(200)) as server:
        web = Web(wire.line, "Chirp", server.url)
        web.call(Step.LOOK, "GET", "/one", token=TOKEN)
        web.call(Step.LOOK, "GET", "/two")
    assert f"Authorization: Bearer {TOKEN}".encode() in server.requests[0]
    assert b"Authorization" not in server.requests[1]
