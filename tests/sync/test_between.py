"""What happens when people act while something is on its way, taken back, or no longer there."""

from datetime import timedelta
from threading import Event, Thread

import pytest

from core.errors import DevantureError, NotFoundError
from core.posts.posts import Draft, Posts
from core.services.outcome import NotNowError, RefusedError
from core.store.opening import open_store
from core.sync.engine import Engine, World
from core.sync.ledger import State, message_from
from core.sync.plan import next_task
from tests.fakes import MONDAY


def states(outbox):
    return sorted(entry.state for entry in outbox.entries())


@pytest.fixture
def posts(store, outbox):
    return Posts(store, outbox, lambda: "Europe/Paris")


def test_a_claim_on_what_somebody_changed_meanwhile_is_given_up(store, accounts, network, outbox, put, engine):
    old = put("v1:1")
    with store.transaction("an edit in between"):
        store.update("deliveries", old.id, {"content": old.content.replace("v1:1", "newer")})
    task = next_task([old], network.about(), store.clock.now())
    assert engine._record.begun(task) is None
    assert states(outbox) == [State.WAITING]


def test_a_post_discarded_while_in_doubt_goes_no_more(engine, outbox, network, posts, account, clock):
    network.script = ["drop"]
    post = posts.schedule(posts.write(Draft(text="x")), [account.id])
    engine.run()
    posts.discard(post)
    clock.pass_by(minutes=2)
    engine.run()
    assert states(outbox) == [State.MISSED]
    assert network.posts == {}


def test_a_post_in_doubt_is_not_changed_under_the_hands_of_the_network(engine, network, posts, account):
    network.script = ["drop"]
    post = posts.schedule(posts.write(Draft(text="x")), [account.id])
    engine.run()
    with pytest.raises(DevantureError, match="not certain"):
        posts.change(posts.get(post.id), "y")


def test_called_back_and_wanted_again_it_goes_out(engine, outbox, network, posts, account, clock):
    network.scheduled_ahead = (timedelta(minutes=5), timedelta(days=30))
    network.published = lambda _delivery: False
    due = (MONDAY + timedelta(hours=6)).replace(tzinfo=None)
    post = posts.schedule(posts.write(Draft(text="x")), [account.id], due)
    engine.run()
    posts.unschedule(posts.get(post.id))
    posts.schedule(posts.get(post.id), [account.id], due)
    engine.run()
    assert states(outbox) == [State.CANCELLED, State.HANDED]
    assert len(network.posts) == 1


def test_content_that_is_gone_ends_in_words_and_blocks_nothing(store, accounts, network, put, outbox, clock):
    def gone(_entry):
        raise NotFoundError("gone")

    put("site:a", subject="site")
    Engine(store, accounts, World(about=network.about, open_service=network.open, content=gone)).run()
    (entry,) = outbox.entries()
    assert entry.state is State.REFUSED
    assert "no longer kept" in entry.reason


def test_what_is_in_doubt_for_ever_can_be_given_up(engine, outbox, network, put):
    network.script = ["drop"]
    put("v1:1")
    engine.run()
    assert outbox.cancel(outbox.entries()[0].id).state is State.CANCELLED


def test_work_that_comes_while_a_lane_is_busy_does_not_wait_for_it(
    store, accounts, network, put, outbox, folder, clock
):
    """The first account's call lasts until the second account's post is out."""
    other = accounts.add("other", "fake", {})
    first_is_in, second_is_out = Event(), Event()

    class Slow:
        def __init__(self, service, name):
            self.service, self.name = service, name

        def send(self, delivery):
            if self.name == "shop":
                first_is_in.set()
                assert second_is_out.wait(20)
            receipt = self.service.send(delivery)
            if self.name == "other":
                second_is_out.set()
            return receipt

    put("v1:1")

    def work():
        own = open_store(folder, clock, "this-machine")
        world = World(
            about=network.about, open_service=lambda a, s: Slow(network.open(a, s), a.name),
            content=lambda entry: message_from(entry.content),
        )  # fmt: skip
        Engine(own, type(accounts)(own, accounts._secrets), world).run()
        own.close()

    thread = Thread(target=work)
    thread.start()
    assert first_is_in.wait(20)
    with store.transaction("Post scheduled"):
        outbox.add(key="v2:1", account=other.id, subject="post:v2", title="t", content=outbox.entries()[0].content)
    thread.join(30)
    assert states(outbox) == [State.SENT, State.SENT]


def test_a_wait_worked_out_by_a_wrong_clock_does_not_count(engine, outbox, network, put, clock):
    clock.jump(days=1500)
    network.script = [NotNowError("Down.", retry_after=timedelta(minutes=5))]
    put("v1:1")
    engine.run()
    clock.jump(days=-1500)
    engine.run()
    assert states(outbox) == [State.SENT]


def test_resending_what_waits_for_friday_does_not_let_it_out_on_saturday(outbox, put, engine, clock, network):
    entry = put("v1:1", due=MONDAY + timedelta(hours=2), zone="Europe/Paris")
    outbox.resend(entry.id)
    clock.pass_by(hours=24)
    engine.run()
    assert states(outbox) == [State.MISSED]


def test_an_account_that_keeps_something_of_ours_is_not_removed(outbox, put, engine, network, accounts, account):
    network.scheduled_ahead = (timedelta(minutes=5), timedelta(days=30))
    network.published = lambda _delivery: False
    put("v1:1", due=MONDAY + timedelta(hours=5), zone="Europe/Paris")
    engine.run()
    with pytest.raises(DevantureError, match="still keeps"):
        accounts.remove(account)


def test_a_watcher_outlives_a_database_held_by_somebody_else(folder, store, accounts, network, put, outbox, clock):
    """The fault of a lock held for long is waited out, not died of."""
    own = open_store(folder, clock, "this-machine")
    world = World(about=network.about, open_service=network.open, content=lambda entry: message_from(entry.content))
    engine, troubled = Engine(own, type(accounts)(own, accounts._secrets), world), []
    own.connection.execute("PRAGMA busy_timeout = 1")
    put("v1:1")
    store.connection.execute("BEGIN IMMEDIATE")

    class Impatient(Event):
        def wait(self, timeout=None):
            if not troubled:
                troubled.append(timeout)
                store.connection.execute("ROLLBACK")
                return False
            return super().wait(0) or bool(network.posts)

        def is_set(self):
            return bool(network.posts) or super().is_set()

    engine.watch(Impatient())
    assert troubled
    assert states(outbox) == [State.SENT]
    own.close()


def test_what_was_refused_needs_nobody_any_more_once_its_newer_form_is_on_its_way(
    engine, outbox, network, posts, account
):
    network.script = [RefusedError("Too bold.")]
    post = posts.schedule(posts.write(Draft(text="too bold")), [account.id])
    engine.run()
    assert states(outbox) == [State.REFUSED]
    posts.change(posts.get(post.id), "as it should be")
    assert states(outbox) == [State.CANCELLED, State.WAITING]
    engine.run()
    assert states(outbox) == [State.CANCELLED, State.SENT]
