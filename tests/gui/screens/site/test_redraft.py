"""Drafting anew and other suggestions, with the hands of the owner."""

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton

from core.site.model import BlockKind


def home(desk):
    return next(page for page in desk.business.pages.read() if page.kind == "home")


@pytest.fixture
def redraft(screen, qtbot):
    screen.enter("redraft")
    form = screen.middle.form
    qtbot.waitUntil(lambda: bool(form.said.text()))
    return form


def test_a_site_just_drafted_has_nothing_to_take(redraft):
    assert redraft.said.text() == "Nothing: a draft of today would say what stands there."
    assert not redraft.take.isVisibleTo(redraft)


def test_what_a_new_fact_changes_is_ticked_and_what_the_owner_wrote_is_not(screen, bakery, qtbot):
    block = home(bakery).blocks[0]
    bakery.business.pages.change_block(block.id, {"body": "Venez comme vous êtes."})
    bakery.business.profiles.change(city="Le Mans")
    screen.enter("redraft")
    form = screen.middle.form
    qtbot.waitUntil(lambda: bool(form.ticks), timeout=10_000)
    ticked = {tick.isChecked() for tick in form.ticks}
    assert ticked == {True, False}
    form.take.click()
    assert home(bakery).blocks[0].body == "Venez comme vous êtes."
    assert "au Mans" in home(bakery).title + home(bakery).description
    qtbot.waitUntil(lambda: len(form.ticks) < len(ticked) + 3, timeout=10_000)
    bakery.undo()
    assert "au Mans" not in home(bakery).title + home(bakery).description


def test_another_suggestion_goes_round_to_the_owners_own_words(screen, bakery):
    block = home(bakery).blocks[0]
    bakery.business.pages.change_block(block.id, {"heading": "Du pain, rien que du pain"})
    screen.go(f"block:{block.id}")
    (button,) = [one for one in screen.middle.form.findChildren(QToolButton)
                 if one.accessibleName() == "Another suggestion: Heading"]  # fmt: skip
    seen = []
    for _press in range(60):
        button.click()
        seen.append(home(bakery).blocks[0].heading)
        if seen[-1] == "Du pain, rien que du pain":
            break
    assert len(set(seen)) > 3
    assert seen[-1] == "Du pain, rien que du pain"


def test_other_questions_are_one_press_and_one_undo_away(screen, bakery):
    block = next(block for page in bakery.business.pages.read() for block in page.blocks
                       if block.kind is BlockKind.QUESTIONS and page.kind == "contact")  # fmt: skip
    screen.go(f"block:{block.id}")
    before = block.settings["items"]
    (button,) = [one for one in screen.middle.form.findChildren(QPushButton) if one.text() == "Suggest other questions"]
    button.click()
    assert bakery.business.pages.block(block.id).settings["items"] != before
    bakery.undo()
    assert bakery.business.pages.block(block.id).settings["items"] == before
