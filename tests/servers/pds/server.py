"""Starts and stops the installed server: a directory of identities and a PDS, each a process of its own."""

import json
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.servers.pds.install import CACHE, NODE, SOURCE
from tests.servers.process import free_ports, serving

PASSWORD = "correct-horse-battery"
POSTS = "app.bsky.feed.post"


class Pds:
    """`stop` and `start` it again as often as wanted: accounts, posts and sessions stay, and so does the port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "blobs").mkdir(parents=True, exist_ok=True)
        self._port, self._directory_port = free_ports(2)
        self._running, self._directory = ExitStack(), ExitStack()
        self._directory.enter_context(self._serving("directory", self._directory_port))
        self.url = f"http://localhost:{self._port}"
        self.handle, self.did, self.app_password, self.password = "alice.test", "", "", PASSWORD
        self.other, self.other_did = "bob.test", ""
        self._tokens: dict[str, str] = {}

    def start(self) -> None:
        self._running.enter_context(self._serving("pds", self._port))
        if not self.did:
            self._people()

    def stop(self) -> None:
        self._running.close()

    def close(self) -> None:
        self.stop()
        self._directory.close()

    def call(self, name: str, body: dict[str, Any] | None = None, token: str = "", **query: str) -> Any:
        """Speaks to the server past the program, to see what is really there."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        asked = "&".join(f"{key}={value}" for key, value in query.items())
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"{self.url}/xrpc/{name}?{asked}", data, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            said = answer.read()
        return json.loads(said) if said.startswith(b"{") else said

    def posts(self, person: str = "") -> list[dict[str, Any]]:
        """All posts of the account, the newest first."""
        found = self.call("com.atproto.repo.listRecords", repo=person or self.did, collection=POSTS, limit="100")
        return list(found["records"])

    def forget_posts(self) -> None:
        """Everybody's, so that the next test begins with nothing."""
        for person, token in self._tokens.items():
            for post in self.posts(person):
                key = post["uri"].rpartition("/")[2]
                body = {"repo": person, "collection": POSTS, "rkey": key}
                self.call("com.atproto.repo.deleteRecord", body, token)

    def _people(self) -> None:
        made = []
        for handle in (self.handle, self.other):
            person = {"email": f"{handle}@example.test", "handle": handle, "password": PASSWORD}
            made.append(self.call("com.atproto.server.createAccount", person))
        self.did, self.other_did = (each["did"] for each in made)
        self._tokens = {each["did"]: each["accessJwt"] for each in made}
        own = self.call("com.atproto.server.createAppPassword", {"name": "devanture"}, made[0]["accessJwt"])
        self.app_password = own["password"]

    def _serving(self, which: str, port: int) -> AbstractContextManager[Any]:
        launcher = CACHE / "launch.mjs"  # beside node_modules, where Node looks for packages
        shutil.copyfile(SOURCE / "launch.mjs", launcher)
        own = {"DATA": self._folder, "PORT": self._port, "DIRECTORY_PORT": self._directory_port, "LOG_ENABLED": "false"}
        command: list[str | Path] = ["env", *(f"{name}={value}" for name, value in own.items()), NODE, launcher, which]
        return serving(command, ports=[port], log=self._folder / "server.log")


@contextmanager
def running_pds(folder: Path) -> Iterator[Pds]:
    pds = Pds(folder)
    try:
        pds.start()
        yield pds
    finally:
        pds.close()
