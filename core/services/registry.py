"""All services of the program, one line each. Each is loaded only when it is asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from core.errors import NotFoundError
from core.i18n import _
from core.services.service import About, Account, Line, Service

PLACES: Mapping[str, str] = {
    "folder": "core.services.folder:Folder",
    "sftp": "core.services.sftp:Sftp",
    "ftp": "core.services.ftp:Ftp",
    "bluesky": "core.services.bluesky:Bluesky",
    "mastodon": "core.services.mastodon:Mastodon",
    "practice": "core.services.practice.practice:Practice",
}


class Services(Mapping[str, type[Service]]):
    """By their keys, in the order in which they are offered."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, key: str) -> type[Service]:
        module, name = self._places[key].split(":")
        found: type[Service] = getattr(import_module(module), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


SERVICES = Services(PLACES)


def about(key: str) -> About:
    return _known(key).about


def open_service(account: Account, line: Line) -> Service:
    return _known(account.service)(account, line)


def _known(key: str) -> type[Service]:
    if key not in PLACES:
        raise NotFoundError(
            _("There is no service “{name}”.").format(name=key),
            remedy=_("Known are: {names}.").format(names=", ".join(PLACES)),
        )
    return SERVICES[key]
