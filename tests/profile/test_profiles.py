from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given

from core.errors import BadInputError, NotFoundError
from core.profile.file import read_profile
from core.profile.hours import read_day
from core.profile.model import Closure, Legal, Link, Member, Offer, Price, PriceKind, Profile, Span
from core.profile.profiles import COLUMNS, Profiles
from tests.profile.strategies import few
from tests.profile.strategies import profiles as any_profiles
from tests.profile.test_examples import EXAMPLES, NAMES


@pytest.fixture
def profiles(store):
    return Profiles(store)


@pytest.fixture
def shop(profiles):
    return profiles.replace(read_profile(EXAMPLES / "hairdresser.json").profile)


def ops(store) -> int:
    return store.db.execute("SELECT count(*) FROM sync_op").fetchone()[0]


def names(store) -> list[str]:
    return [row[0] for row in store.db.execute("SELECT name FROM sync_tx ORDER BY n").fetchall()]


def without_ids(profile: Profile) -> Profile:
    lists = {
        name: tuple(replace(one, id="") for one in getattr(profile, name))
        for name in ("offers", "closures", "team", "links")
    }
    return replace(profile, **lists)


def by_day(profile: Profile) -> Profile:
    """Closures are kept by date, whatever their order was."""
    return replace(profile, closures=tuple(sorted(profile.closures, key=lambda one: (one.first, one.last, repr(one)))))


def test_the_columns_are_those_of_the_table(store):
    assert {column.name for column in store.db.table("profile").columns} == {*COLUMNS, "id"}


def test_a_new_business_has_an_empty_profile(profiles):
    assert profiles.read() == Profile()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_kept_whole(profiles, name):
    wanted = replace(read_profile(EXAMPLES / f"{name}.json").profile)
    assert without_ids(profiles.replace(wanted)) == by_day(wanted)


def test_replacing_by_the_same_writes_nothing(store, profiles, shop):
    before, history = ops(store), names(store)
    assert profiles.replace(shop) == shop
    assert profiles.replace(without_ids(shop)) == shop
    assert (ops(store), names(store)) == (before, history)


def test_replacing_writes_only_what_differs(store, profiles, shop):
    before = ops(store)
    offers = (replace(shop.offers[0], price=Price(kind=PriceKind.EXACT, cents=4500)), *shop.offers[1:])
    after = profiles.replace(replace(shop, phone="+33261910001", offers=offers))
    assert after.offers[0].id == shop.offers[0].id
    assert ops(store) == before + 3  # phone, kind and cents


def test_a_renamed_offer_keeps_its_id_and_an_unknown_one_is_recognised_by_name(profiles, shop):
    renamed = replace(shop.offers[0], name="Coupe longue")
    strange = replace(shop.offers[1], id="from-another-file")
    after = profiles.replace(replace(shop, offers=(strange, renamed, *shop.offers[2:])))
    assert [one.id for one in after.offers[:2]] == [shop.offers[1].id, shop.offers[0].id]


def test_an_offer_that_moved_costs_one_line_in_the_log(store, profiles, shop):
    before = ops(store)
    profiles.offers.move(shop.offers[-1].id, before=shop.offers[0].id)
    assert profiles.read().offers == (shop.offers[-1], *shop.offers[:-1])
    assert ops(store) == before + 1


def test_what_is_gone_is_removed_and_what_is_new_is_added(profiles, shop):
    after = profiles.replace(replace(shop, offers=(*shop.offers[3:], Offer(name="Nouveau")), team=(), links=()))
    assert [one.name for one in after.offers] == [*(one.name for one in shop.offers[3:]), "Nouveau"]
    assert after.team == after.links == ()


def test_simple_fields_are_changed_from_what_people_type(store, profiles):
    after = profiles.change(
        phone="02 61 91 00 01",
        languages="français, anglais",
        vat_exempt=True,
        capital="8 000 €",
        latitude=48.1,
        longitude="-1,6",
    )
    assert (after.phone, after.languages, after.legal.vat_exempt, after.legal.capital) == (
        "+33261910001",
        ("fr", "en"),
        True,
        8000,
    )
    assert (after.address.latitude, after.address.longitude) == (48.1, -1.6)
    assert profiles.change(phone="", capital=None).legal.capital is None
    assert names(store)[0] == "Profile changed"


def test_a_wrong_value_changes_nothing_and_every_problem_is_told(profiles, shop):
    with pytest.raises(BadInputError) as caught:
        profiles.change(phone="02", email="x", name="Autre")
    assert [problem.field for problem in caught.value.problems] == ["phone", "email"]
    assert profiles.read() == shop


def test_what_is_wrong_together_is_told_but_old_sins_keep_nobody_back(store, profiles):
    profiles.change(siret="73282932000074")
    with pytest.raises(BadInputError) as caught:
        profiles.change(vat_number="FR40303265045")
    assert caught.value.problems[0].field == "legal.vat_number"
    with store.transaction("merged from elsewhere"):
        store.update("profile", "profile", {"vat_number": "FR40303265045"})
    assert profiles.change(name="Salon").name == "Salon"


def test_typing_is_one_step_of_undo(store, profiles):
    for typed in ("S", "Sa", "Salon"):
        profiles.change(name=typed, merge="profile.name")
    assert names(store) == ["Name changed"]


def test_hours_of_one_day(profiles, shop):
    assert profiles.set_hours("monday", read_day("9h-12h")).hours["monday"] == (Span(time(9), time(12)),)
    assert profiles.set_hours("monday", ()).hours["monday"] == ()
    assert "monday" not in profiles.set_hours("monday", None).hours
    assert profiles.read().hours["tuesday"] == shop.hours["tuesday"]


def test_hours_that_overlap_are_refused(profiles):
    with pytest.raises(BadInputError) as caught:
        profiles.set_hours("monday", (Span(time(9), time(12)), Span(time(11), time(14))))
    assert caught.value.problems[0].field == "opening_hours.monday"
    assert profiles.read().hours == {}


def test_closures_are_in_the_order_of_their_days(profiles):
    later = profiles.closures.add(Closure(first=date(2027, 8, 9), last=date(2027, 8, 21), label="Été"))
    sooner = profiles.closures.add(Closure(first=date(2026, 12, 24), last=date(2026, 12, 24), spans=read_day("9h-12h")))
    assert profiles.read().closures == (sooner, later)
    profiles.closures.remove(sooner.id)
    assert profiles.read().closures == (later,)
    with pytest.raises(BadInputError):
        profiles.closures.add(Closure(first=date(2027, 8, 9), last=date(2027, 8, 1)))


def test_offers_are_added_before_another_changed_and_removed(store, profiles):
    bread = profiles.offers.add(Offer(name="Pain"))
    cake = profiles.offers.add(Offer(name="Gâteau", price=Price(kind=PriceKind.QUOTE)), before=bread.id)
    assert profiles.read().offers == (cake, bread)
    dearer = profiles.offers.change(replace(bread, price=Price(kind=PriceKind.EXACT, cents=140)), merge="offer price")
    assert profiles.read().offers[1] == dearer
    profiles.offers.remove(cake.id)
    assert profiles.read().offers == (dearer,)
    assert names(store) == ["Offer added", "Offer added", "Offer changed", "Offer removed"]


def test_an_offer_needs_a_name_and_a_price_that_makes_sense(profiles):
    for wrong in (Offer(name=" "), Offer(name="x", price=Price(kind=PriceKind.EXACT))):
        with pytest.raises(BadInputError):
            profiles.offers.add(wrong)
    with pytest.raises(BadInputError) as caught:
        profiles.replace(Profile(offers=(Offer(name="x"), Offer(name="y", price=Price(kind=PriceKind.FROM, cents=-3)))))
    assert [problem.field for problem in caught.value.problems] == ["offers[1].price"]


def test_what_somebody_else_removed_is_told(profiles):
    for verb in (profiles.offers.remove, profiles.offers.move, profiles.team.remove):
        with pytest.raises(NotFoundError):
            verb("gone")
    with pytest.raises(NotFoundError):
        profiles.links.change(Link(id="gone", network="other", address="https://a.example"))


def test_team_and_links(profiles):
    ines = profiles.team.add(Member(name="Inès", photo="media-id"))
    helene = profiles.team.add(Member(name="Hélène"))
    profiles.team.move(helene.id, before=ines.id)
    assert profiles.read().team == (helene, ines)
    assert profiles.links.add(Link(network="", address="www.facebook.com/x")).network == "facebook"


def test_photos_and_logo_come_from_the_library(store, profiles):
    row = {"hash": "h", "mime": "image/jpeg", "width": 4, "height": 3, "name": "a.jpg", "alt": "Vitrine"}
    with store.transaction("photos"):
        store.insert("media", {"id": "2", "kind": "photo", "order_key": "a1", **row})
        store.insert("media", {"id": "1", "kind": "photo", "order_key": "a2", **row})
        store.insert("media", {"id": "3", "kind": "logo", "order_key": "a0", **row})
    read = profiles.read()
    assert ([one.id for one in read.photos], read.photos[0].alt, read.photos[0].focus_x) == (["2", "1"], "Vitrine", 0.5)
    with store.transaction("logo"):
        store.insert("profile", {"id": "profile", "logo": "3"})
    logo = profiles.read().logo
    assert logo.id == "3"
    assert profiles.replace(replace(profiles.read(), name="x")).logo == logo
    assert profiles.replace(replace(profiles.read(), logo=None)).logo is None


def test_a_profile_made_by_code_is_checked_like_a_file(profiles):
    with pytest.raises(BadInputError) as caught:
        profiles.replace(Profile(phone="12", legal=Legal(siret="1"), colours=("mauve?",)))
    assert {problem.field for problem in caught.value.problems} == {"phone", "legal.siret", "colours[0]"}


def test_any_profile_is_kept_and_replaced_whole(profiles):
    @few
    @given(any_profiles)
    def kept(wanted):
        assert by_day(without_ids(profiles.replace(wanted))) == by_day(without_ids(wanted))

    kept()


def test_typing_hours_is_one_step_of_undo(profiles, store):
    profiles.set_hours("monday", read_day("9h-12h"), merge="hours monday")
    profiles.set_hours("monday", read_day("9h-12h30"), merge="hours monday")
    assert names(store) == ["Opening hours changed"]


def test_several_offers_come_and_go_in_one_step(profiles, store):
    first = profiles.offers.add(Offer(name="A"))
    profiles.offers.add_all([Offer(name="B"), Offer(name="C")], before=first.id)
    assert [offer.name for offer in profiles.offers.read()] == ["B", "C", "A"]
    assert len(names(store)) == 2
    profiles.offers.remove_all([offer.id for offer in profiles.offers.read()])
    assert (profiles.offers.read(), len(names(store))) == ((), 3)


def test_offers_are_put_in_an_order_in_one_step(profiles, store):
    made = profiles.offers.add_all([Offer(name=name) for name in "ABC"])
    profiles.offers.arrange([made[2].id, made[0].id, "gone"])
    assert [offer.name for offer in profiles.offers.read()] == ["C", "A", "B"]
    assert len(names(store)) == 2


def test_the_facts_are_the_simple_part(shop, profiles):
    assert (profiles.facts().name, profiles.facts().hours) == (shop.name, shop.hours)
    assert profiles.facts().offers == ()
