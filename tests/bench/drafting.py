"""From a profile to a complete site and a year of posts, single suggestions, and the reading of the trade files."""

from pathlib import Path

from core.business import Business
from core.house import House
from core.ports import SystemClock
from core.profile.file import read_profile
from core.profile.model import Tone
from tests.bench.commands import EXAMPLE
from tests.bench.figure import PYTHON, Figure, environment, median_ms
from tests.fakes import MemorySecrets


def figures(place: Path) -> list[Figure]:
    house = House(place / "home", SystemClock(), lambda _named: MemorySecrets())
    source = read_profile(EXAMPLE)

    def fresh(number: int) -> Business:
        business = Business.new(place / f"shop{number}", house)
        business.take_profile(source, EXAMPLE.parent)
        return business

    shops = {number: fresh(number) for number in range(-1, 10)}
    warm = median_ms(
        "complete draft, kept (site in 2 languages, 52 weeks of posts)", lambda n: shops[n].draft(weeks=52), 10, 500
    )
    told = _suggestions(shops[0])
    for shop in shops.values():
        shop.close()
    return [warm, *told, _cold(place, house), *_reading()]


def _suggestions(business: Business) -> list[Figure]:
    """Another heading, another text, other questions, another wording of a post: each by itself."""
    from core.posts.model import PostState

    redrafting, pages = business.redrafting, business.pages.read()
    texts = [(page, block) for page in pages for block in page.blocks if block.place]
    posts = [post for post in business.posts.all(PostState.IDEA) if post.idea]

    def text(number: int) -> None:
        page, block = texts[number % len(texts)]
        redrafting.another_text(block, page, "heading", [block.heading])
        redrafting.another_text(block, page, "body", [block.body])

    return [
        median_ms("another heading and another text for a block", text, 60, 20),
        median_ms("another wording of a post", lambda n: redrafting.another_post(posts[n % len(posts)]), 60, 20),
        median_ms("the three tones by example", lambda _n: redrafting.sample(Tone.WARM, familiar=False), 20, 20),
        median_ms("what a new draft would say otherwise", lambda _n: redrafting.differences(), 10, 500),
    ]


def _reading() -> list[Figure]:
    """In a new process: the files from the compiled one, the search ready, then one trade as values."""
    import subprocess

    program = (
        "import time; from core.trades import search, shelf, trades; t0 = time.perf_counter(); shelf.every(); "
        "t1 = time.perf_counter(); search.read_all(); t2 = time.perf_counter(); trades.trade('bakery'); "
        "t3 = time.perf_counter(); print((t1 - t0) * 1000, (t2 - t1) * 1000, (t3 - t2) * 1000, len(trades.keys()))"
    )
    root = Path(__file__).parents[2]
    for _warm in range(2):  # the first one may have to compile
        said = subprocess.run([PYTHON, "-c", program], cwd=root, env=environment(), check=True, stdout=subprocess.PIPE)
    read, index, one, count = map(float, said.stdout.split())
    return [
        Figure(f"the files of {count:.0f} trades read", read, "ms", 100),
        Figure("the search over them made ready", index, "ms", 100),
        Figure("one trade read from its own file, as values", one, "ms", 100),
    ]


def _cold(place: Path, house: House) -> Figure:
    """In a new process, with all that has to be loaded; the opening of the business is not counted."""
    import subprocess

    business = Business.new(place / "cold", house)
    business.take_profile(read_profile(EXAMPLE), EXAMPLE.parent)
    business.close()
    program = (
        "import sys, time; from pathlib import Path; from core.business import Business; from core.house import House; "
        "from core.ports import SystemClock; from tests.fakes import MemorySecrets; "
        "b = Business.open(Path(sys.argv[1]), House(Path(sys.argv[2]), SystemClock(), lambda n: MemorySecrets())); "
        "t = time.perf_counter(); b.draft(); print((time.perf_counter() - t) * 1000)"
    )
    command = [PYTHON, "-c", program, str(place / "cold"), str(place / "home")]
    root = Path(__file__).parents[2]
    said = subprocess.run(command, cwd=root, env=environment(), check=True, stdout=subprocess.PIPE, text=True).stdout
    return Figure("the same, the first time in a process", float(said), "ms", 500)
