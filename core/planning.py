"""Posts from the writing desk to the outbox: where they may go, when it is a good time, what speaks against it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.errors import BadInputError, NotFoundError, Problem
from core.i18n import _
from core.posts.model import Post
from core.posts.posts import Posts
from core.posts.times import to_wall
from core.profile.profiles import Profiles
from core.services.registry import about
from core.services.service import Account, Can, Kind, Service
from core.store.store import Store
from core.sync.fate import Fate, fates

USUAL_HOURS = ("09:00", "12:00", "17:30")
AHEAD = 400  # days for which closed ones are told
NOTICE = timedelta(minutes=15)  # a proposed time is at least this far away


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What planning needs of a business; `services` gives the service of an account."""

    store: Store
    posts: Posts
    profiles: Profiles
    accounts: Callable[[], Sequence[Account]]
    services: Callable[[Account], Service]
    zone: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Which ideas are planned now, and which were left as they are and why."""

    posts: tuple[Post, ...]
    left: tuple[tuple[Post, Problem], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Good hours for each weekday (Monday is 0) and the days on which the business is closed."""

    hours: tuple[tuple[time, ...], ...]
    closed: frozenset[date]

    def good_times(self, now: datetime, count: int = 3) -> list[datetime]:
        """The next ones on open days, one a day; `now` is wall time."""
        found: list[datetime] = []
        for day in (now.date() + timedelta(ahead) for ahead in range(60)):
            times = (datetime.combine(day, hour) for hour in self.hours[day.weekday()])
            fitting = [each for each in times if each >= now + NOTICE]
            if fitting and day not in self.closed:
                found.append(fitting[0])
            if len(found) == count:
                break
        return found


class Planning:
    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._services: dict[str, tuple[Account, Service]] = {}

    def service(self, account: Account) -> Service:
        """Made once for an account as it is: making one costs a moment, and a text is measured letter by letter."""
        held = self._services.get(account.id)
        if held is None or held[0] != account:
            held = self._services[account.id] = account, self._rooms.services(account)
        return held[1]

    def now(self) -> datetime:
        """What the clock on the wall of the shop shows."""
        return to_wall(self._rooms.store.clock.now(), self._rooms.zone())

    def wall(self, moment: datetime) -> datetime:
        """A moment of UTC as that clock shows it."""
        return to_wall(moment, self._rooms.zone())

    def networks(self) -> list[Account]:
        """All accounts that take posts, practice too."""
        return [account for account in self._rooms.accounts() if Kind.NETWORK in about(account.service).kind]

    def usual(self) -> list[Account]:
        """Where a post goes when nobody says otherwise: to every real network, to practice where there is none."""
        networks = self.networks()
        return [account for account in networks if not about(account.service).practice] or networks

    def fates(self, post: str = "") -> dict[str, dict[str, Fate]]:
        return fates(self._rooms.store, post)

    def check(self, post: Post, accounts: Iterable[Account]) -> list[Problem]:
        """What the networks would refuse; the field of each problem begins with the account's id."""
        return [
            Problem(f"{account.id}: {found.field}", found.message, found.remedy)
            for account in accounts
            for found in self.service(account).check(self._rooms.posts.message(post, account.id))
        ]

    def schedule(self, post: Post, accounts: Sequence[Account], due: datetime | None) -> Post:
        """As in `Posts`, but only where no network would refuse it."""
        if not accounts:
            nowhere = Problem("accounts", _("No network is ticked."), _("Tick where the post is to go."))
            raise BadInputError(_("This post cannot go out as it is."), [nowhere])
        if found := self.check(post, accounts):
            raise BadInputError(_("This post cannot go out as it is."), found, safe=_("Nothing was put in the outbox."))
        return self._rooms.posts.schedule(post, [account.id for account in accounts], due)

    def accept(self, ideas: Sequence[Post], accounts: Sequence[Account]) -> Accepted:
        """Plan each for its proposed time, in one step of undo. What cannot go as it is stays an idea, with its
        reason."""
        fitting: list[Post] = []
        left: list[tuple[Post, Problem]] = []
        for idea in ideas:
            problem = self._against(idea, accounts)
            if problem is None:
                fitting.append(idea)
            else:
                left.append((idea, problem))
        planned = self._rooms.posts.accept(fitting, [account.id for account in accounts]) if fitting else []
        return Accepted(posts=tuple(planned), left=tuple(left))

    def calendar(self) -> Calendar:
        """Takes a moment: the public holidays are looked up."""
        from core.drafting.calendar import hours_on
        from core.drafting.open_days import open_days
        from core.trades.trades import trade

        profile, today = self._rooms.profiles.read(), self.now().date()
        days = open_days(profile, today, today + timedelta(AHEAD))
        try:
            kind = trade(profile.trade) if profile.trade else None
        except NotFoundError:
            kind = None
        week = [today + timedelta(ahead - today.weekday()) for ahead in range(7)]
        hours = [hours_on(day, kind, profile) if kind else USUAL_HOURS for day in week]
        all_days = (today + timedelta(ahead) for ahead in range(AHEAD))
        return Calendar(
            hours=tuple(tuple(map(time.fromisoformat, each)) for each in hours),
            closed=frozenset(day for day in all_days if day not in days),
        )

    def _against(self, idea: Post, accounts: Sequence[Account]) -> Problem | None:
        if idea.due is None or idea.due < self.now():
            return Problem("due", _("This time is past."), _("Choose a later one, or send it at once."))
        return next(iter(self.check(idea, accounts)), None)


def leaves_by_itself(account: Account, due: datetime | None, now: datetime) -> bool:
    """Does the service keep the post until its time, so that it appears although this computer is off?"""
    known = about(account.service)
    if due is None or Can.SCHEDULE not in known.can or known.limits.schedule_ahead is None:
        return False
    shortest, longest = known.limits.schedule_ahead
    return shortest <= due - now <= longest
