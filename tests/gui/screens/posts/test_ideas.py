"""Ideas under the fingers: moved by a day, said in other words, with the reason why they are there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.posts.model import PostState
from tests.gui.screens.posts.conftest import settle


@pytest.fixture
def at_ideas(screen):
    screen.enter("ideas")
    return screen.ideas


def current(screen):
    return screen.ideas.list.current().post


def test_an_arrow_moves_an_idea_to_the_next_open_day_without_a_post(screen, posts, at_ideas, bakery):
    idea = current(screen)
    taken = posts.busy(bakery.business.today())
    QTest.keyClick(at_ideas.list, Qt.Key.Key_Right)
    settle()
    moved = posts.get(idea.id)
    assert moved.due.date() > idea.due.date()
    assert moved.due.date() not in taken
    assert moved.due.time() == idea.due.time()
    assert moved.state is PostState.IDEA
    bakery.undo()
    assert posts.get(idea.id).due == idea.due


def test_an_arrow_to_the_left_never_goes_into_the_past(screen, posts, at_ideas, bakery):
    idea = current(screen)
    for _press in range(90):
        QTest.keyClick(at_ideas.list, Qt.Key.Key_Left)
    assert posts.get(idea.id).due.date() > bakery.business.today()


def test_other_words_leave_it_an_idea_and_go_round(screen, posts, at_ideas, bakery):
    chosen = next(one for one in posts.all(PostState.IDEA) if bakery.business.redrafting.another_post(one))
    at_ideas.list.choose(chosen.id)
    seen = [chosen.text]
    for _press in range(30):
        QTest.keyClick(at_ideas.list, Qt.Key.Key_F3)
        now = posts.get(chosen.id)
        assert now.state is PostState.IDEA
        assert now.text != seen[-1]
        seen.append(now.text)
    assert seen.count(chosen.text) > 1


def test_each_idea_says_why_it_is_there(screen, at_ideas):
    assert at_ideas.why.text().startswith("Why: ")


def test_a_year_of_ideas_is_suggested_at_once(screen, posts, at_ideas, bakery, qtbot):
    before = len(posts.all(PostState.IDEA))
    at_ideas.span.show_value("52")
    with qtbot.waitSignal(bakery.said, timeout=20_000):
        at_ideas.more.click()
    assert len(posts.all(PostState.IDEA)) > before + 20
