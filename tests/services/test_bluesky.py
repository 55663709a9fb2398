"""Bluesky, against the real server."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from core.services.bluesky import Bluesky
from core.services.bluesky_record import facets, record_key, tid
from core.services.bluesky_session import Session
from core.services.outcome import NotNowError, RefusedError, SignInError
from core.services.service import Account, Message, Receipt, Secret, SentPicture, SiteContent
from tests.fakes import FakeClock, MemorySecrets
from tests.servers.flaky_proxy import Fault, FlakyProxy
from tests.servers.pds import Pds, missing, running_pds
from tests.services.network_contract import Bench, FaultContract, NetworkContract, Wire, delivery, wired

server_test = pytest.mark.server
REFRESH = "/xrpc/com.atproto.server.refreshSession"


def _is_commit(method: str, path: str) -> bool:
    return method == "POST" and path.endswith("putRecord")


@pytest.fixture(scope="session")
def shared_pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    if reason := missing():
        pytest.skip(reason)
    with running_pds(tmp_path_factory.mktemp("pds")) as running:
        yield running


@pytest.fixture
def pds(shared_pds: Pds) -> Pds:
    """With nothing on it."""
    shared_pds.forget_posts()
    return shared_pds


@pytest.fixture
def wire(tmp_path: Path, clock: FakeClock, pds: Pds) -> Iterator[Wire]:
    with wired(tmp_path, clock) as made:
        made.secrets.set("shop/account", Secret.PASSWORD, pds.app_password)
        yield made


def account_on(server: str, **settings: str) -> Account:
    given = {"handle": "alice.test", "server": server} | settings
    return Account(id="account", business="shop", name="Bluesky", service="bluesky", settings=given)


@pytest.fixture
def bluesky(wire: Wire, pds: Pds) -> Bluesky:
    return Bluesky(account_on(pds.url), wire.line)


@pytest.fixture(scope="session")
def logged_in(shared_pds: Pds, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A session that many tests begin with, as the starts of the program do: logging in is slow on purpose."""
    with wired(tmp_path_factory.mktemp("login"), FakeClock()) as wire:
        wire.secrets.set("shop/account", Secret.PASSWORD, shared_pds.app_password)
        Bluesky(account_on(shared_pds.url), wire.line).connect()
        return dict(json.loads(wire.secrets.kept["shop/account", Secret.SESSION]))


@pytest.fixture
def bench(wire: Wire, pds: Pds, clock: FakeClock, logged_in: dict[str, str]) -> Iterator[Bench]:
    def there() -> list[str]:
        return [each["value"]["text"] for each in pds.posts()]

    with FlakyProxy(pds.url, only=_is_commit, clock=clock) as proxy:
        account = account_on(proxy.url)
        here = {"made_for": f"alice.test {proxy.url}", "server": proxy.url}
        wire.secrets.set(account.owner, Secret.SESSION, json.dumps(logged_in | here))
        wire.session.hurry = (2, 1.5)
        yield Bench(wire, account, Bluesky, proxy, _is_commit, there)


@server_test
class TestEveryFault(FaultContract):
    pass


@server_test
class TestNetwork(NetworkContract):
    pass


@server_test
def test_connecting_says_who_we_are_and_where_the_account_lives(bluesky: Bluesky, pds: Pds) -> None:
    identity = bluesky.connect()
    assert identity.name == "@alice.test"
    assert identity.address == f"https://bsky.app/profile/{pds.did}"
    assert identity.remember == {"did": pds.did, "handle": "alice.test", "server": pds.url}
    assert identity.said == ()


@server_test
def test_a_handle_copied_with_its_at_sign_and_invisible_marks_is_understood(wire: Wire, pds: Pds) -> None:
    assert Bluesky(account_on(pds.url, handle=" \u202a@Alice.test\u202c "), wire.line).connect().name == "@alice.test"


@server_test
def test_the_main_password_works_and_the_person_is_advised(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    wire.secrets.set("shop/account", Secret.PASSWORD, pds.password)
    assert "app password" in bluesky.connect().said[0]


@server_test
def test_a_wrong_password_is_told_and_not_repeated(bluesky: Bluesky, wire: Wire) -> None:
    wire.secrets.set("shop/account", Secret.PASSWORD, "wrong-one-entirely")
    with pytest.raises(SignInError, match="Invalid identifier or password") as told:
        bluesky.connect()
    assert "wrong-one-entirely" not in repr(told.value)
    assert "app password" in told.value.remedy


@server_test
def test_without_a_password_nothing_is_asked_of_the_server(bluesky: Bluesky, wire: Wire) -> None:
    wire.secrets.kept.clear()
    with pytest.raises(SignInError, match="missing"):
        bluesky.connect()


@server_test
def test_a_post_is_there_with_picture_alternative_text_and_working_links(
    bluesky: Bluesky, wire: Wire, pds: Pds
) -> None:
    text = "Réservez sur https://ex.fr/été #brunch 🥐 avec @bob.test, @nobody.test, boulangerie.fr"
    photo = wire.photo(size=(1200, 800), alt="Une brioche dorée")
    receipt = bluesky.send(delivery("one", text, at=wire.clock.now(), pictures=(photo,)))
    (post,) = pds.posts()
    value = post["value"]
    assert receipt.remote_id == post["uri"]
    assert receipt.address == f"https://bsky.app/profile/{pds.did}/post/{post['uri'].rpartition('/')[2]}"
    assert value["langs"] == ["fr"]
    assert [(each["index"]["byteStart"], each["index"]["byteEnd"]) for each in value["facets"]][:2] == [
        (14, 33),
        (34, 41),
    ]
    features = [each["features"][0] for each in value["facets"]]
    assert [each.get("uri") or each.get("tag") or each.get("did") for each in features] == [
        "https://ex.fr/%C3%A9t%C3%A9", "brunch", pds.other_did, "https://boulangerie.fr",
    ]  # fmt: skip
    (image,) = value["embed"]["images"]
    assert (image["alt"], image["aspectRatio"]) == ("Une brioche dorée", {"width": 1200, "height": 800})
    blob = pds.call("com.atproto.sync.getBlob", did=pds.did, cid=image["image"]["ref"]["$link"])
    assert blob == (wire.folder / "photo.jpg").read_bytes()


@server_test
def test_a_picture_of_2000001_bytes_goes_out_fitted(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    data = BytesIO()
    Image.effect_noise((1600, 1200), 90).convert("RGB").save(data, "JPEG", quality=93)
    heavy = data.getvalue()
    assert len(heavy) < 2_000_001
    (wire.folder / "heavy.jpg").write_bytes(heavy + b"\0" * (2_000_001 - len(heavy)))
    picture = SentPicture(hash="heavy.jpg", mime="image/jpeg", alt="Du bruit", width=1600, height=1200)
    bluesky.send(delivery("one", at=wire.clock.now(), pictures=(picture,)))
    image = pds.posts()[0]["value"]["embed"]["images"][0]["image"]
    assert image["size"] <= 950_000


@server_test
def test_four_pictures_keep_their_order(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    pictures = tuple(wire.photo(f"{number}.jpg", alt=f"Photo {number}") for number in range(4))
    bluesky.send(delivery("one", at=wire.clock.now(), pictures=pictures))
    images = pds.posts()[0]["value"]["embed"]["images"]
    assert [each["alt"] for each in images] == [f"Photo {number}" for number in range(4)]


@server_test
def test_what_we_would_refuse_the_server_refuses_too(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    for text in ("é" * 301, "👨‍👩‍👧" * 200):
        assert bluesky.check(Message(text=text))
        with pytest.raises(RefusedError, match="Bluesky refused"):
            bluesky.send(delivery("one", text, at=wire.clock.now()))
    assert pds.posts() == []


@server_test
def test_300_graphemes_are_taken_however_many_code_points_they_have(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    text = "👩🏽‍🍳" * 100 + "e\u0301" * 200
    assert bluesky.check(Message(text=text)) == []
    bluesky.send(delivery("one", text, at=wire.clock.now()))
    assert pds.posts()[0]["value"]["text"] == text


@server_test
def test_the_time_shown_is_the_one_it_was_due(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    due = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    bluesky.send(delivery("one", at=wire.clock.now(), due=due))
    assert pds.posts()[0]["value"]["createdAt"] == "2026-11-23T07:30:00.000Z"


@server_test
def test_an_attempt_that_would_render_otherwise_finds_the_first_one(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    first = bluesky.send(delivery("one", at=wire.clock.now()))
    again = bluesky.send(delivery("one", "Another rendering", at=wire.clock.now()))
    assert again.remote_id == first.remote_id
    assert len(pds.posts()) == 1


@server_test
def test_one_log_in_lasts_for_many_posts(wire: Wire, pds: Pds) -> None:
    with FlakyProxy(pds.url) as proxy:
        for number in range(4):
            Bluesky(account_on(proxy.url), wire.line).send(delivery(f"k{number}", at=wire.clock.now()))
        assert len([path for _method, path, _fault in proxy.seen if path.endswith("createSession")]) == 1


def spoil(secrets: MemorySecrets, **values: str) -> Session:
    """The kept session, with some of it exchanged for what the server takes no more."""
    kept = json.loads(secrets.kept["shop/account", Secret.SESSION]) | values
    secrets.set("shop/account", Secret.SESSION, json.dumps(kept))
    return Session(**kept)


@server_test
def test_a_session_that_ran_out_is_renewed_and_kept(wire: Wire, pds: Pds) -> None:
    with FlakyProxy(pds.url) as proxy:
        bluesky = Bluesky(account_on(proxy.url), wire.line)
        bluesky.connect()
        kept = json.loads(wire.secrets.kept["shop/account", Secret.SESSION])
        spoiled = spoil(wire.secrets, access="not.a.token")
        bluesky.send(delivery("one", at=wire.clock.now()))
        renewed = json.loads(wire.secrets.kept["shop/account", Secret.SESSION])
        assert renewed["refresh"] not in (kept["refresh"], "")
        assert renewed["access"] != spoiled.access
        called = [path for _method, path, _fault in proxy.seen]
    assert called.count(REFRESH) == 1
    assert sum(path.endswith("createSession") for path in called) == 1
    assert len(pds.posts()) == 1


@server_test
def test_a_session_that_cannot_be_renewed_leads_to_a_new_log_in(bluesky: Bluesky, wire: Wire, pds: Pds) -> None:
    bluesky.connect()
    spoil(wire.secrets, access="not.a.token", refresh="not.one.either")
    bluesky.send(delivery("one", at=wire.clock.now()))
    assert len(pds.posts()) == 1


@server_test
def test_a_lost_answer_to_the_renewal_does_not_lock_us_out(wire: Wire, pds: Pds) -> None:
    with FlakyProxy(pds.url, only=lambda _method, path: path == REFRESH) as proxy:
        bluesky = Bluesky(account_on(proxy.url), wire.line)
        bluesky.connect()
        spoil(wire.secrets, access="not.a.token")
        proxy.plan(Fault.DROP_AFTER)
        with pytest.raises(NotNowError):
            bluesky.send(delivery("one", at=wire.clock.now()))
        bluesky.send(delivery("one", at=wire.clock.now()))
    assert len(pds.posts()) == 1


@server_test
def test_two_that_renew_at_once_both_get_through(wire: Wire, pds: Pds) -> None:
    bluesky = Bluesky(account_on(pds.url), wire.line)
    bluesky.connect()
    spoil(wire.secrets, access="not.a.token")

    def send(key: str) -> Receipt:
        return Bluesky(account_on(pds.url), wire.line).send(delivery(key, f"Post {key}", at=wire.clock.now()))

    with ThreadPoolExecutor(2) as pool:
        assert len({receipt.remote_id for receipt in pool.map(send, "ab")}) == 2
    assert len(pds.posts()) == 2


@server_test
def test_a_session_of_other_settings_is_not_used(wire: Wire, pds: Pds) -> None:
    Bluesky(account_on(pds.url), wire.line).connect()
    wire.secrets.set("shop/account", Secret.PASSWORD, pds.password)
    other = Bluesky(account_on(pds.url, handle="bob.test"), wire.line)
    receipt = other.send(delivery("one", at=wire.clock.now()))
    assert receipt.remote_id.startswith(f"at://{pds.other_did}/")
    with pytest.raises(RefusedError, match="another account"):
        Bluesky(account_on(pds.url), wire.line).remove(receipt)
    other.remove(receipt)


@server_test
def test_a_handle_that_passed_to_somebody_else_gets_nothing_of_ours(wire: Wire, pds: Pds) -> None:
    known = replace(account_on(pds.url), remembered={"did": "did:plc:somebodyelse"})
    with pytest.raises(SignInError, match="somebody else"):
        Bluesky(known, wire.line).send(delivery("one", at=wire.clock.now()))
    assert pds.posts() == []


@server_test
def test_a_stopped_server_costs_nothing_but_time(bluesky: Bluesky, wire: Wire, shared_pds: Pds) -> None:
    bluesky.connect()
    shared_pds.stop()
    try:
        with pytest.raises(NotNowError) as told:
            bluesky.send(delivery("one", at=wire.clock.now()))
    finally:
        shared_pds.start()
    assert told.value.offline
    bluesky.send(delivery("one", at=wire.clock.now()))
    assert len(shared_pds.posts()) == 1


# Without a server


@pytest.mark.parametrize(("clock_id", "key"), [(0, "3m6vxiulk2222"), (1023, "3m6vxiulk22zz")])
def test_a_key_is_made_of_the_moment_as_the_protocol_says(clock_id: int, key: str) -> None:
    assert tid(datetime(2025, 12, 1, 8, tzinfo=UTC), clock_id) == key


def test_the_key_of_a_delivery_never_changes_and_is_its_own() -> None:
    at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert record_key(delivery("k:1", at=at)) == record_key(delivery("k:1", "another text", at=at))
    assert len({record_key(delivery(f"k:{number}", at=at)) for number in range(2000)}) == 2000


def test_keys_sort_by_the_time_they_are_due() -> None:
    at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    dues = [at + timedelta(seconds=number) for number in range(50)]
    keys = [record_key(delivery("k", at=at, due=due)) for due in dues]
    assert keys == sorted(keys)


def test_a_mention_nobody_answers_to_stays_plain_text() -> None:
    assert facets("Merci @bob.test", lambda _handle: "") == []


def test_a_tag_longer_than_the_network_takes_stays_plain_text() -> None:
    assert facets("#" + "a" * 65, lambda _handle: "") == []
    assert len(facets("#" + "a" * 64, lambda _handle: "")) == 1


def test_a_name_of_mastodon_is_no_mention_here() -> None:
    assert facets("Merci @bob@mastodon.social et @bob", lambda _handle: "did:plc:x") == []


def test_a_session_does_not_show_its_tokens() -> None:
    session = Session(made_for="x", did="did", handle="h", server="s", access="SECRET-A", refresh="SECRET-R")
    assert "SECRET" not in repr(session)


def test_a_site_is_none_of_its_business(tmp_path: Path, clock: FakeClock) -> None:
    with wired(tmp_path, clock) as wire:
        assert "posts, not sites" in str(Bluesky(account_on(""), wire.line).check(SiteContent(files=()))[0])
