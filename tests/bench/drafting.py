"""From a profile to a complete site and twelve weeks of posts."""

from pathlib import Path

from core.business import Business
from core.house import House
from core.ports import SystemClock
from core.profile.file import read_profile
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
        "complete draft, kept (site in 2 languages, 12 weeks of posts)", lambda n: shops[n].draft(), 10, 500
    )
    for shop in shops.values():
        shop.close()
    return [warm, _cold(place, house)]


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
