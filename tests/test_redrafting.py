"""Drafting once more: what the owner wrote stays, what a new draft would say is offered text by text."""

from datetime import datetime

import pytest

from core.business import Business
from core.house import House
from core.posts.model import PostState
from core.posts.posts import Draft
from core.profile.model import Address, Offer, Profile
from core.site.model import Block, BlockKind, PageKind


@pytest.fixture
def business(tmp_path, clock, secrets):
    made = Business.new(tmp_path / "shop", House(tmp_path / "home", clock, lambda _named: secrets))
    offers = (Offer(name="Tourte de seigle", section="Pains"), Offer(name="Croissant", section="Viennoiseries"))
    made.profiles.replace(
        Profile(name="Au Four", trade="bakery", address=Address(street="2 rue Haute", city="Annecy"), offers=offers)
    )
    made.draft()
    yield made
    made.close()


def page(business, kind=PageKind.HOME):
    return next(page for page in business.pages.read() if page.kind == kind)


def hero(business):
    return page(business).blocks[0]


def test_a_site_just_drafted_differs_in_nothing(business):
    assert business.redrafting.differences() == ()


def test_a_new_fact_offers_the_texts_that_it_changes(business):
    business.profiles.change(city="Le Mans")
    found = business.redrafting.differences()
    assert any("au Mans" in one.proposed and "à Annecy" in one.now for one in found)
    assert not any(one.own for one in found)


def test_what_the_owner_wrote_is_told_apart_and_never_overwritten_by_drafting(business):
    block = hero(business)
    business.pages.change_block(block.id, {"heading": "Du pain, rien que du pain"})
    business.draft()
    assert hero(business).heading == "Du pain, rien que du pain"
    (found,) = business.redrafting.differences()
    assert (found.block, found.part, found.own, found.proposed) == (block.id, "heading", True, block.heading)


def test_what_is_taken_counts_as_drafted_and_one_undo_brings_all_back(business):
    before = business.pages.read()
    business.profiles.change(city="Le Mans")
    business.redrafting.take(business.redrafting.differences())
    assert business.redrafting.differences() == ()
    business.profiles.change(since=1987)
    assert not any(one.own for one in business.redrafting.differences() if not one.added)
    business.history.undo()
    business.history.undo()
    assert business.pages.read() == before


def test_only_the_chosen_ones_are_taken(business):
    business.profiles.change(city="Le Mans")
    found = business.redrafting.differences()
    business.redrafting.take(found[:1])
    assert len(business.redrafting.differences()) == len(found) - 1


def test_a_part_that_the_site_lacks_is_offered_and_added_where_it_belongs(business):
    business.profiles.change(features=("parking", "wheelchair_access"))
    (added,) = [one for one in business.redrafting.differences() if one.added and one.added.kind == "reasons"
                and one.page == page(business, PageKind.ABOUT).id]  # fmt: skip
    business.redrafting.take([added])
    assert [block.kind for block in page(business, PageKind.ABOUT).blocks] == ["text", "team", "reasons"]


def test_another_suggestion_is_none_of_those_that_were_there(business):
    first = hero(business)
    known = [first.heading]
    for _turn in range(3):
        known.append(business.redrafting.another_text(first, page(business), "heading", known))
    assert len(set(known)) == 4
    assert all(known)


def test_another_list_of_questions_is_offered_for_a_block_of_them(business):
    contact = page(business, PageKind.CONTACT)
    block = next(block for block in contact.blocks if block.kind == BlockKind.QUESTIONS)
    other = business.redrafting.another_items(block, contact, [block.settings["items"]])
    assert other
    assert other != block.settings["items"]


def test_another_list_asks_nothing_that_another_page_asks(business):
    from core.drafting.another import Another
    from core.trades.trades import trade

    def topics(items):
        another = Another(trade("bakery"), business.profiles.read(), business.id, "fr")
        return another._asked({item["heading"] for item in items})

    home, contact = page(business), page(business, PageKind.CONTACT)
    there = next(block for block in home.blocks if block.kind == BlockKind.QUESTIONS)
    block = next(block for block in contact.blocks if block.kind == BlockKind.QUESTIONS)
    other = business.redrafting.another_items(block, contact, [block.settings["items"]])
    assert topics(there.settings["items"])
    assert not topics(other) & topics(there.settings["items"])


def test_another_title_fits_where_it_goes(business):
    home = page(business)
    other = business.redrafting.another_of_page(home, "title", [home.title])
    assert other != home.title
    assert len(other) <= 60


def test_a_block_of_the_owners_own_has_no_suggestion(business):
    own = business.pages.add_block(page(business).id, Block(kind=BlockKind.TEXT, heading="À moi"))
    assert business.redrafting.another_text(own, page(business), "heading") == ""


def test_another_wording_of_a_post_keeps_its_idea(business):
    told = [post for post in business.posts.all(PostState.IDEA) if business.redrafting.another_post(post)]
    assert len(told) > 5
    assert all(business.redrafting.another_post(post) != post.text for post in told)


def test_a_post_of_the_owners_own_has_neither_reason_nor_other_wording(business):
    post = business.posts.write(Draft(text="Bonjour", due=datetime(2026, 12, 1, 9, 0)))
    assert business.redrafting.another_post(post) == business.redrafting.why(post) == ""


def test_every_suggested_post_says_why(business):
    assert all(business.redrafting.why(post) for post in business.posts.all(PostState.IDEA))


def test_drafting_more_weeks_adds_posts_and_repeats_none(business):
    before = business.posts.all(PostState.IDEA)
    assert business.draft(weeks=30).posts > 10
    after = business.posts.all(PostState.IDEA)
    days = [post.due.date() for post in after]
    assert len({post.idea.rpartition(".")[0] for post in after}) == len(after) > len(before)
    assert len(set(days)) == len(days)


def test_what_changed_after_it_was_shown_is_left_alone(business):
    business.profiles.change(city="Le Mans")
    shown = business.redrafting.differences()
    changed = next(one for one in shown if one.block)
    business.pages.change_block(changed.block, {changed.part: "MES MOTS"})
    business.redrafting.take(shown)
    block = business.pages.block(changed.block)
    assert getattr(block, changed.part) == "MES MOTS"


def test_missing_parts_come_back_once_each_and_in_their_order(business):
    before = [block.place for block in page(business).blocks]
    for block in page(business).blocks[1:4]:
        business.pages.remove_block(block.id)
    shown = business.redrafting.differences()
    business.redrafting.take(shown)
    business.redrafting.take(shown)
    assert [block.place for block in page(business).blocks] == before


def test_a_text_that_the_owner_emptied_counts_as_theirs(business):
    business.pages.change_block(hero(business).id, {"body": ""})
    (found,) = business.redrafting.differences()
    assert (found.part, found.own) == ("body", True)


def test_a_site_drafted_before_places_were_remembered_is_not_offered_a_second_one(business):
    business.store.connection.execute("UPDATE blocks SET place = '', drafted = '{}'")
    assert not [one for one in business.redrafting.differences() if one.added]


def test_a_copy_does_not_hide_what_it_was_copied_from(business):
    first = hero(business)
    business.pages.copy_block(first.id)
    business.profiles.change(city="Le Mans")
    assert first.id in {one.block for one in business.redrafting.differences()}
