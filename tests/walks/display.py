"""A screen of its own for the program under test: X server, window manager, session bus, accessibility bus."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

NEEDED = ("Xvfb", "openbox", "xdotool", "import", "dbus-daemon", "setxkbmap")
READER = Path("/usr/bin/python3")
READS = "import gi; gi.require_version('Atspi', '2.0')"


def missing() -> str:
    """Why no walk can be made on this machine; "" where one can."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if launcher() is None:
        absent.append("at-spi-bus-launcher")
    elif subprocess.run([READER, "-c", READS], stderr=subprocess.DEVNULL).returncode:
        absent.append("gir1.2-atspi-2.0")
    return f"not installed: {', '.join(absent)} (sh .ci/servers installs them)" if absent else ""


def launcher() -> Path | None:
    places = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
    return next((place for place in places if place.exists()), None)


@dataclass(frozen=True)
class Display:
    """`environment` is what a program needs to appear on it and be read."""

    environment: dict[str, str]

    def picture(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)


@contextmanager
def display(state: Path, size: str = "1280x860") -> Iterator[Display]:
    """`size` in pixels, as "WIDTHxHEIGHT"."""
    state.mkdir(parents=True, exist_ok=True)
    running: list[subprocess.Popen[bytes]] = []
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    reading, writing = os.pipe()
    try:
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
        running.append(subprocess.Popen(server, pass_fds=[writing], **quiet))
        os.close(writing)  # the server's own end is the only one now: where it dies, reading ends
        number = os.read(reading, 20).decode().strip()
        assert number, "the X server did not start"
        environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(state)}
        environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
        state.chmod(0o700)
        address = f"unix:path={state}/bus"
        bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"]
        running.append(subprocess.Popen(bus, env=environment, **quiet))
        _wait_for((state / "bus").exists)
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        running.append(subprocess.Popen(["openbox"], env=environment, **quiet))
        running.append(subprocess.Popen([str(launcher()), "--launch-immediately"], env=environment, **quiet))
        _wait_for(lambda: _answers(environment))
        subprocess.run(["setxkbmap", "fr"], env=environment, check=True)  # accents without Shift, as in a French shop
        yield Display(environment)
    finally:
        os.close(reading)
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(timeout=10)


def _answers(environment: dict[str, str]) -> bool:
    ask = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]
    return subprocess.run(ask, env=environment, capture_output=True).returncode == 0


def _wait_for(happened, seconds: float = 20) -> None:
    end, pause = time.monotonic() + seconds, Event()
    while not happened():
        assert time.monotonic() < end, "the screen did not come up"
        pause.wait(0.05)
