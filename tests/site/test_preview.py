"""The preview answers on this computer only, refuses tricks, and shows changes by itself."""

import http.client
import queue
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from core.errors import FolderError
from core.site.model import Built
from core.site.preview import Preview
from core.site.served import Served

PATIENCE = 10


class Watched:
    """A build that writes a page with a number, and news of edits at the touch of a button."""

    def __init__(self, folder):
        self.folder, self.number, self.edited, self.broken = folder, 0, Event(), False
        self.clicked: queue.SimpleQueue[str] = queue.SimpleQueue()

    def build(self) -> Built:
        if self.broken:
            raise FolderError("The disk is full.", remedy="Make room.")
        self.number += 1
        self.folder.mkdir(exist_ok=True)
        (self.folder / "index.html").write_text(f"<!doctype html><body><p>Number {self.number}</p></body>")
        return Built(manifest=(), changed=("index.html",))

    def changed(self) -> bool:
        edited = self.edited.is_set()
        self.edited.clear()
        return edited


@pytest.fixture
def watched(tmp_path):
    return Watched(tmp_path / "site")


@pytest.fixture
def preview(watched) -> Iterator[Preview]:
    made = Preview(watched.build, watched.folder, watched.changed, watched.clicked.put)
    made.start()
    yield made
    made.stop()


def ask(preview, path, method="GET", body=None, **headers):
    port = int(preview.address.rsplit(":", 1)[1].strip("/"))
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request(method, path, body, headers)
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        line.close()


def ours(preview):
    """The path nobody can guess, as the page itself names it."""
    page = ask(preview, "/")[2].decode()
    return page.split('<script src="')[1].split("preview.js")[0]


class Browser:
    """Listens to the news as a browser does."""

    def __init__(self, preview):
        port = int(preview.address.rsplit(":", 1)[1].strip("/"))
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._line.request("GET", f"{ours(preview)}events")
        self._answer = self._line.getresponse()
        self.heard: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        assert self._answer.readline() == b": here\n"
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self):
        event = ""
        for raw in self._answer:
            name, _, value = raw.decode().rstrip("\n").partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                self.heard.put((event, value))

    def next(self):
        return self.heard.get(timeout=PATIENCE)

    def close(self):
        self._thread.join(PATIENCE)
        self._line.close()


@pytest.fixture
def browser(preview) -> Iterator[Browser]:
    listening = Browser(preview)
    yield listening
    preview.stop()
    listening.close()


def test_the_page_is_served_with_the_script_and_never_kept(preview):
    status, headers, body = ask(preview, "/")
    assert status == 200 and b"Number 1" in body and b"preview.js" in body
    assert headers["Cache-Control"] == "no-store" and headers["Content-Type"] == "text/html; charset=utf-8"
    assert preview.address.startswith("http://127.0.0.1:")


def test_an_edit_of_another_process_is_shown_by_itself(preview, watched, browser):
    watched.edited.set()
    assert browser.next() == ("reload", "")
    assert b"Number 2" in ask(preview, "/")[2]


def test_an_edit_of_this_process_is_shown_at_once(preview, browser):
    preview.refresh()
    assert browser.next() == ("reload", "")


def test_a_site_that_cannot_be_built_stays_and_says_why(preview, watched, browser):
    watched.broken = True
    preview.refresh()
    assert browser.next() == ("trouble", "The disk is full. Make room.")
    assert b"Number 1" in ask(preview, "/")[2]
    watched.broken = False
    preview.refresh()
    assert browser.next() == ("reload", "")


def test_a_block_is_shown_and_a_click_on_one_is_told(preview, watched, browser):
    preview.show("block-7")
    assert browser.next() == ("block", "block-7")
    assert ask(preview, f"{ours(preview)}select", "POST", "block-8")[0] == 204
    assert watched.clicked.get(timeout=PATIENCE) == "block-8"


def test_names_of_other_hosts_are_not_answered(preview):
    assert ask(preview, "/", Host="evil.example")[0] == 421
    assert ask(preview, "/", Host="127.0.0.1.evil.example")[0] == 421


def test_nobody_else_can_click(preview, watched):
    assert ask(preview, "/select", "POST", "x")[0] == 403
    assert ask(preview, f"{ours(preview)}select", "POST", "x", Host="evil.example")[0] == 403
    assert ask(preview, f"{ours(preview)}select", "POST", "x" * 300)[0] == 403
    assert watched.clicked.empty()


def test_ending_ends_the_browsers_that_listen(preview, browser):
    preview.stop()
    browser.close()


@pytest.fixture
def served(tmp_path) -> Served:
    folder = tmp_path / "site"
    (folder / "services").mkdir(parents=True)
    (tmp_path / "secret.html").write_text("secret")
    (folder / "index.html").write_text("<body>home</body>")
    (folder / "services" / "index.html").write_text("<body>services</body>")
    (folder / "404.html").write_text("<body>missing</body>")
    (folder / "style.css").write_text("0123456789")
    (folder / ".hidden").write_text("hidden")
    (folder / "way-out").symlink_to(tmp_path)
    return Served(folder)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/%2e%2e/secret.html", "/services/../../secret.html", "/..%2fsecret.html",
        "/..\\secret.html", "//../secret.html", "/way-out/secret.html", "/.hidden", "/C:/secret.html",
        "/secret.html\x00", "/index.html/", "/nowhere", "/etc/passwd",
    ],
)  # fmt: skip
def test_tricks_with_paths_find_nothing(served, path):
    answer = served.answer(path)
    assert (answer.status, answer.body) == (404, b"<body>missing</body>")


def test_folders_and_files_as_a_host_answers_them(served):
    assert served.answer("/?x=1").body == b"<body>home</body>"
    assert served.answer("/services/").body == b"<body>services</body>"
    moved = served.answer("/services")
    assert (moved.status, moved.headers["Location"]) == (301, "/services/")


def test_what_the_browser_has_is_not_sent_again(served):
    first = served.answer("/style.css")
    assert first.status == 200
    assert served.answer("/style.css", tag=first.headers["ETag"]).status == 304


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=20-", 416, b""),
        ("bytes=-", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
    ],
)
def test_a_part_of_a_file(served, asked, status, body):
    answer = served.answer("/style.css", part=asked)
    assert (answer.status, answer.body) == (status, body)


def test_a_page_is_gone_to_with_its_block(preview, browser):
    preview.open("en/services/", "block-7")
    assert browser.next() == ("page", "en/services/#block=block-7")
