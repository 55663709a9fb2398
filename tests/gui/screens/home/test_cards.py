"""The cards beside what is to be done: what waits, what went out, the week, the site."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices

from core.posts.posts import Draft
from tests.gui.screens.home.conftest import practice, put, titles


def test_what_waits_says_why_and_leads_to_its_line(bakery, show, asked, clock):
    soon = put(bakery, "waiting", title="Pain & brioche")
    put(bakery, "waiting", due=(clock.now() + timedelta(hours=2)).isoformat())
    home, places = show(bakery), asked(bakery)
    rows, name = home.today.queue.rows.rows(), practice(bakery).name
    assert [row.why.text() for row in rows] == [
        f"Leaves in a moment, to {name}.", f"Leaves today at 11:00, to {name}.",
    ]  # fmt: skip
    assert (rows[0].title.text(), rows[0].title.whole_text()) == ("Pain && brioche", "Pain & brioche")
    rows[0].title.click()
    assert places == [f"outbox/delivery:{soon}"]


class Browser(QObject):
    """Stands for the system's."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot("QUrl")
    def open(self, url):
        self.opened.append(url.toString())


@pytest.fixture
def browser():
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("https")


def test_what_went_out_can_be_seen_where_it_is(bakery, show, browser):
    put(bakery, "sent", remote_address="https://bsky.app/post/1")
    put(bakery, "sent", "post:2", remote_address="javascript:alert(1)")
    home = show(bakery)
    rows = {row._address: row for row in home.today.sent.rows.rows()}
    rows["https://bsky.app/post/1"].look.click()
    assert browser.opened == ["https://bsky.app/post/1"]
    assert not rows["javascript:alert(1)"].look.isVisible()
    assert rows["https://bsky.app/post/1"].told.text() == f"Sent today at 9:00, to {practice(bakery).name}."


def test_the_week_opens_the_post(bakery, show, asked):
    post = bakery.business.posts.write(Draft(text="Bonjour <b>", due=datetime(2026, 11, 23, 9, 5)))
    home, places = show(bakery), asked(bakery)
    row = next(row for row in home.today.week.days[0].rows() if row._id == post.id)
    assert (row.title.whole_text(), row.stage.text()) == ("9:05 Bonjour <b>", "not sent yet")
    row.title.click()
    assert places == [f"posts/post:{post.id}"]
    assert home.today.week.names[0].text() == "Today"


def test_the_week_says_of_a_post_whose_delivery_was_cancelled_that_it_does_not_go(bakery, show):
    business = bakery.business
    account, due = business.accounts.get("Practice").id, datetime(2026, 11, 25, 9, 5)
    post = business.posts.schedule(business.posts.write(Draft(text="Galette")), [account], due)
    entries = business.store.query("SELECT id FROM deliveries WHERE subject = ?", [f"post:{post.id}"])
    business.outbox.cancel_all([each["id"] for each in entries])
    row = next(row for row in show(bakery).today.week.days[2].rows() if row._id == post.id)
    assert (row.stage.text(), row.stage.property("pill")) == ("sending cancelled", "warn")


def test_the_site_says_whether_what_people_see_is_what_is_here(bakery, show, browser, asked):
    business = bakery.business
    host = business.accounts.add("Serveur", "sftp", {}).id
    put(bakery, "sent", "site", account=host, remote_address="https://aufour.example/")
    home, places = show(bakery), asked(bakery)
    site = home.today.site
    assert (site.state.text(), site.changed.text()) == ("Online", "The published site is up to date.")
    assert site.told.text() == "Online since 23 November 2026. Last published today at 9:00."
    site.address.click()
    assert browser.opened == ["https://aufour.example/"]
    with business.store.transaction("edit"):
        business.store.update("pages", business.pages.read()[0].id, {"title": "Autre"})
    home.read()
    assert site.changed.text() == "1 page changed since."
    assert titles(home)[0] == "Publish your site again"
    site.publish.click()
    assert places == ["site/publish"]


def test_a_trial_is_not_called_online(bakery, show):
    put(bakery, "sent", "site", remote_address="https://localhost/x")
    home = show(bakery)
    assert home.today.site.state.text() == "Practice"
    assert home.today.site.told.text() == "Published for practice today at 9:00; only this computer shows it."
