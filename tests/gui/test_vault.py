"""One keyring for all openings of a business: entered once it is known everywhere, each asks by its own names."""

import gc
import weakref

from core.services.service import Secret
from core.services.vault import SystemSecrets, variable
from gui.vault import SharedVault


def without_keyring():
    from keyring.errors import NoKeyringError

    raise NoKeyringError


def shared(environ=None):
    return SharedVault(lambda named: SystemSecrets(environ or {}, named, without_keyring))


def test_what_the_screen_was_told_the_engine_knows():
    vault = shared()
    vault(lambda _owner: "").set("b/a", Secret.PASSWORD, "pw")
    assert vault(lambda _owner: "").get("b/a", Secret.PASSWORD) == "pw"


def test_a_password_of_the_environment_is_found_however_often_others_were_opened_since():
    vault = shared({variable("Mon hébergeur"): "pw"})
    mine = vault({"b/a": "Mon hébergeur"}.get)
    for _opening in range(200):
        vault(lambda _owner: "")
    assert mine.get("b/a", Secret.PASSWORD) == "pw"


def test_an_account_of_another_business_that_bears_the_name_of_none_gets_nothing():
    vault = shared({variable("Mon hébergeur"): "pw"})
    vault({"b/a": "Mon hébergeur"}.get).get("b/a", Secret.PASSWORD)
    assert vault(lambda _owner: "Bluesky").get("b/a", Secret.PASSWORD) is None


def test_nothing_of_a_closed_business_is_held_on_to():
    class Names:
        def of(self, _owner):
            return ""

    vault, names = shared(), Names()
    vault(names.of).get("b/a", Secret.PASSWORD)
    gone = weakref.ref(names)
    del names
    gc.collect()
    assert gone() is None


def test_why_there_is_no_safe_place_is_told_and_no_password_stands_in_a_repr():
    door = shared()(lambda _owner: "")
    door.set("b/a", Secret.PASSWORD, "geheim")
    assert "no safe place" in door.reason
    assert "geheim" not in repr(door) + repr(vars(door))
