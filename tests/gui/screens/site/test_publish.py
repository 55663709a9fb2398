"""Publishing from the window: where to, what changes, one button, and how it goes, also without a connection."""

from datetime import UTC, datetime
from threading import Event

import pytest

from core.errors import Problem
from core.profile.sections import section_of
from core.services.service import Kind, Receipt
from core.site.changes import Before, Changes
from core.site.model import PageKind
from core.sync.ledger import State, receipt_columns
from gui.screens.site.checks_form import ChecksForm, way_to
from gui.screens.site.publish.words import told
from gui.screens.site.site import Site
from tests.gui.conftest import texts_of
from tests.gui.screens.site.fakes import FakeLive, Panes


@pytest.fixture
def light(bakery):
    """Without photos: nothing has to be made small."""
    for photo in bakery.business.library.photos():
        bakery.business.library.remove(photo.id)
    return bakery


@pytest.fixture
def screen(light, qtbot):
    made = Site(light, FakeLive(), Panes())
    qtbot.addWidget(made)
    made.resize(1300, 800)
    light.changed.connect(lambda tables: made.read() if tables & made.tables else None)
    made.read()
    made.show()
    return made


@pytest.fixture
def panel(screen, qtbot):
    screen.enter("publish")
    form = screen.middle.form
    qtbot.waitUntil(form.go.isEnabled, timeout=20000)
    return form


def seen(panel):
    return [line for line in texts_of(panel.changes).splitlines() if line]


def send(desk):
    """What waits goes out, as the engine of the program would have it."""
    engine = desk.business.engine()
    try:
        engine.run()
    finally:
        engine.close()


def test_practice_is_clearly_marked_and_a_real_host_is_offered(panel):
    assert panel.practice.isVisible() and "not on the internet" in panel.practice.text()
    assert panel.go.text() == "Publish for practice"
    assert panel.add_host.isVisible()


def test_what_will_change_is_told_before_anything_leaves(panel, light):
    pages = len([page for page in light.business.pages.read() if page.kind is not PageKind.MISSING])
    assert any(line.startswith("First publication: ") for line in seen(panel))
    assert pages > 5 and any(line.startswith("To be sent: ") for line in seen(panel))
    assert light.business.outbox.entries() == []


def test_published_it_waits_goes_and_is_online(panel, light, qtbot):
    panel.go.click()
    qtbot.waitUntil(lambda: bool(light.business.outbox.entries()), timeout=20000)
    qtbot.waitUntil(lambda: panel.outcome.state.text() == "Waiting")
    assert "as soon as there is a connection" in panel.outcome.said.text()
    send(light)
    qtbot.waitUntil(lambda: panel.outcome.state.text() == "Published for practice", timeout=10000)
    assert panel.outcome.open.isVisible()


def test_the_second_time_only_what_changed_is_told(panel, screen, light, qtbot):
    panel.go.click()
    qtbot.waitUntil(lambda: bool(light.business.outbox.entries()), timeout=20000)
    send(light)
    about = next(p for p in light.business.pages.read() if p.kind is PageKind.ABOUT and p.language == "fr")
    light.do(lambda: light.business.pages.change_block(about.blocks[0].id, {"heading": "Autrement"}))
    screen.enter("publish")
    qtbot.waitUntil(lambda: f"1 changed page: {about.label}" in seen(panel), timeout=20000)


def test_a_change_made_while_the_panel_is_open_is_told_and_can_be_published(panel, light, qtbot):
    panel.go.click()
    qtbot.waitUntil(lambda: bool(light.business.outbox.entries()), timeout=20000)
    send(light)
    qtbot.waitUntil(lambda: not panel.go.isEnabled() and not panel.busy.isVisible(), timeout=20000)
    light.do(lambda: light.business.profiles.change(phone="02 99 12 12 12"))
    qtbot.waitUntil(panel.go.isEnabled, timeout=20000)
    assert any("changed page" in line for line in seen(panel))


@pytest.mark.parametrize(
    ("state", "said", "again", "account"),
    [
        (State.SENDING, "On its way", False, False),
        (State.REFUSED, "Refused", True, True),
        (State.UNKNOWN, "To check", False, False),
        (State.CANCELLED, "Cancelled", False, False),
    ],
)
def test_each_state_has_its_word_and_its_remedy(panel, light, qtbot, state, said, again, account):
    host = light.business.accounts_of(Kind.HOST)[0]
    entry, _built = light.business.publish(host)
    with light.business.store.transaction("engine", undoable=False):
        light.business.store.update("deliveries", entry.id, {"state": str(state), "reason": "The password is wrong."})
    qtbot.waitUntil(lambda: panel.outcome.state.text() == said)
    assert (panel.outcome.again.isVisible(), panel.outcome.account.isVisible()) == (again, account)
    if state is State.REFUSED:
        assert panel.outcome.said.text() == "The password is wrong."
        panel.outcome.again.click()
        assert light.business.outbox.get(entry.id).state is State.WAITING
        asked = []
        light.asked.connect(asked.append)
        panel.outcome.account.click()
        panel.outcome.outbox.click()
        assert asked == [f"accounts/account:{host.id}", f"outbox/delivery:{entry.id}"]


def test_a_host_that_no_longer_lets_us_in_leads_to_its_account(panel, light, qtbot):
    panel.go.click()
    qtbot.waitUntil(lambda: bool(light.business.outbox.entries()), timeout=20000)
    light.business.accounts.pause(panel.account, "The password is not accepted. Enter it again.")
    panel.read()
    assert (panel.outcome.account.isVisible(), panel.outcome.again.isVisible()) == (True, False)
    with qtbot.waitSignal(light.asked) as asked:
        panel.outcome.account.click()
    assert asked.args == [f"accounts/account:{panel.account.id}"]


def test_a_real_host_is_online_at_its_address(panel, light, qtbot):
    host = light.business.accounts.add("Mon hébergeur", "sftp", {"host": "h", "user": "u", "path": "/www"}, "secret")
    qtbot.waitUntil(lambda: [account.name for account in panel.accounts] == ["Mon hébergeur"])
    assert not panel.practice.isVisible() and panel.go.text() == "Publish now"
    entry, _built = light.business.publish(host)
    receipt = Receipt(remote_id="1", address="https://fournil.example/", at=datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    with light.business.store.transaction("engine", undoable=False):
        changes = {"state": str(State.SENT), **receipt_columns(receipt)}
        light.business.store.update("deliveries", entry.id, changes)
    qtbot.waitUntil(lambda: panel.outcome.state.text() == "Online")
    assert panel.outcome.where.text() == "https://fournil.example/"
    assert panel.outcome.when.text() == "today at 10:05"


def test_stopped_nothing_is_handed_over(panel, light, qtbot, monkeypatch):
    from core.publishing import Publishing

    def slow(self, account, address, progress, stop):
        stop.wait(20)
        from core.publishing import _stopped

        raise _stopped()

    monkeypatch.setattr(Publishing, "publish", slow)
    said = []
    light.said.connect(said.append)
    panel.go.click()
    assert not panel.go.isEnabled()
    panel.busy.cancel.click()
    qtbot.waitUntil(lambda: bool(said))
    assert (said[0].text, panel.go.isEnabled()) == ("Publishing was stopped.", True)
    assert light.business.outbox.entries() == []


def test_who_looks_elsewhere_and_comes_back_does_not_stop_what_is_being_handed_over(panel, light, qtbot, monkeypatch):
    from core.publishing import Publishing

    gate, really, stopped = Event(), Publishing.publish, []

    def slow(self, account, address, progress, stop):
        gate.wait(20)
        stopped.append(stop.is_set())
        return really(self, account, address, progress, stop)

    monkeypatch.setattr(Publishing, "publish", slow)
    panel.go.click()
    panel.begin()
    assert not panel.hosts.isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: bool(light.business.outbox.entries()), timeout=20_000)
    assert stopped == [False]
    qtbot.waitUntil(panel.hosts.isEnabled)


def test_changes_in_words():
    new = Changes(before=Before.KNOWN, new=("A",), changed=("B", "C"), removed=("/old/",), new_pictures=2,
                  removed_pictures=1, design=True, pages=9, weight=1500, total=20000)  # fmt: skip
    assert told(new) == [
        "1 new page: A", "2 changed pages: B, C", "1 page removed: /old/", "2 new photos", "1 photo removed",
        "The look of the site changes.", "To be sent: 1.5 kB of 20.0 kB.",
    ]  # fmt: skip
    assert told(Changes(before=Before.UNKNOWN, pages=3, weight=1, total=1))[0].startswith("What stands there now")
    assert told(Changes(before=Before.KNOWN))[0].startswith("Nothing has changed")
    many = told(Changes(before=Before.KNOWN, changed=tuple("abcdefgh"), weight=1))
    assert many[0] == "8 changed pages: a, b, c, d, e, f and 2 more"


@pytest.mark.parametrize(
    ("field", "section"),
    [
        ("phone", "contact"), ("hours", "hours"), ("links[2].address", "links"), ("booking", "name"),
        ("photos.abc.alt", "photos"), ("legal.siret", "law"), ("address", "contact"), ("something new", "name"),
    ],
)  # fmt: skip
def test_each_thing_to_mend_leads_to_its_field(field, section):
    assert way_to(Problem(field, "wrong"), ()) == f"profile/field:{field}"
    assert section_of(field) == section


def test_what_the_site_itself_lacks_is_mended_there():
    assert way_to(Problem("site.address", "wrong"), ()) == "site/theme"
    assert way_to(Problem("pages.xx", "wrong"), ()) == "site/add"


def test_things_of_pages_lead_to_the_page(bakery):
    pages = bakery.business.pages.read()
    legal = next(page for page in pages if page.kind is PageKind.LEGAL and page.language == "fr")
    assert way_to(Problem(f"pages.{pages[1].id}.title", "x"), pages) == f"site/page:{pages[1].id}"
    assert way_to(Problem("pages.fr.legal", "x"), pages) == f"site/page:{legal.id}"


def test_the_checks_are_counted_and_lead_on(screen, light, qtbot):
    light.do(lambda: light.business.profiles.change(phone=""))
    screen.enter("checks")
    form = screen.middle.form
    assert isinstance(form, ChecksForm)
    qtbot.waitUntil(lambda: "no telephone number" in texts_of(form), timeout=10000)
    assert screen.checks.text().startswith("To check (")
    asked = []
    light.asked.connect(asked.append)
    go = next(b for b in form.findChildren(type(screen.publish)) if "telephone" in b.accessibleName())
    go.click()
    assert asked == ["profile/field:phone"]
