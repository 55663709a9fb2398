"""Weeks of posts for the owner to keep, change or drop: on open days, in season, two to three a week."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from core.drafting.facts import folded
from core.drafting.fitting import graphemes
from core.drafting.model import Suggestion
from core.drafting.occasions import Occasion, Occasions
from core.drafting.open_days import open_days
from core.drafting.plan import PRACTICAL, WEEKS, Plan
from core.drafting.wording import Writer, drawn
from core.profile.model import WEEKDAYS, Photo, Profile
from core.trades.model import Trade, Wording

LONGEST = 300  # graphemes, and UTF-8 bytes tenfold: the strictest network (Bluesky)
BYTES = 3000
ANY = "*"
WARNING = {
    "fr": "L’abus d’alcool est dangereux pour la santé, à consommer avec modération.",
    "en": "Alcohol abuse is dangerous for your health. Drink in moderation.",
}
"""What a message about alcohol bears (Code de la santé publique, L3323-4)."""


HALF_A_YEAR = 26  # weeks


def suggestions(
    trade: Trade,
    writer: Writer,
    today: date,
    used: Mapping[str, date],
    *,
    weeks: int = WEEKS,
    busy: Collection[date] = (),
) -> tuple[Suggestion, ...]:
    """Posts from tomorrow on, in the order of their dates, for so many weeks.

    `used` are the ideas of posts that exist, each with its day; on `busy` days a post stands already.
    """
    days = open_days(writer.facts.profile, today + timedelta(1), today + timedelta(7 * weeks))
    texts = Texts(writer, today.year, often=max(weeks // HALF_A_YEAR, 1))
    plan = Plan(days, writer.seed, used, busy, trade.peaks)
    plan.fill(one for one in Occasions(trade, writer.facts, writer.seed, days).all() if texts.of(one))
    album = Album(tuple(photo for photo in writer.facts.profile.photos if photo.alt.strip()))
    return tuple(_suggestion(day, plan.placed[day], trade, texts, album) for day in sorted(plan.placed))


def _suggestion(day: date, occasion: Occasion, trade: Trade, texts: "Texts", album: "Album") -> Suggestion:
    photo = album.photo(occasion)
    hours = hours_on(day, trade, texts.writer.facts.profile)
    hour = occasion.idea.when.hour or hours[drawn(texts.writer.seed, "hour", day) % len(hours)]
    return Suggestion(
        idea=occasion.key(day),
        text=texts.of(occasion),
        language=texts.writer.facts.language,
        due=datetime.combine(day, time.fromisoformat(hour)),
        photo=photo.id if photo else "",
        alt=photo.alt if photo else "",
    )


def hours_on(day: date, trade: Trade, profile: Profile) -> tuple[str, ...]:
    """The trade's hours for posts, before closing time of that weekday where it is known."""
    spans = profile.hours.get(WEEKDAYS[day.weekday()], ())
    if not spans or spans[-1].closes <= spans[-1].opens:
        return trade.hours
    return tuple(hour for hour in trade.hours if time.fromisoformat(hour) < spans[-1].closes) or trade.hours


@dataclass(frozen=True, slots=True)
class Texts:
    """The text of each occasion. No two are alike, and no wording comes twice while another is left.

    What is said of one service after the other is said in one way `often` times at most: more sounds like a machine.
    """

    writer: Writer
    year: int
    often: int = 1
    _known: dict[tuple[str, int | None], str] = field(default_factory=dict)
    _spent: Counter[Wording] = field(default_factory=Counter)
    _turns: Counter[str] = field(default_factory=Counter)

    def of(self, occasion: Occasion) -> str:
        """What is said, with at most two hashtags; nothing where no wording fits the facts and the length."""
        at = (occasion.stem, occasion.year)
        if at not in self._known:
            self._known[at] = self._text(occasion)
        return self._known[at]

    def ways(self, occasion: Occasion) -> Iterator[str]:
        """Every text that could be said of it, the one that says most or was said least first."""
        return (text for _wording, text in self._ways(occasion))

    def _text(self, occasion: Occasion) -> str:
        taken = set(self._known.values())
        for wording, text in self._ways(occasion):
            if text not in taken and not (occasion.idea.each == "offer" and self._spent[wording] >= self.often):
                self._spent[wording] += 1
                self._turns[occasion.idea.key] += 1
                return text
        return ""

    def _ways(self, occasion: Occasion) -> Iterator[tuple[Wording, str]]:
        idea, tags = occasion.idea, self._tags(occasion)
        place = f"posts.{idea.key}.{occasion.year or self.year}"
        worded = list(self.writer.worded(idea.words, place, occasion.facts, self._turns[idea.key]))
        warning = f"\n{WARNING[self.writer.facts.language]}" if idea.alcohol else ""
        tells_most = idea.kind == PRACTICAL or idea.each == "member"
        worded.sort(key=lambda pair: (self._spent[pair[0]], -pair[0].text.count("{") if tells_most else 0))
        for wording, plain in worded:
            for text in (f"{plain}{tags}{warning}", f"{plain}{warning}"):
                if fits(text):
                    yield wording, text
                    break

    def _tags(self, occasion: Occasion) -> str:
        tag = occasion.idea.tags.get(self.writer.facts.language, "")
        town = hashtag(occasion.facts.values.get("city", ""))
        return "".join(f"\n#{tag}" + f" #{town}" * bool(town)) if tag else ""


def fits(text: str) -> bool:
    return len(text.encode("utf-8", "replace")) <= BYTES and len(graphemes(text)) <= LONGEST


def hashtag(name: str) -> str:
    """LesSablesDOlonne: letters and digits of `name`, each word with a capital; nothing where no letter is left."""
    words = re.findall(r"[^\W_]+", name)
    tag = "".join(word[:1].upper() + word[1:] for word in words)
    return tag if any(sign.isalpha() for sign in tag) and len(tag) <= 40 else ""


@dataclass(frozen=True, slots=True)
class Album:
    """Gives each post the photo that was shown least so far, of those that are described by its words.

    Only photos of which it is said what they show: the networks refuse the others.
    """

    photos: tuple[Photo, ...]
    _shown: dict[str, int] = field(default_factory=dict)

    def photo(self, occasion: Occasion) -> Photo | None:
        words = (*occasion.about, *occasion.idea.photo)
        told = [photo for photo in self.photos if any(_about(photo, word) for word in words if word != ANY)]
        if not told and ANY in words:
            told = [photo for photo in self.photos if self._shown.get(photo.id, 0) < 2]
        found = min(told, key=lambda photo: self._shown.get(photo.id, 0), default=None)
        if found:
            self._shown[found.id] = self._shown.get(found.id, 0) + 1
        return found


def _about(photo: Photo, word: str) -> bool:
    told = folded(f"{photo.alt} {photo.caption} {photo.name}")
    return bool(re.search(rf"\b{re.escape(folded(word))}", told))
