"""The writing help in the window: off by default, shown beside the text, taken by hand alone."""

import pytest
from PySide6.QtWidgets import QToolButton

from core.writing_help import HelpSettings, Wish, WritingHelp
from gui.screens.settings.help_card import HelpCard
from gui.widgets.rewrite import RewriteButton, RewriteDialog, Text
from tests.servers.chat_server import ChatServer


@pytest.fixture
def server():
    with ChatServer(answers=["Notre pain se garde bien."]) as running:
        yield running


@pytest.fixture
def turned_on(bakery, server):
    help_ = WritingHelp(bakery.business.house)
    help_.change(HelpSettings(on=True, address=server.address, model="petit-modele"))
    return help_


@pytest.fixture
def text():
    held = ["Notre pain se garde, se coupe et se donne."]
    return Text(now=lambda: held[0], put=lambda said: held.__setitem__(0, said), language=lambda: "fr")


def dialog(bakery, text, qtbot):
    made = RewriteDialog(bakery, text, Wish.SHORTER, text.now())
    qtbot.addWidget(made)
    qtbot.waitUntil(made.busy.isHidden, timeout=10_000)
    return made


def test_there_is_no_button_while_it_is_off(bakery, text, qtbot):
    made = RewriteButton(bakery, text)
    qtbot.addWidget(made.button)
    assert made.button.isHidden()


def test_a_suggestion_is_marked_and_taken_only_by_hand(bakery, text, turned_on, qtbot):
    made = dialog(bakery, text, qtbot)
    assert made.suggested.accessibleName() == "Notre pain se garde bien."
    assert "<b><u>" in made.suggested.text()
    assert "<s>" in made.now.text()
    assert text.now() == "Notre pain se garde, se coupe et se donne."
    bakery.program.dialogs.at_dialog = lambda shown: qtbot.waitUntil(shown.take.isEnabled, timeout=10_000) or True
    button = RewriteButton(bakery, text)
    qtbot.addWidget(button.button)
    button.ask(Wish.SHORTER)
    assert text.now() == "Notre pain se garde bien."


def test_one_that_claims_too_much_cannot_be_taken(bakery, text, turned_on, server, qtbot):
    server.answers = ["Le meilleur pain."]
    made = dialog(bakery, text, qtbot)
    assert not made.take.isEnabled()
    assert "meilleur" in made.problems.text()


def test_a_program_that_does_not_answer_is_said_in_the_window(bakery, text, turned_on, qtbot):
    turned_on.change(HelpSettings(on=True, address="http://127.0.0.1:9", model="x"))
    made = dialog(bakery, text, qtbot)
    assert "cannot be reached" in made.problems.text()
    assert not made.take.isEnabled()


def test_the_composer_has_the_button_once_it_is_turned_on(bakery, turned_on, qtbot):
    from gui.screens.posts.posts import Posts

    screen = Posts(bakery)
    qtbot.addWidget(screen)
    screen.show()
    screen.enter("new")
    assert [one for one in screen.findChildren(QToolButton) if one.accessibleName() == "Rewrite this text"
            and one.isVisible()]  # fmt: skip


def test_the_settings_ask_the_server_for_its_models(bakery, server, qtbot):
    card = HelpCard(bakery)
    qtbot.addWidget(card)
    card.show()
    card.read()
    assert card.address.isHidden()
    card.on.control.click()
    card.address.control.setText(server.address)
    card.test.click()
    qtbot.waitUntil(lambda: card.said.text() == "It answers.", timeout=10_000)
    settings = card.help.settings()
    assert (settings.on, settings.address, settings.model) == (True, server.address, "petit-modele")
