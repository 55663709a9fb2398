"""What was changed, on the screen: grouped by day, searched, shown before and after, brought back alone."""

import pytest
from PySide6.QtCore import Qt

from core.store.history import Entry
from gui.screens.history.entries import PAGE, EntryModel, Heading
from gui.screens.history.history import BLANK, CHOSEN, LIST, NONE_FOUND, NOTHING, HistoryScreen
from gui.widgets.two_lines import HEADING, SECOND
from tests.gui.conftest import type_text
from tests.gui.screens.naming import nameless


@pytest.fixture
def shown(desk, qtbot):
    def show():
        screen = HistoryScreen(desk)
        qtbot.addWidget(screen)
        screen.resize(1000, 640)
        screen.show()
        desk.changed.connect(lambda tables: screen.read() if tables & screen.tables else None)
        screen.read()
        screen.enter("")
        return screen

    return show


def names(screen):
    return [row.name for row in screen.model.rows if isinstance(row, Entry)]


def phones(desk):
    for number in ("02 99 00 00 00", "02 99 11 11 11"):
        desk.business.profiles.change(phone=number)
    desk.business.profiles.change(name="Au Four")


def test_an_empty_history_says_what_will_be_here_and_has_nothing_to_search(shown):
    screen = shown()
    screen.model.show_all([])
    screen._settle()
    assert screen.stack.currentIndex() == NOTHING
    assert not screen.line.isEnabled()


def test_changes_are_listed_newest_first_below_their_day(desk, shown, clock):
    desk.business.profiles.change(name="Au Four")
    clock.pass_by(days=1)
    desk.business.profiles.change(name="Au Fournil")
    screen = shown()
    days = [row for row in screen.model.rows if isinstance(row, Heading)]
    assert screen.model.index(0).data(HEADING)
    assert [screen.model.index(screen.model.rows.index(day)).data() for day in days][:2] == ["Today", "Yesterday"]
    assert names(screen)[:2] == ["Name changed", "Name changed"]


def test_the_newest_is_chosen_and_shown_before_and_after(desk, shown):
    phones(desk)
    screen = shown()
    screen.list.setCurrentIndex(screen.model.index(screen.model.place_of(desk.business.history.entries(2)[1].id)))
    assert screen.right.currentIndex() == CHOSEN
    text = screen.detail.what.toPlainText()
    assert "Telephone" in text
    assert "before: +33299000000" in text
    assert "after: +33299111111" in text


def test_one_old_change_is_brought_back_and_the_newer_one_stays(desk, shown, said, qtbot):
    phones(desk)
    screen = shown()
    old = desk.business.history.entries(2)[1]
    screen.enter(f"entry:{old.id}")
    qtbot.mouseClick(screen.detail.back, Qt.MouseButton.LeftButton)
    profile = desk.business.profiles.read()
    assert (profile.phone, profile.name) == ("+33299000000", "Au Four")
    assert said[-1].text == "Brought back: Telephone number changed"
    qtbot.waitUntil(lambda: names(screen)[0] == "Brought back: Telephone number changed")
    assert screen.model.entry(screen.list.currentIndex()).id == old.id, "the choice has moved"
    said[-1].acts[0].does()
    assert desk.business.profiles.read().phone == "+33299111111"


def test_what_could_not_be_brought_back_is_said(desk, shown, said):
    phones(desk)
    old = desk.business.history.entries(2)[1]
    desk.business.profiles.change(phone="02 99 22 22 22")
    screen = shown()
    screen.enter(f"entry:{old.id}")
    screen.bring_back()
    assert said[-1].text == "There was nothing left to bring back."
    assert "My business, Telephone: changed again since, the newer one stays." in said[-1].more
    assert desk.business.profiles.read().phone == "+33299222222"


def test_what_the_program_did_is_shown_on_a_tick_and_cannot_be_brought_back(desk, shown):
    phones(desk)
    with desk.business.store.transaction("Sent", undoable=False):
        desk.business.store.insert("deliveries", {"id": "d", "title": "Bonjour", "state": "sent"})
    screen = shown()
    assert "Sent" not in names(screen)
    screen.machine.control.click()
    assert names(screen)[0] == "Sent"
    screen.enter(f"entry:{desk.business.history.entries(1)[0].id}")
    assert not screen.detail.back.isEnabled()
    assert screen.detail.why_not.text().startswith("The program did this by itself")


def test_the_search_finds_without_accents_also_in_what_was_written(desk, shown, qtbot):
    phones(desk)
    desk.business.profiles.change(description="Du pain au levain, pétri la nuit")
    screen = shown()
    type_text(screen.line, "petri")
    qtbot.waitUntil(lambda: names(screen) == ["Description changed"])
    screen.line.setText("nothing like it")
    qtbot.waitUntil(lambda: screen.stack.currentIndex() == NONE_FOUND)
    assert screen.none.title.text() == "Nothing found for “nothing like it”"
    qtbot.mouseClick(screen.none.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(screen)) >= 4 and screen.stack.currentIndex() == LIST)


def test_what_happens_elsewhere_comes_in_without_moving_the_choice_or_the_scroll(desk, shown, qtbot):
    for place in range(60):
        desk.business.profiles.change(name=f"Name {place}")
    screen = shown()
    screen.list.setCurrentIndex(screen.model.index(40))
    chosen = screen.model.entry(screen.list.currentIndex()).id
    screen.list.verticalScrollBar().setValue(20)
    desk.business.profiles.change(name="Newer")
    qtbot.waitUntil(
        lambda: desk.business.history.entries(1)[0].id in [r.id for r in screen.model.rows if isinstance(r, Entry)]
    )
    assert screen.model.entry(screen.list.currentIndex()).id == chosen


def test_hostile_long_and_strange_texts_are_shown_as_text(desk, shown):
    desk.business.profiles.change(name="<img src=x onerror=alert(1)> 🥐 " + "x" * 200)
    screen = shown()
    assert "<img src=x onerror=alert(1)> 🥐" in screen.detail.what.toPlainText()


def entries(count, clock):
    return [Entry(str(n), f"Change {n}", "edit", "done", clock.now(), "d", True, n) for n in range(count, 0, -1)]


@pytest.fixture
def many(clock):
    every = entries(10_000, clock)

    def page(limit, before):
        return [one for one in every if before is None or one.n < before][:limit]

    model = EntryModel(page)
    model.today = clock.now().date()
    return model, every


def test_ten_thousand_changes_come_page_by_page_each_once(many):
    model, every = many
    model.refresh()
    assert model.rowCount() == PAGE + 1
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert [row.id for row in model.rows if isinstance(row, Entry)] == [one.id for one in every]
    assert sum(isinstance(row, Heading) for row in model.rows) == 1


def test_the_model_keeps_the_rules_of_qt(many, qtmodeltester, clock):
    model, every = many
    model.refresh()
    qtmodeltester.check(model)
    every.insert(0, Entry("new", "New", "edit", "done", clock.now(), "d", True, 10_001))
    del every[5]
    model.refresh()
    assert [row.id for row in model.rows if isinstance(row, Entry)][:3] == ["new", "10000", "9999"]
    assert model.index(1).data(SECOND).startswith("9:00")


def test_everything_that_takes_the_focus_has_a_name_and_the_screen_is_small_enough(desk, shown):
    phones(desk)
    screen = shown()
    assert nameless(screen) == []
    assert screen.minimumSizeHint().height() <= 520


def test_nothing_chosen_says_what_to_do(desk, shown):
    phones(desk)
    screen = shown()
    screen.list.clearSelection()
    screen.list.setCurrentIndex(screen.model.index(-1))
    assert screen.right.currentIndex() == BLANK
