"""What a service is handed of the outside, put together for each account."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from core.ports import Clock, Progress, Secrets, silent
from core.services.registry import open_service
from core.services.service import Account, Line, Service
from core.version import user_agent

if TYPE_CHECKING:
    import requests


@dataclass(frozen=True, slots=True)
class Lines:
    """`kept` gives the file of a SHA-256: a photo, or a file of a site on its way."""

    secrets: Secrets
    clock: Clock
    kept: Callable[[str], Path]
    progress: Progress = silent

    def open(self, account: Account, stop: Event | None = None) -> Service:
        """The service of `account`, ready to be called, with an HTTP session of its own."""
        line = Line(
            session=http_session(), secrets=self.secrets, clock=self.clock, open=self.kept, progress=self.progress,
            stop=stop or Event(),
        )  # fmt: skip
        return open_service(account, line)


def http_session() -> "requests.Session":
    """Says who we are and repeats nothing by itself; goes by the system's proxy, takes no password from its files."""
    import requests

    session = requests.Session()
    session.headers["User-Agent"] = user_agent()
    session.auth = _as_it_is
    return session


def _as_it_is(request: "requests.PreparedRequest") -> "requests.PreparedRequest":
    """In the place of a password from ~/.netrc, which would push our own Authorization header aside."""
    return request
