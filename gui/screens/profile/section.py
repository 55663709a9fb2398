"""One section of the profile: cards whose fields are tied to the business, and quiet hints of what lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.fields import BY_COLUMN, value_of
from core.profile.model import Profile
from gui.desk import Desk
from gui.look.icons import picture
from gui.look.look import GAP, SPACE, WIDE
from gui.widgets.fields import Field
from gui.widgets.keeping import keep
from gui.widgets.plain import empty_of, icon_button, row, words
from gui.widgets.screen import Column

MOST = 4  # hints shown one by one
Shown = Callable[[Any], Any]
NEVER = object()


def as_text(value: object) -> str:
    """A kept value as one would type it."""
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@dataclass(slots=True)
class Tie:
    """A field and the column it shows; `seen` is the value that it showed last."""

    held: Field
    column: str
    shown: Shown
    seen: object = field(default=NEVER)


class Hints(QFrame):
    """What would complete this section: said once, never in red, each with a way to its field."""

    def __init__(self, go: Callable[[str], object]) -> None:
        super().__init__()
        self._go, self._shown = go, list[Problem]()
        self.setProperty("role", "well")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(WIDE, SPACE, SPACE, SPACE)
        self._lines.setSpacing(GAP)
        self.hide()

    def show_hints(self, missing: Sequence[Problem]) -> None:
        if list(missing) == self._shown:
            return
        self._shown = list(missing)
        empty_of(self._lines)
        for one in missing[:MOST]:
            self._lines.addLayout(self._line(one))
        if (rest := len(missing) - MOST) > 0:
            said = ngettext("And {n} more.", "And {n} more.", rest).format(n=rest)
            self._lines.addWidget(words(said, "small"))
        self.setVisible(bool(missing))
        in_order(self, *self.findChildren(QToolButton))

    def _line(self, one: Problem) -> Any:
        sign = QLabel()
        picture(sign, "idea", "soft", 18)
        said = words(" ".join(part for part in (one.message, one.remedy) if part), "soft")
        go = icon_button("right", _("Go there: {what}").format(what=one.message), self._going(one.field), "soft")
        line = row(sign, said, go)
        line.setStretch(1, 1)
        line.setAlignment(sign, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _going(self, place: str) -> Callable[[], object]:
        return lambda: self._go(place)


def in_order(*widgets: QWidget) -> None:
    """The tab key goes through them in this order: what is made later would come at the end of the window.

    The first may be one that takes no focus: they follow what comes before it then.
    """
    first, rest = widgets[0], widgets[1:]
    start: QWidget | None = first
    while start and (start.focusPolicy() == Qt.FocusPolicy.NoFocus or first.isAncestorOf(start)):
        start = start.previousInFocusChain()
        if start is None or start is first:
            return
    order = (start, *rest) if start is not None else rest
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)


def beside(*fields: QWidget) -> QHBoxLayout:
    """Fields next to each other: their labels on one line, whatever stands below them."""
    line = row(*fields, gap=WIDE)
    for one in fields:
        line.setAlignment(one, Qt.AlignmentFlag.AlignTop)
    return line


class Section(Column):
    """`read_profile` shows the business as it is; `fields` are found by their place ("legal.siret")."""

    key: ClassVar[str] = ""

    def __init__(self, desk: Desk, title: str, subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self.desk = desk
        self._ties: list[Tie] = []
        self.places: dict[str, QWidget] = {}
        self.hints = Hints(self.focus_place)
        self.add(self.hints)

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        self.hints.show_hints(missing)
        for tie in self._ties:
            self._show(tie, value_of(profile, BY_COLUMN[tie.column]))

    def focus_first(self) -> None:
        """The first useful thing of the section."""
        first = next((part for part in self.places.values() if part.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def focus_place(self, place: str) -> None:
        """Bring what stands at `place` ("address.street", "photos[2].alt") on the screen, ready to be typed into."""
        part = self.places.get(place) or self.places.get(place.rpartition(".")[0])
        if part is None:
            self.focus_first()
            return
        self.show_part(part)
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Another section takes its place."""

    def searchable(self) -> QWidget | None:
        return None

    def tie(self, made: Field, column: str, shown: Shown = as_text) -> Any:
        """Tie a field to a simple column of the profile: `shown` gives a kept value as the field shows it."""
        desk, profiles, known = self.desk, self.desk.business.profiles, BY_COLUMN[column]
        key = f"profile {column}"

        def verb(typed: Any) -> object:
            return profiles.change(merge=key, **{column: typed})

        keep(made, desk, key, verb, lambda: shown(value_of(profiles.facts(), known)))
        self._ties.append(Tie(made, column, shown))
        self.places[known.place] = made
        return made

    def _show(self, tie: Tie, value: object) -> None:
        """What is wrong stays on the screen as typed until somebody changes the value itself."""
        held = tie.held
        same, tie.seen = value == tie.seen, value
        if self.desk.keeper.waits(f"profile {tie.column}") or (same and held.has_problem()):
            return
        if not same and held.has_problem() and not held.control.hasFocus():
            held.show_problems([])
        show: Callable[[Any], None] = getattr(held, "show_value")  # noqa: B009, each kind of field has its own type
        show(tie.shown(value))
