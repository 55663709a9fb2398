"""One keyring for all the times that the window opens a business: where there is none, what is entered once is known
to the screen and to the engine alike, and still in no file."""

from collections.abc import Callable

from core.ports import Secrets

Named = Callable[[str], str]


class SharedVault:
    """Made with what makes the real one; every business opened adds its way of naming owners."""

    def __init__(self, make: Callable[[Named], Secrets]) -> None:
        self._named: list[Named] = []
        self._vault = make(self._name)

    def __call__(self, named: Named) -> Secrets:
        self._named = [*self._named[-50:], named]
        return self._vault

    def _name(self, owner: str) -> str:
        return next((name for named in reversed(self._named) if (name := named(owner))), "")
