"""Publishing as the window needs it: what would change, stopped halfway, blocks clicked in the preview."""

import http.client
import queue
from threading import Event

import pytest

from core.business import Business
from core.errors import BadInputError, DevantureError
from core.house import House
from core.services.service import Kind
from core.site.changes import Before
from core.sync.ledger import State
from tests.fakes import FakeClock, MemorySecrets


@pytest.fixture
def business(tmp_path):
    house = House(tmp_path / "home", FakeClock(), lambda _named: MemorySecrets())
    made = Business.new(tmp_path / "shop", house)
    made.profiles.change(name="Au Four", trade="bakery")
    yield made
    made.close()


@pytest.fixture
def drafted(business):
    business.draft()
    return business


@pytest.fixture
def host(business):
    return business.accounts_of(Kind.HOST)[0]


def arrive(business):
    """What waits reaches the practice host."""
    engine = business.engine()
    try:
        engine.run()
    finally:
        engine.close()


def test_nothing_is_published_where_nothing_is_drafted(business, host):
    with pytest.raises(BadInputError):
        business.outlook(host)


def test_the_first_look_ahead_sends_everything_and_puts_nothing_in_the_outbox(drafted, host):
    found = drafted.outlook(host)
    assert found.before is Before.FIRST and found.weight == found.total > 0
    assert len(found.new) == found.pages
    assert drafted.outbox.entries() == []


def test_after_it_arrived_only_what_is_different_is_told(drafted, host):
    drafted.publish(host)
    arrive(drafted)
    assert drafted.outlook(host).nothing
    page = next(page for page in drafted.pages.read() if page.slug and page.blocks)
    drafted.pages.change_block(page.blocks[0].id, {"body": "Another text."})
    found = drafted.outlook(host)
    assert (found.before, found.changed, found.new) == (Before.KNOWN, (page.label,), ())
    assert 0 < found.weight < found.total


def test_what_arrived_is_still_known_after_later_ones_were_given_up(drafted, host):
    drafted.publish(host)
    arrive(drafted)
    page = next(page for page in drafted.pages.read() if page.slug and page.blocks)
    drafted.pages.change_block(page.blocks[0].id, {"body": "Another text."})
    entry, _built = drafted.publish(host)
    drafted.outbox.cancel(entry.id)
    drafted.pages.change_block(page.blocks[0].id, {"body": "A third text."})
    drafted.publish(host)
    assert drafted.outlook(host).before is Before.KNOWN


def test_stopped_means_that_nothing_goes_out(drafted, host):
    stop = Event()
    stop.set()
    with pytest.raises(DevantureError):
        drafted.publish(host, stop=stop)
    assert drafted.outbox.entries(*State) == []


def test_pages_that_the_site_lacks_can_be_added_one_by_one(drafted):
    assert drafted.page_drafts() == ()
    about = next(page for page in drafted.pages.read() if page.kind == "about")
    drafted.pages.remove_page(about.id)
    (draft,) = drafted.page_drafts()
    assert (draft.kind, draft.slug) == (about.kind, about.slug)
    assert drafted.pages.add_page(draft).id


def test_a_click_in_the_preview_is_told(drafted):
    clicked: queue.SimpleQueue[str] = queue.SimpleQueue()
    preview = drafted.site.preview(clicked.put)
    preview.start()
    try:
        line = http.client.HTTPConnection("127.0.0.1", int(preview.address.rsplit(":", 1)[1].strip("/")), timeout=10)
        line.request("GET", "/")
        ours = line.getresponse().read().decode().split('<script src="')[-1].split("preview.js")[0]
        line.request("POST", f"{ours}select", "block-8")
        assert line.getresponse().status == 204
        line.close()
    finally:
        preview.stop()
    assert clicked.get(timeout=10) == "block-8"
