"""Signing in to Bluesky: rarely (30 times in 5 minutes, 300 a day), so the session is kept and renewed."""

import base64
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from core.i18n import _
from core.services.http import Answer, Step, Web, server_address
from core.services.outcome import SECRET, SignInError
from core.services.service import Account, Line, Secret

SERVICE = "Bluesky"
ENTRY = "https://bsky.social"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """`made_for` names the handle and server it belongs to: another setting makes it void. No token in its `repr`."""

    made_for: str
    did: str
    handle: str
    server: str
    access: str = field(repr=False)
    refresh: str = field(repr=False)

    @property
    def has_main_password(self) -> bool:
        """Was it opened with the account's own password, which may do everything, instead of an app password?"""
        return _claims(self.access).get("scope") == "com.atproto.access"


class Sessions:
    """The one session of an account, in the keyring: another process of ours may renew it under our hands."""

    def __init__(self, account: Account, line: Line) -> None:
        self._account, self._line = account, line
        self._entry = server_address(account.settings.get("server", ""), ENTRY)
        self._handle = "".join(char for char in account.settings.get("handle", "") if "!" <= char <= "~").lstrip("@")
        self._made_for = f"{self._handle.lower()} {self._entry}"

    def current(self) -> Session:
        return self._kept() or self.signed_in()

    def signed_in(self) -> Session:
        """A new session by the app password."""
        password = self._line.secrets.get(self._account.owner, Secret.PASSWORD)
        if not (password and self._handle and self._entry):
            raise self._refused(_("The handle, the server or the app password is missing."))
        web, body = Web(self._line, SERVICE, self._entry), {"identifier": self._handle, "password": password}
        answer = web.call(
            Step.LOOK, "POST", "/xrpc/com.atproto.server.createSession", json=body, hide=(password,)
        )  # fmt: skip
        if not answer.fine:
            raise self._refused(answer.words)
        return self._keep(web, answer)

    def renewed(self, old: Session) -> Session:
        """The next session. A refresh token works once: whoever lost the race takes what the winner has kept."""
        kept = self._kept()
        if kept and kept.access != old.access:
            return kept
        web = Web(self._line, SERVICE, old.server)
        answer = web.call(Step.LOOK, "POST", "/xrpc/com.atproto.server.refreshSession", token=old.refresh)
        if answer.fine:
            return self._keep(web, answer)
        kept = self._kept()
        return kept if kept and kept.access != old.access else self.signed_in()

    def _kept(self) -> Session | None:
        try:
            session = Session(**json.loads(self._line.secrets.get(self._account.owner, Secret.SESSION) or "null"))
        except (ValueError, TypeError):  # none, or written by another version
            return None
        return session if session.made_for == self._made_for else None

    def _keep(self, web: Web, answer: Answer) -> Session:
        """Kept before it is used: the old one is void from now on."""
        said = answer.data if isinstance(answer.data, dict) else {}
        if not all(isinstance(said.get(name), str) and said[name] for name in ("did", "accessJwt", "refreshJwt")):
            raise web.unclear(Step.LOOK)
        session = Session(
            made_for=self._made_for, did=said["did"], handle=str(said.get("handle") or self._handle),
            server=_home(said.get("didDoc")) or web.base, access=said["accessJwt"], refresh=said["refreshJwt"],
        )  # fmt: skip
        self._same_person(session)
        self._line.secrets.set(self._account.owner, Secret.SESSION, json.dumps(asdict(session)))
        return session

    def _same_person(self, session: Session) -> None:
        """What was prepared for one account must not go out in the name of another."""
        known = self._account.remembered.get("did", session.did)
        if known != session.did:
            raise self._refused(_("The handle now belongs to somebody else."))

    def _refused(self, words: str) -> SignInError:
        return SignInError(
            _("Bluesky did not let “{handle}” in: {words}").format(handle=self._handle, words=words),
            safe=_("What waits for it is kept."),
            remedy=_("Make an app password on Bluesky (Settings, Privacy and security) and enter it in the account."),
            field=SECRET,
        )


def _home(document: Any) -> str:
    """The server where the account lives, as its identity document says."""
    services = document.get("service") if isinstance(document, dict) else None
    for each in services if isinstance(services, list) else []:
        if isinstance(each, dict) and str(each.get("id", "")).endswith("#atproto_pds"):
            return server_address(str(each.get("serviceEndpoint", "")))
    return ""


def _claims(token: str) -> dict[str, Any]:
    """What a token says of itself; nothing when it is not of the usual kind."""
    try:
        part = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (IndexError, ValueError):
        return {}
    return claims if isinstance(claims, dict) else {}
