"""This installation of Devanture on this computer: its mark, its practice place, the keyring, the clock."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.ids import new_id
from core.ports import Clock, Secrets
from core.store.faults import told

MARK = "install-id"


@dataclass(frozen=True)
class House:
    """`home` holds what belongs to the installation and to no business. All else is handed in.

    `vault` gives the keyring; it is told how to find the name of an account by the owner of its secrets. `register`
    is the address of the public register of companies; "": the usual one.
    """

    home: Path
    clock: Clock
    vault: Callable[[Callable[[str], str]], Secrets]
    register: str = ""

    @cached_property
    def machine(self) -> str:
        """The mark of this installation: by it a business notices that it was copied or restored elsewhere."""
        path = self.home / MARK
        with told(path):
            if not path.exists():
                self.home.mkdir(parents=True, exist_ok=True)
                part = path.with_suffix(f".{os.getpid()}")
                part.write_text(new_id(self.clock.now()), encoding="ascii")
                part.replace(path)
            return path.read_text(encoding="ascii").strip()

    @property
    def practice(self) -> Path:
        """Where the practice network and host keep what they are sent."""
        return self.home / "practice"


def default_home() -> Path:
    """The system's place for data of programs; DEVANTURE_HOME overrides it."""
    if place := os.environ.get("DEVANTURE_HOME"):
        return Path(place)
    from platformdirs import user_data_path

    return user_data_path("Devanture", appauthor=False, roaming=False)
