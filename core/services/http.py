"""The one thin layer over `requests` for all networks: what a lost or odd answer means is decided here, once.

Two kinds of call: a LOOK (reading, or preparing: may be repeated, so whatever fails may simply be tried again later)
and a COMMIT (makes something visible: once per attempt, and a lost answer is doubtful). Nothing is retried here, no
redirect is followed, and no secret reaches an exception text, a `repr` or the log.
"""

import json
import logging
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.errors import DevantureError
from core.i18n import _
from core.services.outcome import SECRET, DoubtfulError, NotNowError, RefusedError, SignInError
from core.services.service import Line

if TYPE_CHECKING:
    import requests

log = logging.getLogger(__name__)

TIMEOUT = (5, 60)  # seconds to connect, and of silence while reading
LARGEST = 4 << 20  # bytes of an answer that are read
LONGEST = 180.0  # seconds that an answer may drip
DAY = timedelta(days=1)


class Step(Enum):
    LOOK = "look"
    COMMIT = "commit"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service really answered: 2xx with its JSON, or a refusal of its own. `repr` shows no content."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    data: Any = field(repr=False)
    words: str = field(repr=False, default="")

    @property
    def fine(self) -> bool:
        return self.status < 300

    @property
    def date(self) -> datetime | None:
        """The time by the server's clock."""
        return _date(self.headers.get("Date", ""))

    @property
    def code(self) -> str:
        """The service's own short name of the error ("ExpiredToken")."""
        return str(self.data.get("error", "")) if isinstance(self.data, dict) else ""


class Bearer:
    """Puts a token on a request. Also keeps `requests` from looking for another one in a .netrc file."""

    def __init__(self, token: str = "") -> None:
        self._token = token

    def __call__(self, request: "requests.PreparedRequest") -> "requests.PreparedRequest":
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Web:
    """The way to one server: `service` is its name as the person knows it, `base` its address.

    `locked_out` are the statuses and error codes by which it says that the account's log-in does not hold, and
    `sign_in` tells the person what to do then.
    """

    def __init__(
        self, line: Line, service: str, base: str, *, locked_out: Collection[int | str] = (401,), sign_in: str = ""
    ) -> None:
        self._line, self.service, self.base = line, service, base
        self._locked_out, self._sign_in = locked_out, sign_in

    def call(
        self, step: Step, method: str, path: str, *, token: str = "", hide: Collection[str] = (), **arguments: Any
    ) -> Answer:
        """An answer of the service itself, 2xx or 4xx; everything else is raised by its meaning.

        `arguments` go to `requests` (params, json, data, files, headers). `hide` are secrets other than the token
        that an answer could repeat.
        """
        if not self.base.startswith(("https://", "http://")):
            raise self._no_address()
        if not token.isascii() or not token.isprintable():
            raise self._unusable_token()
        import requests

        fixed: dict[str, Any] = {"timeout": TIMEOUT, "allow_redirects": False, "stream": True, "auth": Bearer(token)}
        try:
            with self._line.session.request(method, self.base + path, **fixed, **arguments) as reply:
                body = self._body(step, reply)
        except requests.RequestException as broken:
            log.debug("%s %s: %s", method, path, type(broken).__name__)
            raise self._broken(step, broken) from None
        log.debug("%s %s answered %s", method, path, reply.status_code)
        return self._judged(step, reply, body, [secret for secret in (token, *hide) if secret])

    def accepted(self, step: Step, answer: Answer, *needed: str) -> dict[str, Any]:
        """The JSON object of a good answer, with all that is `needed` in it; a refusal is raised."""
        if not answer.fine:
            raise self.refusal(answer)
        data = answer.data if isinstance(answer.data, dict) else {}
        if any(data.get(name) in (None, "") for name in needed):
            raise self.unclear(step)
        return data

    def refusal(self, answer: Answer) -> DevantureError:
        words = answer.words or str(answer.status)
        if answer.status in self._locked_out or answer.code in self._locked_out:
            return SignInError(
                _("{service} no longer accepts the log-in: “{words}”").format(service=self.service, words=words),
                safe=_("What waits for it is kept."),
                remedy=self._sign_in or _("Sign in again in the account’s settings."),
                field=SECRET,
            )
        return RefusedError(
            _("{service} refused: “{words}”").format(service=self.service, words=words),
            safe=_("Nothing was published there."),
            remedy=_("Correct it, then send it again."),
        )

    def _body(self, step: Step, reply: "requests.Response") -> bytes:
        """At most LARGEST bytes within LONGEST seconds: no server may hold us with a drip or fill the memory."""
        from urllib3.exceptions import HTTPError

        body, ends = bytearray(), self._line.clock.monotonic() + LONGEST
        try:
            while piece := reply.raw.read1(1 << 16, decode_content=True):
                body += piece
                if len(body) > LARGEST or self._line.clock.monotonic() > ends or self._line.stop.is_set():
                    raise self.unclear(step)
        except HTTPError as broken:
            log.debug("the answer broke off: %s", type(broken).__name__)
            raise self.unclear(step) from None
        return bytes(body)

    def _judged(self, step: Step, reply: "requests.Response", body: bytes, secrets: Collection[str]) -> Answer:
        status, data, html = reply.status_code, _parsed(body), _is_html(reply, body)
        if status in (408, 425, 429) or (status == 503 and "Retry-After" in reply.headers and not html):
            raise self._not_now(reply)
        if status >= 500 and status != 511:
            raise self.unclear(step)
        if 300 <= status < 400 or status == 511 or (html and (status >= 400 and status != 413)):
            raise self._stranger(reply)
        if status < 300 and data is None and body.strip():
            raise self.unclear(step) if step is Step.COMMIT or not html else self._stranger(reply)
        return Answer(status, reply.headers, data, _words(data, b"" if html else body, secrets))

    def _broken(self, step: Step, broken: "requests.RequestException") -> DevantureError:
        import requests

        if isinstance(broken, requests.exceptions.InvalidURL):
            return self._no_address()
        if isinstance(broken, requests.exceptions.InvalidHeader):
            return self._unusable_token()
        if _nothing_left(broken):
            return self._offline(_is_certificate(broken))
        return self.unclear(step)

    def _no_address(self) -> SignInError:
        return SignInError(
            _("“{address}” is no address of a server.").format(address=self.base),
            remedy=_("Correct the address in the account’s settings."),
            field="server",
        )

    def _unusable_token(self) -> SignInError:
        return SignInError(
            _("What is kept as the password of {service} cannot be one.").format(service=self.service),
            remedy=_("Copy it again, without spaces or line ends, into the account’s settings."),
            field=SECRET,
        )

    def _offline(self, certificate: bool) -> NotNowError:  # noqa: FBT001, one of two sentences
        said = _(
            "The connection to {service} is not private: a public Wi-Fi’s page, or this computer’s clock is wrong."
        )
        return NotNowError(
            (said if certificate else _("{service} cannot be reached.")).format(service=self.service),
            safe=_("Nothing was sent; what is ready waits here."),
            remedy=_("It is tried again by itself."),
            offline=True,
        )

    def _stranger(self, reply: "requests.Response") -> NotNowError:
        """A page for people, or a detour, where the service's own answer is due: a public Wi-Fi asks to log in."""
        elsewhere = urlsplit(reply.headers.get("Location", "")).hostname or ""
        detour = _("Instead of {service}, “{elsewhere}” answered.").format(service=self.service, elsewhere=elsewhere)
        return NotNowError(
            detour if elsewhere else _("Something else answered instead of {service}.").format(service=self.service),
            safe=_("Nothing was sent; what is ready waits here."),
            remedy=_("Open any page in the browser: a public Wi-Fi may ask to log in."),
            offline=True,
        )

    def _not_now(self, reply: "requests.Response") -> NotNowError:
        return NotNowError(
            _("{service} asks to wait a little.").format(service=self.service),
            safe=_("What is ready waits here."),
            remedy=_("It goes out by itself."),
            retry_after=retry_after(reply.headers, self._line.clock.now()),
        )

    def unclear(self, step: Step) -> DevantureError:
        """No answer, half of one, or one that makes no sense."""
        if step is Step.COMMIT:
            return DoubtfulError(
                _("{service} did not confirm: it may have arrived.").format(service=self.service),
                safe=_("It is not sent again before it was looked for there."),
                remedy=_("Nothing to do: the look-up happens by itself."),
            )
        return NotNowError(
            _("{service} has trouble answering.").format(service=self.service),
            safe=_("What is ready waits here."),
            remedy=_("It is tried again by itself."),
        )


def server_address(typed: str, default: str = "") -> str:
    """The address of a server as people type it, with its scheme and no path; "" where it is none.

    Only the own machine may be spoken to without encryption: a password crosses this line.
    """
    text = typed.strip() or default
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    local = host in ("localhost", "127.0.0.1", "::1")
    if parts.scheme not in ("https", "http") or parts.username or not ("." in host or local):
        return ""
    scheme = parts.scheme if local else "https"
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}:{port}" if port else f"{scheme}://{name}"


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The service's own wish: Retry-After (seconds or date), else the end of its rate window; a day at most."""
    for name in ("Retry-After", "ratelimit-reset", "X-RateLimit-Reset"):
        if wish := _moment(headers.get(name, "").strip(), _date(headers.get("Date", "")) or now):
            return min(max(wish, timedelta(0)), DAY)
    return None


def _moment(text: str, now: datetime) -> timedelta | None:
    """Seconds, seconds since 1970, an HTTP date or an ISO date, as a time from `now` (the server's, where it said)."""
    if text.isascii() and text.isdecimal() and len(text) < 12:
        return timedelta(seconds=int(text)) if len(text) < 9 else datetime.fromtimestamp(int(text), UTC) - now
    then = _date(text)
    return then - now if then else None


def _date(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _nothing_left(broken: "requests.RequestException") -> bool:
    """Did it break before a byte of the request had left? Then it may simply go again."""
    import requests
    from urllib3.exceptions import NewConnectionError

    if isinstance(broken, (requests.ConnectTimeout, requests.exceptions.ProxyError)) or _is_certificate(broken):
        return True
    reason = getattr(broken.args[0] if broken.args else None, "reason", None)
    return isinstance(reason, NewConnectionError)


def _is_certificate(broken: BaseException) -> bool:
    """A certificate is looked at before anything is sent; other errors of TLS may come later."""
    reason = getattr(broken.args[0] if broken.args else None, "reason", None)
    return any(isinstance(each, ssl.SSLCertVerificationError) for each in getattr(reason, "args", ()))


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _is_html(reply: "requests.Response", body: bytes) -> bool:
    return "html" in reply.headers.get("Content-Type", "").lower() or body.lstrip()[:1] == b"<"


def _words(data: Any, body: bytes, secrets: Collection[str]) -> str:
    """The service's own words on one line, without anything secret it may repeat."""
    said = data if isinstance(data, dict) else {}
    for name in ("error_description", "message", "error"):
        if isinstance(said.get(name), str) and said[name].strip():
            text = said[name]
            break
    else:
        text = "" if data is not None else body[:1000].decode(errors="replace")
    for secret in secrets:
        text = text.replace(secret, "…")
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:300]
