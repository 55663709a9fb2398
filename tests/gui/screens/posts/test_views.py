"""The list, the week and the ideas: what they show, what can be done there by key and by hand."""

from datetime import date, datetime, timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.posts.model import Picture, PostState
from core.posts.posts import Draft
from core.sync.ledger import State
from gui.screens.posts.board import Board, Heading, Row
from gui.screens.posts.posts import Posts
from gui.screens.posts.row_model import MIME, RowModel
from tests.gui.conftest import texts_of
from tests.gui.screens.posts.conftest import TUESDAY, ideas, settle


def test_the_list_says_when_what_where_and_how_far(screen, posts, written):
    rows = {row.id: row for row in Board(screen.desk.business).read()}
    assert rows[written.id].spoken in (
        "Tuesday 1 December at 9:00. Pain d’épices au miel. Bluesky, Mastodon. being written",
        "Tuesday 1 December at 9:00. Pain d’épices au miel. Mastodon, Bluesky. being written",
    )


def test_the_list_is_narrowed_by_state_and_by_words_without_accents(screen, written):
    screen.list.search.setText("EPICES miel")
    assert [row.id for row in screen.list.list.held.rows] == [written.id]
    screen.list.search.clear()
    screen.list.group.show_value("draft")
    screen.list.group.typed.emit("draft")
    assert [row.id for row in screen.list.list.held.rows] == [written.id]
    assert "Being written (1)" in screen.list.group.control.currentText()


def test_nothing_found_repeats_the_search_and_offers_to_clear_it(screen):
    screen.list.search.setText("zzz")
    assert "No post contains “zzz”." in texts_of(screen.list.nowhere)
    screen.list.nowhere.button.click()
    assert screen.list.search.text() == ""
    assert screen.list.stack.currentWidget() is screen.list.list


def test_a_business_without_posts_is_invited_to_write(desk, qtbot):
    screen = Posts(desk)
    qtbot.addWidget(screen)
    screen.read()
    screen.enter("list")
    assert screen.list.stack.currentWidget() is screen.list.none
    assert not screen.list.search.isEnabled()
    went = []
    desk.asked.connect(went.append)
    screen.list.none.button.click()
    assert went == ["posts/new"]
    screen.enter("ideas")
    assert screen.ideas.stack.currentWidget() is screen.ideas.none


def test_enter_opens_and_delete_discards_with_a_way_back(screen, posts, written, said):
    screen.list.list.choose(written.id)
    QTest.keyClick(screen.list.list, Qt.Key.Key_Delete)
    settle()
    assert posts.get(written.id).state is PostState.DISCARDED
    assert said[-1].text == "The post is discarded."
    said[-1].acts[0].does()
    settle()
    screen.list.list.choose(written.id)
    QTest.keyClick(screen.list.list, Qt.Key.Key_Return)
    assert screen.composing


def test_the_list_keeps_its_place_when_a_post_comes_or_goes(screen, posts, written):
    screen.list.list.choose(written.id)
    posts.write(Draft(text="Plus tôt", due=datetime(2026, 11, 24, 8)))
    settle()
    assert screen.list.list.current().id == written.id


def test_a_changed_text_changes_one_row_alone(screen, posts, written):
    resets, changed = [], []
    screen.list.list.held.modelReset.connect(lambda: resets.append(1))
    screen.list.list.held.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    posts.change(written, "Autre chose")
    settle()
    assert (len(resets), len(changed)) == (0, 1)


def test_hundreds_of_posts_are_read_quickly(screen, posts, networks, bakery):
    with bakery.business.store.transaction("many"):
        for number in range(300):
            due = datetime(2026, 12, 1, 9) + timedelta(hours=7 * number)
            posts.schedule(posts.write(Draft(text=f"Publication {number} 🥖")), [networks["Bluesky"].id], due)
    settle()
    assert len(screen.list.list.held.rows) >= 300
    assert quickest(posts.all) < 0.03
    assert quickest(screen.read) < 0.05
    screen.list.search.setText("publication 299")
    assert len(screen.list.list.held.rows) == 1


def quickest(does):
    """Of some tries, in seconds: others are at work on this computer too."""
    spans = []
    for _each in range(9):
        began = perf_counter()
        does()
        spans.append(perf_counter() - began)
    return min(spans)


def week_of(screen, day):
    screen.enter("week")
    screen.week.show_day(day)
    return screen.week


def test_the_week_begins_on_monday_and_shows_posts_at_their_time(screen, written):
    week = week_of(screen, TUESDAY.date())
    assert week.monday == date(2026, 11, 30)
    assert [view.day.weekday() for view in week.days] == list(range(7))
    assert written.id in [row.id for row in week.days[1].held.rows]
    assert week.title.text() == "30 November to 6 December 2026"
    week.turn(1)
    assert week.monday == date(2026, 12, 7)
    week.now.click()
    assert week.monday == date(2026, 11, 23)


def drop(view, id_):
    data = QMimeData()
    data.setData(MIME, id_.encode())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    view.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, *none))


def test_a_post_dropped_on_another_day_keeps_its_hour(screen, posts, written, said, networks):
    posts.schedule(written, [networks["Bluesky"].id], TUESDAY)
    settle()
    week = week_of(screen, TUESDAY.date())
    drop(week.days[3], written.id)
    settle()
    assert posts.get(written.id).due == datetime(2026, 12, 3, 9)
    assert {e.wall for e in screen.desk.business.outbox.entries(State.WAITING)} == {"2026-12-03T09:00:00"}
    assert written.id in [row.id for row in week.days[3].held.rows]
    assert said[-1].text.startswith("Moved to Thursday 3 December at 9:00.")
    said[-1].acts[0].does()
    assert posts.get(written.id).due == TUESDAY


def test_what_was_sent_does_not_move(screen, posts, written, networks, bakery):
    posts.schedule(written, [networks["Bluesky"].id], TUESDAY)
    store = bakery.business.store
    with store.transaction("engine", undoable=False):
        for entry in bakery.business.outbox.of(f"post:{written.id}"):
            store.update("deliveries", entry.id, {"state": "sent", "sent_at": "2026-12-01T08:00:00+00:00"})
    settle()
    week = week_of(screen, TUESDAY.date())
    place = week.days[1].held.place_of(written.id)
    assert not week.days[1].held.flags(week.days[1].held.index(place)) & Qt.ItemFlag.ItemIsDragEnabled
    drop(week.days[3], written.id)
    assert posts.get(written.id).due == TUESDAY
    week.days[1].choose(written.id)
    assert not week.move_to.isEnabled()


def test_the_form_moves_as_the_hand_does(screen, posts, written, program):
    week = week_of(screen, TUESDAY.date())
    week.days[1].choose(written.id)

    def answer(dialog):
        dialog.moment.show_value(datetime(2026, 12, 5, 10, 30))
        return True

    program.dialogs.at_dialog = answer
    week.move_to.click()
    assert posts.get(written.id).due == datetime(2026, 12, 5, 10, 30)


def test_a_form_with_a_past_time_cannot_be_answered(screen, written, program):
    shown = []

    def answer(dialog):
        dialog.moment.show_value(datetime(2026, 1, 5, 10, 30))
        dialog._assess(dialog.due())
        shown.append((dialog.hint.text(), dialog.go.isEnabled()))
        return False

    program.dialogs.at_dialog = answer
    screen.acts.ask_to_move(written)
    assert shown == [("This time is past. Choose a later one.", False)]


def test_arrow_keys_go_from_day_to_day_and_week_to_week(screen, written):
    week = week_of(screen, TUESDAY.date())
    QTest.keyClick(week.days[0], Qt.Key.Key_Right)
    assert week.days[1].current() is not None
    QTest.keyClick(week.days[6], Qt.Key.Key_Right)
    assert week.monday == date(2026, 12, 7)


def test_an_accepted_idea_is_planned_for_its_time_on_all_real_networks(screen, posts, said, networks):
    screen.enter("ideas")
    first = screen.ideas.list.current()
    QTest.keyClick(screen.ideas.list, Qt.Key.Key_Return)
    settle()
    post = posts.get(first.id)
    assert (post.state, post.due) == (PostState.SCHEDULED, first.post.due)
    assert {each.account for each in post.variants} == {networks["Bluesky"].id, networks["Mastodon"].id}
    assert "Planned for" in said[-1].text
    assert screen.ideas.list.current().id != first.id
    said[-1].acts[0].does()
    assert posts.get(first.id).state is PostState.IDEA


def test_an_idea_refused_because_of_its_photo_leads_to_what_is_said_of_it(screen, posts, said, bakery, qtbot):
    photo = next(iter(bakery.business.library.photos()))
    idea = posts.set_pictures(ideas(posts)[0], [Picture(media=photo.id)])
    with bakery.business.store.transaction("suggested when photos needed no words", undoable=False):
        bakery.business.store.update("media", photo.id, {"alt": ""})
        bakery.business.store.update("posts", idea.id, {"state": "idea"})
    screen.acts.accept([idea.id])
    settle()
    assert posts.get(idea.id).state is PostState.IDEA
    assert "The photo has no alternative text." in said[-1].text
    assert [act.label for act in said[-1].acts] == ["Go to the photo"]
    said[-1].acts[0].does()
    field = screen.composer.pictures.rows[0].alt.control
    qtbot.waitUntil(lambda: screen.focusWidget() is field and not field.visibleRegion().isEmpty())
    assert screen.composer.sheet.id == idea.id


def test_a_whole_week_is_accepted_at_once_and_is_one_step_of_undo(screen, posts, bakery):
    screen.enter("ideas")
    before = len(ideas(posts))
    screen.ideas.week.click()
    count = len(screen.ideas.list.chosen())
    assert count > 1
    assert screen.ideas.accept.text() == f"Accept all {count}"
    screen.ideas.accept.click()
    settle()
    assert len(ideas(posts)) == before - count
    bakery.undo()
    assert len(ideas(posts)) == before


def test_all_ideas_at_once_go_on_beside_the_window(screen, posts, qtbot):
    screen.enter("ideas")
    screen.ideas.list.selectAll()
    screen.ideas.accept.click()
    qtbot.waitUntil(lambda: not ideas(posts))


def test_an_idea_whose_time_is_past_stays_with_its_reason(screen, posts, said, clock):
    clock.pass_by(days=200)
    screen.enter("ideas")
    before = len(ideas(posts))
    screen.ideas.accept.click()
    assert len(ideas(posts)) == before
    assert "This time is past." in said[-1].text


def test_adapting_an_idea_opens_it_and_the_first_letter_takes_it_up(screen, posts):
    screen.enter("ideas")
    idea = screen.ideas.list.current()
    QTest.keyClick(screen.ideas.list, Qt.Key.Key_F2)
    assert screen.composing
    assert posts.get(idea.id).state is PostState.IDEA
    QTest.keyClicks(screen.composer.text.field.control, "x")
    screen.desk.keeper.flush()
    assert posts.get(idea.id).state is PostState.DRAFT


def test_a_discarded_idea_comes_back_by_undo(screen, posts, said):
    screen.enter("ideas")
    idea = screen.ideas.list.current()
    QTest.keyClick(screen.ideas.list, Qt.Key.Key_Delete)
    settle()
    assert posts.get(idea.id).state is PostState.DISCARDED
    said[-1].acts[0].does()
    assert posts.get(idea.id).state is PostState.IDEA


def test_other_ideas_are_sought_beside_the_window(screen, said, qtbot):
    screen.enter("ideas")
    screen.ideas.suggest()
    assert not screen.ideas.more.isEnabled()
    qtbot.waitUntil(lambda: bool(said))
    assert screen.ideas.more.isEnabled()
    assert "idea" in said[-1].text


def test_headings_between_weeks_cannot_be_chosen(screen, qtmodeltester):
    screen.enter("ideas")
    model = screen.ideas.list.held
    headings = [place for place, row in enumerate(model.rows) if isinstance(row, Heading)]
    assert headings
    assert not model.flags(model.index(headings[0])) & Qt.ItemFlag.ItemIsSelectable
    assert isinstance(screen.ideas.list.current(), Row)
    qtmodeltester.check(model)


def test_the_model_holds_with_rows_that_come_and_go(screen, qtmodeltester, posts):
    model = RowModel()
    rows = Board(screen.desk.business).read()
    assert model.show_rows(rows)
    qtmodeltester.check(model)
    assert not model.show_rows(list(rows))
    assert model.show_rows(rows[1:])
    assert model.show_rows([])


@pytest.mark.parametrize("place", ["list", "week", "ideas", "new", "post"])
def test_everything_that_takes_the_focus_has_a_name(screen, written, bakery, place):
    if place == "post":
        bakery.business.posts.set_pictures(written, [])
        screen.enter(f"post:{written.id}")
        screen.composer.pictures.add(bakery.business.library.photos()[:2])
        settle()
    else:
        screen.enter(place)
    nameless = [
        widget for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not named(widget)
    ]  # fmt: skip
    assert nameless == []


def named(widget):
    if widget.objectName().startswith("qt_"):
        return True
    return bool(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def test_ctrl_f_finds_the_search_line_from_each_view(screen):
    screen.enter("week")
    assert screen.searchable() is screen.list.search
    assert screen.list.isVisible()


def test_the_menu_of_a_row_repeats_the_buttons(screen, written):
    screen.list.list.choose(written.id)
    screen.list._menu(QPoint(5, 5))
    (menu,) = [each for each in screen.list.children() if each.metaObject().className() == "QMenu"]
    assert [act.text() for act in menu.actions()] == ["Open the post", "Move to…", "Discard"]
    menu.close()


def test_what_was_discarded_is_found_again_and_brought_back(screen, posts, written):
    posts.discard(written)
    settle()
    assert written.id not in [row.id for row in screen.list.list.held.rows]
    screen.list.group.show_value("discarded")
    screen.list.group.typed.emit("discarded")
    screen.list.list.choose(written.id)
    assert not screen.list.open.isEnabled()
    screen.list.restore.click()
    settle()
    assert posts.get(written.id).state is PostState.DRAFT
    assert screen.list.list.held.rows == []
    screen.list.show_all()
    assert written.id in [row.id for row in screen.list.list.held.rows]


def test_a_day_lights_up_while_a_post_is_held_over_it(screen, written):
    week = week_of(screen, TUESDAY.date())
    data = QMimeData()
    data.setData(MIME, written.id.encode())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    week.days[4].dragEnterEvent(QDragEnterEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, *none))
    assert week.days[4].property("lit") == "true"
    drop(week.days[4], written.id)
    settle()
    assert week.days[4].property("lit") == "false"
    assert [row.id for row in week.days[4].chosen()] == [written.id]
