"""Writing: kept letter by letter, counted for each network, drawn as it will look, planned, sent, held back."""

from datetime import date, timedelta

from core.errors import DevantureError, DiskFullError
from core.posts.model import PostState
from core.posts.posts import Draft
from core.sync.ledger import message_from
from tests.gui.conftest import texts_of, type_text
from tests.gui.screens.posts.conftest import TUESDAY, settle, waiting


def write(screen, text):
    type_text(screen.composer.text.field.control, text)
    screen.desk.keeper.flush()
    settle()


def test_the_first_letter_makes_the_post_and_the_rest_is_one_step_of_undo(screen, posts, bakery):
    screen.enter("new")
    before = {post.id for post in posts.all()}
    write(screen, "B")
    write(screen, "onjour à tous 🍯")
    (made,) = [post for post in posts.all() if post.id not in before]
    assert (made.text, made.state) == ("Bonjour à tous 🍯", PostState.DRAFT)
    bakery.undo()
    settle()
    assert {post.id for post in posts.all()} == before
    assert not screen.composing


def test_the_first_letters_outlive_a_full_disk_though_another_post_is_begun_meanwhile(
    screen, posts, bakery, monkeypatch
):
    before, really = {post.id for post in posts.all()}, posts.write

    def refuse(_draft):
        raise DiskFullError("The disk is full.", remedy="Free some room.")

    monkeypatch.setattr(posts, "write", refuse)
    screen.enter("new")
    write(screen, "Galettes des rois")
    screen.enter("new")
    write(screen, "Bonne année")
    monkeypatch.setattr(posts, "write", really)
    assert bakery.keeper.flush()
    assert sorted(post.text for post in posts.all() if post.id not in before) == ["Bonne année", "Galettes des rois"]
    assert screen.composer.text.field.value() == "Bonne année"
    assert posts.get(screen.composer.sheet.id).text == "Bonne année"


def test_what_stayed_empty_is_no_post_and_leaves_no_line_to_undo(screen, posts, bakery):
    screen.enter("new")
    before, step = len(posts.all()), bakery.business.history.to_undo()
    write(screen, "a")
    screen.composer.text.field.control.clear()
    screen.go_back()
    assert len(posts.all()) == before
    assert bakery.business.history.to_undo().name == "Post written"
    bakery.undo()
    assert bakery.business.history.to_undo() == step
    assert len(posts.all()) == before


def test_each_network_counts_in_its_own_way_and_says_what_is_left(screen, written):
    screen.enter(f"post:{written.id}")
    screen.composer.text.field.control.selectAll()
    write(screen, "é" * 290)
    screen.composer.assess()
    said = texts_of(screen.composer.text)
    assert "Bluesky: 10 left" in said
    assert "Mastodon: 210 left" in said
    write(screen, "é" * 20)
    screen.composer.assess()
    assert "Bluesky: 10 too many" in texts_of(screen.composer.text)
    (bluesky,) = [row for row in screen.composer.where.rows if row.account.name == "Bluesky"]
    assert "10 characters too many." in bluesky.wrong.text()


def test_a_network_may_have_its_own_words_and_take_the_common_ones_again(screen, posts, written, networks):
    screen.enter(f"post:{written.id}")
    text = screen.composer.text
    text.choose(networks["Bluesky"].id)
    text.field.control.selectAll()
    write(screen, "Court")
    post = posts.get(written.id)
    assert posts.message(post, networks["Bluesky"].id).text == "Court"
    assert posts.message(post, networks["Mastodon"].id).text == "Pain d’épices au miel"
    text.choose("")
    assert text.field.value() == "Pain d’épices au miel"
    text.choose(networks["Bluesky"].id)
    assert text.field.value() == "Court"
    text.back.click()
    settle()
    assert posts.message(posts.get(written.id), networks["Bluesky"].id).text == "Pain d’épices au miel"
    assert text.field.value() == "Pain d’épices au miel"


def test_reading_again_does_not_move_the_cursor(screen, written, bakery):
    screen.enter(f"post:{written.id}")
    field = screen.composer.text.field.control
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    write(screen, "X")
    bakery.business.profiles.change(name="Autre nom")
    settle()
    assert field.textCursor().position() == 5
    assert field.toPlainText() == "PainX d’épices au miel"


def test_planning_hands_the_post_over_for_its_time(screen, posts, written, said):
    screen.enter(f"post:{written.id}")
    assert screen.composer.go.text() == "Plan the post"
    screen.composer.go.click()
    settle()
    assert [entry.wall for entry in waiting(screen)] == ["2026-12-01T09:00:00"] * 2
    assert said[-1].text == "Planned for Tuesday 1 December at 9:00."
    assert "Waits in the outbox" in texts_of(screen.composer.where)
    said[-1].acts[0].does()
    settle()
    assert waiting(screen) == []
    assert screen.composer.go.isVisible()


def test_editing_a_planned_post_goes_with_it_without_a_heap_of_deliveries(screen, posts, written, bakery):
    screen.enter(f"post:{written.id}")
    screen.composer.go.click()
    settle()
    for letter in "abcdefgh":
        write(screen, letter)
    assert len(bakery.business.outbox.of(f"post:{written.id}")) == 4
    assert {message_from(entry.content).text for entry in waiting(screen)} == {posts.get(written.id).text}
    assert "abcdefgh" in posts.get(written.id).text


def test_a_network_taken_off_a_planned_post_gets_nothing(screen, written, networks):
    screen.enter(f"post:{written.id}")
    screen.composer.go.click()
    settle()
    (row,) = [row for row in screen.composer.where.rows if row.account.name == "Mastodon"]
    row.tick.control.click()
    settle()
    assert [entry.account for entry in waiting(screen)] == [networks["Bluesky"].id]


def test_a_past_time_is_told_beside_it_and_nothing_is_sent(screen, posts, written, clock):
    clock.pass_by(days=30)
    screen.enter(f"post:{written.id}")
    assert "This time is past." in screen.composer.when.problem.text()
    screen.composer.go.click()
    settle()
    assert waiting(screen) == []
    assert posts.get(written.id).state is PostState.DRAFT
    assert "This time is past." in screen.composer.when.problem.text()


def test_sending_now_is_asked_for_by_name(screen, posts, networks, program):
    post = posts.write(Draft(text="Vite", accounts=[networks["Bluesky"].id]))
    program.dialogs.agrees = False
    screen.enter(f"post:{post.id}")
    screen.composer.go.click()
    assert waiting(screen) == []
    program.dialogs.agrees = True
    screen.composer.go.click()
    settle()
    assert (
        program.dialogs.asked == ["Send this post now? It goes to Bluesky and can be seen by everybody. [Send now]"] * 2
    )
    assert [(entry.account, entry.due) for entry in waiting(screen)] == [(networks["Bluesky"].id, None)]


def test_a_closed_day_is_hinted_and_possible(screen, posts, written):
    closed = next(day for day in sorted(screen.acts.calendar.closed) if day > date(2026, 11, 23))
    screen.enter(f"post:{written.id}")
    screen.composer.when.moment.day.setDate(screen.composer.when.moment.day.date().fromString(
        closed.isoformat(), "yyyy-MM-dd"))  # fmt: skip
    screen.desk.keeper.flush()
    settle()
    assert "You are closed on that day." in screen.composer.when.hint.text()
    assert posts.get(written.id).due.date() == closed


def test_it_is_said_whether_the_network_keeps_it_or_this_computer_must_be_on(screen, written):
    screen.enter(f"post:{written.id}")
    said = screen.composer.when.leaving.text()
    assert "Bluesky: leaves if this computer is on and Devanture open." in said
    assert "Mastodon: keeps it and publishes it at its time, even if this computer is off." in said


def test_good_times_are_one_click_away(screen, posts, written):
    screen.enter(f"post:{written.id}")
    offered = screen.acts.calendar.good_times(screen.desk.business.planning.now())
    assert len(offered) == 3
    screen.composer.when._taking(offered[1])()
    screen.desk.keeper.flush()
    assert posts.get(written.id).due == offered[1]


def test_while_it_leaves_the_text_stays_in_the_field_and_is_kept_afterwards(screen, posts, written, bakery):
    screen.enter(f"post:{written.id}")
    screen.composer.go.click()
    settle()
    store, entries = bakery.business.store, waiting(screen)
    set_states(store, entries, "sending")
    type_text(screen.composer.text.field.control, "!")
    bakery.keeper.flush()
    assert "leaving at this moment" in screen.composer.text.field.problem.text()
    assert "stays here" in screen.composer.text.field.problem.text()
    bakery.program.dialogs.agrees = False
    assert not bakery.may_close(), "it stands only on the screen: closing asks first"
    text = screen.composer.text.field.value()
    screen.composer.text._leave()
    screen.read()
    assert screen.composer.text.field.value() == text
    set_states(store, entries, "waiting")
    screen.read()
    assert posts.get(written.id).text == text
    assert screen.composer.text.field.problem.text() == ""
    assert bakery.may_close()


def set_states(store, entries, state):
    with store.transaction("engine", undoable=False):
        for entry in entries:
            store.update("deliveries", entry.id, {"state": state})


def test_what_was_sent_is_linked_and_fixed(screen, written, bakery):
    screen.enter(f"post:{written.id}")
    screen.composer.go.click()
    settle()
    store = bakery.business.store
    with store.transaction("engine", undoable=False):
        for entry in waiting(screen):
            sent = {"state": "sent", "sent_at": "2026-11-23T08:00:00+00:00", "remote_address": "https://example.org/1"}
            store.update("deliveries", entry.id, sent)
    settle()
    (row,) = [row for row in screen.composer.where.rows if row.account.name == "Bluesky"]
    assert row.said.text() == "Sent today at 9:00."
    assert row.see.isVisible()
    assert not row.tick.control.isEnabled()
    assert screen.composer.text.field.control.isReadOnly()
    assert not screen.composer.discard.isVisible()


def test_a_refusal_says_why_and_leads_to_the_outbox(screen, written, bakery):
    screen.enter(f"post:{written.id}")
    screen.composer.go.click()
    settle()
    entry = waiting(screen)[0]
    with bakery.business.store.transaction("engine", undoable=False):
        bakery.business.store.update("deliveries", entry.id, {"state": "refused", "reason": "Not like this."})
    settle()
    went = []
    bakery.asked.connect(went.append)
    (row,) = [row for row in screen.composer.where.rows if row.account.id == entry.account]
    assert row.said.text() == "Refused: Not like this."
    row.follow.click()
    assert went == [f"outbox/delivery:{entry.id}"]
    assert screen.composer.stage.text() == "needs you"


def test_an_empty_sheet_is_not_sent(screen, program):
    screen.enter("new")
    screen.composer.go.click()
    assert "There is no text." in screen.composer.text.field.problem.text()
    assert program.dialogs.asked == []


def test_without_any_network_ticked_one_is_asked_for(screen, posts):
    post = posts.write(Draft(text="Nulle part", due=TUESDAY))
    screen.enter(f"post:{post.id}")
    screen.composer.go.click()
    assert "No network is ticked." in screen.composer.where.problem.text()


def test_off_the_plan_it_is_a_draft_again(screen, posts, written):
    screen.enter(f"post:{written.id}")
    screen.composer.go.click()
    settle()
    screen.composer.hold.click()
    settle()
    assert posts.get(written.id).state is PostState.DRAFT
    assert waiting(screen) == []


def test_discarding_leads_back_and_can_be_undone(screen, posts, written, said):
    screen.enter(f"post:{written.id}")
    screen.composer.discard.click()
    settle()
    assert not screen.composing
    said[-1].acts[0].does()
    assert posts.get(written.id).state is PostState.DRAFT


def test_coming_back_to_the_room_finds_the_page_one_was_on(screen, written):
    screen.enter(f"post:{written.id}")
    screen.leave()
    screen.enter("")
    assert screen.composing
    assert screen.composer.sheet.id == written.id


def test_an_address_of_a_post_that_is_gone_says_so_and_shows_the_list(screen, said):
    screen.enter("post:nowhere")
    assert said[-1].text == "There is no such post."
    assert not screen.composing


def test_hostile_text_is_text(screen, posts, networks):
    nasty = "<b>x</b><img src=x onerror=alert(1)> &amp; " + "🏳️‍🌈" * 9 + " \u202eabc http://"
    post = posts.write(Draft(text=nasty, accounts=[networks["Bluesky"].id]))
    screen.enter(f"post:{post.id}")
    assert screen.composer.text.field.value() == nasty
    (drawn,) = screen.composer.previews.drawn.values()
    assert "<b>x</b>" in drawn.accessibleName()
    drawn.grab()


def test_the_text_of_a_change_refused_elsewhere_is_told_in_the_bar(screen, said, bakery):
    bakery.fault(DevantureError("No.", remedy="Later."))
    assert said[-1].text == "No."


def test_a_time_is_kept_a_moment_after_it_was_typed(screen, posts, written):
    screen.enter(f"post:{written.id}")
    moved = TUESDAY + timedelta(days=2, hours=1)
    screen.composer.when.moment.clock.setTime(screen.composer.when.moment.clock.time().addSecs(3600))
    screen.composer.when.moment.day.setDate(screen.composer.when.moment.day.date().addDays(2))
    screen.desk.keeper.flush()
    assert posts.get(written.id).due == moved


def test_a_suggestion_is_meant_for_the_usual_networks_and_stays_so_when_it_is_changed(screen, posts, bakery):
    idea = posts.all(PostState.IDEA)[0]
    usual = {account.id for account in bakery.business.planning.usual()}
    screen.enter(f"post:{idea.id}")
    assert set(screen.composer.where.chosen()) == usual
    type_text(screen.composer.text.field.control, "Bonjour ! ")
    bakery.keeper.flush()
    screen.read()
    assert set(screen.composer.where.chosen()) == usual
    screen.composer.go.click()
    assert {each.account for each in posts.get(idea.id).variants} == usual
