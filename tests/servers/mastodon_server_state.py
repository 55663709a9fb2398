"""What a Mastodon server knows and insists on, written from its published interface; no HTTP in here.

Every rule of the documentation that concerns posting is held: types, lengths counted its way, pictures first, unknown
parameters, keys good for an hour, scheduled posts at least five minutes ahead, 300 in all and 25 a day.
"""

import html
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from core.ports import Clock

LINK = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>«»]*[\w/#=&-])?", re.IGNORECASE)
MENTION = re.compile(r"(?<![=/\w])@(([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@[\w.-]+\w+)?)", re.IGNORECASE)
TAG = re.compile(r"(?<![\w/&])#(\w*[^\W\d]\w*)")
PARAMETERS = {
    "status": str, "media_ids": list, "visibility": str, "language": str, "scheduled_at": str, "sensitive": bool,
    "spoiler_text": str, "in_reply_to_id": str, "poll": dict, "quoted_status_id": str, "quote_approval_policy": str,
}  # fmt: skip
MAGIC = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "image/gif": b"GIF8"}
TOTAL, DAILY, NOTICE = 300, 25, timedelta(minutes=5)


class RefusedRequest(Exception):
    def __init__(self, status: int, error: str) -> None:
        super().__init__(f"{status} {error}")
        self.status, self.error = status, error


@dataclass
class State:
    clock: Clock
    max_characters: int = 500
    characters_reserved_per_url: int = 23
    max_media_attachments: int = 4
    image_size_limit: int = 16 << 20
    description_limit: int = 1500
    types: tuple[str, ...] = ("image/jpeg", "image/png", "image/gif", "image/webp")
    polls: int = 0  # how often a new picture is still being worked on when asked for
    breaks_media: bool = False  # working on a picture fails
    schedules: bool = True  # False: keeps no post back
    account: str = "109876543210"
    statuses: list[dict[str, Any]] = field(default_factory=list)
    scheduled: list[dict[str, Any]] = field(default_factory=list)
    media: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    numbers: int = 0

    def publish_due(self) -> None:
        for each in list(self.scheduled):
            if datetime.fromisoformat(each["scheduled_at"]) <= self.clock.now():
                self.scheduled.remove(each)
                self._publish(each["params"], [self.media[number] for number in each["params"]["media_ids"] or []])

    def post(self, asked: dict[str, Any], key: str) -> dict[str, Any]:
        known = set(asked) - PARAMETERS.keys()
        if known:
            raise RefusedRequest(422, f"unknown parameter: {sorted(known)}")
        for name, value in asked.items():
            if not isinstance(value, PARAMETERS[name]):
                raise RefusedRequest(422, f"{name} is no {PARAMETERS[name].__name__}")
        if not key:
            raise RefusedRequest(422, "no Idempotency-Key: this would be posted twice")
        when = self._time(asked["scheduled_at"]) if "scheduled_at" in asked else None
        if there := self._same_key(key, scheduled=when is not None):
            return there
        pictures = self._pictures(asked.get("media_ids", []))
        self._check_text(asked, pictures)
        made = self._schedule(asked, pictures, when) if when and self.schedules else self._publish(asked, pictures)
        self.keys[key] = self.clock.now(), made["id"]
        return made

    def upload(self, data: bytes, mime: str, description: str) -> dict[str, Any]:
        if mime not in self.types or not data.startswith(MAGIC.get(mime, b"?")):
            raise RefusedRequest(422, f"Validation failed: File content type is invalid ({mime})")
        if len(data) > self.image_size_limit:
            raise RefusedRequest(422, "Validation failed: File is too large")
        if len(description) > self.description_limit:
            raise RefusedRequest(422, "Validation failed: Description is too long")
        made: dict[str, Any] = {"id": self.number(), "type": "image", "url": None, "description": description or None}
        self.media[made["id"]] = made | {"data": data, "polls": self.polls, "attached": False}
        return made if self.polls else made | {"url": "https://files.example/picture"}

    def picture(self, number: str) -> tuple[int, dict[str, Any]]:
        found = self.media.get(number)
        if found is None:
            raise RefusedRequest(404, "Record not found")
        if found["polls"] > 0:
            found["polls"] -= 1
            return 206, _shown(found)
        if self.breaks_media:
            raise RefusedRequest(422, "Error processing thumbnail for uploaded media")
        return 200, _shown(found) | {"url": "https://files.example/picture"}

    def move(self, number: str, to: str) -> dict[str, Any]:
        found = self.find(self.scheduled, number)
        when = self._time(to)
        self._check_notice(when)
        found["scheduled_at"] = when.isoformat()
        return found

    def find(self, among: list[dict[str, Any]], number: str) -> dict[str, Any]:
        for each in among:
            if each["id"] == number:
                return each
        raise RefusedRequest(404, "Record not found")

    def number(self) -> str:
        """Ids rise with time, and are text."""
        self.numbers += 1
        return str((int(self.clock.now().timestamp() * 1000) << 16) + self.numbers)

    def length(self, text: str) -> int:
        text = LINK.sub("x" * self.characters_reserved_per_url, text)
        return len(MENTION.sub(lambda found: f"@{found[2]}", text))

    def _same_key(self, key: str, *, scheduled: bool) -> dict[str, Any] | None:
        made, number = self.keys.get(key, (datetime.min.replace(tzinfo=UTC), ""))
        if self.clock.now() - made >= timedelta(hours=1):
            return None
        # As the real one does: it looks among the kind that is asked for now, and 404 where the first was the other.
        return self.find(self.scheduled if scheduled else self.statuses, number)

    def _pictures(self, ids: list[Any]) -> list[dict[str, Any]]:
        if len(ids) > self.max_media_attachments:
            raise RefusedRequest(422, f"Cannot attach more than {self.max_media_attachments} files")
        found = [self.media.get(str(each)) for each in ids]
        if any(each is None or each["attached"] for each in found):
            raise RefusedRequest(422, "Media attachments not found")
        if any(each and each["polls"] for each in found):
            raise RefusedRequest(422, "Cannot attach files that have not finished processing. Try again in a moment!")
        return [each for each in found if each]

    def _check_text(self, asked: dict[str, Any], pictures: list[dict[str, Any]]) -> None:
        text = asked.get("status", "")
        if not text.strip() and not pictures:
            raise RefusedRequest(422, "Validation failed: Text can't be blank")
        if self.length(text) > self.max_characters:
            raise RefusedRequest(422, f"Validation failed: Text character limit of {self.max_characters} exceeded")
        if asked.get("visibility", "public") not in ("public", "unlisted", "private", "direct"):
            raise RefusedRequest(422, "Validation failed: Visibility is not included in the list")
        if "language" in asked and not re.fullmatch(r"[a-z]{2,3}", asked["language"]):
            raise RefusedRequest(422, "Validation failed: Language is invalid")

    def _time(self, text: str) -> datetime:
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            raise RefusedRequest(422, "Validation failed: Scheduled at is no date") from None
        if when.tzinfo is None:
            raise RefusedRequest(422, "Validation failed: Scheduled at has no zone")
        return when

    def _check_notice(self, when: datetime) -> None:
        if when - self.clock.now() < NOTICE:
            raise RefusedRequest(422, "Validation failed: Scheduled at The scheduled date must be in the future")

    def _schedule(self, asked: dict[str, Any], pictures: list[dict[str, Any]], when: datetime) -> dict[str, Any]:
        self._check_notice(when)
        if len(self.scheduled) >= TOTAL:
            raise RefusedRequest(422, "Validation failed: You have exceeded the limit of 300 scheduled posts")
        day = [each for each in self.scheduled if each["scheduled_at"][:10] == when.astimezone(UTC).isoformat()[:10]]
        if len(day) >= DAILY:
            raise RefusedRequest(422, "Validation failed: You have exceeded the limit of 25 scheduled posts for today")
        params = {"text": asked.get("status", ""), "media_ids": [each["id"] for each in pictures] or None}
        params |= {"language": asked.get("language"), "visibility": asked.get("visibility", "public")}
        attachments = [_shown(each) for each in self._attach(pictures)]
        made = {"id": self.number(), "scheduled_at": when.astimezone(UTC).isoformat(), "params": params}
        self.scheduled.insert(0, made | {"media_attachments": attachments})
        return self.scheduled[0]

    def _publish(self, asked: dict[str, Any], pictures: list[dict[str, Any]]) -> dict[str, Any]:
        text, number = asked.get("status", asked.get("text", "")), self.number()
        made = {
            "id": number, "created_at": self.clock.now().isoformat(), "content": rendered(text), "text_as_sent": text,
            "language": asked.get("language"), "visibility": asked.get("visibility", "public"),
            "url": f"https://mastodon.example/@alice/{number}", "uri": f"https://mastodon.example/users/alice/{number}",
            "media_attachments": [_shown(each) for each in self._attach(pictures)], "reblog": None,
        }  # fmt: skip
        self.statuses.insert(0, made)
        return made

    def _attach(self, pictures: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for each in pictures:
            each["attached"] = True
        return pictures


def _shown(media: dict[str, Any]) -> dict[str, Any]:
    return {name: media[name] for name in ("id", "type", "url", "description")}


def rendered(text: str) -> str:
    """As Mastodon shows a text: escaped, paragraphs, long links cut by invisible spans, mentions without server."""
    safe = html.escape(text.strip(), quote=False)
    safe = LINK.sub(_link, safe)
    safe = MENTION.sub(_mention, safe)
    safe = TAG.sub(
        r'<a href="https://mastodon.example/tags/\1" class="mention hashtag" rel="tag">#<span>\1</span></a>', safe
    )
    paragraphs = re.split(r"\n{2,}", safe)
    return "".join(f"<p>{each.replace(chr(10), '<br />')}</p>" for each in paragraphs)


def _link(found: re.Match[str]) -> str:
    scheme, rest = found[0].split("://", 1)
    seen, hidden = rest[:30], rest[30:]
    return (
        f'<a href="{found[0]}" rel="nofollow noopener" translate="no"><span class="invisible">{scheme}://</span>'
        f'<span class="ellipsis">{seen}</span><span class="invisible">{hidden}</span></a>'
    )


def _mention(found: re.Match[str]) -> str:
    return f'<span class="h-card"><a href="https://x.example/{found[2]}">@<span>{found[2]}</span></a></span>'
