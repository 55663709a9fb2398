"""What a command says: sentences for people, JSON for scripts, progress on a terminal only."""

import json
import signal
import sys
from collections.abc import Iterable, Sequence
from threading import Event
from typing import Any, TextIO

from core.errors import DevantureError, Problem

BAR = 24


class Screen:
    """`as_json`: facts go to standard output as one JSON value, sentences are left out. Faults go to standard error."""

    def __init__(self, out: TextIO, err: TextIO, *, as_json: bool = False, quiet: bool = False) -> None:
        self._out, self._err, self.as_json, self._quiet = out, err, as_json, quiet
        self._bar = False

    def say(self, sentence: str = "") -> None:
        if not self.as_json and not self._quiet:
            self._clear()
            print(sentence, file=self._out, flush=True)

    def facts(self, value: Any) -> None:
        """For scripts only."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=2, default=str), file=self._out, flush=True)

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Columns as wide as what stands in them; the last one as it comes."""
        lines = [[str(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)][:-1]
        for line in lines:
            padded = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
            self.say("  ".join([*padded, line[-1]]).rstrip())

    def fault(self, error: DevantureError) -> None:
        """What happened, what is safe, what to do: a line each."""
        if self.as_json:
            parts = {"happened": error.happened, "safe": error.safe, "remedy": error.remedy}
            said = {"error": {"kind": type(error).__name__, **parts, "problems": _problems(error)}}
            print(json.dumps(said, ensure_ascii=False, indent=2), file=self._err)
            return
        self._clear()
        for line in (error.happened, error.safe, error.remedy):
            if line:
                print(line, file=self._err)
        self.problems(getattr(error, "problems", []))

    def problems(self, problems: Iterable[Problem]) -> None:
        if not self.as_json:
            for problem in problems:
                print(f"  - {problem}", file=self._err)

    def warn(self, sentence: str) -> None:
        self._clear()
        print(sentence, file=self._err, flush=True)

    def progress(self, done: int, total: int, what: str) -> None:
        """A bar on a terminal; nothing where nobody looks."""
        if self.as_json or self._quiet or not self._err.isatty():
            return
        filled = BAR * done // total if total else 0
        line = f"\r{'█' * filled}{'░' * (BAR - filled)} {done}/{total} {what[:40]:<40}"
        self._err.write(line if done < total else "")
        self._bar = done < total
        if not self._bar:
            self._clear(force=True)
        self._err.flush()

    def _clear(self, *, force: bool = False) -> None:
        if self._bar or (force and self._err.isatty()):
            self._err.write("\r" + " " * (BAR + 60) + "\r")
            self._bar = False


def _problems(error: DevantureError) -> list[dict[str, str]]:
    found: list[Problem] = getattr(error, "problems", [])
    return [{"field": p.field, "message": p.message, "remedy": p.remedy} for p in found]


def system_screen(*, as_json: bool, quiet: bool = False) -> Screen:
    """The terminal's; what it cannot show is shown as well as it can, never as a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    return Screen(sys.stdout, sys.stderr, as_json=as_json, quiet=quiet)


def until_interrupted() -> Event:
    """Set by Ctrl+C or a polite request to end: what is on its way is brought to its end first."""
    stop = Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_args: stop.set())
    return stop
