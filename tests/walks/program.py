"""The real program as a process, and what a person finds outside of it: the served site, the server's folder."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.walks.display import Display

ROOT = Path(__file__).parents[2]
MISTAKE = "Traceback"
KEYLESS = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@dataclass
class Program:
    """`place` holds its home and the person's documents. Nothing of the machine's own settings reaches in."""

    screen: Display
    place: Path
    language: str = "fr"
    more: dict[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def environment(self) -> dict[str, str]:
        known = {name: value for name, value in self.screen.environment.items() if not name.startswith("DEVANTURE")}
        own = {"HOME": str(self.place), "XDG_DATA_HOME": str(self.place / "data"), "DEVANTURE_LANGUAGE": self.language}
        own |= {"XDG_CONFIG_HOME": str(self.place / "config"), "XDG_CACHE_HOME": str(self.place / "cache")}
        own |= {"PYTHONFAULTHANDLER": "1"}
        root = {"QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox"} if os.geteuid() == 0 else {}
        return known | own | KEYLESS | root | self.more

    def start(self, *words: str) -> None:
        (self.place / "Documents").mkdir(parents=True, exist_ok=True)
        line = [sys.executable, str(ROOT / "main.py"), "--home", str(self.place / "home"), *words]
        with (self.place / "said.txt").open("ab") as said:
            self.process = subprocess.Popen(line, env=self.environment(), cwd=self.place, stdout=said, stderr=said)

    def kill(self) -> None:
        """As a power cut would."""
        self._signal(signal.SIGKILL)

    def end(self) -> None:
        """Where it still runs; what it said of a mistake of its own is a fault of the walk."""
        if self.process is not None and self.process.poll() is None:
            self._signal(signal.SIGTERM)
        said = [path for path in (self.place / "said.txt", self.place / "home" / "devanture.log") if path.exists()]
        wrong = [line for path in said for line in path.read_text("utf-8", "replace").splitlines() if MISTAKE in line]
        assert wrong == []

    def _signal(self, number: int) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            try:
                self.process.wait(timeout=20)
            finally:
                self.process.kill()
                self.process = None
