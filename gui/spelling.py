"""The spelling as screens see it: unknown words are underlined while one types, a right click offers others."""

import json
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

MAIN = Path(__file__).parent.parent / "main.py"
Then = Callable[[list[Any]], None]


class Spelling(QObject):
    """Asks a helper process, which begins with the first text and ends with the window; without it nothing is
    underlined. `learn` takes a word into the business's own; `renewed` tells that all is to be looked at again."""

    renewed = Signal()

    def __init__(self, own: Callable[[], list[str]], learn: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._own, self.learn = own, learn
        self._numbers, self._waiting = count(), dict[int, Then]()
        self._helper: QProcess | None = None
        self._sent: list[str] = []
        self._closed = False

    def check(self, text: str, language: str, then: Callable[[list[tuple[int, int]]], None]) -> None:
        """Hear of the unknown words of `text`, each as (start, length) in UTF-16 units."""
        if text.strip():
            self._ask({"language": language, "text": text}, lambda told: then([(at, long) for at, long, _w in told]))
        else:
            then([])

    def suggest(self, word: str, language: str, then: Callable[[list[str]], None]) -> None:
        """Hear what may have been meant by `word`."""
        self._ask({"language": language, "word": word}, then)

    def renew(self) -> None:
        """The business's own words have changed."""
        own = self._own() if self._helper is not None else self._sent
        if own != self._sent:
            self._tell_own(own)
            self.renewed.emit()

    def close(self) -> None:
        self._closed = True
        self._waiting.clear()
        if self._helper is not None:
            self._helper.closeWriteChannel()
            if not self._helper.waitForFinished(1000):
                self._helper.kill()
                self._helper.waitForFinished(1000)

    def _ask(self, wish: dict[str, object], then: Then) -> None:
        if self._closed:
            return
        if self._helper is None:
            self._begin()
        elif self._helper.state() is QProcess.ProcessState.NotRunning:  # it ended by itself
            self._fail()
            return
        number = next(self._numbers)
        self._waiting[number] = then
        self._write({"n": number, **wish})

    def _begin(self) -> None:
        self._helper = QProcess(self)
        self._helper.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._helper.readyReadStandardOutput.connect(self._hear)
        self._helper.errorOccurred.connect(self._fail)
        start = [] if getattr(sys, "frozen", False) else [str(MAIN)]
        self._helper.start(sys.executable, [*start, "spelling"])
        self._tell_own(self._own())

    def _tell_own(self, own: list[str]) -> None:
        self._sent = own
        self._write({"own": own})

    def _write(self, wish: dict[str, object]) -> None:
        if self._helper is not None:
            self._helper.write(json.dumps(wish).encode() + b"\n")

    def _hear(self) -> None:
        helper = self._helper
        while helper is not None and helper.canReadLine():
            told = json.loads(bytes(helper.readLine().data()))
            then = self._waiting.pop(told["n"], None)
            if then is not None:
                then(told.get("unknown", told.get("suggestions")))

    def _fail(self, _error: QProcess.ProcessError | None = None) -> None:
        """It could not begin or was ended: texts stay without underlining until the next business is opened."""
        self._closed = True
        self._waiting.clear()
