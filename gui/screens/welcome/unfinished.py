"""A business that is being made, as the program remembers it between two starts: nothing typed is ever lost."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from gui.session import Session

KEY, ASIDE = "unfinished", "set_aside"
STEPS = 5


@dataclass(slots=True)
class Unfinished:
    """`folder` is "" until one is chosen; `step` 0 is the page before the first. `typed` holds, by the field, what is
    not in the business yet; `found` what the register said, with its `notes`; `photos` the files still to take in."""

    folder: str = ""
    step: int = 0
    typed: dict[str, str] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        return bool(self.folder or any(text.strip() for text in self.typed.values()))

    @property
    def place(self) -> Path | None:
        return Path(self.folder) if self.folder else None


def remembered(session: Session) -> Unfinished:
    """What was begun last, also where another business was opened meanwhile."""
    for key in (KEY, ASIDE):
        found = _read(session.text(key))
        if found is not None:
            return found
    return Unfinished()


def remember(session: Session, state: Unfinished) -> None:
    session.put(KEY, json.dumps(asdict(state), ensure_ascii=False) if state.begun or state.step else "")


def set_aside(session: Session) -> None:
    """Another business is opened: the next start goes there, and this one waits to be gone on with."""
    if text := session.text(KEY):
        session.put(ASIDE, text)
    session.put(KEY, "")


def forget(session: Session) -> None:
    """It is finished."""
    session.put(KEY, "")
    session.put(ASIDE, "")


def _read(text: str) -> Unfinished | None:
    """What cannot be read counts as never begun."""
    try:
        row = json.loads(text)
        state = Unfinished(
            str(row["folder"]), int(row["step"]), {str(key): str(value) for key, value in row["typed"].items()},
            dict(row["found"]), [str(one) for one in row["notes"]], [str(one) for one in row["photos"]],
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    state.step = min(max(state.step, 0), STEPS)
    return state
