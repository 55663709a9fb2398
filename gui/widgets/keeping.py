"""Ties a field to a verb of the core: typed is kept, wrong is told when the field is left, right is shown as kept."""

from collections.abc import Callable
from typing import Any

from core.errors import Problem
from gui.desk import Desk
from gui.widgets.fields import Field, LineField, TextField


def keep(field: Field, desk: Desk, key: str, verb: Callable[[Any], object], kept: Callable[[], Any]) -> None:
    """Whatever is typed into `field` goes to `verb` a moment later; equal `key`s take each other's place.

    `kept` gives the value as it stands in the business: shown again when the field is left and nothing is wrong.
    A problem is shown when the field is left, or while typing once it was shown; it goes as soon as it is right.
    """
    held: list[Problem] = []

    def told(problems: list[Problem]) -> None:
        held[:] = problems
        if not problems or field.has_problem() or not field.control.hasFocus():
            field.show_problems(problems)

    def leave() -> None:
        if desk.closed:  # the window goes only after the business
            return
        if desk.keeper.waits(key):
            desk.keeper.flush()
        field.show_problems(held)
        if not held and isinstance(field, LineField | TextField) and not desk.keeper.waits(key):
            field.settle(kept())

    field.typed.connect(lambda value: desk.keeper.soon(key, lambda: verb(value), told))
    field.left.connect(leave)
