"""Ties a field to a verb of the core: typed is kept, wrong is told when the field is left, right is shown as kept."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from core.errors import Problem
from gui.desk import Desk
from gui.notice import Notice, Tone
from gui.widgets.fields import Field, LineField, TextField

Keep = Callable[[Any], object]


def keep(field: Field, desk: Desk, key: str, verb: Keep, kept: Callable[[], Any]) -> None:
    """Whatever is typed into `field` goes to `verb` a moment later; equal `key`s take each other's place.

    `kept` gives the value as it stands in the business: shown again when the field is left and nothing is wrong.
    A problem is shown when the field is left, or while typing once it was shown; it goes as soon as it is right.
    """
    _Tie(field, desk, lambda: (key, verb), kept)


def keep_row(
    field: Field, desk: Desk, key: str, row: Callable[[], str], verb: Callable[[str, Any], object],
    kept: Callable[[], Any],
) -> None:  # fmt: skip
    """The same for a field that shows one of several records: `row` gives the id of the one in sight ("" for none).

    What is typed goes to the record that was in sight then, whichever is by the time the disk takes it.
    """

    def bound() -> tuple[str, Keep]:
        id_ = row()
        return f"{key} {id_}", partial(verb, id_)

    _Tie(field, desk, bound, kept)


class _Tie(QObject):
    """Goes with its field. `bound` gives the key and the verb for what is typed at this moment."""

    def __init__(
        self, field: Field, desk: Desk, bound: Callable[[], tuple[str, Keep]], kept: Callable[[], Any]
    ) -> None:
        super().__init__(field)
        self._field, self._desk, self._bound, self._kept = field, desk, bound, kept
        self._held: list[Problem] = []
        field.typed.connect(self._type)
        field.left.connect(self._leave)

    def _type(self, value: object) -> None:
        key, verb = self._bound()
        self._desk.keeper.soon(key, lambda: verb(value), partial(self._tell, key))

    def _tell(self, key: str, problems: list[Problem]) -> None:
        """Where the field has gone, or shows another record by now, its problem still reaches somebody."""
        field = self._field
        if not isValid(field) or key != self._bound()[0]:
            for one in problems:
                self._desk.say(Notice(text=one.message, more=one.remedy, tone=Tone.WARN, seconds=None, key=key))
            return
        self._held = problems
        if not problems or field.has_problem() or not field.control.hasFocus():
            field.show_problems(problems)

    def _leave(self) -> None:
        if self._desk.closed:  # the window goes only after the business
            return
        field, key = self._field, self._bound()[0]
        if self._desk.keeper.waits(key):
            self._desk.keeper.flush()
        field.show_problems(self._held)
        if not self._held and isinstance(field, LineField | TextField) and not self._desk.keeper.waits(key):
            field.settle(self._kept())
