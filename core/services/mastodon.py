"""Mastodon: any server of the fediverse that speaks its interface. Keeps a post until its time by itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from core.errors import Problem
from core.i18n import N_, _, ngettext
from core.services.counting import problems
from core.services.http import Answer, Step, Web, server_address
from core.services.mastodon_limits import limits_of, told_by
from core.services.mastodon_look import moment, print_of_message, print_of_scheduled, print_of_status
from core.services.outcome import SECRET, CannotTellError, NotNowError, RefusedError, SignInError
from core.services.pictures import TAKEN, Fitted, fitted, stopped
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
    Secret,
    Setting,
    SiteContent,
)

SERVICE = "Mastodon"
NOTICE = timedelta(minutes=10)  # the server wants 5; its clock and ours may differ, and photos take their time
TOO_CLOSE = timedelta(minutes=5)
KEPT_IN_ALL, KEPT_A_DAY = 300, 25
CLOCKS_DIFFER = timedelta(minutes=2)
PICTURE_BYTES = 2_000_000
PAGE, PAGES = 40, 25  # statuses looked at before we say that we cannot tell
WAITS = (0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0)  # seconds, for a photo that the server is still working on
NO_HURRY = timedelta(minutes=15)


class Mastodon:
    about: ClassVar[About] = About(
        key="mastodon",
        name=SERVICE,
        kind=Kind.NETWORK,
        limits=Limits(
            text=500,
            count="fediverse",
            link_length=23,
            pictures=4,
            picture_bytes=PICTURE_BYTES,
            picture_types=TAKEN,
            alt_text=1500,
            settle=timedelta(minutes=2),
            same_key=timedelta(hours=1),
            schedule_ahead=(NOTICE, timedelta(days=365)),
        ),
        can=frozenset({Can.SEND, Can.FIND, Can.REMOVE, Can.SCHEDULE}),
        settings=(Setting(name="server", label=N_("Server"), help=N_("As in “mastodon.social”."), required=True),),
        secret=N_("Access token"),
        what=N_("A network of many independent servers, without advertising."),
        guide=(
            N_("The server is what stands behind the second @ of your name there, for example mastodon.social."),
            N_("The access token is made on your server: Preferences, “Development”, “New application”."),
            N_("Tick the rights “read” and “write”, submit, open the application and copy “Your access token”."),
        ),
    )

    def __init__(self, account: Account, line: Line) -> None:
        self._account, self._line = account, line
        typed = account.settings.get("server", "")
        remedy = _("Make a new access token there (Preferences, Development) with the rights read and write.")
        self._skew = timedelta(0)  # the server's clock against ours, as seen at the last look
        self._web = Web(line, SERVICE, server_address(typed) or typed, locked_out=(401, 403), sign_in=remedy)

    @property
    def limits(self) -> Limits:
        """As the server told at connect: 500 characters are only the usual number."""
        return limits_of(self._account.remembered, self.about.limits)

    def connect(self) -> Identity:
        person = self._get("/api/v1/accounts/verify_credentials", "id", "acct")
        self._look("/api/v1/scheduled_statuses", {"limit": "1"})  # proves the right to look for what was sent
        told = {"id": str(person["id"]), **self._told()}
        most = limits_of(told, self.about.limits).text or 0
        said = ngettext("A post may have {number} character.", "A post may have {number} characters.", most)
        host = self._web.base.partition("://")[2]
        return Identity(
            name=f"@{person['acct']}@{host}",
            address=str(person.get("url") or self._web.base),
            said=(said.format(number=most),),
            remember=told,
        )

    def check(self, content: Message | SiteContent) -> Sequence[Problem]:
        return problems(content, self.limits) if isinstance(content, Message) else [self._no_host()]

    def send(self, delivery: Delivery) -> Receipt:
        """The key goes along: within the hour the same key gives the same post, whatever happened to the answer."""
        later = self._handed_over(delivery, self._line.clock.now())
        began = delivery.not_sent_before or self._line.clock.now()
        if later != self._handed_over(delivery, began) and (there := self.find(delivery)):
            return there  # an earlier attempt was handed over early: the server knows its key as another kind of thing
        answer = self._web.call(
            Step.COMMIT, "POST", "/api/v1/statuses", token=self._token(), json=self._status(delivery, later=later),
            headers={"Idempotency-Key": delivery.key},
        )  # fmt: skip
        if later and answer.status == 422:
            self._check_room(delivery, answer)
        return self._receipt(delivery, self._web.accepted(Step.COMMIT, answer, "id"))

    def find(self, delivery: Delivery) -> Receipt | None:
        """First among what waits there, then among what is out: what moves in between is seen at least once."""
        wanted = print_of_message(self._message(delivery))
        for each in self._scheduled() if delivery.due else ():
            at = moment(each.get("scheduled_at"))
            if at and delivery.due and abs(at - delivery.due) < CLOCKS_DIFFER and print_of_scheduled(each) == wanted:
                return self._receipt(delivery, each)
        began = delivery.not_sent_before or delivery.created
        if began > self._line.clock.now() + CLOCKS_DIFFER:
            raise self._cannot_tell()  # this computer's clock was set back since: when it was sent is not known
        since = max(began, delivery.due - NOTICE) if delivery.due else began
        found = self._published(wanted.digest, since - CLOCKS_DIFFER)
        return self._receipt(delivery, found) if found else None

    def remove(self, receipt: Receipt) -> None:
        """What was handed over early may be out by now, and then has another id."""
        if receipt.scheduled is None:
            self._delete(f"/api/v1/statuses/{receipt.remote_id}")
        elif not self._delete(f"/api/v1/scheduled_statuses/{receipt.remote_id}"):
            found = self._published(receipt.detail.get("print", ""), receipt.scheduled - CLOCKS_DIFFER)
            if found:
                self._delete(f"/api/v1/statuses/{found['id']}")

    def _status(self, delivery: Delivery, *, later: bool) -> dict[str, Any]:
        message, limits = self._message(delivery), self.limits
        most = min(PICTURE_BYTES, limits.picture_bytes or PICTURE_BYTES)
        pictures = fitted(self._line, message.pictures, most, limits.picture_types)
        status: dict[str, Any] = {"status": message.text, "visibility": "public", "language": message.language}
        if message.pictures:
            status["media_ids"] = [self._uploaded(each) for each in pictures]
        if later and delivery.due:
            status["scheduled_at"] = delivery.due.isoformat()
        return status

    def _handed_over(self, delivery: Delivery, now: datetime) -> bool:
        """Early enough for the server to keep it until its time?"""
        return delivery.due is not None and delivery.due - now >= NOTICE

    def _uploaded(self, picture: Fitted) -> str:
        answer = self._web.call(
            Step.LOOK, "POST", "/api/v2/media", token=self._token(), data={"description": picture.alt},
            files={"file": (picture.name, picture.data, picture.mime)},
        )  # fmt: skip
        media = str(self._web.accepted(Step.LOOK, answer, "id")["id"])
        for seconds in WAITS if answer.status == 202 else ():
            if self._line.stop.wait(seconds):
                raise stopped()
            answer = self._web.call(Step.LOOK, "GET", f"/api/v1/media/{media}", token=self._token())
            self._web.accepted(Step.LOOK, answer)
            if answer.status != 206:
                return media
        if answer.status in (202, 206):
            raise NotNowError(
                _("Mastodon is still working on a photo."),
                safe=_("Nothing was published."),
                remedy=_("It is tried again by itself."),
            )
        return media

    def _check_room(self, delivery: Delivery, answer: Answer) -> None:
        """A refused hand-over may be no fault of the post: then it waits here and is sent at its time."""
        now, due = self._line.clock.now(), delivery.due
        if due is None:
            return
        times = [each for each in (moment(one.get("scheduled_at")) for one in self._scheduled()) if each]
        full = len(times) >= KEPT_IN_ALL or sum(each.date() == due.date() for each in times) >= KEPT_A_DAY
        if full or due - (answer.date or now) < TOO_CLOSE:
            raise NotNowError(
                _("Mastodon cannot keep this post until its time."),
                safe=_("It waits here."),
                remedy=_("Leave the program running at its time, so that it goes out from here."),
                retry_after=min(due - now, NO_HURRY),
            )

    def _scheduled(self) -> Iterator[Mapping[str, Any]]:
        return self._paged("/api/v1/scheduled_statuses", {})

    def _published(self, digest: str, since: datetime) -> Mapping[str, Any] | None:
        """The own status of this fingerprint made since then; None is proof that there is none."""
        mine = self._account.remembered.get("id") or self._get("/api/v1/accounts/verify_credentials", "id")["id"]
        for status in self._paged(f"/api/v1/accounts/{mine}/statuses", {"exclude_reblogs": "true"}):
            made = moment(status.get("created_at"))
            if made is None:
                raise self._cannot_tell()
            if made < since + min(self._skew, timedelta(0)):
                return None
            if print_of_status(status).digest == digest:
                return status
        return None

    def _paged(self, path: str, params: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
        """The newest first, to the end or until the caller has seen enough."""
        before: dict[str, str] = {}
        for _page in range(PAGES):
            page = self._look(path, {**params, **before, "limit": str(PAGE)})
            if not page:
                return
            yield from page
            before = {"max_id": str(page[-1].get("id", ""))}
        raise self._cannot_tell()

    def _look(self, path: str, params: Mapping[str, str]) -> list[dict[str, Any]]:
        answer = self._web.call(Step.LOOK, "GET", path, token=self._token(), params=params)
        if not answer.fine:
            raise self._web.refusal(answer)
        if not isinstance(answer.data, list) or not all(isinstance(each, dict) for each in answer.data):
            raise self._web.unclear(Step.LOOK)
        now = self._line.clock.now()
        self._skew = (answer.date or now) - now
        return answer.data

    def _get(self, path: str, *needed: str) -> dict[str, Any]:
        return self._web.accepted(Step.LOOK, self._web.call(Step.LOOK, "GET", path, token=self._token()), *needed)

    def _delete(self, path: str) -> bool:
        """False when it was gone already. Repeatable, hence no commit."""
        answer = self._web.call(Step.LOOK, "DELETE", path, token=self._token())
        if answer.status == 404:
            return False
        self._web.accepted(Step.LOOK, answer)
        return True

    def _told(self) -> dict[str, str]:
        """The limits of this server; an older one tells them at another address."""
        answer = self._web.call(Step.LOOK, "GET", "/api/v2/instance")
        if answer.status == 404:
            answer = self._web.call(Step.LOOK, "GET", "/api/v1/instance")
        return told_by(self._web.accepted(Step.LOOK, answer))

    def _receipt(self, delivery: Delivery, said: Mapping[str, Any]) -> Receipt:
        return Receipt(
            remote_id=str(said["id"]),
            address=str(said.get("url") or ""),
            at=self._line.clock.now(),
            scheduled=moment(said.get("scheduled_at")),
            detail={"print": print_of_message(self._message(delivery)).digest},
        )

    def _message(self, delivery: Delivery) -> Message:
        if isinstance(delivery.content, Message):
            return delivery.content
        raise RefusedError(self._no_host().message)

    def _token(self) -> str:
        token = (self._line.secrets.get(self._account.owner, Secret.PASSWORD) or "").strip()
        if not token:
            raise SignInError(
                _("There is no access token for this account."),
                safe=_("What waits for it is kept."),
                remedy=_("Make one on the server (Preferences, Development) and enter it in the account."),
                field=SECRET,
            )
        return token

    def _cannot_tell(self) -> CannotTellError:
        return CannotTellError(
            _("It may already be on Mastodon, among more posts than can be looked through."),
            safe=_("It is not sent again by itself."),
            remedy=_("Look at your page there, then say whether it arrived."),
        )

    def _no_host(self) -> Problem:
        return Problem("", _("Mastodon takes posts, not sites."))
