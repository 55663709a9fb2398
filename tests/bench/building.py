"""Building the site: the first time with many large photos, and after one text was changed."""

import os
import subprocess
import time
from pathlib import Path

from core.business import Business
from core.house import House
from core.ports import SystemClock
from core.profile.file import read_profile
from core.site.model import Block, BlockKind, Page, PageKind
from tests.bench import photos
from tests.bench.commands import EXAMPLE
from tests.bench.figure import PYTHON, Figure, environment, median_ms
from tests.fakes import MemorySecrets

PAGES, PHOTOS = 20, 60


def figures(place: Path) -> list[Figure]:
    house = House(place / "home", SystemClock(), lambda _named: MemorySecrets())
    business = _shop(place, house)
    started = time.perf_counter()
    business.library.add(photos.make(place / "photos", PHOTOS))
    taken = time.perf_counter() - started
    _more_pages(business)
    business.close()
    first = _first_build(place)
    business = Business.open(place / "shop", house)
    out = business.folder / "site"
    business.site.build(out)
    block = next(b for page in business.pages.read() for b in page.blocks if b.kind is BlockKind.HERO)
    files = sum(1 for path in out.rglob("*") if path.is_file())

    def edit(number: int) -> None:
        business.pages.change_block(block.id, {"body": f"A text that was changed {number} times."}, merge="typing")
        business.site.build(out)

    edited = median_ms(f"a text edit is in the built folder ({files} files)", edit, 20, 100)
    business.close()
    return [Figure(f"taking in {PHOTOS} photos of 12 megapixels (with making them)", taken, "s"), *first, edited]


def _shop(place: Path, house: House) -> Business:
    business = Business.new(place / "shop", house)
    business.take_profile(read_profile(EXAMPLE), EXAMPLE.parent)
    business.draft()
    return business


def _more_pages(business: Business) -> None:
    """Up to twenty, with all photos shown."""
    photos_of_shop = business.profiles.read().photos
    for number in range(PAGES - len(business.pages.read())):
        blocks = (
            Block(
                kind=BlockKind.TEXT, heading=f"Page {number}", body="Un texte. " * 80, media=photos_of_shop[number].id
            ),
            Block(kind=BlockKind.GALLERY, heading="Photos"),
        )
        page = Page(
            language="fr", kind=PageKind.TEXT, slug=f"page-{number}", label=f"Page {number}",
            title=f"Page {number} de notre site", description=f"La page {number} de notre site, avec photos et texte.",
            in_menu=False, blocks=blocks,
        )  # fmt: skip
        business.pages.add_page(page)


def _first_build(place: Path) -> list[Figure]:
    """In a process of its own, so that its peak of memory is its own."""
    program = (
        "import sys; from pathlib import Path; from core.business import Business; from core.house import House; "
        "from core.ports import SystemClock; from tests.fakes import MemorySecrets; "
        "b = Business.open(Path(sys.argv[1]), House(Path(sys.argv[2]), SystemClock(), lambda n: MemorySecrets())); "
        "b.site.build(); b.close()"
    )
    command = [PYTHON, "-c", program, str(place / "shop"), str(place / "home")]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], env=environment())
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    took = time.perf_counter() - started
    assert status == 0, "the build failed"
    name = f"first build, {PAGES} pages, {PHOTOS} photos of 12 megapixels"
    return [Figure(name, took, "s"), Figure(f"{name}: peak memory", usage.ru_maxrss / 1024, "MB")]
