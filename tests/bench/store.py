"""The store: how long a verb takes, and how soon a business with a long history is open."""

from pathlib import Path

from core.business import Business
from core.house import House
from core.ports import SystemClock
from core.store.opening import create, open_store
from tests.bench.figure import Figure, median_ms
from tests.fakes import MemorySecrets


def figures(place: Path) -> list[Figure]:
    clock = SystemClock()
    house = House(place / "home", clock, lambda _named: MemorySecrets())
    business = Business.new(place / "verbs", house)
    business.profiles.change(name="Au Bon Pain")
    verb = median_ms(
        "a verb commits (profile field typed)", lambda n: business.profiles.change(name=f"Au Bon Pain {n}"), 200, 10
    )
    business.close()
    folder = place / "long"
    store = create(folder, clock, "m")
    number = 0
    while store.db.execute("SELECT count(*) FROM sync_op").fetchone()[0] < 20_000:
        with store.transaction("Edited"):
            for _ in range(100):
                row = {"id": str(number), "page": "p", "heading": f"Heading {number}", "body": "Text " * 40}
                store.insert("blocks", row)
                number += 1
    store.close()
    opened = median_ms(
        "opening a business with 20,000 log entries", lambda _n: open_store(folder, clock, "m").close(), 20, 300
    )
    (folder / "backups").rename(folder / "backups-before")
    first = open_store_timed(folder, clock)
    return [verb, opened, first]


def open_store_timed(folder: Path, clock: SystemClock) -> Figure:
    """The first opening of a day also makes a copy."""
    import time

    started = time.perf_counter()
    open_store(folder, clock, "m").close()
    return Figure("the same, first time of a day (with its copy)", (time.perf_counter() - started) * 1000, "ms", 300)
