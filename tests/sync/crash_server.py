"""A strict Mastodon server behind a bad line, as a process of its own; says where on its first line of output."""

import json
import random
import sys
import threading

from core.ports import SystemClock
from tests.servers.flaky_proxy import Fault, FlakyProxy
from tests.servers.mastodon_server import MastodonServer

FAULTS = (
    Fault.DROP_BEFORE, Fault.DROP_AFTER, Fault.ERROR_AFTER, Fault.GATEWAY_AFTER, Fault.HALF, Fault.GARBLED, Fault.LATE,
    Fault.WAIT_SECONDS, Fault.BUSY, Fault.PORTAL,
)  # fmt: skip
LATE_SECONDS = 0.25


def main(seed: int, rate: float) -> None:
    with (
        MastodonServer(SystemClock()) as server,
        FlakyProxy(
            server.url, chance=random.Random(seed), rate=rate, faults=FAULTS, late_seconds=LATE_SECONDS, wait_seconds=0
        ) as proxy,
    ):
        print(json.dumps({"proxy": proxy.url, "direct": server.url, "token": server.token}), flush=True)
        threading.Thread(target=_refill, args=(server,), daemon=True).start()
        sys.stdin.read()  # until whoever started us goes
        counts = {str(fault.name): 0 for fault in FAULTS}
        for _method, _path, fault in proxy.seen:
            if fault is not None:
                counts[fault.name] += 1
        print(json.dumps({"faults": counts, "requests": len(proxy.seen), "complaints": server.complaints}), flush=True)


def _refill(server: MastodonServer) -> None:
    """The server's own limit of requests is tried elsewhere."""
    forever = threading.Event()
    while not forever.wait(0.2):
        server.left = 300


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
