"""Bluesky: posts with pictures and clickable links, under a key chosen beforehand, hence exactly once."""

from collections.abc import Sequence
from typing import Any, ClassVar

from core.errors import Problem
from core.i18n import N_, _
from core.services.bluesky_record import COLLECTION, facets, record, record_key
from core.services.bluesky_session import ENTRY, SERVICE, Session, Sessions
from core.services.counting import problems
from core.services.http import Answer, Step, Web
from core.services.outcome import NotNowError, RefusedError
from core.services.pictures import TAKEN, Fitted, fitted
from core.services.service import (
    About,
    Account,
    Can,
    Delivery,
    Identity,
    Kind,
    Limits,
    Line,
    Message,
    Receipt,
    Setting,
    SiteContent,
)

PICTURE_BYTES = 950_000  # the lexicon allows 2,000,000 by now; older servers and apps only half
VOID_TOKEN = ("ExpiredToken", "InvalidToken")
LOCKED_OUT = (401, *VOID_TOKEN, "AuthenticationRequired", "AccountTakedown", "AccountSuspended", "AccountDeactivated")


class Bluesky:
    about: ClassVar[About] = About(
        key="bluesky",
        name=SERVICE,
        kind=Kind.NETWORK,
        limits=Limits(
            text=300,
            text_bytes=3000,
            count="graphemes",
            pictures=4,
            picture_bytes=PICTURE_BYTES,
            picture_types=TAKEN,
            alt_text=2000,
        ),
        can=frozenset({Can.SEND, Can.FIND, Can.REMOVE}),
        settings=(
            Setting(name="handle", label=N_("Handle"), help=N_("As in “ma-boutique.bsky.social”."), required=True),
            Setting(
                name="server",
                label=N_("Server"),
                help=N_("Leave it as it is unless your account lives on a server of its own."),
                default=ENTRY,
                rare=True,
            ),
        ),
        secret=N_("App password"),
        what=N_("A network of short messages with photos, open to everybody."),
        guide=(
            N_("The handle is the name behind the @ on your Bluesky page."),
            N_("The app password is made on Bluesky: Settings, “Privacy and security”, “App passwords”, “Add”."),
            N_("It is not the password with which you sign in yourself, and can be withdrawn at any time."),
        ),
    )

    def __init__(self, account: Account, line: Line) -> None:
        self._line, self._sessions = line, Sessions(account, line)

    @property
    def limits(self) -> Limits:
        return self.about.limits

    def connect(self) -> Identity:
        session = self._sessions.signed_in()
        advice = _("This is the account’s main password. An app password can be withdrawn and is safer.")
        return Identity(
            name=f"@{session.handle}",
            address=f"https://bsky.app/profile/{session.did}",
            said=(advice,) if session.has_main_password else (),
            remember={"did": session.did, "handle": session.handle, "server": session.server},
        )

    def check(self, content: Message | SiteContent) -> Sequence[Problem]:
        return problems(content, self.limits) if isinstance(content, Message) else [self._no_host()]

    def send(self, delivery: Delivery) -> Receipt:
        """Writing the record runs once. Had it arrived before, the same record changes nothing."""
        message = delivery.content
        if not isinstance(message, Message):
            raise RefusedError(self._no_host().message)
        images = [self._uploaded(each) for each in fitted(self._line, message.pictures, PICTURE_BYTES)]
        made = record(delivery, message, facets(message.text, self._did), images)
        place = {"collection": COLLECTION, "rkey": record_key(delivery)}
        body = {**place, "record": made, "validate": True, "swapRecord": None}
        answer = self._call(Step.COMMIT, "POST", "com.atproto.repo.putRecord", json=body)
        there_already = answer.code == "InvalidSwap"  # with another rendering of a mention or picture
        receipt = self.find(delivery) if there_already else self._receipt(Step.COMMIT, answer)
        if receipt is None:
            raise self._web().unclear(Step.COMMIT)
        return receipt

    def find(self, delivery: Delivery) -> Receipt | None:
        asked = {"collection": COLLECTION, "rkey": record_key(delivery)}
        answer = self._call(Step.LOOK, "GET", "com.atproto.repo.getRecord", params=asked)
        return None if answer.code == "RecordNotFound" else self._receipt(Step.LOOK, answer)

    def remove(self, receipt: Receipt) -> None:
        """Deleting what is gone is success there too."""
        did, _collection, key = self._parts(receipt.remote_id)
        if did != self._sessions.current().did:
            raise RefusedError(_("This was sent with another account of Bluesky."))
        body = {"collection": COLLECTION, "rkey": key}
        self._web().accepted(Step.LOOK, self._call(Step.LOOK, "POST", "com.atproto.repo.deleteRecord", json=body))

    def _call(self, step: Step, method: str, name: str, **arguments: Any) -> Answer:
        """With a session that holds: a void token is refused before anything is done, so asking again is safe."""
        session = self._sessions.current()
        answer = self._ask(session, step, method, name, **arguments)
        if answer.code in VOID_TOKEN:
            session = self._sessions.renewed(session)
            answer = self._ask(session, step, method, name, **arguments)
        return answer

    def _ask(self, session: Session, step: Step, method: str, name: str, **arguments: Any) -> Answer:
        for place in ("json", "params"):
            if place in arguments and name.startswith("com.atproto.repo."):
                arguments = {**arguments, place: {"repo": session.did, **arguments[place]}}
        return self._web(session.server).call(step, method, f"/xrpc/{name}", token=session.access, **arguments)

    def _uploaded(self, picture: Fitted) -> dict[str, Any]:
        """Uploading the same bytes again gives the same blob."""
        answer = self._call(
            Step.LOOK, "POST", "com.atproto.repo.uploadBlob", data=picture.data, headers={"Content-Type": picture.mime}
        )
        ratio = {"width": picture.width, "height": picture.height}
        blob = self._web().accepted(Step.LOOK, answer, "blob")["blob"]
        return {"image": blob, "alt": picture.alt, "aspectRatio": ratio}

    def _did(self, handle: str) -> str:
        """Who is behind a handle; "" when nobody is: the mention then stays plain text."""
        try:
            answer = self._call(Step.LOOK, "GET", "com.atproto.identity.resolveHandle", params={"handle": handle})
        except NotNowError as trouble:
            if trouble.offline or trouble.retry_after is not None:
                raise
            return ""  # the server asked elsewhere and got no answer there
        return str(answer.data.get("did", "")) if answer.fine and isinstance(answer.data, dict) else ""

    def _receipt(self, step: Step, answer: Answer) -> Receipt:
        said = self._web().accepted(step, answer, "uri", "cid")
        did, _collection, key = self._parts(said["uri"])
        return Receipt(
            remote_id=said["uri"],
            address=f"https://bsky.app/profile/{did}/post/{key}",
            at=self._line.clock.now(),
            detail={"cid": str(said["cid"])},
        )

    @staticmethod
    def _parts(uri: str) -> tuple[str, str, str]:
        did, _slash, rest = uri.removeprefix("at://").partition("/")
        collection, _slash, key = rest.partition("/")
        return did, collection, key

    def _web(self, server: str = "") -> Web:
        return Web(self._line, SERVICE, server, locked_out=LOCKED_OUT)

    def _no_host(self) -> Problem:
        return Problem("", _("Bluesky takes posts, not sites."))
