"""One keyring for all the times that the window opens a business: where there is none, what is entered once is known
to the screen and to the engine alike, and still in no file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local

from core.ports import Secrets

Named = Callable[[str], str]


class SharedVault:
    """Made with what makes the real one. Each business opened asks it by its own names of owners."""

    def __init__(self, make: Callable[[Named], Secrets]) -> None:
        self._asking = local()
        self._vault = make(self._name)

    def __call__(self, named: Named) -> Secrets:
        return _Door(self, named)

    @contextmanager
    def by(self, named: Named) -> Iterator[Secrets]:
        """The keyring, asked on this thread by these names."""
        before, self._asking.named = getattr(self._asking, "named", _nobody), named
        try:
            yield self._vault
        finally:
            self._asking.named = before

    def _name(self, owner: str) -> str:
        named: Named = getattr(self._asking, "named", _nobody)
        return named(owner)


class _Door:
    """The keyring as one opened business sees it."""

    def __init__(self, shared: SharedVault, named: Named) -> None:
        self._shared, self._named = shared, named

    @property
    def reason(self) -> str:
        """Why there is no safe place, where there is none."""
        with self._shared.by(self._named) as vault:
            return str(getattr(vault, "reason", ""))

    def get(self, owner: str, name: str) -> str | None:
        with self._shared.by(self._named) as vault:
            return vault.get(owner, name)

    def set(self, owner: str, name: str, value: str) -> None:
        with self._shared.by(self._named) as vault:
            vault.set(owner, name, value)

    def delete(self, owner: str, name: str) -> None:
        with self._shared.by(self._named) as vault:
            vault.delete(owner, name)


def _nobody(_owner: str) -> str:
    return ""
