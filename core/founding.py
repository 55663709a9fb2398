"""How a business comes to be on this computer: new, out of a hand-over file, or as an example to try things on.

Each leaves a whole business, or nothing.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from core.bundle import unpack
from core.business import Business, Drafted
from core.house import House
from core.i18n import _, ngettext
from core.ports import Progress, silent
from core.site.slugs import slug_of
from core.store.faults import told
from core.store.opening import FILE

EXAMPLES = Path(__file__).parent.parent / "resources" / "examples"
LONGEST = 40  # characters of a folder's name: paths on Windows are short
UNUSABLE = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
"""Names that Windows keeps for itself."""


class StoppedError(Exception):
    """Somebody asked to stop; nothing of it is left."""


def examples() -> tuple[str, ...]:
    """The trades of which an example business can be made."""
    return tuple(sorted(file.stem for file in EXAMPLES.glob("*.json")))


def holds_one(folder: Path) -> bool:
    """Is there a business in this folder?"""
    try:
        return (folder / FILE).is_file()
    except OSError:  # a drive that is not there, a name the disk cannot have
        return False


def free_folder(shelf: Path, name: str) -> Path:
    """A folder in `shelf` for a business of this name, where nothing is yet."""
    plain = slug_of(name)[:LONGEST].strip("-")
    plain = _("my-business") if not plain else f"{plain}-1" if plain in UNUSABLE else plain
    with told(shelf / plain):
        names = (plain if count == 1 else f"{plain}-{count}" for count in range(1, 10_000))
        return next(shelf / one for one in names if not (shelf / one).exists())


def found(folder: Path, house: House) -> None:
    """A new, empty business in `folder`; one that an interrupted founding has left there stays the one it is."""
    with _whole(folder):
        if not holds_one(folder):
            Business.new(folder, house).close()


def take_in(source: Path, folder: Path, house: House, progress: Progress = silent, stop: Event | None = None) -> None:
    """The business of a hand-over file, in `folder`, which must not be there yet; it practises here from now on."""

    def unpacked(done: int, total: int, _what: str) -> None:
        _go_on(stop)
        progress(done, total, _("I am unpacking the file"))

    with _whole(folder):
        unpack(source, folder, unpacked)
        business = Business.open(folder, house)
        try:
            business.practise_here()
        finally:
            business.close()


def make_example(key: str, folder: Path, house: House, progress: Progress = silent, stop: Event | None = None) -> None:
    """The example business of a trade with its photos and its drafted site; the one of an earlier time is kept."""
    from core.profile.file import read_profile

    def prepared(done: int, total: int, _what: str) -> None:
        _go_on(stop)
        progress(done, total, _("I am hanging up the photos"))

    if holds_one(folder):
        return
    with _whole(folder):
        progress(0, 0, _("I am setting up the shop"))
        business = Business.new(folder, house)
        try:
            business.take_profile(read_profile(EXAMPLES / f"{key}.json"), EXAMPLES, prepared)
        finally:
            business.close()
        first_site(folder, house, progress, stop)


def first_site(folder: Path, house: House, progress: Progress = silent, stop: Event | None = None) -> Drafted:
    """Draft everything that is not there yet and build the site once, told in words."""
    from core.site.build import StoppedError as BuildStoppedError

    progress(0, 0, _("I am writing your site"))
    business = Business.open(folder, house)
    try:
        _go_on(stop)
        drafted = business.draft()
        said = _drafted(business)
        progress(0, 0, said)
        business.site.build(progress=lambda done, total, _what: progress(done, total, said), stop=stop)
    except BuildStoppedError as stopped:
        raise StoppedError from stopped
    finally:
        business.close()
    return drafted


def _drafted(business: Business) -> str:
    """What there is now, whenever it was drafted."""
    from core.posts.model import PostState

    posts, pages = len(business.posts.all(PostState.IDEA)), len(business.pages.read())
    return _("{pages} and {posts} are written, I am laying them out").format(
        pages=ngettext("{n} page", "{n} pages", pages).format(n=pages),
        posts=ngettext("{n} post", "{n} posts", posts).format(n=posts),
    )


def _go_on(stop: Event | None) -> None:
    if stop is not None and stop.is_set():
        raise StoppedError


@contextmanager
def _whole(folder: Path) -> Iterator[None]:
    """Take away what was begun in a folder that was not there before, unless it comes to its end."""
    fresh = not folder.exists()
    try:
        yield
    except BaseException:
        if fresh:
            shutil.rmtree(folder, ignore_errors=True)
        raise
