"""Passwords and tokens: in the system's keyring, and a clear way for machines that have none.

Without a keyring nothing is ever written to a file. A password then comes from the environment
(`DEVANTURE_SECRET_<NAME OF THE ACCOUNT IN CAPITALS>`, as in `DEVANTURE_SECRET_BLUESKY_DU_SALON`), or is given again
at each start and kept in memory; so are sessions. What the environment gives comes first everywhere: somebody put it
there for this run.
"""

import logging
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from core.i18n import _
from core.services.service import Secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

PROGRAM = "devanture"
PREFIX = "DEVANTURE_SECRET_"
RECOMMENDED = 1  # keyring's own bound: what is rated lower keeps passwords readable by everybody, or not at all


def variable(account: str) -> str:
    """The environment variable that may hold the password of the account of this name."""
    plain = unicodedata.normalize("NFKD", account)
    kept = (char if char.isalnum() and char.isascii() else " " for char in plain if not unicodedata.combining(char))
    return PREFIX + "_".join("".join(kept).upper().split())


class SystemSecrets:
    """The port `Secrets`. `environ` is the process's environment; `named` gives the name of an account by its owner.

    `find_keyring` is asked at the first need only: loading it takes 0.1 s that most commands do not have to spend.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        named: Callable[[str], str] = lambda _owner: "",
        find_keyring: "Callable[[], KeyringBackend] | None" = None,
    ) -> None:
        self._environ, self._named = environ, named
        self._find, self._found = find_keyring or _system_keyring, False
        self._keyring: KeyringBackend | None = None
        self._memory: dict[tuple[str, str], str] = {}

    def available(self) -> bool:
        """Is there a keyring that keeps what it is given?"""
        return self._ring() is not None

    @property
    def reason(self) -> str:
        """What to tell the person where there is no keyring."""
        if self.available():
            return ""
        hint = _("Enter each password once after starting the program. Your advisor can also set {variable} for it.")
        return " ".join(
            (
                _("This computer offers no safe place for passwords (keyring), or it is locked."),
                _("They are kept in memory until the program ends, and in no file."),
                hint.format(variable=f"{PREFIX}…"),
            )
        )

    def get(self, owner: str, name: str) -> str | None:
        if name == Secret.PASSWORD and (given := self._environ.get(variable(self._named(owner)))):
            return given
        if (owner, name) in self._memory:
            return self._memory[owner, name]
        ring = self._ring()
        return self._asked(ring, owner, name) if ring else None

    def set(self, owner: str, name: str, value: str) -> None:
        """Into the keyring; into memory where there is none or it takes nothing (locked, value too long)."""
        ring = self._ring()
        if ring is not None:
            try:
                ring.set_password(PROGRAM, f"{owner}/{name}", value)
            except _faults() as refused:
                self._failed(refused)
            else:
                self._memory.pop((owner, name), None)
                return
        self._memory[owner, name] = value

    def delete(self, owner: str, name: str) -> None:
        self._memory.pop((owner, name), None)
        ring = self._ring()
        if ring is None or self._asked(ring, owner, name) is None:
            return
        try:
            ring.delete_password(PROGRAM, f"{owner}/{name}")
        except _faults() as refused:
            self._failed(refused)

    def _asked(self, ring: "KeyringBackend", owner: str, name: str) -> str | None:
        try:
            return ring.get_password(PROGRAM, f"{owner}/{name}")
        except _faults() as refused:
            self._failed(refused)
            return None

    def _ring(self) -> "KeyringBackend | None":
        if not self._found:
            self._keyring, self._found = self._looked_for(), True
        return self._keyring

    def _looked_for(self) -> "KeyringBackend | None":
        try:
            ring = self._find()
            good = float(ring.priority) >= RECOMMENDED
        except _faults() as missing:
            self._failed(missing)
            return None
        return ring if good else None

    def _failed(self, error: Exception) -> None:
        log.warning("the keyring is of no use: %s", type(error).__name__)


def _faults() -> tuple[type[Exception], ...]:
    """What a keyring raises when it does not want: its own errors, and those of the systems below that slip through."""
    from keyring.errors import KeyringError

    below = (
        ("secretstorage.exceptions", "SecretStorageException"),
        ("jeepney.wrappers", "DBusErrorResponse"),
        ("win32ctypes.pywin32.pywintypes", "error"),
    )
    known = [KeyringError, OSError, RuntimeError]
    for module, name in below:
        with suppress(ImportError):  # another system's
            known.append(getattr(import_module(module), name))
    return tuple(known)


def _system_keyring() -> "KeyringBackend":
    import keyring

    return keyring.get_keyring()
