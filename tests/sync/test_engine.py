from datetime import timedelta

import pytest

from core.errors import DevantureError
from core.services.outcome import CannotTellError, NotNowError, RefusedError, SignInError
from core.store.history import History
from core.sync.ledger import State
from tests.fakes import MONDAY


def states(outbox):
    return [entry.state for entry in outbox.entries()]


def test_what_waits_is_sent_and_its_receipt_kept(engine, outbox, network, put):
    put("v1:1")
    assert engine.run() is None
    (entry,) = outbox.entries()
    assert entry.state is State.SENT
    assert entry.receipt.address == "fake:v1:1"
    assert list(network.posts) == ["v1:1"]


def test_a_second_run_sends_nothing(engine, network, put):
    put("v1:1")
    engine.run()
    engine.run()
    assert network.sends == 1


def test_the_same_key_put_in_twice_is_one_delivery(engine, outbox, network, put):
    put("v1:1")
    engine.run()
    put("v1:1")
    engine.run()
    assert states(outbox) == [State.SENT]
    assert network.sends == 1


def test_without_a_line_it_waits_and_goes_when_the_line_is_back(engine, outbox, network, put, clock):
    network.offline = True
    put("v1:1")
    wake = engine.run()
    assert states(outbox) == [State.WAITING]
    assert wake is None or wake <= clock.now() + timedelta(seconds=45)
    network.offline = False
    clock.pass_by(seconds=46)
    engine.run()
    assert states(outbox) == [State.SENT]


def test_a_lost_answer_is_looked_up_before_anything_else(engine, outbox, network, put, clock):
    network.script = ["lose"]
    put("v1:1")
    engine.run()
    assert states(outbox) == [State.UNKNOWN]
    engine.run()
    assert network.finds == 0, "not before the settle time"
    clock.pass_by(minutes=1)
    engine.run()
    assert states(outbox) == [State.SENT]
    assert (network.sends, network.finds) == (1, 1)


def test_what_is_proven_absent_goes_again(engine, outbox, network, put, clock):
    network.script = ["drop"]
    put("v1:1")
    engine.run()
    clock.pass_by(minutes=1)
    engine.run()
    assert states(outbox) == [State.SENT]
    assert (network.sends, network.finds) == (2, 1)


def test_what_was_being_sent_at_a_crash_is_unknown_at_the_next_start(store, new_engine, outbox, put):
    entry = put("v1:1")
    with store.transaction("crash", undoable=False):
        store.update("deliveries", entry.id, {"state": "sending", "first_attempt": MONDAY.isoformat()})
    new_engine().recover()
    assert states(outbox) == [State.UNKNOWN]


def test_a_defect_in_a_service_leaves_a_doubt_not_a_repeat(engine, outbox, network, put):
    network.script = [ZeroDivisionError("a bug")]
    put("v1:1")
    engine.run()
    assert states(outbox) == [State.UNKNOWN]
    assert network.sends == 1


def test_where_nothing_can_be_proven_a_person_is_asked(engine, outbox, network, put, clock):
    network.findable, network.script = False, ["lose"]
    put("v1:1")
    engine.run()
    clock.pass_by(minutes=2)
    engine.run()
    (entry,) = outbox.entries()
    assert entry.state is State.ASK
    assert outbox.arrived(entry.id).state is State.SENT


def test_a_look_without_proof_asks_the_person(engine, outbox, network, put, clock, monkeypatch):
    network.script = ["lose"]
    put("v1:1")
    engine.run()
    clock.pass_by(minutes=1)

    def no_proof(*_):
        raise CannotTellError("Too many posts since.")

    monkeypatch.setattr("tests.fakes.FakeService.find", no_proof)
    engine.run()
    assert states(outbox) == [State.ASK]


def test_a_refusal_is_final_and_says_why(engine, outbox, network, put):
    network.script = [RefusedError("The text is too long.", remedy="Shorten it.")]
    put("v1:1")
    assert engine.run() is None
    (entry,) = outbox.entries()
    assert entry.state is State.REFUSED
    assert entry.reason == "The text is too long. Shorten it."
    assert network.sends == 1


def test_retry_after_is_obeyed(engine, outbox, network, put, clock):
    network.script = [NotNowError("Too many requests.", retry_after=timedelta(minutes=40))]
    put("v1:1")
    assert engine.run() == clock.now() + timedelta(minutes=40)
    clock.pass_by(minutes=39)
    engine.run()
    assert network.sends == 1
    clock.pass_by(minutes=1)
    engine.run()
    assert states(outbox) == [State.SENT]


def test_a_closed_lane_stays_closed_after_a_restart(new_engine, network, put):
    network.script = [NotNowError("Too many requests.", retry_after=timedelta(hours=1))]
    put("v1:1")
    new_engine().run()
    new_engine().run()
    assert network.sends == 1


def test_a_refused_log_in_pauses_the_account_until_it_is_mended(engine, outbox, accounts, account, network, put, clock):
    network.script = [SignInError("The password is wrong.")]
    put("v1:1")
    put("v2:1")
    engine.run()
    clock.pass_by(hours=1)
    engine.run()
    assert network.sends == 1
    assert accounts.paused() == {account.id: "The password is wrong."}
    accounts.change(account, {})
    engine.run()
    assert states(outbox) == [State.SENT, State.SENT]


def test_one_account_never_holds_up_another(engine, outbox, accounts, network, put, store):
    network.script = [NotNowError("Down.", retry_after=timedelta(hours=1))]
    put("v1:1")
    engine.run()
    other = accounts.add("other", "fake", {})
    with store.transaction("Post scheduled"):
        outbox.add(key="v9:1", account=other.id, subject="post:v9", title="t", content=outbox.entries()[0].content)
    engine.run()
    assert [entry.state for entry in outbox.of("post:v9")] == [State.SENT]


def test_a_scheduled_post_leaves_at_its_time_not_before(engine, outbox, network, put, clock):
    put("v1:1", due=MONDAY + timedelta(hours=2), zone="Europe/Paris")
    assert engine.run() == MONDAY + timedelta(hours=2)
    assert network.sends == 0
    clock.pass_by(hours=2)
    engine.run()
    assert states(outbox) == [State.SENT]


def test_fridays_lunch_offer_does_not_go_out_on_saturday(engine, outbox, network, put, clock):
    put("v1:1", due=MONDAY + timedelta(hours=2), zone="Europe/Paris")
    clock.pass_by(hours=23)
    engine.run()
    assert states(outbox) == [State.MISSED]
    assert network.sends == 0


def test_a_missed_post_goes_when_the_person_says_so(engine, outbox, put, clock):
    put("v1:1", due=MONDAY + timedelta(hours=2), zone="Europe/Paris")
    clock.pass_by(hours=23)
    engine.run()
    outbox.resend(outbox.entries()[0].id)
    engine.run()
    assert states(outbox) == [State.SENT]


def test_a_service_that_schedules_is_handed_the_post_early(engine, outbox, network, put, clock):
    network.scheduled_ahead = (timedelta(minutes=5), timedelta(days=30))
    network.published = lambda _delivery: False
    put("v1:1", due=MONDAY + timedelta(hours=5), zone="Europe/Paris")
    engine.run()
    assert states(outbox) == [State.HANDED]
    network.published = lambda _delivery: True
    clock.pass_by(hours=5, minutes=11)
    engine.run()
    assert states(outbox) == [State.SENT]
    assert network.sends == 1


def test_a_handed_over_post_is_called_back_there(engine, outbox, network, put):
    network.scheduled_ahead = (timedelta(minutes=5), timedelta(days=30))
    network.published = lambda _delivery: False
    put("v1:1", due=MONDAY + timedelta(hours=5), zone="Europe/Paris")
    engine.run()
    outbox.cancel(outbox.entries()[0].id)
    network.offline = True
    engine.run()
    assert states(outbox) == [State.RECALLING]
    network.offline = False
    engine._clock.pass_by(minutes=1)
    engine.run()
    assert states(outbox) == [State.CANCELLED]
    assert network.posts == {}


def test_a_new_revision_cancels_what_still_waits(outbox, engine, network, put):
    put("v1:1")
    put("v1:2")
    engine.run()
    assert list(network.posts) == ["v1:2"]
    assert sorted(states(outbox)) == [State.CANCELLED, State.SENT]


def test_a_site_in_doubt_gives_way_to_the_newer_one(outbox, engine, network, put, clock):
    network.script = ["drop"]
    put("site:a", subject="site")
    engine.run()
    put("site:b", subject="site")
    engine.run()
    assert network.posts == {}, "the older one is looked for first"
    clock.pass_by(minutes=1)
    engine.run()
    assert list(network.posts) == ["site:b"]


def test_what_has_left_cannot_be_undone(store, engine, outbox, put):
    put("v1:1")
    engine.run()
    with pytest.raises(DevantureError, match="already left"):
        History(store, outbox.guard).undo()
    assert states(outbox) == [State.SENT]


def test_what_still_waits_can_be_undone_and_redone(store, outbox, put):
    put("v1:1")
    history = History(store, outbox.guard)
    history.undo()
    assert outbox.entries() == []
    history.redo()
    assert states(outbox) == [State.WAITING]


def test_another_computers_deliveries_are_left_to_it_until_taken_over(store, engine, outbox, network, put):
    entry = put("v1:1")
    network.posts["v1:1"] = None  # the other one has sent it meanwhile
    with store.transaction("from elsewhere", undoable=False):
        store.update("deliveries", entry.id, {"executor": "other-device"})
    engine.run()
    assert network.sends == 0
    assert outbox.take_over() == 1
    engine.run()
    assert (network.sends, network.finds) == (0, 1)
    assert states(outbox) == [State.SENT]


def test_a_jumped_clock_does_not_keep_a_lane_closed(engine, outbox, network, put, clock):
    clock.jump(days=30)
    network.script = [NotNowError("Down.", retry_after=timedelta(minutes=1))]
    put("v1:1")
    engine.run()
    clock.jump(days=-30)
    engine._record.forget_waits()
    engine.run()
    assert states(outbox) == [State.SENT]


def test_a_network_that_is_late_with_a_handed_over_post_is_looked_at_again(engine, outbox, network, put, clock):
    network.scheduled_ahead = (timedelta(minutes=5), timedelta(days=30))
    network.published = lambda _delivery: False
    put("v1:1", due=MONDAY + timedelta(hours=5), zone="Europe/Paris")
    engine.run()
    clock.pass_by(hours=5, minutes=11)
    engine.run()
    assert states(outbox) == [State.HANDED]
    network.published = lambda _delivery: True
    clock.pass_by(minutes=11)
    engine.run()
    assert states(outbox) == [State.SENT]
    assert network.sends == 1
