"""Accounts: named once, changed without forgetting the server, and what their last good test found."""

from datetime import UTC, datetime

import pytest

from core.errors import BadInputError
from core.services.accounts import Accounts
from core.services.asking import tidy, wrong
from core.services.bluesky import Bluesky
from core.services.ftp import Ftp
from core.services.outcome import SECRET
from core.services.registry import SERVICES
from core.services.service import Identity, Met
from core.services.sftp import Sftp


@pytest.fixture
def accounts(store, secrets):
    return Accounts(store, secrets)


def test_a_name_is_taken_once_whatever_its_capitals(accounts):
    accounts.add("Serveur", "sftp", {})
    with pytest.raises(BadInputError) as refused:
        accounts.add("  SERVEUR ", "sftp", {})
    assert [problem.field for problem in refused.value.problems] == ["name"]


def test_renaming_keeps_everything_else(accounts, secrets):
    account = accounts.remember(accounts.add("Serveur", "sftp", {"host": "a"}, "s3cret"), Identity(name="me"))
    renamed = accounts.rename(account, " Mon hébergeur ")
    assert (renamed.name, renamed.settings, renamed.remembered) == ("Mon hébergeur", {"host": "a"}, account.remembered)
    assert secrets.get(renamed.owner, "password") == "s3cret"
    assert accounts.rename(renamed, "MON hébergeur").name == "MON hébergeur"


def test_an_empty_name_or_that_of_another_is_refused(accounts):
    accounts.add("Bluesky", "bluesky", {})
    account = accounts.add("Serveur", "sftp", {})
    for name in ("  ", "bluesky"):
        with pytest.raises(BadInputError):
            accounts.rename(account, name)
    assert accounts.get(account.id).name == "Serveur"


def test_a_good_test_is_remembered_with_its_time_and_its_words(accounts, clock):
    account = accounts.add("Serveur", "sftp", {})
    assert accounts.known(account).tested is None
    accounts.remember(account, Identity(name="sftp://me@host/www", said=("3 GB free.", "It works.")))
    known = accounts.known(accounts.get("Serveur"))
    assert (known.name, known.said) == ("sftp://me@host/www", ("3 GB free.", "It works."))
    assert known.tested == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_another_password_keeps_the_server_known_and_other_settings_do_not(accounts):
    account = accounts.add("Serveur", "sftp", {"host": "a"})
    account = accounts.trust(account, Met(host="a", mark="SHA256:x", remember={"host_key": "ssh-ed25519 AAAA"}))
    account = accounts.change(account, {"host": "a"}, "another")
    assert account.remembered == {"host_key": "ssh-ed25519 AAAA"}
    assert accounts.change(account, {"host": "b"}).remembered == {}


def test_what_is_missing_is_told_field_by_field():
    found = {problem.field: problem.message for problem in wrong(Sftp.about, {"port": "22a"}, secret=False)}
    assert found == {
        "host": "This is needed: Server.",
        "user": "This is needed: User.",
        "port": "“22a” is no number.",
        SECRET: "This is needed: Password, or passphrase of the key file.",
    }
    assert wrong(Bluesky.about, {"handle": "shop.bsky.social"}) == []
    assert [one.field for one in wrong(Ftp.about, {"host": "h", "user": "u", "encryption": "rot13"})] == ["encryption"]


def test_a_key_file_may_have_no_passphrase():
    assert wrong(Sftp.about, {"host": "h", "user": "u", "key_file": "/k"}, secret=False) == []


def test_only_what_differs_from_the_usual_is_kept():
    given = {"host": " h ", "user": "u", "encryption": "explicit", "certificate": "pinned", "nonsense": "x"}
    assert tidy(Ftp.about, given) == {"host": "h", "user": "u", "certificate": "pinned"}


@pytest.mark.parametrize("key", list(SERVICES))
def test_each_service_says_what_it_is_for_and_names_its_choices(key):
    about = SERVICES[key].about
    assert about.what
    assert all(len(setting.said) == len(setting.choices) for setting in about.settings)
    assert about.practice or about.local or about.guide
