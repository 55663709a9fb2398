"""One real server for one test: started on loopback, waited for, and ended with all that it started."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest

HOST = "127.0.0.1"
PATIENCE = 20.0
STEP = 0.02
SYSTEM_FOLDERS = "/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/openssh"


def program(name: str, *, package: str) -> str:
    """Where the program lies; without it the test is skipped, and says which Debian package brings it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{SYSTEM_FOLDERS}")
    if found is None:
        pytest.skip(f"{name} is not installed (Debian package {package})")
    return found


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on now, all different."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((HOST, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def are_free(ports: Iterable[int]) -> bool:
    for port in ports:
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                return False
    return True


def run(*command: str | Path) -> str:
    """A short helper program, run to its end."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that the server's own users may enter, which pytest's are not."""
    with TemporaryDirectory(prefix="devanture-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def empty(folder: Path) -> None:
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()


@contextmanager
def serving(command: Sequence[str | Path], *, ports: Sequence[int], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The server runs inside the block and listens on all of `ports`."""
    with log.open("ab") as told:
        server = subprocess.Popen(
            [str(each) for each in command],
            stdin=subprocess.DEVNULL, stdout=told, stderr=told, start_new_session=True,
        )  # fmt: skip
    try:
        for port in ports:
            _wait_for(server, port, log)
        yield server
    finally:
        end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """The process, its group, and every process it started, also those that made a group of their own."""
    family = [server.pid, *_descendants(server.pid)]
    _signal(family, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        server.wait(5)
    _signal([*family, *_descendants(server.pid)], signal.SIGKILL)
    server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    pause = Event()
    for _ in range(int(PATIENCE / STEP)):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        if server.poll() is not None:
            break
        pause.wait(STEP)
    raise AssertionError(f"nothing listens on port {port}:\n{log.read_text(errors='replace')[-2000:]}")


def _signal(pids: Sequence[int], sign: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, sign)


def _descendants(pid: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    found, todo = [], [pid]
    while todo:
        todo += (young := children.get(todo.pop(), []))
        found += young
    return found
