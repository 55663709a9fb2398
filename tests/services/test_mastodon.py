"""Mastodon, against a server that holds every request to the published interface."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.services.mastodon import PAGE, PAGES, Mastodon
from core.services.outcome import CannotTellError, DoubtfulError, NotNowError, RefusedError, SignInError
from core.services.service import Account, Message, Receipt, Secret, SentPicture
from tests.fakes import FakeClock
from tests.servers.flaky_proxy import Fault, FlakyProxy
from tests.servers.mastodon_server import MastodonServer
from tests.services.network_contract import (
    NO_PATIENCE,
    Bench,
    FaultContract,
    NetworkContract,
    Patient,
    Wire,
    delivery,
    wired,
)


def _is_commit(method: str, path: str) -> bool:
    return (method, path) == ("POST", "/api/v1/statuses")


@pytest.fixture
def server(clock: FakeClock) -> Iterator[MastodonServer]:
    with MastodonServer(clock) as running:
        yield running
    assert [each for each in running.complaints if "unknown parameter" in each] == []


@pytest.fixture
def wire(tmp_path: Path, clock: FakeClock, server: MastodonServer) -> Iterator[Wire]:
    with wired(tmp_path, clock) as made:
        made.secrets.set("shop/account", Secret.PASSWORD, server.token)
        yield made


@pytest.fixture
def account(server: MastodonServer) -> Account:
    return Account(id="account", business="shop", name="Mastodon", service="mastodon", settings={"server": server.url})


@pytest.fixture
def mastodon(account: Account, wire: Wire) -> Mastodon:
    return Mastodon(account, wire.line)


@pytest.fixture
def bench(wire: Wire, account: Account, server: MastodonServer, clock: FakeClock) -> Iterator[Bench]:
    with FlakyProxy(server.url, only=_is_commit, clock=clock) as proxy:
        wire.session.hurry = NO_PATIENCE
        through = replace(account, settings={"server": proxy.url}, remembered={"id": server.state.account})
        server.left = 10_000
        yield Bench(wire, through, Mastodon, proxy, _is_commit, lambda: server.texts)


@pytest.mark.server
class TestEveryFault(FaultContract):
    pass


@pytest.mark.server
class TestNetwork(NetworkContract):
    pass


def connected(mastodon: Mastodon, account: Account, wire: Wire) -> Mastodon:
    return Mastodon(replace(account, remembered=mastodon.connect().remember), wire.line)


def test_connecting_says_who_we_are_and_how_long_a_post_may_be(mastodon: Mastodon, server: MastodonServer) -> None:
    server.state.max_characters = 5000
    identity = mastodon.connect()
    assert identity.name.startswith("@alice@127.0.0.1")
    assert identity.said == ("A post may have 5000 characters.",)
    assert identity.remember["id"] == server.state.account


def test_the_limits_are_those_that_the_server_told(
    mastodon: Mastodon, account: Account, wire: Wire, server: MastodonServer
) -> None:
    server.state.max_characters, server.state.max_media_attachments = 5000, 8
    server.state.image_size_limit, server.state.description_limit = 1_000_000, 300
    limits = connected(mastodon, account, wire).limits
    assert (limits.text, limits.pictures, limits.picture_bytes, limits.alt_text) == (5000, 8, 1_000_000, 300)


def test_an_older_server_tells_its_limits_at_the_older_address(mastodon: Mastodon, server: MastodonServer) -> None:
    server.old, server.state.max_characters = True, 1234
    assert mastodon.connect().remember["max_characters"] == "1234"


def test_before_connecting_the_usual_limits_hold(mastodon: Mastodon) -> None:
    assert mastodon.limits.text == 500


def test_exactly_as_long_as_the_server_allows_is_taken(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    text = "@bob@mastodon.social https://exemple.fr/une/longue/adresse " + "é" * (500 - 4 - 1 - 23 - 1)
    assert mastodon.check(Message(text=text)) == []
    mastodon.send(delivery("one", text, at=wire.clock.now()))
    assert server.texts == [text]


def test_one_character_more_is_refused_here_as_it_is_there(mastodon: Mastodon, wire: Wire) -> None:
    text = "@bob@mastodon.social https://exemple.fr/une/longue/adresse " + "é" * (500 - 4 - 1 - 23)
    assert [str(each) for each in mastodon.check(Message(text=text))] == [
        "text: 1 character too many. Shorten the text."
    ]
    with pytest.raises(RefusedError, match="character limit of 500 exceeded"):
        mastodon.send(delivery("one", text, at=wire.clock.now()))


def test_pictures_go_with_their_alternative_text_and_in_order(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    pictures = tuple(wire.photo(f"{alt}.jpg", alt=alt) for alt in ("Un éclair", "Deux éclairs"))
    mastodon.send(delivery("one", at=wire.clock.now(), pictures=pictures))
    sent = server.state.statuses[0]
    assert [each["description"] for each in sent["media_attachments"]] == ["Un éclair", "Deux éclairs"]
    assert sent["language"] == "fr"
    assert sent["visibility"] == "public"


def test_a_large_photo_is_made_smaller_than_the_server_allows(
    mastodon: Mastodon, account: Account, wire: Wire, server: MastodonServer
) -> None:
    server.state.image_size_limit = 100_000
    big = wire.photo(size=(4000, 3000))
    connected(mastodon, account, wire).send(delivery("one", at=wire.clock.now(), pictures=(big,)))
    assert all(len(each["data"]) <= 100_000 for each in server.state.media.values())


def test_a_picture_that_is_none_is_refused_by_name(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    (wire.folder / "bad.jpg").write_bytes(b"no picture at all")
    bad = SentPicture(hash="bad.jpg", mime="image/jpeg", alt="?", width=1, height=1)
    with pytest.raises(RefusedError, match="photo"):
        mastodon.send(delivery("one", at=wire.clock.now(), pictures=(bad,)))
    assert server.texts == []


def test_waits_for_a_picture_that_the_server_still_works_on(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    server.state.polls = 3
    wire.stop = Patient(wire.clock)
    Mastodon(mastodon._account, wire.line).send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(),)))
    assert len(server.texts) == 1


def test_a_picture_that_takes_too_long_is_tried_again_later(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    server.state.polls = 1000
    wire.stop = Patient(wire.clock)
    with pytest.raises(NotNowError, match="still working on a photo"):
        Mastodon(mastodon._account, wire.line).send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(),)))
    assert server.texts == []


def test_a_picture_that_the_server_cannot_work_on_is_refused(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    server.state.polls, server.state.breaks_media = 1, True
    wire.stop = Patient(wire.clock)
    with pytest.raises(RefusedError, match="Error processing thumbnail"):
        Mastodon(mastodon._account, wire.line).send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(),)))


def test_stops_soon_when_told_to(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    wire.stop.set()
    with pytest.raises(NotNowError):
        mastodon.send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(),)))
    assert server.texts == []


# What the server keeps back


def test_a_post_due_later_is_handed_over_early_and_comes_out_by_itself(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    due = wire.clock.now() + timedelta(days=3)
    wanted = delivery("one", at=wire.clock.now(), due=due, pictures=(wire.photo(),))
    receipt = mastodon.send(wanted)
    assert (receipt.scheduled, receipt.address, server.texts) == (due, "", [])
    assert mastodon.find(wanted) == receipt
    wire.clock.pass_by(days=3, minutes=3)
    published = mastodon.find(wanted)
    assert published is not None
    assert published.scheduled is None
    assert published.address.startswith("https://mastodon.example/@alice/")


def test_a_post_due_soon_is_sent_at_its_time(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    receipt = mastodon.send(delivery("one", at=wire.clock.now(), due=wire.clock.now() + timedelta(minutes=6)))
    assert receipt.scheduled is None
    assert len(server.texts) == 1


def test_a_handed_over_post_is_taken_back_before_its_time(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    receipt = mastodon.send(delivery("one", at=wire.clock.now(), due=wire.clock.now() + timedelta(days=3)))
    mastodon.remove(receipt)
    wire.clock.pass_by(days=4)
    assert server.texts == []


def test_a_handed_over_post_that_is_out_by_now_is_taken_back_too(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    receipt = mastodon.send(delivery("one", at=wire.clock.now(), due=wire.clock.now() + timedelta(days=3)))
    wire.clock.pass_by(days=4)
    mastodon.remove(receipt)
    mastodon.remove(receipt)
    assert server.texts == []


def test_a_lost_answer_to_a_hand_over_makes_one_post_even_when_its_time_is_near_by_then(
    bench: Bench, server: MastodonServer
) -> None:
    """The server forgets what kind of thing a key stands for: the second attempt would no longer be a hand-over."""
    clock = bench.wire.clock
    wanted = delivery("one", at=clock.now(), due=clock.now() + timedelta(minutes=11))
    bench.proxy.plan(Fault.DROP_AFTER)
    with pytest.raises(DoubtfulError):
        bench.service.send(wanted)
    clock.pass_by(minutes=4)
    assert bench.service.send(wanted).scheduled == wanted.due
    clock.pass_by(minutes=20)
    assert len(server.texts) == 1


def test_a_hand_over_that_never_arrived_is_sent_at_its_time(bench: Bench, server: MastodonServer) -> None:
    clock = bench.wire.clock
    wanted = delivery("one", at=clock.now(), due=clock.now() + timedelta(minutes=11))
    bench.proxy.plan(Fault.DROP_BEFORE)
    with pytest.raises(DoubtfulError):
        bench.service.send(wanted)
    clock.pass_by(minutes=12)
    assert bench.service.send(wanted).scheduled is None
    assert len(server.texts) == 1


def test_when_the_server_keeps_no_more_for_that_day_the_post_waits_here(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    due = wire.clock.now() + timedelta(hours=2)
    for number in range(25):
        mastodon.send(delivery(f"k{number}", f"Post {number}", at=wire.clock.now(), due=due))
    with pytest.raises(NotNowError, match="cannot keep this post") as told:
        mastodon.send(delivery("one", at=wire.clock.now(), due=due))
    assert told.value.retry_after == timedelta(minutes=15)
    wire.clock.pass_by(hours=1, minutes=55)
    mastodon.send(delivery("one", at=wire.clock.now(), due=due))
    assert len(server.texts) == 1


def test_a_refused_hand_over_that_is_the_posts_own_fault_is_refused(mastodon: Mastodon, wire: Wire) -> None:
    with pytest.raises(RefusedError, match="character limit"):
        mastodon.send(delivery("one", "a" * 501, at=wire.clock.now(), due=wire.clock.now() + timedelta(days=1)))


def test_a_server_that_keeps_nothing_back_publishes_at_once_and_the_receipt_says_so(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    server.state.schedules = False
    receipt = mastodon.send(delivery("one", at=wire.clock.now(), due=wire.clock.now() + timedelta(days=1)))
    assert receipt.scheduled is None


# Looking for it


def test_an_older_post_with_the_same_words_is_not_taken_for_ours(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    mastodon.send(delivery("last week", at=wire.clock.now()))
    wire.clock.pass_by(days=7)
    assert mastodon.find(delivery("today", at=wire.clock.now())) is None


def test_the_same_words_with_another_number_of_pictures_are_not_ours(mastodon: Mastodon, wire: Wire) -> None:
    mastodon.send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(),)))
    assert mastodon.find(delivery("two", at=wire.clock.now())) is None


def test_pictures_without_words_are_told_apart_by_what_they_show(mastodon: Mastodon, wire: Wire) -> None:
    mastodon.send(delivery("one", "", at=wire.clock.now(), pictures=(wire.photo(alt="Un éclair"),)))
    assert mastodon.find(delivery("one", "", at=wire.clock.now(), pictures=(wire.photo(alt="Un éclair"),)))
    assert mastodon.find(delivery("two", "", at=wire.clock.now(), pictures=(wire.photo(alt="Un chou"),))) is None


def test_found_behind_many_newer_posts(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    server.left = 10_000
    mastodon.send(wanted := delivery("one", "Celui-ci", at=wire.clock.now()))
    for number in range(150):
        server.state.post({"status": f"Autre {number}"}, f"k{number}")
    assert mastodon.find(wanted)


def test_too_many_newer_posts_prove_nothing(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    for number in range(PAGE * PAGES + 1):
        server.state.post({"status": f"Autre {number}"}, f"k{number}")
    with pytest.raises(CannotTellError):
        mastodon.find(delivery("one", "Celui-ci", at=wire.clock.now()))


def test_a_clock_that_ran_ahead_does_not_hide_the_post(account: Account, wire: Wire, server: MastodonServer) -> None:
    ours = FakeClock(wire.clock.now() + timedelta(hours=1))
    server_clock, wire.clock = wire.clock, ours
    Mastodon(account, wire.line).send(wanted := delivery("one", at=ours.now()))
    server_clock.pass_by(minutes=5)
    ours.pass_by(minutes=5)
    assert Mastodon(account, wire.line).find(wanted)


def test_a_clock_set_back_since_then_proves_nothing(mastodon: Mastodon, wire: Wire) -> None:
    with pytest.raises(CannotTellError):
        mastodon.find(delivery("one", at=wire.clock.now() + timedelta(hours=1)))


# Refusals


def test_a_wrong_token_pauses_the_account(mastodon: Mastodon, wire: Wire) -> None:
    wire.secrets.set("shop/account", Secret.PASSWORD, "wrong-token-value")
    for call in (mastodon.connect, lambda: mastodon.send(delivery("one", at=wire.clock.now()))):
        with pytest.raises(SignInError, match="access token is invalid") as told:
            call()
        assert "wrong-token-value" not in str(told.value)


def test_a_token_without_the_right_to_write_pauses_the_account(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    wire.secrets.set("shop/account", Secret.PASSWORD, server.powerless)
    mastodon.connect()
    with pytest.raises(SignInError, match="outside the authorized scopes"):
        mastodon.send(delivery("one", at=wire.clock.now()))


@pytest.mark.parametrize("token", ["", "  ", "two\nlines", "clé"])
def test_what_cannot_be_a_token_is_said_before_anything_is_sent(
    mastodon: Mastodon, wire: Wire, server: MastodonServer, token: str
) -> None:
    wire.secrets.set("shop/account", Secret.PASSWORD, token)
    with pytest.raises(SignInError):
        mastodon.connect()
    assert server.requests == []


def test_too_many_requests_are_waited_out_as_the_server_says(
    mastodon: Mastodon, wire: Wire, server: MastodonServer
) -> None:
    server.left = 0
    with pytest.raises(NotNowError) as told:
        mastodon.send(delivery("one", at=wire.clock.now()))
    assert told.value.retry_after == timedelta(minutes=5)
    assert not told.value.offline


@pytest.mark.parametrize("typed", ["", "mastodon", "ftp://mastodon.social", "https://"])
def test_what_is_no_address_is_said_so(wire: Wire, typed: str) -> None:
    account = Account(id="account", business="shop", name="", service="mastodon", settings={"server": typed})
    with pytest.raises(SignInError, match="no address of a server"):
        Mastodon(account, wire.line).connect()


def test_a_site_is_none_of_its_business(mastodon: Mastodon) -> None:
    from core.services.service import SiteContent

    assert "posts, not sites" in str(mastodon.check(SiteContent(files=()))[0])


def test_removing_what_never_was_is_no_fault(mastodon: Mastodon, wire: Wire) -> None:
    mastodon.remove(Receipt(remote_id="123", at=wire.clock.now()))


def test_the_server_had_nothing_to_complain_about(mastodon: Mastodon, wire: Wire, server: MastodonServer) -> None:
    mastodon.connect()
    wanted = delivery("one", at=wire.clock.now(), due=wire.clock.now() + timedelta(days=1), pictures=(wire.photo(),))
    receipt = mastodon.send(wanted)
    mastodon.find(wanted)
    mastodon.remove(receipt)
    assert server.complaints == []
    assert all(re.fullmatch(r"/api/v[12]/[\w/]+", path) for _method, path in server.requests)
