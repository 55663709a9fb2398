"""Publishing over SFTP: a site of 300 files for the first time, and after one page was changed."""

import hashlib
import random
import shutil
import time
from pathlib import Path
from threading import Event

from core.ports import SystemClock, silent
from core.services.service import Account, Delivery, Line, SiteContent, SiteFile
from core.services.sftp import Sftp
from core.sync.lines import http_session
from tests.bench.figure import Figure
from tests.fakes import MemorySecrets
from tests.servers.process import open_folder
from tests.servers.sshd import Sshd, sshd

FILES = 300


def figures(place: Path) -> list[Figure]:
    if shutil.which("sshd", path="/usr/sbin:/usr/bin:/usr/local/sbin") is None:
        return [Figure("deploying was not measured: OpenSSH's server is not installed (files)", 0, "")]
    with open_folder() as state, sshd(state) as server:
        return _measured(place, server)


def _measured(place: Path, server: Sshd) -> list[Figure]:
    chance, kept = random.Random(1), place / "kept"
    kept.mkdir()
    names = (
        [f"assets/p{n}.webp" for n in range(FILES - 40)] + [f"page{n}/index.html" for n in range(39)] + ["index.html"]
    )
    site = {name: chance.randbytes(chance.randrange(2_000, 60_000)) for name in names}
    service = _service(server, kept)
    first, _sent = _publish(service, kept, site, 1)
    site["index.html"] = chance.randbytes(9_000)
    changed, sent = _publish(service, kept, site, 2)
    return [
        Figure(f"first publication of {FILES} files over SFTP on loopback", first, "s"),
        Figure("one changed page of it: files sent", sent, "files", 5),
        Figure("one changed page of it: time", changed, "s"),
    ]


def _service(server: Sshd, kept: Path) -> Sftp:
    settings = {"host": server.host, "port": str(server.port), "user": server.user, "folder": "www"}
    settings |= {} if server.password else {"key_file": str(server.key)}
    secrets = MemorySecrets()
    secrets.set("b/a", "password", server.password)
    line = Line(
        session=http_session(), secrets=secrets, clock=SystemClock(), open=lambda digest: kept / digest,
        progress=silent, stop=Event(),
    )  # fmt: skip
    account = Account(id="a", business="b", name="Server", service="sftp", settings=settings)
    told = Sftp(account, line).connect()
    return Sftp(
        Account(id="a", business="b", name="Server", service="sftp", settings=settings, remembered=told.remember), line
    )


def _publish(service: Sftp, kept: Path, site: dict[str, bytes], number: int) -> tuple[float, int]:
    """Seconds, and how many files were sent."""
    files = []
    for path, data in site.items():
        digest = hashlib.sha256(data).hexdigest()
        (kept / digest).write_bytes(data)
        files.append(SiteFile(path=path, size=len(data), hash=digest))
    content = SiteContent(files=tuple(files))
    delivery = Delivery(id=str(number), key=f"site:{number}", account="a", content=content, created=SystemClock().now())
    started = time.perf_counter()
    receipt = service.send(delivery)
    return time.perf_counter() - started, int(receipt.detail.get("sent", "0"))
