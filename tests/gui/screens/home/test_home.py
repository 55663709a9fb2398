"""Home: what to do comes first, one click from where it is done; what is read again disturbs nobody."""

import time
from datetime import datetime, timedelta
from datetime import time as clock_time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from core.ids import new_id
from core.posts.model import PostState
from core.posts.posts import Draft
from core.profile.model import Closure, Span
from gui.look.look import look
from gui.widgets.elided import Elided, ElidedButton
from gui.widgets.plain import tip
from tests.gui.conftest import texts_of
from tests.gui.screens.home.conftest import put, row_called, titles, todo_rows

HOSTILE = "<b>Au Four</b> & Cie 🥖 " + "x" * 300


def test_an_empty_business_is_told_what_to_do_first(desk, show, asked):
    home, places = show(desk), asked(desk)
    assert home.today.name.text() == "A business without a name yet"
    first = todo_rows(home)[0]
    assert (first.title.text(), first.verb.property("kind")) == ("Say who you are", "main")
    assert home.focusWidget() is first.verb
    first.verb.click()
    assert places == ["profile/name"]
    assert not home.tabs.isVisible()
    assert "Your site will be shown here as soon as it is drafted." in texts_of(home.today.site)
    assert "Nothing is waiting." in texts_of(home.today.queue)


def test_one_button_alone_is_the_main_one(bakery, show):
    home = show(bakery)
    main = [one for one in home.today.findChildren(QPushButton) if one.property("kind") == "main" and one.isVisible()]
    assert len(main) == 1


def test_few_things_are_shown_and_the_rest_unfolds(desk, show, qtbot):
    home = show(desk)
    assert len(todo_rows(home)) == 5
    assert home.today.todo.more.text() == "Show all (2 more)"
    qtbot.mouseClick(home.today.todo.more, Qt.MouseButton.LeftButton)
    assert (len(todo_rows(home)), home.today.todo.more.text()) == (7, "Show fewer")


def test_what_is_put_off_comes_back_after_two_weeks_or_when_asked(desk, show, clock):
    home, said = show(desk), []
    desk.said.connect(said.append)
    row_called(home, "Say who you are").later.click()
    assert "Say who you are" not in titles(home)
    assert said[0].text == "Put off: it comes back in two weeks."
    assert home.today.todo.put_off.text() == "Show 1 thing put off"
    home.today.todo.put_off.click()
    row = row_called(home, "Say who you are")
    assert (row.later.text(), row.until.text()) == ("Bring back", "Put off until 7 December")
    row.later.click()
    assert titles(home)[0] == "Say who you are"
    row_called(home, "Say who you are").later.click()
    clock.pass_by(days=14, seconds=1)
    home.read()
    assert titles(home)[0] == "Say who you are"


def test_putting_off_can_be_undone_and_is_remembered(desk, show, program):
    home, said = show(desk), []
    desk.said.connect(said.append)
    row_called(home, "Say who you are").later.click()
    assert "Say who you are" not in titles(show(desk))
    said[0].acts[0].does()
    assert titles(home)[0] == "Say who you are"


def test_what_was_remembered_wrongly_hides_nothing(desk, show, program):
    for odd in ("[1, 2]", "{", '{"start": 5}', '{"start": "2099-01-01T00:00:00+00:00"}', '{"start": "2026-12-01"}'):
        program.session.put(f"later/{desk.business.id}", odd)
        assert titles(show(desk))[0] == "Say who you are"


def test_the_first_draft_is_made_here_in_the_background(desk, show, qtbot):
    desk.business.profiles.change(name="Au Four", trade="bakery", city="Rennes")
    home, said = show(desk), []
    desk.said.connect(said.append)
    row = todo_rows(home)[0]
    assert row.title.text() == "Have a first site and posts drafted"
    row.verb.click()
    assert home.today.todo.busy.isVisible()
    assert not row.verb.isEnabled()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].text.startswith("Drafted: ")
    assert not home.today.todo.busy.isVisible()
    assert desk.business.pages.read()
    home.read()
    assert "Have a first site and posts drafted" not in titles(home)


def test_a_draft_that_fails_says_so_and_can_be_tried_again(desk, show, qtbot):
    desk.business.profiles.change(name="Au Four", trade="moon_miner")
    home, said = show(desk), []
    desk.said.connect(said.append)
    todo_rows(home)[0].verb.click()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "moon_miner" in said[0].text
    assert todo_rows(home)[0].verb.isEnabled()


def test_a_delivery_that_needs_somebody_leads_to_its_line(bakery, show, asked):
    id_ = put(bakery, "refused", reason="The text is too long.", title="<i>Pain</i>")
    home, places = show(bakery), asked(bakery)
    row = todo_rows(home)[0]
    assert (row.title.text(), row.why.text()) == ("“<i>Pain</i>” was refused", "The text is too long.")
    assert row.title.textFormat() == Qt.TextFormat.PlainText
    row.verb.click()
    assert places == [f"outbox/delivery:{id_}"]


def test_how_things_stand_is_said_in_one_sentence(bakery, show):
    home = show(bakery)
    assert home.today.sum.text().endswith("things to do.")
    put(bakery, "waiting")
    home.read()
    assert "things to do, 1 delivery waits to leave." in home.today.sum.text()


def test_when_all_is_done_it_says_so(bakery, show, program):
    home = show(bakery)
    for _ in range(30):
        if not todo_rows(home):
            break
        todo_rows(home)[0].later.click()
    assert home.today.sum.text() == "Everything is up to date."
    assert home.today.todo.none.isVisible()


def test_a_holiday_that_comes_is_asked_about_once_the_calendar_is_known(desk, show, qtbot, clock):
    from core.profile.model import WEEKDAYS, Span

    clock.jump(days=14)  # the 7th of December
    day = (Span(opens=datetime(2026, 1, 1, 9).time(), closes=datetime(2026, 1, 1, 18).time()),)
    desk.business.profiles.set_week(dict.fromkeys(WEEKDAYS, day))
    home = show(desk)
    qtbot.waitUntil(lambda: bool(home._holidays), timeout=20_000)
    home.today.todo.more.click()
    assert "Are you open on Friday 25 December?" in titles(home)
    assert row_called(home, "Are you open on Friday 25 December?").why.text().startswith("Christmas Day:")


def test_other_hours_that_come_are_drafted_as_a_post_with_one_click(bakery, show, qtbot, clock):
    day = bakery.business.today() + timedelta(days=10)
    spans = (Span(clock_time(7), clock_time(12)),)
    bakery.business.profiles.closures.add(Closure(first=day, last=day, label="Marché de Noël", spans=spans))
    home = show(bakery)
    home.today.todo.more.click()
    row = next(row for row in todo_rows(home) if "Marché de Noël" in row.why.text())
    with qtbot.waitSignal(bakery.asked, timeout=20_000) as place:
        row.verb.click()
    post = bakery.business.posts.get(place.args[0].removeprefix("posts/post:"))
    assert post.idea.endswith(f"-{day:%m-%d}.{day.year}")


def test_reading_again_keeps_the_focus_and_the_place(bakery, show):
    home = show(bakery, (700, 400))
    row = todo_rows(home)[2]
    row.later.setFocus()
    home.today.verticalScrollBar().setValue(120)
    put(bakery, "waiting")
    home.read()
    assert home.focusWidget() is row.later
    assert todo_rows(home)[2] is row
    assert home.today.verticalScrollBar().value() == 120


def test_where_the_row_with_the_focus_goes_its_neighbour_has_it(desk, show):
    home = show(desk)
    todo_rows(home)[0].later.setFocus()
    todo_rows(home)[0].later.click()
    assert home.focusWidget() is todo_rows(home)[0].verb


def test_a_long_and_hostile_name_is_shown_as_it_is_and_widens_nothing(bakery, show):
    bakery.business.profiles.change(name=HOSTILE[:300])
    home = show(bakery, (760, 520))
    name = home.today.name
    assert name.textFormat() == Qt.TextFormat.PlainText
    assert name.text().startswith("<b>Au Four</b> & Cie 🥖")
    assert name.text().endswith("…")
    assert name.toolTip() == tip(" ".join(HOSTILE[:300].split()))
    assert "<b>" not in name.toolTip()
    assert home.today.widget().width() <= home.today.viewport().width()


@pytest.mark.parametrize(("width", "wide"), [(1200, True), (760, False)])
def test_cards_stand_beside_each_other_where_there_is_room(bakery, show, qtbot, width, wide):
    home = show(bakery, (width, 700))
    qtbot.waitUntil(lambda: home.today.columns.wide is wide)

    def at(card):
        return card.mapTo(home.today.columns, QPoint())

    qtbot.waitUntil(lambda: (at(home.today.queue).x() > at(home.today.todo).x()) is wide)
    home.resize(1960 - width, 700)  # and back again, the other way round
    qtbot.waitUntil(lambda: home.today.columns.wide is not wide)
    qtbot.waitUntil(lambda: (at(home.today.queue).y() > at(home.today.site).y()) is wide)


def test_larger_letters_need_one_column(bakery, show, qtbot):
    home = show(bakery, (1100, 700))
    qtbot.waitUntil(lambda: home.today.columns.wide is True)
    look().choose("light", 1.5)
    try:
        assert home.today.columns.wide is False
    finally:
        look().choose("light", 1.0)
    assert home.today.columns.wide is True


def test_no_card_is_cut_off_after_rows_came_and_went(bakery, show, qtbot):
    home = show(bakery)
    for n in range(5):
        put(bakery, "sent", f"post:{n}", remote_address="https://example.org")
    home.read()
    card = home.today.sent

    def whole():
        return all(row.height() >= row.heightForWidth(row.width()) > 0 for row in card.rows.rows())

    qtbot.waitUntil(whole)


def test_the_tab_key_follows_the_eye(bakery, show):
    put(bakery, "waiting")
    home = show(bakery)
    put(bakery, "refused")
    home.read()
    wanted = [stop for stop in home.today.stops() if stop.isVisible() and stop.isEnabled()]
    wanted[0].setFocus()
    seen = [home.focusWidget()]
    for _ in wanted[1:]:
        home.focusNextChild()
        seen.append(home.focusWidget())
    assert seen == wanted


def test_everything_that_takes_the_focus_has_a_name(bakery, show):
    put(bakery, "sent", remote_address="https://example.org")
    put(bakery, "waiting", title="")
    put(bakery, "refused")
    bakery.business.posts.write(Draft(text="", due=datetime(2026, 11, 23, 9, 5), state=PostState.IDEA))
    home = show(bakery)
    nameless = [
        widget
        for widget in home.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_all_it_needs_is_read_in_less_than_fifty_milliseconds(bakery, show):
    business = bakery.business
    now = business.store.clock.now()
    with business.store.transaction("much"):
        for n in range(300):
            due = (datetime(2026, 11, 20) + timedelta(hours=5 * n)).isoformat()
            row = {"id": new_id(now), "text": "Bonjour " * 30, "due": due, "state": ("idea", "scheduled")[n % 2]}
            business.store.insert("posts", row | {"created": now.isoformat(), "language": "fr"})
        for n in range(40):
            business.store.insert("pages", {"id": new_id(now), "order_key": f"z{n}", "language": "fr", "kind": "free"})
        for n in range(200):
            row = {
                "id": new_id(now),
                "order_key": f"z{n:03}",
                "kind": "photo",
                "hash": f"{n:064}",
                "mime": "image/webp",
            }
            business.store.insert("media", row)
    for n in range(500):
        put(bakery, ("sent", "waiting", "refused", "handed")[n % 4], f"post:{n}", content="{" + "x" * 3000)
    home = show(bakery)
    spans = []
    for n in range(8):
        business.profiles.change(description=f"Du pain {n}")
        start = time.perf_counter()
        home.read()
        spans.append(time.perf_counter() - start)
    assert sorted(spans)[2] < 0.05


def test_what_is_hidden_by_want_of_room_is_whole_for_a_screen_reader(qtbot):
    label, opener = Elided(), ElidedButton(lambda: None)
    for one in (label, opener):
        qtbot.addWidget(one)
        one.resize(90, 30)
        one.show_text("Une très longue ligne de mots & d’autres")
        assert one.text().endswith("…")
        assert one.accessibleName() == "Une très longue ligne de mots & d’autres"
    assert opener.minimumSizeHint().width() < 120
