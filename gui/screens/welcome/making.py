"""The business while it is being made: its folder once there is one, what was typed, and the way into the core."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from core.business import Business
from core.errors import BadInputError, Problem
from core.founding import holds_one
from core.profile.model import Profile
from gui.program import Program
from gui.screens.welcome.unfinished import Unfinished, forget, remember, remembered, set_aside

SHELF = "shelf"
NAME = "Devanture"


class Making:
    """Everything typed is noted at once; what is right goes into the business when its step is left."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.state = remembered(program.session)
        self._business: Business | None = None

    @property
    def made(self) -> bool:
        """Is there a folder with the business in it?"""
        return self._business is not None or (self.state.place is not None and holds_one(self.state.place))

    @property
    def lost(self) -> bool:
        """There was a folder, and it is not there now. One that was chosen but not yet made is not lost."""
        return bool(self.state.folder) and self.state.step > 1 and not self.made

    @property
    def business(self) -> Business:
        """Opened when it is first needed, until `close`."""
        if self._business is None:
            self._business = Business.open(Path(self.state.folder), self.program.house)
        return self._business

    def profile(self) -> Profile:
        return self.business.profiles.read() if self.made else Profile()

    def shelf(self) -> Path:
        """Where new businesses are put: the person's documents, or another place once chosen."""
        chosen = self.program.session.text(SHELF)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(chosen) if chosen else Path(documents or Path.home()) / NAME

    def choose_shelf(self, shelf: Path) -> None:
        self.program.session.put(SHELF, str(shelf))
        self.state.folder = ""
        self.save()

    def begin(self) -> None:
        """One more business; what was begun before stays on the list of known ones."""
        self.close()
        forget(self.program.session)
        self.state = Unfinished(step=1)
        self.save()

    def go(self, step: int) -> None:
        self.state.step = step
        self.save()

    def note(self, column: str, text: str) -> None:
        """Remember what is typed, at once; it is kept in the business when the step is left."""
        self.state.typed[column] = text
        self.save()

    def typed(self, column: str) -> str | None:
        """What was typed and is not in the business yet; None: nothing."""
        return self.state.typed.get(column)

    def save(self) -> None:
        remember(self.program.session, self.state)

    def keep(self, values: dict[str, Any]) -> list[Problem]:
        """Write what is right into the business, as one step of its history; the rest stays noted and is told."""
        right, told = dict(values), list[Problem]()
        while right:
            try:
                self.business.profiles.change(**right)
                break
            except BadInputError as wrong:
                told += wrong.problems
                bad = columns(wrong.problems) & right.keys()
                right = {column: value for column, value in right.items() if column not in bad} if bad else {}
        for column in right:
            self.state.typed.pop(column, None)
        self.save()
        return told

    def finished(self) -> None:
        self.close()
        self.state = Unfinished()
        forget(self.program.session)

    def again(self) -> None:
        """As the program remembers it."""
        self.close()
        self.state = remembered(self.program.session)

    def aside(self) -> None:
        """Another business is opened."""
        self.close()
        set_aside(self.program.session)

    def close(self) -> None:
        if self._business is not None:
            self._business.close()
            self._business = None


def columns(problems: list[Problem]) -> set[str]:
    """The fields that the problems are about, named as `Profiles.change` names them."""
    from core.profile.fields import FIELDS

    by_place = {field.place: field.column for field in FIELDS}
    return {by_place.get(problem.field, problem.field) for problem in problems}
