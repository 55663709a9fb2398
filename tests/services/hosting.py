"""What tests of hosts need: a small site, a host in memory, and one which breaks at any step."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Event, RLock

import requests

from core.ports import Progress, silent
from core.services.deploy import Deploy
from core.services.lanes import Lanes
from core.services.remote import Entry, Remote, Source, Take, What
from core.services.service import Account, Delivery, Line, SiteContent, SiteFile
from tests.fakes import FakeClock, MemorySecrets

Site = Mapping[str, bytes]

BAKERY: Site = {
    "index.html": b"<h1>Maison Lune</h1>",
    "tarifs/index.html": b"<h1>Tarifs</h1>",
    "horaires d'été/pâques 🐣.html": "<h1>Pâques</h1>".encode(),
    "assets/a/b/c/logo.svg": b"<svg/>",
    "assets/style.css": b"body{}" * 3000,
    "assets/copy of style.css": b"body{}" * 3000,
    "assets/empty.css": b"",
    "assets/empty too.css": b"",
    "sitemap.xml": b"<urlset/>",
}
AUTUMN: Site = {
    **{path: data for path, data in BAKERY.items() if not path.startswith(("horaires", "assets/a/"))},
    "index.html": b"<h1>Maison Soir</h1>",  # as long as before
    "assets/style.css": b"main{color:red}",
    "noël/index.html": "<h1>Noël</h1>".encode(),
    "sitemap.xml": b"<urlset></urlset>",
}


def big_site(files: int = 300, pages: int = 60, seed: int = 1) -> dict[str, bytes]:
    """Pages in folders of their own, pictures of some ten kilobytes: about 10 MB."""
    chance = random.Random(seed)
    site = {f"page-{n}/index.html": f"<h1>Page {n}</h1>".encode() * 200 for n in range(pages)}
    site |= {f"media/{n:03}.webp": chance.randbytes(chance.randint(8_000, 80_000)) for n in range(files - pages - 2)}
    return site | {"index.html": b"<h1>Home</h1>", "sitemap.xml": b"<urlset/>"}


def content_of(site: Site) -> SiteContent:
    return SiteContent(files=tuple(_file(path, data) for path, data in site.items()))


def files_of(site: Site) -> dict[str, SiteFile]:
    return {path: _file(path, data) for path, data in site.items()}


def _file(path: str, data: bytes) -> SiteFile:
    return SiteFile(path=path, size=len(data), hash=sha256(data).hexdigest())


class Cellar:
    """Kept files by hash, as a `Line` opens them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def keep(self, site: Site) -> None:
        for data in site.values():
            (self._folder / sha256(data).hexdigest()).write_bytes(data)

    def open(self, hash_: str) -> Path:
        return self._folder / hash_


def line_of(cellar: Cellar, *, progress: Progress = silent, secrets: MemorySecrets | None = None) -> Line:
    return Line(
        session=requests.Session(), secrets=secrets or MemorySecrets(), clock=FakeClock(), open=cellar.open,
        progress=progress, stop=Event(),
    )  # fmt: skip


def account_of(
    service: str, settings: Mapping[str, str], remembered: Mapping[str, str] | None = None, business: str = "bakery"
) -> Account:
    return Account(
        id="a1", business=business, name="Site", service=service, settings=settings, remembered=remembered or {}
    )


def delivery_of(site: Site) -> Delivery:
    return Delivery(id="d1", key="site:1", account="a1", content=content_of(site), created=FakeClock().now())


class Disk:
    """The files of a host in memory. `coarse`: its clock stands still, so that times of change tell nothing.

    `watch` is called after every change.
    """

    def __init__(self, *, coarse: bool = False) -> None:
        self.files: dict[str, tuple[bytes, str]] = {}
        self.folders = {""}
        self.writes: list[str] = []
        self.coarse, self.room, self.watch = coarse, 10**9, lambda: None
        self._ticks = 0
        self.lock = RLock()

    def put(self, path: str, data: bytes) -> None:
        self._ticks += 1
        self.files[path] = (data, "0" if self.coarse else str(self._ticks))
        self.watch()

    def public(self) -> dict[str, bytes]:
        """What a visitor can see."""
        return {path: data for path, (data, _stamp) in self.files.items() if not is_ours_alone(path)}

    def parts(self) -> list[str]:
        return [path for path in self.files if path.endswith(".part")]


def is_ours_alone(path: str) -> bool:
    return path.startswith(".devanture/") or path.rpartition("/")[2].startswith(".dv-")


class MemoryRemote:
    def __init__(self, disk: Disk, *, lanes: int = 1) -> None:
        self.disk, self.lanes, self.closed = disk, lanes, False

    def list(self, folder: str) -> Sequence[Entry] | None:
        with self.disk.lock:
            return _listing(self.disk, folder) if folder in self.disk.folders else None

    def read(self, path: str, take: Take) -> None:
        take(self.disk.files[path][0])

    def write(self, path: str, source: Source) -> None:
        assert path.rpartition("/")[0] in self.disk.folders
        data = b""
        self.disk.put(path, data)
        while piece := source.read(9_000):
            data += piece
            self.disk.put(path, data)
        self.disk.writes.append(path)

    def replace(self, old: str, new: str) -> None:
        with self.disk.lock:
            self.disk.files[new] = self.disk.files.pop(old)
            self.disk.watch()

    def delete(self, path: str) -> None:
        self.disk.files.pop(path, None)
        self.disk.watch()

    def make_folder(self, path: str) -> None:
        assert path.rpartition("/")[0] in self.disk.folders
        self.disk.folders.add(path)

    def remove_folder(self, path: str) -> None:
        with self.disk.lock:
            if not _listing(self.disk, path):
                self.disk.folders.discard(path)

    def digest(self, path: str) -> None:
        """A host far away: it would have to be read back."""

    def free(self) -> int | None:
        return self.disk.room

    def another(self) -> "MemoryRemote":
        return MemoryRemote(self.disk, lanes=self.lanes)

    def close(self) -> None:
        self.closed = True


def _listing(disk: Disk, folder: str) -> list[Entry]:
    files = {path: told for path, told in disk.files.items() if path.rpartition("/")[0] == folder}
    found = [Entry(path.rpartition("/")[2], What.FILE, len(data), stamp) for path, (data, stamp) in files.items()]
    inner = [each for each in disk.folders if each and each.rpartition("/")[0] == folder]
    return found + [Entry(each.rpartition("/")[2], What.FOLDER) for each in inner]


class Killed(BaseException):
    """The computer went off."""


class Breaking:
    """A `Remote` whose computer goes off at one numbered step: nothing at all happens after it.

    Every call is two steps, before and after it is carried out; each piece of a file written is one.
    """

    lanes = 1

    def __init__(self, remote: Remote, step: int) -> None:
        self._remote, self._left, self.steps = remote, step, 0

    def _step(self) -> None:
        if self.steps >= self._left:
            raise Killed
        self.steps += 1

    def _call(self, work: Callable[[], object]) -> object:
        self._step()
        result = work()
        self._step()
        return result

    def list(self, folder: str) -> Sequence[Entry] | None:
        self._step()
        return self._remote.list(folder)

    def read(self, path: str, take: Take) -> None:
        self._step()
        self._remote.read(path, take)

    def write(self, path: str, source: Source) -> None:
        self._call(lambda: self._remote.write(path, _BreakingSource(source, self._step)))

    def replace(self, old: str, new: str) -> None:
        self._call(lambda: self._remote.replace(old, new))

    def delete(self, path: str) -> None:
        self._call(lambda: self._remote.delete(path))

    def make_folder(self, path: str) -> None:
        self._call(lambda: self._remote.make_folder(path))

    def remove_folder(self, path: str) -> None:
        self._call(lambda: self._remote.remove_folder(path))

    def digest(self, path: str) -> str | None:
        return self._remote.digest(path)

    def free(self) -> int | None:
        return self._remote.free()

    def another(self) -> None:
        return None

    def close(self) -> None:
        self._remote.close()


class _BreakingSource:
    """Each piece of a file given out is a step."""

    def __init__(self, source: Source, step: Callable[[], None]) -> None:
        self._source, self._step = source, step

    def read(self, size: int, /) -> bytes:
        self._step()
        return self._source.read(min(size, 9_000))


@contextmanager
def deploying(remote: Remote, line: Line, *, take_over: bool = False, site: str = "bakery") -> Iterator[Deploy]:
    lanes = Lanes(remote, line.stop)
    try:
        yield Deploy(lanes=lanes, line=line, host="the host", site=site, take_over=take_over)
    finally:
        lanes.close()
