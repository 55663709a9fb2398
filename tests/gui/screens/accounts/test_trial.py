"""Testing an account: no server is taken unseen, and what is known of it is kept."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from core.services.service import Identity, Met
from gui.screens.accounts.trial import Sealed, Wish
from tests.gui.screens.accounts.conftest import PATIENT, fill, page, tried
from tests.servers.process import open_folder
from tests.servers.sshd import sshd


def test_a_password_on_its_way_shows_in_no_text():
    wish = Wish(account="", service="bluesky", name="B", settings={}, secret=Sealed("s3cret"))
    assert "s3cret" not in repr(wish)
    assert (wish.secret.take(), wish.secret.take()) == ("s3cret", "")


def test_stop_answers_at_once(desk, screen, qtbot, mastodon):
    screen.enter("add:mastodon")
    shown = page(screen)
    fill(shown, server=mastodon.url, secret=mastodon.token)
    qtbot.mouseClick(shown.go, Qt.MouseButton.LeftButton)
    assert not shown.busy.isHidden()
    qtbot.mouseClick(shown.busy.cancel, Qt.MouseButton.LeftButton)
    assert (shown.busy.isHidden(), shown.go.isEnabled(), shown.trial.is_on) == (True, True, False)
    assert shown.finding.said.text() == "The test was stopped."
    qtbot.waitUntil(lambda: bool(shown.id), timeout=PATIENT)
    tried(qtbot, shown)
    assert len([one for one in desk.business.accounts.all() if one.service == "mastodon"]) == 1


@contextmanager
def server_of_the_shop():
    with open_folder() as state, sshd(state) as running:
        yield running


@pytest.mark.server
def test_a_server_is_seen_and_accepted_before_it_hears_a_password(desk, screen, qtbot, program):
    with server_of_the_shop() as server:
        screen.enter("add:sftp")
        shown = page(screen)
        login = {"secret": server.password} if server.password else {"key_file": server.key}
        fill(shown, host=server.host, port=server.port, user=server.user, folder="www", **login)
        program.dialogs.agrees = False
        tried(qtbot, shown)
        assert server.fingerprint() in program.dialogs.asked[0]
        assert "not even the password" in program.dialogs.asked[0]
        assert [one.name for one in desk.business.accounts.all()] == ["Practice"], "refused: it is forgotten"
        program.dialogs.agrees = True
        fill(shown, **login)
        tried(qtbot, shown)
        assert shown.finding.said.text().startswith(f"It works: connected as sftp://{server.user}@")
        account = desk.business.accounts.get("SFTP")
        assert account.remembered["host_key"].startswith("ssh-ed25519 ")
        program.dialogs.asked.clear()
        tried(qtbot, shown)
        assert program.dialogs.asked == [], "a server that is known is not asked about again"


def test_what_a_test_has_just_found_is_not_pushed_aside_by_what_the_business_tells_of_it(desk, screen, qtbot, mastodon):
    screen.enter("add:mastodon")
    shown = page(screen)
    fill(shown, server=mastodon.url, secret=mastodon.token)
    tried(qtbot, shown)
    screen.read()
    assert shown.finding.said.text().startswith("It works: connected as")
    shown.enter()
    screen.read()
    assert shown.finding.said.text().startswith("Connected as")


def test_testing_again_without_a_change_keeps_the_server_known(desk, screen, qtbot, mastodon, secrets):
    account = desk.business.accounts.add("Mastodon", "mastodon", {"server": mastodon.url}, mastodon.token)
    desk.business.accounts.remember(account, Identity(name="@x", remember={"kept": "yes"}))
    screen.read()
    screen.enter(f"account:{account.id}")
    tried(qtbot, page(screen))
    assert desk.business.accounts.get("Mastodon").remembered["kept"] == "yes"


def test_trust_given_once_is_kept(desk):
    account = desk.business.accounts.add("Serveur", "sftp", {"host": "h"})
    met = Met(host="h", mark="SHA256:x", remember={"host_key": "ssh-ed25519 AAAA"})
    desk.business.accounts.trust(account, met)
    assert desk.business.meet(desk.business.accounts.get("Serveur")) is None
