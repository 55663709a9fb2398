"""Practice: takes what the real services take, and shows it on this computer alone."""

import hashlib
import http.client
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
import requests

from core import i18n
from core.services.outcome import RefusedError, SignInError
from core.services.practice.ground import Ground
from core.services.practice.practice import Practice
from core.services.practice.server import PracticeServer
from core.services.service import Account, Delivery, Message, SentPicture, SiteContent, SiteFile
from tests.fakes import FakeClock
from tests.servers.process import free_ports
from tests.services.network_contract import TEXT, Wire, delivery, wired

SHOP = "0193a5c2-shop"


@pytest.fixture
def wire(tmp_path: Path, clock: FakeClock) -> Iterator[Wire]:
    (tmp_path / "kept").mkdir()
    with wired(tmp_path / "kept", clock) as made:
        yield made


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path / "practice")


@pytest.fixture
def practice(wire: Wire, ground: Ground) -> Practice:
    settings = {"folder": str(ground.folder), "title": "Le Pétrin d’Élodie"}
    return Practice(
        Account(id="a", business=SHOP, name="Entraînement", service="practice", settings=settings), wire.line
    )


@pytest.fixture
def server(ground: Ground) -> Iterator[PracticeServer]:
    with PracticeServer(ground.folder, 0) as running:
        yield running


def get(server: PracticeServer, path: str) -> requests.Response:
    return requests.get(server.address + path, timeout=5, allow_redirects=False)


def publish(practice: Practice, wire: Wire, **pages: str) -> Delivery:
    files = []
    for name, text in pages.items():
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        (wire.folder / digest).write_bytes(data)
        files.append(SiteFile(path=name.replace("__", "."), size=len(data), hash=digest))
    return Delivery(
        id="site", key=f"site:{len(files)}", account="a", content=SiteContent(files=tuple(files)),
        created=wire.clock.now(),
    )  # fmt: skip


# The network


def test_connecting_says_plainly_that_nothing_is_online(practice: Practice) -> None:
    identity = practice.connect()
    assert identity.name == "Practice: nothing here is online."
    assert identity.address.startswith("http://127.0.0.1:8737/wall/")


def test_what_is_sent_is_found_and_taken_back(practice: Practice, wire: Wire, ground: Ground) -> None:
    wanted = delivery("one", at=wire.clock.now(), pictures=(wire.photo(),))
    assert practice.find(wanted) is None
    receipt = practice.send(wanted)
    assert practice.find(wanted) == receipt
    practice.remove(receipt)
    practice.remove(receipt)
    assert practice.find(wanted) is None
    assert ground.posts(SHOP) == []


def test_sent_twice_it_is_there_once_as_it_was_first(practice: Practice, wire: Wire, ground: Ground) -> None:
    first = practice.send(delivery("one", at=wire.clock.now()))
    wire.clock.pass_by(hours=1)
    assert practice.send(delivery("one", at=wire.clock.now())) == first
    assert [post.text for post in ground.posts(SHOP)] == [TEXT]


def test_the_newest_comes_first(practice: Practice, wire: Wire, ground: Ground) -> None:
    for key in "abc":
        practice.send(delivery(key, f"Post {key}", at=wire.clock.now()))
        wire.clock.pass_by(hours=1)
    assert [post.text for post in ground.posts(SHOP)] == ["Post c", "Post b", "Post a"]


def test_pictures_are_kept_fitted_with_their_alternative_text(practice: Practice, wire: Wire, ground: Ground) -> None:
    practice.send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(size=(4000, 3000), alt="La vitrine"),)))
    (picture,) = ground.posts(SHOP)[0].pictures
    assert picture.alt == "La vitrine"
    assert (ground.pictures(SHOP) / picture.file).stat().st_size <= 950_000


def test_a_picture_that_is_none_is_refused_and_nothing_is_shown(practice: Practice, wire: Wire, ground: Ground) -> None:
    (wire.folder / "bad").write_bytes(b"none")
    bad = SentPicture(hash="bad", mime="image/jpeg", alt="?", width=1, height=1)
    with pytest.raises(RefusedError):
        practice.send(delivery("one", at=wire.clock.now(), pictures=(bad,)))
    assert ground.posts(SHOP) == []


def test_a_post_broken_off_while_it_is_written_is_no_post(practice: Practice, wire: Wire, ground: Ground) -> None:
    """What a kill -9 leaves behind is a file under another name."""
    practice.send(delivery("one", at=wire.clock.now()))
    posts = ground.place(SHOP) / "posts"
    (posts / ".half.json.123.part").write_text('{"id": "half')
    assert len(ground.posts(SHOP)) == 1


def test_problems_are_those_of_any_network(practice: Practice) -> None:
    assert practice.check(Message(text="Bonjour")) == []
    assert practice.check(Message(text=" "))


def test_without_a_folder_the_account_pauses(wire: Wire) -> None:
    with pytest.raises(SignInError, match="no folder"):
        Practice(Account(id="a", business=SHOP, name="", service="practice"), wire.line).connect()


def test_a_folder_that_cannot_be_made_is_told(wire: Wire, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    account = Account(
        id="a", business=SHOP, name="", service="practice", settings={"folder": str(tmp_path / "file" / "below")}
    )
    with pytest.raises(RefusedError):
        Practice(account, wire.line).send(delivery("one", at=wire.clock.now()))


# The host


def test_a_site_is_served_as_it_was_sent(practice: Practice, wire: Wire, server: PracticeServer) -> None:
    wanted = publish(practice, wire, index__html="<h1>Bonjour</h1>", style__css="h1{}")
    assert practice.find(wanted) is None
    receipt = practice.send(wanted)
    assert receipt.address == f"{server.address}site/{SHOP}/"
    page = requests.get(receipt.address, timeout=5)
    assert (page.text, page.headers["Content-Type"]) == ("<h1>Bonjour</h1>", "text/html; charset=utf-8")
    assert get(server, f"site/{SHOP}/style.css").headers["Content-Type"] == "text/css; charset=utf-8"
    assert practice.find(wanted) == receipt.__class__(
        remote_id=receipt.remote_id, address=receipt.address, at=wire.clock.now()
    )


def test_what_a_site_does_not_have_is_answered_by_its_own_page(
    practice: Practice, wire: Wire, server: PracticeServer
) -> None:
    practice.send(publish(practice, wire, index__html="home"))
    assert get(server, f"site/{SHOP}/nowhere").status_code == 404
    practice.send(publish(practice, wire, index__html="home", **{"404__html": "not here"}))
    missing = get(server, f"site/{SHOP}/nowhere")
    assert (missing.status_code, missing.text) == (404, "not here")


def test_a_site_is_taken_back(practice: Practice, wire: Wire, server: PracticeServer) -> None:
    receipt = practice.send(publish(practice, wire, index__html="home"))
    practice.remove(receipt)
    assert requests.get(receipt.address, timeout=5).status_code == 404


def test_a_folder_without_its_slash_is_sent_to_the_one_with_it(
    practice: Practice, wire: Wire, server: PracticeServer
) -> None:
    practice.send(publish(practice, wire, index__html="home"))
    (server.ground.site(SHOP) / "carte").mkdir()
    for path in (f"site/{SHOP}", f"wall/{SHOP}", f"site/{SHOP}/carte"):
        answer = get(server, path)
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/{path}/")


# The wall


def test_the_wall_shows_the_posts_with_pictures_and_says_that_nothing_is_online(
    practice: Practice, wire: Wire, server: PracticeServer
) -> None:
    receipt = practice.send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(alt="Une brioche"),)))
    assert receipt.address == f"{server.address}wall/{SHOP}/#{receipt.remote_id}"
    page = requests.get(receipt.address, timeout=5).text
    assert "Practice: nothing here is online." in page
    assert '<a href="https://ex.fr/%C3%A9t%C3%A9" rel="noopener noreferrer nofollow">https://ex.fr/été</a>' in page
    assert '<span class="tag">#brunch</span>' in page
    assert 'alt="Une brioche"' in page
    source = page.partition('<img src="')[2].partition('"')[0]
    picture = get(server, f"wall/{SHOP}/{source}")
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/jpeg")


def test_the_wall_speaks_the_language_of_the_program(practice: Practice, wire: Wire, server: PracticeServer) -> None:
    practice.send(delivery("one", at=wire.clock.now()))
    i18n.speak("fr")
    assert '<html lang="fr">' in get(server, f"wall/{SHOP}/").text
    assert "lundi 23 novembre 2026" in get(server, f"wall/{SHOP}/").text
    i18n.speak("en")
    assert "Monday, November 23, 2026" in get(server, f"wall/{SHOP}/").text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "</p><h1>x</h1>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "مرحبا 👩‍🍳",
        "https://ex.fr/\"><script>alert(1)</script>", "x" * 10_000, "a\n\n\nb",
    ],
)  # fmt: skip
def test_whatever_is_posted_is_shown_as_text(practice: Practice, wire: Wire, server: PracticeServer, text: str) -> None:
    practice.send(delivery("one", text, at=wire.clock.now(), pictures=(wire.photo(alt=text),)))
    page = get(server, f"wall/{SHOP}/").text
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    (shown,) = tree.findall(".//p[@class='text']")
    assert "".join(shown.itertext()) == text
    assert [each.get("alt") for each in tree.iter("img")] == [text]
    assert list(tree.iter("script")) == []


def test_the_pages_of_practice_are_valid_and_allow_no_script(
    practice: Practice, wire: Wire, server: PracticeServer
) -> None:
    practice.send(delivery("one", at=wire.clock.now(), pictures=(wire.photo(), wire.photo("b.jpg"))))
    for path in ("", f"wall/{SHOP}/", "nowhere"):
        answer = get(server, path)
        html5lib.HTMLParser(strict=True).parse(answer.text)
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "<script" not in answer.text


def test_the_start_names_every_business_that_sent_something(
    practice: Practice, wire: Wire, server: PracticeServer
) -> None:
    assert "Nothing has been sent yet." in get(server, "").text
    practice.send(delivery("one", at=wire.clock.now()))
    practice.send(publish(practice, wire, index__html="home"))
    page = get(server, "").text
    assert "Le Pétrin d’Élodie" in page
    assert f'href="/site/{SHOP}/"' in page
    assert f'href="/wall/{SHOP}/"' in page


# The server


@pytest.mark.parametrize(
    "path",
    [
        "/../port", "/site/../../port", f"/site/{SHOP}/../../port", f"/site/{SHOP}/%2e%2e/%2e%2e/port",
        f"/site/{SHOP}/..%2f..%2fport", f"/site/{SHOP}/.devanture/x", f"/wall/{SHOP}/pictures/../posts/x.json",
        f"/wall/{SHOP}/pictures/..%2fposts%2fx.json", "/site/..%2f/", "//etc/passwd", f"/site/{SHOP}/%00", "/wall//",
        f"/site/{SHOP}/C:%5Cwindows", f"/site/{SHOP}/link",
        f"/site/{SHOP}/{'a' * 300}",
    ],
)  # fmt: skip
def test_there_is_no_way_out_of_the_folder(practice: Practice, wire: Wire, server: PracticeServer, path: str) -> None:
    practice.send(publish(practice, wire, index__html="home"))
    (server.ground.site(SHOP) / "link").symlink_to(server.ground.folder / "port")
    line = http.client.HTTPConnection("127.0.0.1", urlsplit(server.address).port, timeout=5)
    line.request("GET", path)
    assert line.getresponse().status == 404
    line.close()


def test_a_page_elsewhere_cannot_read_it_by_another_name(
    practice: Practice, wire: Wire, server: PracticeServer
) -> None:
    practice.send(delivery("one", at=wire.clock.now()))
    answer = requests.get(server.address, headers={"Host": "evil.example"}, timeout=5)
    assert (answer.status_code, answer.content) == (421, b"")


def test_only_reading_is_possible(server: PracticeServer) -> None:
    assert requests.head(server.address, timeout=5).content == b""
    assert requests.post(server.address, data="x", timeout=5).status_code == 501


def test_addresses_given_out_work_after_a_restart(ground: Ground) -> None:
    with PracticeServer(ground.folder, 0) as first, requests.Session() as browser:
        address = first.address
        browser.get(address, timeout=5)
    with PracticeServer(ground.folder) as second:
        assert second.address == address
        assert get(second, "").status_code == 200


def test_where_its_port_is_taken_it_finds_another_and_remembers_it(ground: Ground, practice: Practice) -> None:
    (taken,) = free_ports(1)
    with socket.create_server(("127.0.0.1", taken)):
        ground.remember_port(taken)
        with PracticeServer(ground.folder) as server:
            assert urlsplit(server.address).port != taken
            assert practice.connect().address.startswith(server.address)


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(ground: Ground) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(OSError, match="in use"):
        PracticeServer(ground.folder, other.getsockname()[1]).start()


def test_names_of_businesses_cannot_leave_the_folder(ground: Ground) -> None:
    assert ground.place("../../etc").parent == ground.folder
    assert ground.place("").parent == ground.folder


def test_posts_are_readable_files(practice: Practice, wire: Wire, ground: Ground) -> None:
    """It is yours: what was practised can be read without us."""
    practice.send(delivery("one", at=wire.clock.now() - timedelta(days=1)))
    (file,) = (ground.place(SHOP) / "posts").glob("*.json")
    assert json.loads(file.read_text("utf-8"))["text"] == TEXT
