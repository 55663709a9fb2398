"""What a window asks of the posts' room: photos, networks and time changed by a verb each, ideas taken together."""

from datetime import datetime, timedelta

import pytest

from core.drafting.model import Suggestion
from core.errors import BadInputError, DevantureError
from core.posts.model import Picture, PostState
from core.posts.posts import Draft, Posts
from core.store.history import History
from core.sync.fate import fates
from core.sync.ledger import State, message_from
from core.sync.outbox import Outbox

NINE = datetime(2026, 12, 1, 9, 0)
PAST = datetime(2026, 11, 1, 9, 0)


@pytest.fixture
def outbox(store):
    return Outbox(store)


@pytest.fixture
def posts(store, outbox):
    return Posts(store, outbox, lambda: "Europe/Paris")


@pytest.fixture
def planned(posts):
    return posts.schedule(posts.write(Draft(text="Bonjour")), ["a", "b"], NINE)


def waiting(outbox):
    return {entry.account: message_from(entry.content).text for entry in outbox.entries(State.WAITING)}


def set_state(store, entry, state):
    with store.transaction("engine", undoable=False):
        store.update("deliveries", entry.id, {"state": str(state)})


def medium(store, *ids):
    with store.transaction("photos"):
        for id_ in ids:
            row = {"id": id_, "hash": id_ * 3, "mime": "image/jpeg", "width": 4, "height": 3, "alt": ""}
            store.insert("media", row)


def test_photos_keep_their_rows_when_others_come_and_the_order_changes(posts, store):
    post = posts.write(Draft(text="x", pictures=[Picture(media="m"), Picture(media="n", alt="N")]))
    before = {row["media"]: row["id"] for row in store.rows("pictures")}
    changed = posts.set_pictures(post, [Picture(media="n", alt="N"), Picture(media="o"), Picture(media="m", alt="M")])
    assert [(each.media, each.alt) for each in changed.pictures] == [("n", "N"), ("o", ""), ("m", "M")]
    after = {row["media"]: row["id"] for row in store.rows("pictures")}
    assert {media: after[media] for media in before} == before
    assert posts.set_pictures(changed, []).pictures == ()


def test_other_photos_of_a_planned_post_go_with_it(posts, outbox, store, planned):
    medium(store, "m")
    posts.set_pictures(planned, [Picture(media="m", alt="Du pain")])
    alts = [message_from(entry.content).pictures[0].alt for entry in outbox.entries(State.WAITING)]
    assert alts == ["Du pain", "Du pain"]


def test_typing_on_takes_over_what_nobody_has_tried_to_send(posts, outbox, planned):
    posts.change(planned, "Bonjour à")
    for text in ("Bonjour à t", "Bonjour à tous"):
        posts.change(posts.get(planned.id), text, typing=True)
    assert waiting(outbox) == {"a": "Bonjour à tous", "b": "Bonjour à tous"}
    assert len(outbox.entries()) == 4


def test_typing_on_makes_a_new_delivery_where_one_was_tried(posts, outbox, store, planned):
    (entry,) = outbox.of(f"post:{planned.id}", "a")
    with store.transaction("engine", undoable=False):
        store.update("deliveries", entry.id, {"first_attempt": "2026-11-23T08:00:00+00:00"})
    posts.change(planned, "Bonsoir", typing=True)
    assert outbox.get(entry.id).state is State.CANCELLED
    assert waiting(outbox) == {"a": "Bonsoir", "b": "Bonsoir"}


def test_the_same_text_again_changes_nothing(posts, store, planned):
    before = store.connection.total_changes
    posts.change(planned, "Bonjour")
    assert store.connection.total_changes == before


def test_writing_and_typing_are_one_step_of_undo(posts, store):
    post = posts.write(Draft(text="B"))
    posts.change(post, "Bon", typing=True)
    History(store).undo()
    assert posts.all() == []


def test_what_a_person_took_out_of_the_outbox_does_not_come_back_by_an_edit(posts, outbox, planned):
    (entry,) = outbox.of(f"post:{planned.id}", "a")
    outbox.cancel(entry.id)
    posts.change(planned, "Bonsoir")
    posts.move(posts.get(planned.id), NINE + timedelta(days=1))
    assert waiting(outbox) == {"b": "Bonsoir"}


def test_a_refused_post_goes_again_once_it_was_changed(posts, outbox, store, planned):
    (entry,) = outbox.of(f"post:{planned.id}", "a")
    set_state(store, entry, State.REFUSED)
    posts.change(planned, "Plus court")
    assert waiting(outbox) == {"a": "Plus court", "b": "Plus court"}


def test_networks_of_a_planned_post_come_and_go(posts, outbox, planned):
    changed = posts.choose_accounts(planned, ["b", "c"])
    assert waiting(outbox) == {"b": "Bonjour", "c": "Bonjour"}
    assert sorted(each.account for each in changed.variants) == ["b", "c"]


def test_a_network_it_has_left_for_stays(posts, outbox, store, planned):
    set_state(store, outbox.of(f"post:{planned.id}", "a")[0], State.SENT)
    with pytest.raises(DevantureError, match="already left"):
        posts.choose_accounts(posts.get(planned.id), ["b"])


def test_an_idea_somebody_works_on_is_being_written(posts):
    posts.adopt([Suggestion(idea=key, text="Galettes !", language="fr", due=NINE) for key in "abc"])
    first, second, third = posts.all(PostState.IDEA)
    assert posts.change(first, "Crêpes !").state is PostState.DRAFT
    assert posts.choose_accounts(second, ["a"]).state is PostState.DRAFT
    assert posts.move(third, NINE + timedelta(days=1)).state is PostState.IDEA


def test_ideas_are_accepted_together_and_undone_together(posts, outbox, store):
    posts.adopt([Suggestion(idea=key, text=key, language="fr", due=NINE) for key in "abc"])
    posts.accept(posts.all(PostState.IDEA), ["x"])
    assert len(outbox.entries(State.WAITING)) == 3
    history = History(store, outbox.guard)
    assert history.to_undo().name == "3 ideas accepted"
    history.undo()
    assert len(posts.all(PostState.IDEA)) == 3
    assert outbox.entries() == []


def test_a_past_time_is_refused_with_its_remedy(posts, outbox, planned):
    draft = posts.write(Draft(text="x"))
    for verb in (lambda: posts.schedule(draft, ["a"], PAST), lambda: posts.move(draft, PAST),
                 lambda: posts.move(planned, PAST)):  # fmt: skip
        with pytest.raises(BadInputError) as refused:
            verb()
        assert [(one.field, one.message) for one in refused.value.problems] == [("due", "This time is past.")]
    assert {entry.wall for entry in outbox.entries()} == {NINE.isoformat()}


def test_moving_a_planned_post_hands_it_over_anew(posts, outbox, planned):
    posts.move(planned, NINE + timedelta(days=2))
    assert {entry.wall for entry in outbox.entries(State.WAITING)} == {"2026-12-03T09:00:00"}


def test_what_has_left_everywhere_does_not_move(posts, outbox, store, planned):
    for entry in outbox.entries():
        set_state(store, entry, State.SENT)
    with pytest.raises(DevantureError, match="already left"):
        posts.move(posts.get(planned.id), NINE + timedelta(days=2))


def test_while_it_leaves_nothing_changes(posts, outbox, store, planned):
    set_state(store, outbox.of(f"post:{planned.id}", "a")[0], State.SENDING)
    for verb in (lambda: posts.change(planned, "y"), lambda: posts.set_pictures(planned, []),
                 lambda: posts.schedule(planned, ["c"], NINE), lambda: posts.adapt(planned, "b", "z")):  # fmt: skip
        with pytest.raises(DevantureError, match="leaving at this moment"):
            verb()
    assert posts.get(planned.id).text == "Bonjour"


def test_discarded_ones_come_back_as_what_they_were(posts):
    posts.adopt([Suggestion(idea="a", text="Galettes !", language="fr", due=NINE)])
    (idea,), draft = posts.all(PostState.IDEA), posts.write(Draft(text="x"))
    posts.discard(idea, draft)
    assert posts.all() == []
    assert posts.restore(idea).state is PostState.IDEA
    assert posts.restore(draft).state is PostState.DRAFT


def test_discarding_takes_a_refused_delivery_out_of_the_outbox(posts, outbox, store, planned):
    set_state(store, outbox.of(f"post:{planned.id}", "a")[0], State.REFUSED)
    posts.discard(planned)
    assert {entry.state for entry in outbox.entries()} == {State.CANCELLED}


def test_only_an_empty_draft_is_dropped(posts, planned):
    empty, full = posts.write(Draft(text=" ")), posts.write(Draft(text="x"))
    for post in (empty, full, planned):
        posts.drop_empty(post)
    assert {post.id for post in posts.all()} == {full.id, planned.id}


def test_a_post_that_says_something_to_one_network_alone_is_not_empty(posts):
    post = posts.write(Draft(text="", accounts=["a", "b"]))
    written = posts.adapt(post, "a", "Seulement ici")
    posts.drop_empty(written)
    assert [each.id for each in posts.all()] == [post.id]


def test_of_each_network_the_newest_delivery_is_the_fate_of_a_post(posts, outbox, store, clock, planned):
    clock.pass_by(seconds=5)
    posts.change(planned, "Bonsoir")
    entry = next(each for each in outbox.entries(State.WAITING) if each.account == "a")
    with store.transaction("engine", undoable=False):
        sent = {"state": "sent", "sent_at": "2026-11-23T08:00:00+00:00", "remote_address": "https://example.org/1"}
        store.update("deliveries", entry.id, sent)
    found = fates(store)[planned.id]
    assert (found["a"].state, found["a"].address, found["a"].delivery) == (
        State.SENT, "https://example.org/1", entry.id)  # fmt: skip
    assert found["b"].state is State.WAITING
    assert fates(store, planned.id) == {planned.id: found}
    assert fates(store, "nothing") == {}


def test_a_change_goes_by_how_the_post_stands_now_and_not_by_when_it_was_read(posts, outbox):
    read_before = posts.write(Draft(text="Bonjour", state=PostState.IDEA))
    posts.schedule(posts.get(read_before.id), ["a"], NINE)
    posts.change(read_before, "Bonsoir")
    assert posts.get(read_before.id).state is PostState.SCHEDULED
    assert [message_from(entry.content).text for entry in outbox.entries(State.WAITING)] == ["Bonsoir"]


def test_what_was_taken_off_the_plan_meanwhile_is_not_put_back_by_a_change(posts, outbox):
    read_before = posts.schedule(posts.write(Draft(text="Bonjour")), ["a"], NINE)
    posts.unschedule(posts.get(read_before.id))
    posts.change(read_before, "Bonsoir")
    assert outbox.entries(State.WAITING) == []
