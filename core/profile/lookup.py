"""Asking a public register: always optional, never in the way. A fault is a value that says so calmly."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Event
from typing import TYPE_CHECKING, Any

from core.i18n import _
from core.ports import Clock
from core.profile.fields import BY_COLUMN, read_field, value_of
from core.profile.model import Profile
from core.profile.text import bare
from core.version import user_agent

if TYPE_CHECKING:
    import requests

log = logging.getLogger(__name__)

TIMEOUT = (5, 15)  # seconds to connect, and of silence while reading
LONGEST = 20.0  # seconds that an answer may drip
LARGEST = 4 << 20
CHUNK = 1 << 16
DAY = timedelta(days=1)
NEAR = 0.0002  # degrees: about twenty metres


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One candidate. `label` is the line by which a person recognises it, `fields` are named as for `Profiles.change`.

    `score` goes from 0 to 1; only where `sure` may it be offered as the answer. `notes` are sentences to show with it.
    """

    label: str
    fields: Mapping[str, object] = field(default_factory=dict)
    score: float = 1.0
    sure: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, perhaps nothing; `said` is a sentence for the person where there is something to say."""

    found: tuple[Found, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNow:
    """The register could not be asked; typing by hand goes on as before. `retry_after` is its own wish."""

    happened: str
    safe: str
    remedy: str
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing on which the register and the profile differ, to be taken or left by itself.

    To take it: `profiles.change(**difference.changes)`. `ours` is None or empty where nothing was said.
    """

    field: str
    ours: object
    theirs: object
    changes: Mapping[str, object]


def differences(profile: Profile, found: Found) -> list[Difference]:
    """What `found` would change, in its order; equal but for accents and capitals is equal. A position is one thing."""
    told = []
    for column, value in found.fields.items():
        ours, theirs = value_of(profile, BY_COLUMN[column]), read_field(BY_COLUMN[column], value)
        if column in ("latitude", "longitude") or isinstance(theirs, list) or theirs in (None, "", ()):
            continue
        if bare(str(ours)) != bare(str(theirs)):
            told.append(Difference(field=column, ours=ours, theirs=theirs, changes={column: theirs}))
    return told + _position(profile, found)


class Asking:
    """The way to one register: paced, with its `Retry-After` kept. One object per register and program."""

    def __init__(self, session: "requests.Session", base: str, clock: Clock, *, rate: int, stop: Event) -> None:
        self._session, self._base, self._clock = session, base.rstrip("/"), clock
        self._gap, self._stop = 1 / rate, stop
        self._next, self._rest_until = 0.0, 0.0

    def get(self, path: str, question: Mapping[str, str]) -> dict[str, Any] | NotNow:
        """The JSON object it answers with."""
        now = self._clock.monotonic()
        if now < self._rest_until:
            return _busy(timedelta(seconds=self._rest_until - now))
        if self._stop.wait(max(0.0, min(self._next - now, self._gap))):
            return _unreached()
        self._next = self._clock.monotonic() + self._gap
        return self._asked(path, question)

    def _asked(self, path: str, question: Mapping[str, str]) -> dict[str, Any] | NotNow:
        import requests
        from urllib3.exceptions import HTTPError

        headers = {"User-Agent": user_agent(), "Accept": "application/json"}
        try:
            with self._session.get(
                self._base + path, params=dict(question), headers=headers, timeout=TIMEOUT, stream=True,
                allow_redirects=False,
            ) as reply:  # fmt: skip
                log.info("%s answered %s", path, reply.status_code)
                if reply.status_code in (429, 503):
                    return self._rest(reply.headers.get("Retry-After", ""))
                body = self._body(reply) if reply.status_code == 200 else None
        except (requests.RequestException, HTTPError, OSError) as fault:
            log.info("%s could not be asked: %s", path, type(fault).__name__)
            return _unreached()
        return _object(body) or _odd()

    def _body(self, reply: "requests.Response") -> bytes | None:
        """All of it, or None for one that is endless in size or time."""
        until, body = self._clock.monotonic() + LONGEST, bytearray()
        while part := reply.raw.read1(CHUNK, decode_content=True):
            body += part
            if len(body) > LARGEST or self._clock.monotonic() > until or self._stop.is_set():
                return None
        return bytes(body)

    def _rest(self, wish: str) -> NotNow:
        rest = _seconds(wish, self._clock.now())
        self._rest_until = self._clock.monotonic() + rest.total_seconds()
        return _busy(rest)


def text(group: object, key: str) -> str:
    """A text or number of an answer; "" for what is missing, of another kind, or withheld by the register."""
    value = group.get(key) if isinstance(group, Mapping) else None
    kept = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return "" if kept.upper().strip("[]") in ("NON-DIFFUSIBLE", "ND") else kept


def groups(group: object, key: str) -> list[Mapping[str, Any]]:
    """The groups in a list of an answer."""
    value = group.get(key) if isinstance(group, Mapping) else None
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _position(profile: Profile, found: Found) -> list[Difference]:
    theirs = found.fields.get("latitude"), found.fields.get("longitude")
    ours = profile.address.latitude, profile.address.longitude
    if not all(isinstance(part, float) for part in theirs):
        return []
    known = [(old, new) for old, new in zip(ours, theirs, strict=True) if isinstance(old, float)]
    if len(known) == 2 and all(isinstance(new, float) and abs(old - new) < NEAR for old, new in known):
        return []
    changes = {"latitude": theirs[0], "longitude": theirs[1]}
    return [Difference(field="position", ours=None if None in ours else ours, theirs=theirs, changes=changes)]


def _object(body: bytes | None) -> dict[str, Any] | None:
    try:
        answer = json.loads(body or b"")
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _seconds(wish: str, now: datetime) -> timedelta:
    """`Retry-After` as seconds or as a date; a second where it is unreadable, a day at most."""
    try:
        rest = timedelta(seconds=int(wish[:9])) if wish[:1].isdigit() else _moment(wish) - now
    except (ValueError, TypeError, OverflowError):
        rest = timedelta(seconds=1)
    return min(max(rest, timedelta(seconds=1)), DAY)


def _moment(wish: str) -> datetime:
    moment = parsedate_to_datetime(wish)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _safe() -> str:
    return _("Everything you have typed is kept.")


def _unreached() -> NotNow:
    said = _("The public register could not be reached.")
    return NotNow(happened=said, safe=_safe(), remedy=_("Go on by hand, or try again with a connection."))


def _odd() -> NotNow:
    said = _("The public register gave no usable answer.")
    return NotNow(happened=said, safe=_safe(), remedy=_("Go on by hand, or try again later."))


def _busy(rest: timedelta) -> NotNow:
    said = _("The public register is asked too much just now.")
    return NotNow(happened=said, safe=_safe(), remedy=_("Go on by hand, or try again later."), retry_after=rest)
