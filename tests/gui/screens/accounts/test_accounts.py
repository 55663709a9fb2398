"""Accounts on the screen: connected step by step, never a password left standing, never a server taken unseen."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from core.services.service import Identity, Message, Secret
from core.sync.ledger import State
from gui.screens.accounts.accounts import AccountsScreen
from tests.gui.conftest import texts_of, type_text
from tests.gui.screens.accounts.conftest import fill, page, tried
from tests.gui.windows import windows_shown


def test_practice_is_there_from_the_start_and_said_to_be_practice(screen):
    told = texts_of(screen.overview)
    assert "Nothing you send there is on the internet" in told
    assert "Look at the practice site" in told
    assert "Look at the practice wall" in told
    assert not screen.only_practice.isHidden()


def test_each_service_is_offered_with_a_sentence(desk, screen, qtbot):
    qtbot.mouseClick(screen.add_account, Qt.MouseButton.LeftButton)
    assert page(screen) is screen.chooser
    assert list(screen.chooser.buttons) == ["sftp", "ftp", "bluesky", "mastodon", "folder"]
    told = texts_of(screen.chooser)
    assert "A network of short messages with photos, open to everybody." in told
    assert "Texts of up to 300 characters. Up to 4 photos in a post." in told


def test_a_folder_is_connected_and_says_what_was_found(desk, screen, qtbot, tmp_path, program, said):
    screen.enter("add:folder")
    shown = page(screen)
    program.dialogs.chosen = tmp_path / "Site à moi"
    qtbot.mouseClick(shown.form.fields["folder"].choose, Qt.MouseButton.LeftButton)
    tried(qtbot, shown)
    assert "It works: connected as file://" in shown.finding.said.text()
    assert "publishing works here" in shown.finding.more.text()
    account = desk.business.accounts.get("Folder on this computer")
    assert account.settings == {"folder": str(tmp_path / "Site à moi")}
    assert said[-1].text == "“Folder on this computer” is connected."
    screen.enter("")
    qtbot.waitUntil(lambda: account.id in screen.cards and screen.cards[account.id].state.text() == "Connected")
    assert screen.only_practice.isHidden()


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_tried(desk, screen, qtbot):
    screen.enter("add:sftp")
    shown = page(screen)
    fill(shown, user="shop", port="twenty")
    qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)
    assert not shown.trial.is_on
    problems = {name: field.problem.text() for name, field in shown.form.fields.items() if field.has_problem()}
    assert problems == {"host": "This is needed: Server.", "port": "“twenty” is no number. Write digits only."}
    assert shown.form.secret.problem.text() == "This is needed: Password, or passphrase of the key file."
    assert not shown.form.rare.isHidden(), "a rare field that is wrong is shown"
    assert len(desk.business.accounts.all()) == 1


def test_a_token_that_is_not_accepted_is_told_beside_it_then_mended(desk, screen, qtbot, mastodon, secrets):
    screen.enter("add:mastodon")
    shown = page(screen)
    fill(shown, server=mastodon.url, secret="wrong-token")
    tried(qtbot, shown)
    assert "no longer accepts the log-in" in shown.form.secret.problem.text()
    assert shown.form.secret.value() == "", "a password does not stay on the screen"
    account = desk.business.accounts.get("Mastodon")
    assert account.id in desk.business.accounts.paused()
    fill(shown, secret=mastodon.token)
    tried(qtbot, shown)
    assert shown.finding.said.text().startswith("It works: connected as @")
    assert shown.finding.more.text() == "A post may have 500 characters."
    assert desk.business.accounts.paused() == {}
    assert secrets.get(account.owner, Secret.PASSWORD) == mastodon.token
    assert [one.name for one in desk.business.accounts.all() if one.service == "mastodon"] == ["Mastodon"]


def test_without_a_connection_the_account_is_kept_for_later(desk, screen, qtbot):
    screen.enter("add:mastodon")
    shown = page(screen)
    fill(shown, server="http://127.0.0.1:9", secret="token")
    tried(qtbot, shown)
    assert "The account is kept." in shown.finding.more.text()
    assert desk.business.accounts.paused() == {}
    account = desk.business.accounts.get("Mastodon")
    screen.enter("")
    qtbot.waitUntil(lambda: account.id in screen.cards)
    assert screen.cards[account.id].state.text() == "Not tested yet"


def test_a_name_that_is_taken_is_told_beside_the_name(desk, screen, qtbot, tmp_path):
    screen.enter("add:folder")
    shown = page(screen)
    shown.name.control.clear()
    type_text(shown.name.control, "PRACTICE")
    fill(shown, folder=tmp_path / "web")
    tried(qtbot, shown)
    assert shown.name.problem.text() == ("There is already an account called “PRACTICE”. Give this one another name.")


def test_renaming_is_kept_while_typing(desk, screen, qtbot):
    account = desk.business.accounts.get("Practice")
    screen.enter(f"account:{account.id}")
    shown = page(screen)
    shown.name.control.setFocus()
    shown.name.control.selectAll()
    type_text(shown.name.control, "Mon mur d’essai 🥐")
    qtbot.waitUntil(lambda: desk.business.accounts.get(account.id).name == "Mon mur d’essai 🥐")
    qtbot.waitUntil(lambda: screen.cards[account.id].name.text() == "Mon mur d’essai 🥐")


def test_removing_says_what_happens_to_what_waits_and_asks_first(desk, screen, qtbot, program, secrets, said):
    account = desk.business.accounts.add("Bluesky", "bluesky", {"handle": "shop.bsky.social"}, "s3cret-app")
    with desk.business.store.transaction("put", undoable=False):
        entry = desk.business.outbox.add(
            key="v1:1", account=account.id, subject="post:1", title="t", content=Message(text="t")
        )
    screen.read()
    screen.enter(f"account:{account.id}")
    program.dialogs.agrees = False
    qtbot.mouseClick(page(screen).remove, Qt.MouseButton.LeftButton)
    assert desk.business.accounts.get("Bluesky").id == account.id
    assert "1 delivery that waits for it is cancelled." in program.dialogs.asked[0]
    program.dialogs.agrees = True
    qtbot.mouseClick(page(screen).remove, Qt.MouseButton.LeftButton)
    assert [one.name for one in desk.business.accounts.all()] == ["Practice"]
    assert desk.business.outbox.get(entry.id).state is State.CANCELLED
    assert secrets.get(account.owner, Secret.PASSWORD) is None
    assert page(screen) is screen.overview


def test_a_paused_account_says_why_and_takes_a_new_password_at_once(desk, screen):
    account = desk.business.accounts.add("Bluesky", "bluesky", {"handle": "shop.bsky.social"})
    desk.business.accounts.pause(account, "The app password was withdrawn.")
    screen.read()
    card = screen.cards[account.id]
    assert (card.state.text(), card.change.text()) == ("To be connected again", "Connect it again")
    assert card.paused.text() == "The app password was withdrawn."
    screen.enter(f"account:{account.id}")
    assert page(screen).finding.said.text() == "The app password was withdrawn."
    assert page(screen).focusWidget() is page(screen).form.secret.control


def test_a_password_is_dots_until_asked_for_and_gone_when_the_screen_is_left(screen, qtbot):
    screen.enter("add:bluesky")
    field = page(screen).form.secret
    type_text(field.control, "abcd-efgh")
    assert "a" not in field.control.displayText()
    spoken = QAccessible.queryAccessibleInterface(field.control)
    assert "abcd" not in spoken.text(QAccessible.Text.Value) + spoken.text(QAccessible.Text.Description)
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.control.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide the password"
    screen.leave()
    assert (field.value(), field.control.echoMode()) == ("", QLineEdit.EchoMode.Password)
    assert not field.control.isUndoAvailable()


def test_what_was_begun_is_still_there_when_one_comes_back_but_for_the_password(screen):
    screen.enter("add:sftp")
    fill(page(screen), host="ftp.example.fr", secret="hush")
    screen.leave()
    screen.enter("")
    screen.enter("add:sftp")
    assert page(screen).form.fields["host"].value() == "ftp.example.fr"
    assert page(screen).form.secret.value() == ""


def test_where_no_keyring_is_that_is_said(desk, qtbot):
    class Poor:
        reason = "This computer offers no safe place for passwords."

        def get(self, _owner, _name):
            return None

        def set(self, _owner, _name, _value): ...

        def delete(self, _owner, _name): ...

    object.__setattr__(desk.business.house, "vault", lambda _named: Poor())
    made = AccountsScreen(desk)
    qtbot.addWidget(made)
    made.show()
    made.read()
    made.enter("add:bluesky")
    qtbot.waitUntil(lambda: "no safe place for passwords" in texts_of(page(made).form.parentWidget()))


def test_what_a_service_can_do_is_said_in_plain_words(screen):
    screen.enter("add:mastodon")
    told = texts_of(page(screen))
    assert "Texts of up to 500 characters." in told
    assert "Keeps a post until its time by itself, even if this computer is off then." in told
    assert "What was sent can be taken back from here." in told
    assert "Tick the rights “read” and “write”" in told


def test_a_change_elsewhere_does_not_disturb_what_is_typed(desk, screen, qtbot):
    account = desk.business.accounts.add("Bluesky", "bluesky", {"handle": "old.bsky.social"})
    screen.read()
    screen.enter(f"account:{account.id}")
    handle = page(screen).form.fields["handle"].control
    handle.setFocus()
    handle.clear()
    type_text(handle, "new.bsky")
    desk.business.accounts.remember(account, Identity(name="@old.bsky.social"))
    screen.read()
    assert (handle.text(), screen.focusWidget()) == ("new.bsky", handle)


def test_very_long_and_hostile_names_stay_text_and_widen_nothing(desk, screen):
    name = "<b>x</b>🥐" + "W" * 300
    account = desk.business.accounts.add(name, "bluesky", {"handle": "h"})
    screen.read()
    assert screen.cards[account.id].name.text() == name
    assert screen.cards[account.id].name.textFormat() is Qt.TextFormat.PlainText
    assert screen.minimumSizeHint().width() < 700


@pytest.mark.parametrize("place", ["", "add", "add:sftp", "add:ftp", "add:mastodon", "add:folder"])
def test_every_control_has_a_name_for_those_who_cannot_see_it(screen, place):
    screen.enter(place)
    nameless = [
        control
        for control in page(screen).findChildren(QWidget)
        if isinstance(control, QAbstractButton | QLineEdit | QComboBox)
        and control.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_the_tab_key_follows_the_eyes(screen, qtbot):
    screen.enter("add:ftp")
    shown = page(screen)
    shown.form.more.click()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    order, at = [], shown.name.control
    for _step in range(60):
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and shown.isAncestorOf(at):
            order.append(at.mapTo(shown.widget(), at.rect().center()).y() // 8)
        at = at.nextInFocusChain()
        if at is shown.name.control:
            break
    below = [y for y in order if y >= order[0]]
    assert below == sorted(below)


@pytest.mark.parametrize("place", ["", "add", "add:sftp", "add:mastodon", "account"])
def test_nothing_flashes_up_beside_the_window(desk, screen, place):
    with windows_shown() as shown:
        screen.enter(f"account:{desk.business.accounts.get('Practice').id}" if place == "account" else place)
        screen.read()
    assert shown == []


def test_practice_can_be_looked_at_but_not_thrown_away(desk, screen):
    screen.enter(f"account:{desk.business.accounts.get('Practice').id}")
    assert page(screen)._removing.isHidden()
