"""Planning: where posts may go, when it is a good time, what speaks against it."""

from datetime import UTC, datetime, timedelta

import pytest

from core.business import Business
from core.errors import BadInputError
from core.house import House
from core.planning import Calendar, leaves_by_itself
from core.posts.model import PostState
from core.posts.posts import Draft
from core.sync.ledger import State

MONDAY = datetime(2026, 11, 23, 9, 0)  # on the shop's wall, where the clock stands
NINE = datetime(2026, 12, 1, 9, 0)


@pytest.fixture
def business(tmp_path, clock, secrets):
    made = Business.new(tmp_path / "shop", House(tmp_path / "home", clock, lambda _named: secrets))
    yield made
    made.close()


@pytest.fixture
def bluesky(business):
    return business.accounts.add("Bluesky", "bluesky", {"handle": "aufour.bsky.social"})


@pytest.fixture
def mastodon(business):
    return business.accounts.add("Mastodon", "mastodon", {"server": "mastodon.social"})


def test_practice_is_usual_only_while_it_is_alone(business):
    assert [account.service for account in business.planning.usual()] == ["practice"]
    business.accounts.add("Bluesky", "bluesky", {"handle": "a.bsky.social"})
    assert [account.service for account in business.planning.usual()] == ["bluesky"]
    assert len(business.planning.networks()) == 2


def test_what_a_network_would_refuse_is_not_planned(business, bluesky):
    post = business.posts.write(Draft(text="x" * 301))
    with pytest.raises(BadInputError) as refused:
        business.planning.schedule(post, [bluesky], NINE)
    assert [problem.field for problem in refused.value.problems] == [f"{bluesky.id}: text"]
    assert business.posts.get(post.id).state is PostState.DRAFT
    assert business.outbox.entries() == []


def test_nowhere_is_no_place_to_go(business):
    with pytest.raises(BadInputError) as refused:
        business.planning.schedule(business.posts.write(Draft(text="x")), [], NINE)
    assert [problem.field for problem in refused.value.problems] == ["accounts"]


def test_ideas_that_cannot_go_stay_with_their_reason(business, bluesky):
    texts = (("court", NINE), ("x" * 301, NINE), ("passé", MONDAY - timedelta(hours=1)), ("sans date", None))
    ideas = [business.posts.write(Draft(text=text, due=due, state=PostState.IDEA)) for text, due in texts]
    accepted = business.planning.accept(ideas, [bluesky])
    assert [post.text for post in accepted.posts] == ["court"]
    assert [problem.message for _post, problem in accepted.left] == [
        "1 character too many.", "This time is past.", "This time is past."]  # fmt: skip
    assert len(business.outbox.entries(State.WAITING)) == 1


def test_nothing_accepted_is_no_step_of_undo(business, bluesky):
    idea = business.posts.write(Draft(text="x", state=PostState.IDEA))
    before = business.history.to_undo()
    business.planning.accept([idea], [bluesky])
    assert business.history.to_undo() == before


def test_good_times_are_on_open_days_and_a_little_ahead(business):
    business.profiles.change(trade="bakery")
    calendar = business.planning.calendar()
    found = calendar.good_times(MONDAY, 8)
    assert found == sorted(found)
    assert all(each >= MONDAY + timedelta(minutes=15) for each in found)
    assert all(each.date() not in calendar.closed for each in found)
    assert len({each.date() for each in found}) == 8
    assert all(each.weekday() < 6 for each in found)


def test_without_a_trade_there_are_usual_hours(business):
    calendar = business.planning.calendar()
    assert [hour.hour for hour in calendar.hours[0]] == [9, 12, 17]


def test_always_closed_means_no_good_time():
    assert Calendar(hours=((),) * 7, closed=frozenset()).good_times(MONDAY) == []


def test_only_what_the_service_can_keep_leaves_by_itself(bluesky, mastodon):
    assert leaves_by_itself(mastodon, NINE, MONDAY)
    assert not leaves_by_itself(bluesky, NINE, MONDAY)
    assert not leaves_by_itself(mastodon, None, MONDAY)
    assert not leaves_by_itself(mastodon, MONDAY + timedelta(minutes=5), MONDAY)
    assert not leaves_by_itself(mastodon, MONDAY + timedelta(days=400), MONDAY)


def test_the_wall_shows_the_shops_time(business, clock):
    assert business.planning.now() == MONDAY
    assert business.planning.wall(datetime(2026, 7, 1, 8, tzinfo=UTC)) == datetime(2026, 7, 1, 10)
