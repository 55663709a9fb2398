"""The computer goes off, or the connection, at every single step: the site stays whole and the next run ends it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.services.folder_remote import FolderRemote
from core.services.journal import STEPS_KEPT
from core.services.outcome import NotNowError
from core.services.remote import Remote
from core.services.site_paths import part_name
from tests.services.hosting import (
    AUTUMN,
    BAKERY,
    Breaking,
    Cellar,
    Disk,
    Killed,
    MemoryRemote,
    Site,
    deploying,
    files_of,
    is_ours_alone,
    line_of,
)

FOREIGN = {"blog/index.php": b"blog", "robots-old.txt": b"x", ".htpasswd": b"shop:x"}


@pytest.fixture
def cellar(tmp_path: Path) -> Cellar:
    cellar = Cellar(tmp_path / "kept")
    cellar.keep({**BAKERY, **{f"new {path}": data for path, data in AUTUMN.items()}})
    return cellar


def publish(remote: Remote, cellar: Cellar, site: Site) -> None:
    with deploying(remote, line_of(cellar)) as deploy:
        deploy.publish(files_of(site))


def published_until(step: int, remote: Remote, cellar: Cellar, site: Site) -> bool:
    """True if it went through before that step came."""
    try:
        publish(Breaking(remote, step), cellar, site)
    except Killed:
        return False
    return True


def host_with(site: Site, cellar: Cellar, *, coarse: bool) -> Disk:
    disk = Disk(coarse=coarse)
    disk.folders |= {"blog"}
    for path, data in FOREIGN.items():
        disk.put(path, data)
    if site:
        publish(MemoryRemote(disk), cellar, site)
    return disk


def always_whole(disk: Disk, old: Site, new: Site) -> Callable[[], None]:
    """At every moment each path is old or new and complete, and a new page finds every asset it needs."""
    assets = {path for path in new if path.endswith((".css", ".svg"))}

    def look() -> None:
        public = disk.public()
        for path, data in public.items():
            assert data in (old.get(path), new.get(path), FOREIGN.get(path)), path
        assert (old.keys() & new.keys()) | FOREIGN.keys() <= public.keys()
        if any(public.get(path) == new[path] != old.get(path) for path in new if path.endswith(".html")):
            assert all(public.get(path) == new[path] for path in assets)

    return look


@pytest.mark.parametrize("coarse", [False, True], ids=["clock", "standing clock"])
@pytest.mark.parametrize(("old", "new"), [({}, BAKERY), (BAKERY, AUTUMN)], ids=["first", "next"])
def test_broken_off_at_every_step_and_run_again(cellar, old, new, coarse):
    for step in range(10_000):
        disk = host_with(old, cellar, coarse=coarse)
        disk.watch = always_whole(disk, old, new)
        ended = published_until(step, MemoryRemote(disk), cellar, new)
        arrived = {path for path in disk.parts() if is_whole(path, disk, new)}
        placed = {path for path in disk.writes if path not in disk.files}
        disk.writes.clear()
        publish(MemoryRemote(disk), cellar, new)
        assert disk.public() == {**new, **FOREIGN}, step
        assert not disk.parts(), step
        assert not (arrived | placed) & set(disk.writes), f"sent twice, cut at {step}"
        if ended:
            assert step > 60
            break


def is_whole(part: str, disk: Disk, site: Site) -> bool:
    sizes = {part_name(path, file.hash): file.size for path, file in files_of(site).items()}
    return len(disk.files[part][0]) == sizes[part]


@pytest.mark.parametrize("coarse", [False, True], ids=["clock", "standing clock"])
def test_broken_off_and_then_another_site_is_published(cellar, coarse):
    """The owner changes the text before the connection is back."""
    for step in range(10_000):
        disk = host_with(BAKERY, cellar, coarse=coarse)
        ended = published_until(step, MemoryRemote(disk), cellar, AUTUMN)
        publish(MemoryRemote(disk), cellar, BAKERY)
        assert disk.public() == {**BAKERY, **FOREIGN}, step
        assert not disk.parts(), step
        assert not [folder for folder in disk.folders if folder.startswith("noël")], step
        if ended:
            break


def test_broken_off_while_the_journal_starts_afresh(cellar):
    for step in range(10_000):
        disk, old, new = host_with({}, cellar, coarse=True), AUTUMN, BAKERY
        while len(steps_on(disk)) < STEPS_KEPT - 2:
            publish(MemoryRemote(disk), cellar, new)
            old, new = new, old
        ended = published_until(step, MemoryRemote(disk), cellar, new)
        assert not ended or [name[:4] for name in steps_on(disk)] == ["base"]
        publish(MemoryRemote(disk), cellar, old)
        assert disk.public() == {**old, **FOREIGN}, step
        if ended:
            break


def steps_on(disk: Disk) -> list[str]:
    return [path.partition("/")[2] for path in disk.files if path.endswith(".json")]


def test_taking_back_broken_off_at_every_step(cellar):
    for step in range(10_000):
        disk = host_with(BAKERY, cellar, coarse=False)
        ended = True
        try:
            with deploying(Breaking(MemoryRemote(disk), step), line_of(cellar)) as deploy:
                deploy.withdraw()
        except Killed:
            ended = False
        with deploying(MemoryRemote(disk), line_of(cellar)) as deploy:
            deploy.withdraw()
        assert {path: data for path, (data, _stamp) in disk.files.items()} == FOREIGN, step
        assert disk.folders == {"", "blog"}, step
        if ended:
            break


def test_a_folder_on_disk_broken_off_at_every_step(cellar, tmp_path):
    old = {path: BAKERY[path] for path in ("index.html", "assets/a/b/c/logo.svg")}
    new = {path: AUTUMN[path] for path in ("index.html", "noël/index.html")}
    for step in range(10_000):
        root = tmp_path / f"web{step}"
        root.mkdir()
        (root / "robots-old.txt").write_bytes(b"x")
        publish(FolderRemote(root), cellar, old)
        ended = published_until(step, FolderRemote(root), cellar, new)
        for path, data in on_disk(root):
            assert data in (old.get(path), new.get(path), FOREIGN.get(path)), (path, step)
        publish(FolderRemote(root), cellar, new)
        assert dict(on_disk(root)) == {**new, "robots-old.txt": b"x"}
        if ended:
            break


def on_disk(root: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.is_file() and not is_ours_alone(path):
            yield path, file.read_bytes()


@pytest.mark.parametrize("nth", range(12))
def test_one_of_several_connections_breaks(cellar, nth):
    """The others end what they are at, the whole says not now, and the next run ends it."""
    disk = host_with(BAKERY, cellar, coarse=True)
    disk.watch = always_whole(disk, BAKERY, AUTUMN)
    left = [nth]

    class Cut(MemoryRemote):
        def another(self):
            return Cut(self.disk, lanes=self.lanes)

        def write(self, path, source):
            left[0] -= 1
            if left[0] == -1:
                raise NotNowError("Cut.")
            super().write(path, source)

    try:
        publish(Cut(disk, lanes=3), cellar, AUTUMN)
    except NotNowError:
        publish(MemoryRemote(disk, lanes=3), cellar, AUTUMN)
    assert disk.public() == {**AUTUMN, **FOREIGN}
    assert not disk.parts()


NAMES = st.sampled_from(["index.html", "a.css", "deep/er/b.png", "deep/c.html", "é 🐣.txt"])
SITES = st.dictionaries(NAMES, st.sampled_from([b"", b"one", b"two", b"three"]), min_size=1)
ACTS = st.lists(st.tuples(SITES, st.integers(0, 90)), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Cellar:
    cellar = Cellar(tmp_path_factory.mktemp("words"))
    cellar.keep({data.decode() or "-": data for data in (b"", b"one", b"two", b"three")})
    return cellar


@settings(max_examples=80, deadline=None)
@given(acts=ACTS, last=SITES, coarse=st.booleans())
def test_any_row_of_broken_publications_ends_in_the_last_one(words, acts, last, coarse):
    disk = host_with({}, words, coarse=coarse)
    for site, step in acts:
        published_until(step, MemoryRemote(disk), words, site)
    publish(MemoryRemote(disk), words, last)
    assert disk.public() == {**last, **FOREIGN}
    assert not disk.parts()
    assert {folder for folder in disk.folders if folder.startswith("deep")} <= {
        folder for path in last for folder in (path.rpartition("/")[0], path.split("/")[0])
    }
