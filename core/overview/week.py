"""The posts of the coming seven days, each with how far it is."""

from datetime import date, datetime, timedelta
from typing import Any

from core.overview.model import Day, Stage, WeekPost
from core.store.store import Store

DAYS = 7
A_DAY = 4
LETTERS = 120

POSTS = """
SELECT id, substr(text, 1, ?) AS text, due, state FROM posts
WHERE state IN ('idea', 'draft', 'scheduled') AND due >= ? AND due < ? ORDER BY due, created, id
"""

OUTCOMES = """
SELECT subject, sum(state = 'sent') AS sent, sum(state IN ('ask', 'refused', 'missed')) AS trouble,
  sum(state IN ('waiting', 'sending', 'unknown', 'handed')) AS open
FROM deliveries WHERE subject IN (SELECT 'post:' || id FROM posts WHERE state = 'scheduled' AND due >= ? AND due < ?)
GROUP BY subject
"""


def week(store: Store, today: date) -> tuple[Day, ...]:
    first, last = today.isoformat(), (today + timedelta(DAYS)).isoformat()
    outcomes = {row["subject"]: row for row in store.query(OUTCOMES, [first, last])}
    days: dict[date, list[WeekPost]] = {today + timedelta(n): [] for n in range(DAYS)}
    for row in store.query(POSTS, [LETTERS, first, last]):
        post = _post(row, outcomes.get(f"post:{row['id']}"))
        if post.at.date() in days:
            days[post.at.date()].append(post)
    return tuple(Day(day, tuple(posts[:A_DAY]), max(0, len(posts) - A_DAY)) for day, posts in days.items())


def _post(row: dict[str, Any], outcome: dict[str, Any] | None) -> WeekPost:
    stage = Stage(row["state"])
    if stage is Stage.SCHEDULED:
        stage = _planned(outcome)
    at = datetime.fromisoformat(row["due"])
    return WeekPost(id=row["id"], text=" ".join((row["text"] or "").split()), at=at, stage=stage)


def _planned(outcome: dict[str, Any] | None) -> Stage:
    """By its deliveries: where all of them are cancelled or taken back, nothing of it goes out any more."""
    if outcome is None:
        return Stage.CANCELLED
    if outcome["trouble"]:
        return Stage.TROUBLE
    if outcome["open"]:
        return Stage.SCHEDULED
    return Stage.SENT if outcome["sent"] else Stage.CANCELLED
