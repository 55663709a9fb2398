"""Did the program end well last time? A mark stands in its home while it runs; whoever finds one knows it did not."""

import json
import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

MARK, LOG = "running.json", "devanture.log"
LARGEST, KEPT = 300_000, 2
IN_A_ROW = 2  # after so many, the next start is a safe one

log = logging.getLogger(__name__)


class Mark:
    """Made with the program's home. `crashes` counts the starts in a row that did not end well."""

    def __init__(self, home: Path) -> None:
        self._path = home / MARK
        self.crashes = self._found()

    @property
    def safe_start(self) -> bool:
        """Begin without the last screen: it may be what brings the program down."""
        return self.crashes >= IN_A_ROW

    def begin(self) -> None:
        self._write(self.crashes + 1)

    def well(self) -> None:
        """It has run for a while: a crash from now on is the first in its row."""
        self._write(1)

    def end(self) -> None:
        self._path.unlink(missing_ok=True)

    def _found(self) -> int:
        try:
            return int(json.loads(self._path.read_text("ascii"))["starts"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def _write(self, starts: int) -> None:
        try:
            self._path.write_text(json.dumps({"starts": starts}), "ascii")
        except OSError as full:  # the window comes all the same, and says what the disk refuses
            log.warning("no mark of this start: %s", full.strerror)


def log_to_file(home: Path) -> Path:
    """Write the program's log to a file of bounded size; it holds what happened, never what was typed."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / LOG
    handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("core").setLevel(logging.INFO)
    logging.getLogger("gui").setLevel(logging.INFO)
    return path


def catch_all(calm: Callable[[], None]) -> None:
    """What nobody foresaw, in a slot or a thread: into the log with its trace, and one calm sentence."""

    def unforeseen(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        log.critical("unforeseen", exc_info=(kind, fault, trace))
        calm()

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            unforeseen(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = unforeseen
    threading.excepthook = in_thread
