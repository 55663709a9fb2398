"""What an entry of the history changed, as a person reads it."""

import json

import pytest

from core import i18n
from core.business import Business
from core.changes.columns import COLUMNS, THINGS
from core.changes.told import Act, left_over
from core.house import House
from core.posts.posts import Draft
from core.profile.model import Offer, Price, PriceKind
from core.store.levels import SYNCED
from tests.fakes import MemorySecrets


@pytest.fixture
def business(folder, tmp_path, clock):
    made = Business.new(folder, House(tmp_path / "home", clock, lambda _named: MemorySecrets()))
    yield made
    made.close()


def newest(business):
    return business.changes(business.history.to_undo().id)


def fields(business):
    return [(one.label, one.before, one.after) for change in newest(business) for one in change.fields]


def test_every_table_and_every_named_column_is_one_of_the_database(business):
    assert set(THINGS) == set(COLUMNS) == set(SYNCED)
    for table, columns in COLUMNS.items():
        there = {column.name for column in business.store.db.table(table).columns}
        assert set(columns) <= there, table


def test_a_changed_telephone_number_is_told_before_and_after(business):
    business.profiles.change(phone="02 99 00 00 00")
    business.profiles.change(phone="02 99 11 11 11")
    assert fields(business) == [("Telephone", "+33299000000", "+33299111111")]


def test_hours_prices_dates_and_ticks_are_told_as_people_write_them(business):
    i18n.speak("fr")
    business.store.connection.execute("SELECT 1")
    with business.store.transaction("x"):
        business.store.insert(
            "profile", {"id": "profile", "hours_monday": "", "hours_tuesday": "07:00-13:00", "vat_exempt": 1}
        )
        business.store.insert("closures", {"id": "c", "first": "2026-12-24", "last": "2026-12-24", "label": "Noël"})
    offer = business.profiles.offers.add(Offer(name="Pain", price=Price(kind=PriceKind.EXACT, cents=460)))
    told = [(one.after) for one in newest(business)[0].fields]
    assert "4,60\u00a0€" in told
    assert offer.name in told
    first = business.history.entries(2)[1]
    values = [field.after for change in business.changes(first.id) for field in change.fields]
    assert "24 décembre 2026" in values
    assert any("7" in value and "13" in value for value in values)


def test_a_post_is_called_by_its_first_words_and_its_time_is_wall_time(business):
    post = business.posts.write(Draft(text="Du pain chaud dès sept heures " * 5))
    from datetime import datetime

    business.posts.schedule(post, [business.accounts.all()[0].id], datetime(2026, 12, 24, 9, 30))
    told = {change.table: change for change in newest(business)}
    assert told["posts"].name.startswith("Du pain chaud")
    assert len(told["posts"].name) <= 60
    assert ("Time", "", "Thursday, 24 December 2026 at 09:30") in [
        (one.label, one.before, one.after.replace("Thursday 24", "Thursday, 24")) for one in told["posts"].fields
    ]
    assert told["deliveries"].act is Act.ADDED
    assert [
        one.after.replace("Thursday 24", "Thursday, 24") for one in told["deliveries"].fields if one.label == "Time"
    ] == ["Thursday, 24 December 2026 at 09:30"]


def test_moving_something_is_told_as_moving(business):
    one = business.profiles.offers.add(Offer(name="Pain"))
    business.profiles.offers.add(Offer(name="Brioche"))
    with business.store.transaction("Moved"):
        business.store.update("offers", one.id, {"order_key": "z9"})
    assert [(change.act, change.name, change.fields) for change in newest(business)] == [(Act.MOVED, "Pain", ())]


def test_what_changes_only_behind_the_scenes_is_not_told(business):
    with business.store.transaction("Tried"):
        business.store.insert("deliveries", {"id": "d", "title": "Bonjour"})
    with business.store.transaction("Tried again"):
        business.store.update("deliveries", "d", {"attempt": 2})
    assert newest(business) == []


def test_values_that_nothing_can_read_are_shown_as_they_are(business):
    with business.store.transaction("Odd"):
        business.store.insert("closures", {"id": "c", "first": "someday", "spans": "{"})
        business.store.insert(
            "blocks", {"id": "b", "page": "gone", "settings": json.dumps({"items": [{"heading": "Un"}]})}
        )
    told = [field.after for change in newest(business) for field in change.fields]
    assert "someday" in told
    assert "Un" in told
    assert "no longer there" in told


def test_what_could_not_be_brought_back_is_told_by_name(business):
    business.profiles.change(phone="02 99 00 00 00")
    business.profiles.change(phone="02 99 11 11 11")
    old = business.history.to_undo().id
    business.profiles.change(phone="02 99 22 22 22")
    done = business.history.revert(old)
    assert left_over(business.store, done.left) == ["My business, Telephone: changed again since, the newer one stays."]


def test_the_photos_of_a_gallery_are_told_by_name_and_ticks_not_at_all(business):
    with business.store.transaction("x"):
        business.store.insert("media", {"id": "m1", "kind": "photo", "alt": "Le four", "order_key": "a", "hash": "0"})
        business.store.insert("pages", {"id": "p", "kind": "free", "language": "fr", "order_key": "a"})
        settings = json.dumps({"photos": ["m1"], "limit": 6, "wide": True, "items": [{"heading": "Du levain"}]})
        business.store.insert("blocks", {"id": "b", "page": "p", "kind": "gallery", "order_key": "a",
                                         "settings": settings})  # fmt: skip
    said = [one.after for change in newest(business) if change.table == "blocks" for one in change.fields]
    assert "Le four\nDu levain" in said
