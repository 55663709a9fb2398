"""Sending under kill -9: children that send are killed at any moment, over a line that loses and garbles.

Forks from a process without threads, so that a kill costs milliseconds. In the end every post must be at the server
exactly once, and the host hold exactly the last site.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

from core.business import Business
from core.house import House
from core.ports import SystemClock
from core.posts.posts import Draft
from core.services.registry import about
from core.services.service import About, Account, SiteFile
from core.store.opening import open_store
from core.sync.engine import Engine, World
from core.sync.ledger import OPEN, State, manifest_bytes
from core.sync.lines import Lines
from core.sync.pace import Pace
from tests.fakes import MemorySecrets

PACE = Pace(base=timedelta(milliseconds=5), cap=timedelta(milliseconds=40), offline_cap=timedelta(milliseconds=40))
SETTLE = timedelta(seconds=0.6)  # more than the server's worst delay


@dataclass
class Outcome:
    """What a run gave; `doubled` and `missing` are texts of posts, `wrong` paths at the hosts."""

    kills: int = 0
    posts: int = 0
    deploys: int = 0
    asked: list[str] = field(default_factory=list)
    seconds: float = 0.0
    doubled: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    server: dict[str, Any] = field(default_factory=dict)


class Crashing:
    """`hosts` are accounts (service, settings, secret, folder to look at) beside a plain folder."""

    def __init__(self, place: Path, seed: int, hosts: "tuple[Host, ...]" = (), rate: float = 0.35) -> None:
        self.chance, self.place, self.outcome = random.Random(seed), place, Outcome()
        self.secrets = MemorySecrets()
        self.house = House(place / "home", SystemClock(), lambda _named: self.secrets)
        command = [sys.executable, "-m", "tests.sync.crash_server", str(seed), str(rate)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.server = json.loads(self.process.stdout.readline())
        self.texts: list[str] = []
        self.sites: dict[str, dict[str, bytes]] = {}
        own = Host("folder", {"folder": str(place / "www")}, "", place / "www")
        self.hosts = (own, *hosts)
        self._prepare()

    def run(self, kills: int) -> Outcome:
        started = time.monotonic()
        while self.outcome.kills < kills:
            self._work()
            self._kill_a_child()
        self._finish()
        self._judge()
        self.outcome.seconds = time.monotonic() - started
        return self.outcome

    def _prepare(self) -> None:
        business = Business.new(self.place / "shop", self.house)
        settings = {"server": self.server["direct"]}
        account = business.accounts.add("network", "mastodon", settings, self.server["token"])
        business.connect(account)
        business.accounts.change(account, {"server": self.server["proxy"]})
        for number, host in enumerate(self.hosts):
            made = business.accounts.add(f"host {number}", host.service, host.settings, host.secret)
            host.root.mkdir(parents=True, exist_ok=True)
            business.connect(made)
            if host.flaky:
                business.accounts.change(made, {**host.settings, **host.flaky})
                business.accounts.remember(made, business.service(made).connect())
        business.close()

    def _work(self) -> None:
        """Something new to send, now and then."""
        business = Business.open(self.place / "shop", self.house)
        accounts = {account.name: account for account in business.accounts.all()}
        waiting = len(business.outbox.entries(*OPEN))
        for _ in range(max(0, 4 - waiting)):
            text = f"Post {len(self.texts)} of the matrix, {self.chance.random()}"
            self.texts.append(text)
            business.posts.schedule(business.posts.write(Draft(text=text)), [accounts["network"].id])
            self.outcome.posts += 1
        if self.chance.random() < 0.3:
            self._publish(business, accounts)
        business.close()

    def _publish(self, business: Business, accounts: dict[str, Account]) -> None:
        """A site of some files, some of them new, some gone."""
        number = self.chance.randrange(len(self.hosts))
        account = accounts[f"host {number}"]
        names = [f"p{n}/index.html" for n in range(6)] + [f"assets/a{n}.css" for n in range(4)] + ["index.html"]
        kept = [name for name in names if name == "index.html" or self.chance.random() < 0.8]
        old = self.sites.get(account.id, {})
        files = {
            name: old[name] if name in old and self.chance.random() < 0.5 else self.chance.randbytes(30_000)
            for name in kept
        }
        self.sites[account.id] = files
        rows = tuple(
            SiteFile(path=name, size=len(data), hash=business.frozen.keep_bytes(data)) for name, data in files.items()
        )
        digest = business.frozen.keep_bytes(manifest_bytes(rows))
        with business.store.transaction("Site handed over"):
            key = f"site:{digest}:{self.outcome.deploys}"
            business.outbox.add(key=key, account=account.id, subject="site", title="Site", content=digest)
        self.outcome.deploys += 1

    def _kill_a_child(self) -> None:
        by_look = self.chance.random() < 0.5
        child = os.fork()
        if child == 0:
            _send_until_killed(self.place / "shop", self.house, by_look=by_look, once=False)
        time.sleep(self.chance.uniform(0.005, 0.4) if self.chance.random() < 0.75 else self.chance.uniform(0.4, 1.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.outcome.kills += 1

    def _finish(self) -> None:
        """One more child, left in peace until nothing waits any more."""
        child = os.fork()
        if child == 0:
            _send_until_killed(self.place / "shop", self.house, by_look=True, once=True)
        os.waitpid(child, 0)

    def _judge(self) -> None:
        business = Business.open(self.place / "shop", self.house)
        entries = business.outbox.entries()
        self.outcome.asked = [entry.reason for entry in entries if entry.state is State.ASK]
        self._judge_posts()
        for number, host in enumerate(self.hosts):
            wanted = self.sites.get(business.accounts.get(f"host {number}").id, {})
            found = {path.relative_to(host.root).as_posix(): path.read_bytes() for path in _site_files(host.root)}
            self.outcome.wrong += [
                f"{host.service}: {p}" for p in wanted.keys() | found.keys() if wanted.get(p) != found.get(p)
            ]
        business.close()
        out, _err = self.process.communicate("", timeout=60)
        self.outcome.server = json.loads(out.splitlines()[-1])

    def _judge_posts(self) -> None:
        """What the server holds, asked of it directly."""
        import requests

        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self.server['token']}"
        session.headers["User-Agent"] = "crash matrix"
        person = session.get(f"{self.server['direct']}/api/v1/accounts/verify_credentials", timeout=10).json()["id"]
        held: Counter[str] = Counter()
        asked: dict[str, str] = {"limit": "40"}
        while page := session.get(
            f"{self.server['direct']}/api/v1/accounts/{person}/statuses", params=asked, timeout=10
        ).json():
            held.update(status["content"].removeprefix("<p>").removesuffix("</p>") for status in page)
            asked = {"limit": "40", "max_id": page[-1]["id"]}
        session.close()
        self.outcome.doubled = [text for text, count in held.items() if count > 1]
        self.outcome.missing = [text for text in self.texts if text not in held]


@dataclass(frozen=True)
class Host:
    """A host to publish to; `flaky` are settings put in after the first connection: the way over the bad line."""

    service: str
    settings: dict[str, str]
    secret: str
    root: Path
    flaky: dict[str, str] = field(default_factory=dict)


def _site_files(root: Path) -> list[Path]:
    """All that stands there but the host's own journal."""
    return [path for path in root.rglob("*") if path.is_file() and ".devanture" not in path.parts]


def _send_until_killed(folder: Path, house: House, *, by_look: bool, once: bool) -> None:
    """The child: sends what waits. With `once` it ends when nothing is left to be done."""
    business = Business.open(folder, house)
    lines = Lines(business.secrets, house.clock, business.kept)

    def hurried(key: str) -> About:
        known = about(key)
        same_key = None if by_look else known.limits.same_key
        return replace(known, limits=replace(known.limits, settle=SETTLE, same_key=same_key))

    store = open_store(folder, house.clock, house.machine, durable=True)
    world = World(about=hurried, open_service=lines.open, content=business.content, pace=PACE)
    engine = Engine(store, business.accounts, world)
    engine.recover()
    pause = Event()
    while True:
        engine.run()
        left = business.outbox.entries(*OPEN)
        if once and not [entry for entry in left if entry.state is not State.ASK]:
            os._exit(0)
        pause.wait(0.02)
