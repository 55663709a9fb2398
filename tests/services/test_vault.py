"""Where passwords live: the keyring, the environment, or memory; never a file."""

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

from core.services.service import Secret
from core.services.vault import SystemSecrets, variable

OWNER = "shop/account"


class Ring(KeyringBackend):
    """A keyring that works, until told to be locked or rated down."""

    def __init__(self, rating: float = 5, *, locked: bool = False, takes: int = 100) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.rating, self.locked, self.takes = rating, locked, takes
        super().__init__()

    @property
    def priority(self) -> float:  # type: ignore[override]
        return self.rating

    def get_password(self, service: str, username: str) -> str | None:
        self._unlocked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._unlocked()
        if len(password) > self.takes:
            raise PasswordSetError("too long")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._unlocked()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]

    def _unlocked(self) -> None:
        if self.locked:
            raise KeyringLocked("locked")


def vault(ring: KeyringBackend | None = None, **environ: str) -> SystemSecrets:
    return SystemSecrets(environ, lambda _owner: "Bluesky du salon", lambda: ring or fail.Keyring())


def test_what_is_kept_is_in_the_keyring_under_our_name() -> None:
    ring = Ring()
    vault(ring).set(OWNER, Secret.PASSWORD, "hunter2")
    assert ring.kept == {("devanture", "shop/account/password"): "hunter2"}
    assert vault(ring).get(OWNER, Secret.PASSWORD) == "hunter2"


def test_what_is_deleted_is_gone_and_deleting_again_is_no_fault() -> None:
    secrets = vault(Ring())
    secrets.set(OWNER, Secret.PASSWORD, "hunter2")
    secrets.delete(OWNER, Secret.PASSWORD)
    secrets.delete(OWNER, Secret.PASSWORD)
    assert secrets.get(OWNER, Secret.PASSWORD) is None


def test_a_keyring_needs_no_explanation() -> None:
    assert vault(Ring()).available()
    assert vault(Ring()).reason == ""


def test_without_a_keyring_the_person_is_told_what_to_do() -> None:
    secrets = vault()
    assert not secrets.available()
    assert "no safe place for passwords" in secrets.reason
    assert "DEVANTURE_SECRET_" in secrets.reason


def test_without_a_keyring_the_environment_gives_the_password() -> None:
    assert vault(DEVANTURE_SECRET_BLUESKY_DU_SALON="hunter2").get(OWNER, Secret.PASSWORD) == "hunter2"


def test_the_environment_gives_no_session() -> None:
    assert vault(DEVANTURE_SECRET_BLUESKY_DU_SALON="hunter2").get(OWNER, Secret.SESSION) is None


def test_what_the_environment_gives_comes_before_the_keyring() -> None:
    ring = Ring()
    vault(ring).set(OWNER, Secret.PASSWORD, "older")
    assert vault(ring, DEVANTURE_SECRET_BLUESKY_DU_SALON="newer").get(OWNER, Secret.PASSWORD) == "newer"


def test_without_a_keyring_what_is_entered_is_known_until_the_end_of_the_program() -> None:
    secrets = vault()
    secrets.set(OWNER, Secret.SESSION, "token")
    assert secrets.get(OWNER, Secret.SESSION) == "token"
    assert vault().get(OWNER, Secret.SESSION) is None
    secrets.delete(OWNER, Secret.SESSION)
    assert secrets.get(OWNER, Secret.SESSION) is None


def test_a_keyring_that_writes_readable_files_is_not_used() -> None:
    ring = Ring(rating=0.5)
    secrets = vault(ring)
    secrets.set(OWNER, Secret.PASSWORD, "hunter2")
    assert not secrets.available()
    assert ring.kept == {}


def test_a_locked_keyring_gives_nothing_and_takes_nothing() -> None:
    ring = Ring(locked=True)
    secrets = vault(ring)
    assert secrets.get(OWNER, Secret.PASSWORD) is None
    secrets.set(OWNER, Secret.PASSWORD, "hunter2")
    assert secrets.get(OWNER, Secret.PASSWORD) == "hunter2"
    secrets.delete(OWNER, Secret.PASSWORD)
    assert ring.kept == {}


def test_a_value_too_long_for_the_keyring_stays_in_memory() -> None:
    ring = Ring(takes=10)
    secrets = vault(ring)
    secrets.set(OWNER, Secret.SESSION, "x" * 11)
    assert secrets.get(OWNER, Secret.SESSION) == "x" * 11
    assert ring.kept == {}


def test_an_older_value_does_not_come_back_when_the_newer_one_stays_in_memory() -> None:
    secrets = vault(Ring(takes=10))
    secrets.set(OWNER, Secret.SESSION, "short")
    secrets.set(OWNER, Secret.SESSION, "x" * 11)
    assert secrets.get(OWNER, Secret.SESSION) == "x" * 11
    secrets.set(OWNER, Secret.SESSION, "shorter")
    assert secrets.get(OWNER, Secret.SESSION) == "shorter"


def test_a_system_without_what_a_keyring_needs_has_none() -> None:
    def broken() -> KeyringBackend:
        raise RuntimeError("no D-Bus here")

    assert not SystemSecrets({}, find_keyring=broken).available()


def test_no_secret_shows_in_a_repr() -> None:
    secrets = vault(DEVANTURE_SECRET_BLUESKY_DU_SALON="hunter2")
    secrets.set(OWNER, Secret.SESSION, "token")
    assert "hunter2" not in repr(secrets)
    assert "token" not in repr(secrets)


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("bluesky", "DEVANTURE_SECRET_BLUESKY"),
        ("Bluesky du salon", "DEVANTURE_SECRET_BLUESKY_DU_SALON"),
        ("  Hôte : été-2026 ", "DEVANTURE_SECRET_HOTE_ETE_2026"),
    ],
)
def test_the_variable_of_an_account(account: str, name: str) -> None:
    assert variable(account) == name
