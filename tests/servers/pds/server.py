"""Starts and stops the installed server: a directory of identities and a PDS, each a process of its own."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.servers.pds.install import CACHE, NODE, SOURCE

PASSWORD = "correct-horse-battery"
PATIENCE = 60.0


class Pds:
    """`stop` and `start` it again as often as wanted: accounts, posts and sessions stay, and so does the port."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._log = folder, folder / "server.log"
        (folder / "blobs").mkdir(parents=True, exist_ok=True)
        self._port, self._directory_port = _free_port(), _free_port()
        self._directory = self._spawn("directory")
        self._server: subprocess.Popen[bytes] | None = None
        self.url = f"http://localhost:{self._port}"
        self.handle, self.did, self.app_password = "alice.test", "", ""
        self.other = "bob.test"

    def start(self) -> None:
        self._server = self._spawn("pds")
        self._wait()
        if not self.did:
            self._people()

    def stop(self) -> None:
        if self._server is not None:
            _end(self._server)
            self._server = None

    def close(self) -> None:
        self.stop()
        _end(self._directory)

    def call(self, name: str, body: dict[str, Any] | None = None, token: str = "", **query: str) -> Any:
        """Speaks to the server past the program, to see what is really there."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        asked = "&".join(f"{key}={value}" for key, value in query.items())
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"{self.url}/xrpc/{name}?{asked}", data, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            said = answer.read()
        return json.loads(said) if said.startswith(b"{") else said

    def posts(self) -> list[dict[str, Any]]:
        """All posts of the account, the newest first."""
        found = self.call("com.atproto.repo.listRecords", repo=self.did, collection="app.bsky.feed.post", limit="100")
        return list(found["records"])

    def _people(self) -> None:
        tokens = {}
        for handle in (self.handle, self.other):
            person = {"email": f"{handle}@example.test", "handle": handle, "password": PASSWORD}
            made = self.call("com.atproto.server.createAccount", person)
            tokens[handle] = made["did"], made["accessJwt"]
        self.did, token = tokens[self.handle]
        self.other_did = tokens[self.other][0]
        made = self.call("com.atproto.server.createAppPassword", {"name": "devanture"}, token)
        self.app_password = made["password"]

    def _spawn(self, which: str) -> subprocess.Popen[bytes]:
        launcher = CACHE / "launch.mjs"  # beside node_modules, where Node looks for packages
        shutil.copyfile(SOURCE / "launch.mjs", launcher)
        own = {"DATA": str(self._folder), "PORT": str(self._port), "DIRECTORY_PORT": str(self._directory_port)}
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [NODE, launcher, which], env={**os.environ, **own, "LOG_ENABLED": "false"},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def _wait(self) -> None:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with suppress(urllib.error.URLError, ConnectionError):
                self.call("_health")
                return
            if self._server is None or self._server.poll() is not None or self._directory.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"the Bluesky server did not start:\n{self._log.read_text(errors='replace')[-3000:]}")


@contextmanager
def running_pds(folder: Path) -> Iterator[Pds]:
    pds = Pds(folder)
    try:
        pds.start()
        yield pds
    finally:
        pds.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
