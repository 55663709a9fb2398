"""One entry of the history brought back alone: what is newer stays, and what could not be brought back is said."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.business import Business
from core.errors import DevantureError, NotFoundError
from core.house import House
from core.store.history import History
from core.store.opening import open_store
from core.store.plan import Why
from tests.fakes import FakeClock, MemorySecrets
from tests.store.test_undo import EDIT, do, tables


def edit(store, name, *acts):
    with store.transaction(name):
        for act, table, key, *row in acts:
            getattr(store, act)(table, *([{"id": key, **row[0]}] if act == "insert" else [key, *row]))
    return History(store).to_undo().id


def offer(store, key="a"):
    return store.get("offers", key)


@pytest.fixture
def bread(store):
    return edit(store, "Bread added", ("insert", "offers", "a", {"name": "Bread", "price_cents": 100}))


def test_an_old_change_is_brought_back_and_the_newer_one_of_another_field_stays(store, bread):
    old = edit(store, "Price", ("update", "offers", "a", {"price_cents": 120}))
    edit(store, "Name", ("update", "offers", "a", {"name": "Loaf"}))
    done = History(store).revert(old)
    assert (offer(store)["price_cents"], offer(store)["name"], done.left) == (100, "Loaf", ())


def test_what_was_changed_since_is_left_and_said(store, bread):
    old = edit(store, "Both", ("update", "offers", "a", {"price_cents": 120, "name": "Loaf"}))
    edit(store, "Name", ("update", "offers", "a", {"name": "Big loaf"}))
    done = History(store).revert(old)
    assert (offer(store)["price_cents"], offer(store)["name"]) == (100, "Big loaf")
    assert [(one.column, one.why) for one in done.left] == [("name", Why.CHANGED)]


def test_it_is_a_new_edit_with_a_name_and_can_itself_be_undone_and_redone(store, bread):
    old = edit(store, "Price", ("update", "offers", "a", {"price_cents": 120}))
    edit(store, "Name", ("update", "offers", "a", {"name": "Loaf"}))
    history = History(store)
    history.revert(old)
    assert history.entries(1)[0].name == "Brought back: Price"
    history.undo()
    assert offer(store)["price_cents"] == 120
    history.redo()
    assert offer(store)["price_cents"] == 100


def test_something_removed_long_ago_comes_back(store, bread):
    gone = edit(store, "Removed", ("delete", "offers", "a"))
    edit(store, "Another", ("insert", "offers", "b", {"name": "Rye"}))
    History(store).revert(gone)
    assert offer(store)["name"] == "Bread"


def test_something_added_and_since_changed_by_a_person_is_not_taken_away(store, bread):
    edit(store, "Name", ("update", "offers", "a", {"name": "Loaf"}))
    done = History(store).revert(bread)
    assert (offer(store)["name"], done.done, done.left[0].why) == ("Loaf", (), Why.CHANGED)
    assert History(store).entries(1)[0].name == "Name"


def test_a_page_on_which_something_new_stands_is_not_taken_away(store):
    page = edit(store, "Page", ("insert", "pages", "p", {"label": "News"}))
    edit(store, "Block", ("insert", "blocks", "k", {"page": "p"}))
    assert [one.why for one in History(store).revert(page).left] == [Why.USED]
    assert store.get("pages", "p") is not None


def test_a_block_whose_page_has_gone_stays_away(store):
    edit(store, "Page", ("insert", "pages", "p", {"label": "News"}), ("insert", "blocks", "k", {"page": "p"}))
    block = edit(store, "Block removed", ("delete", "blocks", "k"))
    edit(store, "Page removed", ("delete", "pages", "p"))
    assert [one.why for one in History(store).revert(block).left] == [Why.HOMELESS]


def test_a_page_comes_back_with_its_blocks(store):
    edit(store, "Page", ("insert", "pages", "p", {"label": "News"}), ("insert", "blocks", "k", {"page": "p"}))
    gone = edit(store, "Removed", ("delete", "blocks", "k"), ("delete", "pages", "p"))
    assert History(store).revert(gone).left == ()
    assert (store.get("pages", "p")["label"], store.get("blocks", "k")["page"]) == ("News", "p")


def test_the_first_facts_of_the_one_profile_are_taken_out_of_it_without_removing_it(store):
    first = edit(store, "Name", ("insert", "profile", "profile", {"name": "Au Four", "city": "Vitré"}))
    edit(store, "Town", ("update", "profile", "profile", {"city": "Rennes"}))
    done = History(store).revert(first)
    row = store.get("profile", "profile")
    assert (row["name"], row["city"], [one.column for one in done.left]) == (None, "Rennes", ["city"])


def test_brought_back_twice_changes_nothing_the_second_time(store, bread):
    old = edit(store, "Price", ("update", "offers", "a", {"price_cents": 120}))
    edit(store, "Name", ("update", "offers", "a", {"name": "Loaf"}))
    history = History(store)
    history.revert(old)
    count = len(history.entries())
    assert history.revert(old).done == ()
    assert len(history.entries()) == count


def test_what_is_undone_already_or_was_done_by_the_program_cannot_be_brought_back(store, bread):
    History(store).undo()
    with pytest.raises(DevantureError, match="does not stand any more"):
        History(store).revert(bread)
    with store.transaction("Sent", undoable=False):
        store.insert("deliveries", {"id": "d", "state": "sent"})
    machine = History(store).entries(1)[0]
    assert not History(store).can_revert(machine)
    with pytest.raises(NotFoundError):
        History(store).revert("nowhere")


def test_half_of_what_is_in_the_outbox_is_never_brought_back(store):
    planned = edit(store, "Post scheduled", ("insert", "posts", "p", {"state": "scheduled"}),
                   ("insert", "deliveries", "d", {"state": "waiting", "due": "Monday"}))  # fmt: skip
    edit(store, "Moved", ("update", "deliveries", "d", {"due": "Tuesday"}))
    with pytest.raises(DevantureError, match="outbox was changed since"):
        History(store).revert(planned)
    assert store.get("posts", "p")["state"] == "scheduled"


def test_what_the_program_noted_on_a_delivery_does_not_hold_it_back(store):
    planned = edit(store, "Post scheduled", ("insert", "deliveries", "d", {"state": "waiting"}))
    with store.transaction("Tried", undoable=False):
        store.update("deliveries", "d", {"attempt": 1})
    History(store).revert(planned)
    assert store.get("deliveries", "d") is None


@pytest.fixture
def business(folder, tmp_path, clock):
    made = Business.new(folder, House(tmp_path / "home", clock, lambda _named: MemorySecrets()))
    yield made
    made.close()


def test_the_text_of_a_post_on_its_way_is_not_changed_behind_the_outbox(business):
    from core.posts.posts import Draft

    post = business.posts.write(Draft(text="One"))
    post = business.posts.change(post, "Two")
    changed = business.history.to_undo()
    business.posts.schedule(post, [business.accounts.all()[0].id])
    with pytest.raises(DevantureError, match="stands in the outbox"):
        business.history.revert(changed.id)
    assert business.posts.get(post.id).text == "Two"


def test_a_schedule_is_brought_back_with_its_delivery(business):
    from core.posts.posts import Draft

    post = business.posts.schedule(business.posts.write(Draft(text="One")), [business.accounts.all()[0].id])
    planned = business.history.to_undo()
    business.profiles.change(name="Au Four")
    business.history.revert(planned.id)
    assert (business.posts.get(post.id).state, business.outbox.entries()) == ("draft", [])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDIT, min_size=1, max_size=25), which=st.integers(min_value=0))
def test_any_entry_brought_back_and_undone_leaves_everything_as_it_was(blank, tmp_path_factory, edits, which):
    folder = tmp_path_factory.mktemp("shop") / "b"
    shutil.copytree(blank, folder)
    store = open_store(folder, FakeClock(), "this-machine")
    for one in edits:
        do(store, *one)
    history, before = History(store), tables(store)
    if entries := history.entries():
        entry = entries[which % len(entries)]
        if which % len(entries) == 0:
            expected = tables(store)
            history.undo()
            taken, _redone = tables(store), history.redo()
            assert tables(store) == expected
            history.revert(entry.id)
            assert tables(store) == taken  # the newest entry alone: the same as undo
        else:
            history.revert(entry.id)
        if tables(store) != before:
            history.undo()
        assert tables(store) == before
    store.close()


def test_the_history_goes_on_behind_any_line(store):
    for place in range(7):
        edit(store, f"Step {place}", ("insert", "offers", str(place), {"name": "x"}))
    history = History(store)
    first = history.entries(3)
    assert [entry.name for entry in history.entries(10, before=first[-1].n)] == ["Step 3", "Step 2", "Step 1", "Step 0"]


def test_the_history_is_searched_without_accents_in_names_and_in_what_was_written(store):
    edit(store, "Pâtisserie ajoutée", ("insert", "offers", "a", {"name": "Éclair au café"}))
    edit(store, "Price", ("update", "offers", "a", {"price_cents": 120}))
    names = [
        [entry.name for entry in History(store).entries(words=words)] for words in ("patisserie", "ECLAIR cafe", "tea")
    ]
    assert names == [["Pâtisserie ajoutée"], ["Pâtisserie ajoutée"], []]
