"""All posts as they are shown: read in one go, compared as values, so that only what differs is drawn anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.business import Business
from core.i18n import _, language
from core.posts.model import Post, PostState
from core.profile.text import bare
from core.sync.fate import Fate
from gui import words
from gui.screens.posts.stages import FIXED, SAID, Stage, stage_of

SHOWN = 240  # letters of a text that a list shows at most
NOTHING: Mapping[str, Fate] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """A post in a list. `at` is wall time: when it was sent, is to be sent, or is proposed for."""

    id: str
    post: Post
    stage: Stage
    at: datetime | None
    when: str
    first_words: str
    networks: str
    sought: str

    @property
    def fixed(self) -> bool:
        return self.stage in FIXED

    @property
    def spoken(self) -> str:
        """For those who listen: when, what, where, how far."""
        return ". ".join(part for part in (self.when, self.first_words, self.networks, _(SAID[self.stage])) if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between posts: the week that follows."""

    text: str

    @property
    def id(self) -> str:
        return f"heading:{self.text}"


class Board:
    """Reads all posts, and words anew only those that are different since the last time."""

    def __init__(self, business: Business) -> None:
        self._business = business
        self._known: dict[str, tuple[Post, Mapping[str, Fate], Row]] = {}
        self._frame: tuple[object, ...] = ()

    def read(self) -> list[Row]:
        """In the order of their time, the discarded among them; those without one last."""
        planning, today = self._business.planning, self._business.today()
        names = {account.id: account.name for account in planning.networks()}
        frame = (names, today, language())
        before = self._known if frame == self._frame else {}
        fates, self._frame, self._known = planning.fates(), frame, {}
        for post in self._business.posts.all(*PostState):
            if post.state is PostState.DISCARDED and not (post.text.strip() or post.pictures):
                continue  # begun and left without a word
            became = fates.get(post.id, NOTHING)
            known = before.get(post.id)
            if known is None or known[0] != post or known[1] != became:
                known = post, became, _row(self._business, post, became, names, today)
            self._known[post.id] = known
        rows = [row for _post, _became, row in self._known.values()]
        return sorted(rows, key=lambda row: (row.at is None, row.at.isoformat() if row.at else "", row.id))


def monday_of(day: date) -> date:
    return day - timedelta(day.weekday())


def by_week(rows: Iterable[Row]) -> list[Row | Heading]:
    """With a heading before each week."""
    found: list[Row | Heading] = []
    week: date | None = None
    for row in rows:
        monday = monday_of(row.at.date()) if row.at else None
        if monday is not None and monday != week:
            found.append(Heading(_("Week of {day}").format(day=words.day(monday))))
        week = monday
        found.append(row)
    return found


def _row(business: Business, post: Post, fates: Mapping[str, Fate], names: Mapping[str, str], today: date) -> Row:
    stage = stage_of(post, fates.values())
    sent = [fate.at for fate in fates.values() if fate.at is not None]
    at = business.planning.wall(min(sent)) if stage is Stage.SENT and sent else post.due
    text = " ".join(post.text.split())[:SHOWN] or (_("photos without a text") if post.pictures else _("nothing yet"))
    chosen = {each.account for each in post.variants}
    networks = ", ".join(name for account, name in names.items() if account in chosen)
    unplanned = _("as soon as possible") if post.state is PostState.SCHEDULED else _("no time yet")
    when = words.moment(at, today) if at else unplanned
    return Row(post.id, post, stage, at, when, text, networks, bare(f"{post.text} {networks}"))
