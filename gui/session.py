"""What the program remembers of itself between two starts, beside no business: window, language, look, who was open."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"
MOST = 200  # businesses an advisor may look after


@dataclass(frozen=True, slots=True)
class Known:
    """A business that was open once: its folder, and its name when it was last seen."""

    folder: Path
    name: str


class Session:
    """Kept in `home`. What cannot be read counts as never said."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._heard: Callable[[], None] = lambda: None
        self._settings = QSettings(str(home / FILE), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        found = self._settings.value(key, default)
        return found if isinstance(found, str) else default

    def put(self, key: str, value: str) -> None:
        self._settings.setValue(key, value)

    def number(self, key: str, default: float) -> float:
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def state(self, key: str) -> QByteArray | None:
        """A geometry or the state of columns and splitters, as Qt writes them."""
        found = self._settings.value(f"states/{key}")
        return found if isinstance(found, QByteArray) and not found.isEmpty() else None

    def put_state(self, key: str, state: QByteArray) -> None:
        self._settings.setValue(f"states/{key}", state)

    def businesses(self) -> list[Known]:
        """The latest first; those whose folder is not there at the moment too (a stick may come back)."""
        try:
            rows = json.loads(self.text("businesses", "[]"))
            return [Known(Path(str(row["folder"])), str(row["name"])) for row in rows]
        except (ValueError, KeyError, TypeError):
            return []

    def opened(self, folder: Path, name: str) -> None:
        """Remember a business as the last one open."""
        self._write([Known(folder, name), *(one for one in self.businesses() if one.folder != folder)])

    def forget(self, folder: Path) -> None:
        """Off the list; the folder itself is not touched."""
        self._write([one for one in self.businesses() if one.folder != folder])

    def listen(self, heard: Callable[[], None]) -> None:
        """`heard` is called after each change of the list."""
        self._heard = heard

    def sync(self) -> None:
        self._settings.sync()

    def _write(self, known: list[Known]) -> None:
        rows = [{"folder": str(one.folder), "name": one.name} for one in known[:MOST]]
        self.put("businesses", json.dumps(rows, ensure_ascii=False))
        self.sync()
        self._heard()
