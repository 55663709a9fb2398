"""How a delivery stands, what may be done with it, and the verbs behind those acts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import DevantureError
from core.services.outcome import NotNowError, RefusedError
from core.services.service import Can, Receipt
from core.store.history import History
from core.sync.ledger import State
from core.sync.standing import Act, Around, Lane, Standing, acts, may_appear_twice, standing
from tests.fakes import MONDAY

ARRIVED = Receipt(remote_id="1", address="https://example.org/1", at=MONDAY)


@pytest.fixture
def around(store, network):
    return Around(device=store.device, now=MONDAY, about=network.about())


def test_what_waits_says_for_what(put, around):
    entry = put("v1:1")
    later = replace(entry, due=MONDAY + timedelta(hours=1))
    assert standing(entry, around) is Standing.PREPARED
    assert standing(later, around) is Standing.LATER
    assert standing(entry, replace(around, lane=Lane(account="a", failures=2, offline=True))) is Standing.OFFLINE
    assert standing(entry, replace(around, lane=Lane(account="a", failures=2))) is Standing.RETRY
    failed = replace(around, lane=Lane(account="a", failures=2))
    keeps = replace(around.about, can=around.about.can | {Can.SCHEDULE})
    assert standing(later, failed) is Standing.LATER, "nothing is tried before its time"
    assert standing(later, replace(failed, about=keeps)) is Standing.RETRY, "it would be handed over ahead"
    assert standing(later, replace(around, paused=True)) is Standing.PAUSED
    assert standing(replace(entry, executor="the other one"), around) is Standing.ELSEWHERE


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.WAITING, (Act.SEND_NOW, Act.EDIT, Act.CANCEL)),
        (State.SENDING, ()),
        (State.HANDED, (Act.EDIT, Act.CANCEL)),
        (State.UNKNOWN, (Act.ARRIVED, Act.LOOK, Act.CANCEL)),
        (State.ASK, (Act.ARRIVED, Act.LOOK, Act.RESEND, Act.CANCEL)),
        (State.REFUSED, (Act.RESEND, Act.EDIT, Act.CANCEL)),
        (State.MISSED, (Act.RESEND, Act.EDIT, Act.CANCEL)),
        (State.SENT, (Act.OPEN, Act.REMOVE)),
        (State.RECALLING, ()),
        (State.CANCELLED, (Act.EDIT,)),
    ],
)
def test_only_what_makes_sense_is_offered(put, around, state, expected):
    receipt = ARRIVED if state in (State.SENT, State.CANCELLED) else None
    assert acts(replace(put("v1:1"), state=state, receipt=receipt), around) == expected


def test_a_paused_account_is_signed_in_first(put, around):
    assert acts(put("v1:1"), replace(around, paused=True)) == (Act.SIGN_IN, Act.EDIT, Act.CANCEL)


def test_what_another_computer_sends_can_only_be_taken_over(put, around):
    assert acts(replace(put("v1:1"), executor="the other one"), around) == (Act.TAKE_OVER,)


def test_an_older_form_is_not_sent_again(put, around):
    old = replace(put("v1:1"), state=State.CANCELLED)
    assert Act.RESEND in acts(old, around)
    assert Act.RESEND not in acts(old, replace(around, newer=True))


def test_without_its_account_a_doubt_can_still_be_settled(put, around):
    entry = replace(put("v1:1"), state=State.ASK)
    assert acts(entry, replace(around, about=None)) == (Act.ARRIVED, Act.CANCEL)


def test_what_was_given_up_in_doubt_may_appear_twice(put):
    entry = put("v1:1")
    assert not may_appear_twice(replace(entry, state=State.CANCELLED))
    assert may_appear_twice(replace(entry, state=State.CANCELLED, first_attempt=MONDAY))
    assert may_appear_twice(replace(entry, state=State.ASK))


def test_the_lane_tells_a_missing_line_from_a_tired_service(engine, outbox, network, put, account):
    network.offline = True
    put("v1:1")
    engine.run()
    lane = outbox.lanes()[account.id]
    assert (lane.offline, lane.failures, lane.reason) == (True, 1, "No connection.")
    network.offline, network.script = False, [NotNowError("Too many at once.", retry_after=timedelta(minutes=5))]
    outbox.hurry(account.id)
    engine.run()
    lane = outbox.lanes()[account.id]
    assert (lane.offline, lane.reason) == (False, "Too many at once.")
    assert lane.open_until >= MONDAY + timedelta(minutes=5)


def test_each_attempt_can_be_read_the_newest_first(engine, outbox, network, put, clock):
    network.script = [NotNowError("Down."), RefusedError("Too long.")]
    entry = put("v1:1")
    engine.run()
    clock.pass_by(hours=1)
    engine.run()
    told = [(one.step, one.outcome, one.detail) for one in outbox.attempts(entry.id)]
    assert told == [("send", "refused", "Too long."), ("send", "not now", "Down.")]


def test_a_post_due_later_can_leave_at_once_and_appears_under_todays_date(engine, outbox, network, put):
    entry = put("v1:1", due=MONDAY + timedelta(days=2), zone="Europe/Paris")
    outbox.send_now(entry.id)
    engine.run()
    (sent,) = outbox.entries()
    assert (sent.state, sent.due, sent.wall) == (State.SENT, MONDAY, "2026-11-23T09:00:00")
    assert sent.expires == MONDAY + timedelta(hours=6)


def test_sending_now_opens_the_one_lane_and_no_other(store, outbox, put, account):
    with store.writing():
        for name in (account.id, "other"):
            store.db.table("breakers").insert(
                {"account": name, "failures": 1, "open_until": "2026-11-23T09:00:00+00:00"}
            )
    outbox.send_now(put("v1:1").id)
    assert {name: lane.open_until is None for name, lane in outbox.lanes().items()} == {
        account.id: True,
        "other": False,
    }


def test_what_has_left_cannot_be_sent_before_its_time(engine, outbox, put):
    entry = put("v1:1")
    engine.run()
    with pytest.raises(DevantureError, match="already left"):
        outbox.send_now(entry.id)


def test_what_was_removed_on_purpose_is_not_sent_again_under_its_old_name(engine, outbox, put):
    entry = put("v1:1")
    engine.run()
    outbox.remove(entry.id)
    engine.run()
    with pytest.raises(DevantureError, match="removed from there on purpose"):
        outbox.resend(entry.id)


def test_several_are_cancelled_in_one_step_of_undo(store, outbox, put):
    ids = [put("v1:1").id, put("v2:1").id]
    assert len(outbox.cancel_all(ids)) == 2
    assert {entry.state for entry in outbox.entries()} == {State.CANCELLED}
    History(store, outbox.guard).undo()
    assert {entry.state for entry in outbox.entries()} == {State.WAITING}


def test_cancelling_several_passes_over_what_has_left(engine, outbox, put):
    left = put("v1:1")
    engine.run()
    waits = put("v2:1")
    assert [entry.id for entry in outbox.cancel_all([left.id, waits.id])] == [waits.id]
    assert outbox.get(left.id).state is State.SENT
