from datetime import datetime, timedelta

import pytest

from core.drafting.model import Suggestion
from core.errors import BadInputError, DevantureError
from core.posts.model import Picture, PostState
from core.posts.posts import Draft, Posts
from core.posts.times import to_utc
from core.store.history import History
from core.sync.ledger import State, message_from
from core.sync.outbox import Outbox

NINE = datetime(2026, 12, 1, 9, 0)


@pytest.fixture
def outbox(store):
    return Outbox(store)


@pytest.fixture
def posts(store, outbox):
    return Posts(store, outbox, lambda: "Europe/Paris")


def suggestion(key, text="Galettes !"):
    return Suggestion(idea=key, text=text, language="fr", due=NINE)


def waiting(outbox):
    return outbox.entries(State.WAITING)


def test_scheduling_twice_sends_once(posts, outbox):
    post = posts.write(Draft(text="Bonjour"))
    posts.schedule(post, ["a"], NINE)
    posts.schedule(posts.get(post.id), ["a"], NINE)
    assert len(outbox.entries()) == 1


def test_nine_on_the_wall_is_eight_in_utc_in_winter_and_seven_in_summer(posts, outbox):
    posts.schedule(posts.write(Draft(text="x")), ["a"], NINE)
    assert outbox.entries()[0].due.hour == 8
    assert to_utc(datetime(2027, 7, 1, 9), "Europe/Paris").hour == 7


def test_a_time_that_the_clocks_skip_is_the_one_an_hour_on():
    assert to_utc(datetime(2027, 3, 28, 2, 30), "Europe/Paris") == to_utc(datetime(2027, 3, 28, 3, 30), "Europe/Paris")


def test_an_edit_goes_with_what_still_waits(posts, outbox):
    post = posts.schedule(posts.write(Draft(text="Bonjour")), ["a", "b"], NINE)
    posts.change(post, "Bonsoir")
    assert [message_from(entry.content).text for entry in waiting(outbox)] == ["Bonsoir", "Bonsoir"]
    assert len(outbox.entries(State.CANCELLED)) == 2


def test_what_has_left_stays_as_it_left(posts, outbox, store):
    post = posts.schedule(posts.write(Draft(text="Bonjour")), ["a", "b"], NINE)
    sent = outbox.of(f"post:{post.id}", "a")[0]
    with store.transaction("sent", undoable=False):
        store.update("deliveries", sent.id, {"state": "sent"})
    posts.change(posts.get(post.id), "Bonsoir")
    assert [entry.account for entry in waiting(outbox)] == ["b"]
    assert outbox.get(sent.id).state is State.SENT
    with pytest.raises(DevantureError, match="already left"):
        posts.adapt(posts.get(post.id), "a", "Autre")


def test_another_time_moves_the_delivery(posts, outbox):
    post = posts.schedule(posts.write(Draft(text="Bonjour")), ["a"], NINE)
    posts.schedule(post, ["a"], NINE + timedelta(days=1))
    (entry,) = waiting(outbox)
    assert entry.wall == "2026-12-02T09:00:00"


def test_each_network_may_have_its_own_text(posts, outbox):
    post = posts.schedule(posts.write(Draft(text="Long")), ["a", "b"], NINE)
    posts.adapt(post, "b", "Court")
    assert {entry.account: message_from(entry.content).text for entry in waiting(outbox)} == {"a": "Long", "b": "Court"}


def test_pictures_are_frozen_with_their_alternative_text(posts, outbox, store):
    with store.transaction("photo"):
        row = {"id": "m", "hash": "abc", "mime": "image/jpeg", "width": 4, "height": 3, "alt": "Du pain"}
        store.insert("media", row)
    post = posts.write(Draft(text="x", pictures=[Picture(media="m"), Picture(media="m", alt="Un four")]))
    posts.schedule(post, ["a"])
    pictures = message_from(outbox.entries()[0].content).pictures
    assert [picture.alt for picture in pictures] == ["Du pain", "Un four"]
    assert pictures[0].hash == "abc"


def test_an_empty_post_is_not_scheduled(posts, outbox):
    with pytest.raises(BadInputError) as refused:
        posts.schedule(posts.write(Draft(text="  ")), ["a"])
    assert [problem.field for problem in refused.value.problems] == ["text"]
    assert outbox.entries() == []


def test_ideas_are_suggested_once_even_when_discarded(posts):
    assert posts.adopt([suggestion("a"), suggestion("b")]) == 2
    posts.discard(next(post for post in posts.all(PostState.IDEA) if post.idea == "a"))
    assert posts.adopt([suggestion("a"), suggestion("b"), suggestion("c")]) == 1
    assert {post.idea for post in posts.all()} == {"b", "c"}


def test_undoing_a_schedule_takes_the_delivery_back(posts, outbox, store):
    post = posts.write(Draft(text="x"))
    posts.schedule(post, ["a"], NINE)
    History(store, outbox.guard).undo()
    assert outbox.entries() == []
    assert posts.get(post.id).state is PostState.DRAFT


def test_off_the_schedule_nothing_leaves(posts, outbox):
    post = posts.schedule(posts.write(Draft(text="x")), ["a"], NINE)
    posts.unschedule(post)
    assert waiting(outbox) == []


def test_an_edit_far_ahead_calls_back_what_the_network_keeps(posts, outbox, store):
    post = posts.schedule(posts.write(Draft(text="x")), ["a"], NINE)
    handed = outbox.entries()[0]
    with store.transaction("handed over", undoable=False):
        store.update("deliveries", handed.id, {"state": "handed"})
    posts.change(posts.get(post.id), "y")
    assert outbox.get(handed.id).state is State.RECALLING
    assert [message_from(entry.content).text for entry in waiting(outbox)] == ["y"]
