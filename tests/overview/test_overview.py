"""The overview: what serves the owner most comes first, and each thing is said once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from core.overview.model import Stage, Want
from core.overview.overview import overview
from core.posts.model import PostState
from core.posts.posts import Draft
from core.profile.model import WEEKDAYS, Closure, Span
from core.sync.standing import Standing
from tests.overview.conftest import later

OPEN = (Span(opens=time(9), closes=time(18)),)
TODAY = date(2026, 11, 23)


def wants(business, **known):
    return [todo.want for todo in overview(business, **known).todos]


def todo_of(business, want, **known):
    return next(todo for todo in overview(business, **known).todos if todo.want is want)


def with_a_site(business):
    business.profiles.change(name="Au Four", trade="bakery")
    business.draft()


def test_an_empty_business_begins_with_its_name_and_trade(business):
    seen = overview(business)
    assert (seen.todos[0].want, seen.todos[0].state) == (Want.START, "name")
    assert Want.ACCOUNT not in wants(business)  # there is nothing to show yet
    assert (seen.queue.count, seen.sent, seen.site.pages) == (0, (), 0)
    assert [day.day for day in seen.week] == [TODAY + timedelta(n) for n in range(7)]


def test_a_trade_with_nothing_drafted_offers_the_draft(business):
    business.profiles.change(name="Au Four", trade="bakery")
    assert wants(business)[0] is Want.DRAFT
    business.draft()
    assert Want.DRAFT not in wants(business)
    assert Want.PUBLISH in wants(business)


def test_missing_facts_are_one_thing_for_each_place_where_they_are_said(business):
    business.profiles.change(name="Au Four", trade="bakery")
    found = {todo.want: todo for todo in overview(business).todos}
    assert {Want.HOURS, Want.CONTACT, Want.PHOTOS, Want.OFFERS, Want.DESCRIPTION, Want.LAW} <= set(found)
    assert found[Want.LAW].count > 1
    assert found[Want.HOURS].said == "The opening hours are missing. Write them day by day."


def test_what_needs_a_person_comes_before_all(business, deliver):
    id_ = deliver("refused", reason="The text is too long.")
    first = overview(business).todos[0]
    assert (first.want, first.about, first.said) == (Want.DELIVERY, id_, "The text is too long.")


def test_many_deliveries_that_need_a_person_are_one_thing(business, deliver):
    ids = [deliver("missed", f"post:{n}") for n in range(5)]
    first = overview(business).todos[0]
    assert (first.want, first.count, first.key) == (Want.DELIVERIES, 5, f"deliveries:{ids[-1]}")
    assert wants(business).count(Want.DELIVERIES) == 1


def test_a_paused_account_asks_to_sign_in(business, deliver, host):
    business.accounts.pause(business.accounts.get(host), "The password is wrong.")
    deliver("waiting", account=host)
    told = todo_of(business, Want.SIGN_IN)
    assert (told.about, told.name, told.said) == (host, "Serveur", "The password is wrong.")
    assert overview(business).queue.lines[0].standing is Standing.PAUSED


@pytest.mark.parametrize(
    ("services", "want"),
    [(("sftp",), Want.NETWORK), (("bluesky",), Want.HOST), ((), Want.ACCOUNT), (("sftp", "bluesky"), None)],
)
def test_as_long_as_all_goes_to_practice_an_account_is_wished_for(business, services, want):
    with_a_site(business)
    for service in services:
        business.accounts.add(service, service, {})
    asked = {Want.NETWORK, Want.HOST, Want.ACCOUNT} & set(wants(business))
    assert asked == ({want} if want else set())


def test_an_account_of_a_service_we_do_not_know_disturbs_nothing(business):
    with_a_site(business)
    business.accounts.add("Demain", "tomorrow", {})
    assert Want.ACCOUNT in wants(business)


def test_a_holiday_without_hours_is_asked_about(business):
    business.profiles.set_week(dict.fromkeys(WEEKDAYS, OPEN))
    holidays = {date(2026, 12, 8): "Fête des Lumières", date(2026, 12, 25): "Noël"}
    told = todo_of(business, Want.HOLIDAY, holidays=holidays)
    assert (told.name, told.first) == ("Fête des Lumières", date(2026, 12, 8))
    assert wants(business, holidays=holidays).count(Want.HOLIDAY) == 1  # the other one is too far away
    business.profiles.change(holidays_open=True)
    assert Want.HOLIDAY not in wants(business, holidays=holidays)


def test_on_a_holiday_that_is_a_day_of_rest_anyway_nothing_is_asked(business):
    business.profiles.set_week({"monday": OPEN, "tuesday": ()})
    assert Want.HOLIDAY not in wants(business, holidays={date(2026, 12, 8): "Fête"})


def test_a_closure_that_comes_is_asked_about_until_a_post_tells_of_it(business):
    closure = Closure(first=date(2026, 12, 5), last=date(2026, 12, 6), label="Travaux")
    business.profiles.closures.add(closure)
    told = todo_of(business, Want.CLOSING)
    assert (told.name, told.first, told.last, told.about, told.state) == (
        "Travaux", date(2026, 12, 5), date(2026, 12, 6), "", "closed",
    )  # fmt: skip
    idea = Draft(text="Fermé", idea="bakery.closing-12-05.2026", due=datetime(2026, 12, 1, 9), state=PostState.IDEA)
    post = business.posts.write(idea)
    assert todo_of(business, Want.CLOSING).about == post.id
    business.posts.schedule(post, [business.accounts.get("Practice").id], post.due)
    assert Want.CLOSING not in wants(business)


def test_ideas_of_the_coming_days_are_counted_and_no_others(business):
    for day in (22, 24, 29, 30):
        business.posts.write(Draft(text="Idée", due=datetime(2026, 11, day, 9), state=PostState.IDEA))
    told = todo_of(business, Want.IDEAS)
    assert (told.count, told.first) == (2, date(2026, 11, 24))


def test_what_waits_says_when_it_leaves_or_why_not_yet(business, deliver, clock, host):
    deliver("waiting")
    deliver("waiting", due=later(clock, hours=3))
    deliver("waiting", account=host)
    deliver("waiting", executor="another")
    deliver("sending")
    deliver("cancelled")
    until = later(clock, minutes=5)
    with business.store.writing():
        business.store.connection.execute(
            "INSERT INTO breakers VALUES (?, 2, ?, 'The server is being repaired.', '')", [host, until]
        )
    queue = overview(business).queue
    told = {line.standing: line for line in queue.lines}
    assert (queue.count, queue.held) == (5, 4)
    assert set(told) == {
        Standing.PREPARED, Standing.LATER, Standing.RETRY, Standing.ELSEWHERE, Standing.SENDING,
    }  # fmt: skip
    assert told[Standing.LATER].at == datetime(2026, 11, 23, 12, 0, 1)  # nine in the morning in Paris, three hours on
    assert told[Standing.RETRY].reason == "The server is being repaired."
    assert told[Standing.RETRY].at is not None
    assert told[Standing.RETRY].account == "Serveur"


def test_what_went_out_last_comes_first_with_its_address(business, deliver):
    for n in range(7):
        deliver("sent", f"post:{n}", title=f"Post {n}", remote_address=f"https://example.org/{n}")
    sent = overview(business).sent
    assert [one.title for one in sent] == ["Post 6", "Post 5", "Post 4", "Post 3", "Post 2"]
    assert (sent[0].address, sent[0].account) == ("https://example.org/6", "Practice")


def test_the_week_shows_how_far_each_post_is(business, deliver):
    account = business.accounts.get("Practice").id
    idea = business.posts.write(Draft(text="Idée\n du  jour", due=datetime(2026, 11, 23, 9), state=PostState.IDEA))
    planned = business.posts.schedule(
        business.posts.write(Draft(text="Plus tard")), [account], datetime(2026, 11, 29, 9)
    )
    out = business.posts.write(Draft(text="Parti", due=datetime(2026, 11, 24, 9), state=PostState.SCHEDULED))
    bad = business.posts.write(Draft(text="Refusé", due=datetime(2026, 11, 24, 10), state=PostState.SCHEDULED))
    deliver("sent", f"post:{out.id}")
    deliver("refused", f"post:{bad.id}")
    business.posts.write(Draft(text="Trop loin", due=datetime(2026, 11, 30, 9)))
    week = overview(business).week
    assert [(post.id, post.text, post.stage) for post in week[0].posts] == [(idea.id, "Idée du jour", Stage.IDEA)]
    assert [(post.id, post.stage) for post in week[1].posts] == [(out.id, Stage.SENT), (bad.id, Stage.TROUBLE)]
    assert [(post.id, post.stage) for post in week[6].posts] == [(planned.id, Stage.SCHEDULED)]
    assert [len(day.posts) for day in week] == [1, 2, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("states", "stage"),
    [
        (("cancelled",), Stage.CANCELLED),
        (("cancelled", "recalling"), Stage.CANCELLED),
        ((), Stage.CANCELLED),
        (("cancelled", "waiting"), Stage.SCHEDULED),
        (("cancelled", "handed"), Stage.SCHEDULED),
        (("cancelled", "sent"), Stage.SENT),
        (("cancelled", "missed"), Stage.TROUBLE),
    ],
)
def test_a_planned_post_of_which_nothing_goes_any_more_is_cancelled(business, deliver, states, stage):
    post = business.posts.write(Draft(text="Galette", due=datetime(2026, 11, 24, 9), state=PostState.SCHEDULED))
    for state in states:
        deliver(state, f"post:{post.id}")
    assert [each.stage for each in overview(business).week[1].posts] == [stage]


def test_cancelling_the_only_delivery_of_a_post_is_told_in_the_week(business):
    account = business.accounts.get("Practice").id
    due = datetime(2026, 11, 25, 9)
    business.posts.schedule(business.posts.write(Draft(text="Galette")), [account], due)
    assert overview(business).week[2].posts[0].stage is Stage.SCHEDULED
    business.outbox.cancel_all([row["id"] for row in business.store.rows("deliveries")])
    assert overview(business).week[2].posts[0].stage is Stage.CANCELLED


def test_a_full_day_says_how_many_more_there_are(business):
    for hour in range(6):
        business.posts.write(Draft(text="Encore", due=datetime(2026, 11, 23, 9 + hour)))
    today = overview(business).week[0]
    assert (len(today.posts), today.more) == (4, 2)


def test_the_name_and_place_are_told(business):
    business.profiles.change(name="Au Four", postcode="67000", city="Strasbourg")
    seen = overview(business)
    assert (seen.name, seen.today, seen.calendar) == ("Au Four", TODAY, ("FR", "67000"))


def test_nothing_is_written_by_looking(business):
    before = business.store.connection.total_changes
    overview(business)
    assert business.store.connection.total_changes == before
    assert replace(overview(business)) == overview(business)
