"""Businesses prepared at the command line before a walk begins, with accounts at real servers, tested while online."""

import subprocess
import sys
from pathlib import Path

from tests.walks.program import ROOT, Program

EXAMPLES = ROOT / "resources" / "examples"


def command(program: Program, *words: object, given: str = "", more: dict[str, str] | None = None) -> str:
    line = [sys.executable, str(ROOT / "main.py"), "--language", "fr", "--home", str(program.place / "home")]
    done = subprocess.run(
        [*line, *map(str, words)], cwd=program.place, env=program.environment() | (more or {}), input=given,
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def drafted(program: Program, name: str, trade: str) -> Path:
    folder = program.place / "Documents" / "Devanture" / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    command(program, "new", folder, "--from", EXAMPLES / f"{trade}.json")
    command(program, "draft", folder)
    return folder


def with_host(program: Program, folder: Path, server) -> None:
    """An SFTP account called "Hébergeur"; its password comes from the environment, as there is no keyring."""
    program.more["DEVANTURE_SECRET_HEBERGEUR"] = server.password
    place = {"host": "127.0.0.1", "port": server.port, "user": server.user, "folder": "www",
             "address": "https://boutique.example"}  # fmt: skip
    settings = [word for name, value in place.items() for word in ("--set", f"{name}={value}")]
    command(
        program, "account", folder, "add", "Hébergeur", "--service", "sftp", *settings, given=f"{server.password}\n"
    )


def with_network(program: Program, folder: Path, server) -> None:
    """A Bluesky account called "Bluesky" at the official server."""
    program.more["DEVANTURE_SECRET_BLUESKY"] = server.app_password
    settings = ["--set", f"handle={server.handle}", "--set", f"server={server.url}"]
    command(
        program,
        "account",
        folder,
        "add",
        "Bluesky",
        "--service",
        "bluesky",
        *settings,
        given=f"{server.app_password}\n",
    )


def known(program: Program, *folders: Path) -> None:
    """As if each had been open in the window before: the last named is the one that opens next."""
    from gui.session import Session

    session = Session(program.place / "home")
    for folder in folders:
        session.opened(folder, "")
    session.sync()
