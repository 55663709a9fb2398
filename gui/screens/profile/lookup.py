"""Looking up the business in the public register and on the map: optional, offered difference by difference."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.i18n import _, language
from core.profile.geocoder import one_line
from core.profile.identity import show_siret
from core.profile.legal_form import show_form
from core.profile.lookup import Answer, Difference, Found, NotNow, differences
from core.profile.model import LegalForm
from gui.desk import Desk
from gui.look.look import GAP, SPACE, WIDE
from gui.screens.profile.asking import NAMES, Registers
from gui.screens.profile.section import in_order
from gui.widgets.announce import announce
from gui.widgets.busy import Busy
from gui.widgets.fields import LineField
from gui.widgets.plain import button, column, empty_of, row, rule, words

LONGEST = 90  # letters of a value shown


class LookUp(QFrame):
    """`registers` is asked in the pool. What it answers stands here until it was taken or left."""

    def __init__(self, desk: Desk, registers: Registers | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.registers = registers or Registers(desk.business.store.clock)
        self.setProperty("role", "card")
        self._found: list[Found] = []
        self._left: set[str] = set()
        self._asked = 0
        self.typed = LineField(_("Name or SIRET"), "", _("As in the register"))
        self.typed.control.returnPressed.connect(self.ask_register)
        self.ask = button(_("Look up"), self.ask_register, icon="search")
        self.place = button(_("Find my address on the map"), self.ask_place, icon="place")
        self.busy, self.said = Busy(), words("", "soft")
        self.list = QListWidget()
        self.list.setAccessibleName(_("What was found"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._show_differences)
        self.offers = QWidget()
        self._lines = QVBoxLayout(self.offers)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lay()
        for part in (self.said, self.list, self.offers):
            part.hide()

    def stop(self) -> None:
        """What is answered from now on to an older question is not shown."""
        self._asked += 1
        self.busy.end()

    def ask_register(self) -> None:
        profile = self.desk.business.profiles.facts()
        typed = self.typed.value().strip() or profile.legal.siret or profile.name
        postcode = profile.address.postcode
        self._ask(_("The public register is being asked…"), lambda: self.registers.firms(typed, postcode))

    def ask_place(self) -> None:
        line = one_line(self.desk.business.profiles.facts().address)
        self._ask(_("The address is being looked up…"), lambda: self.registers.places(line))

    def _ask(self, said: str, question: Callable[[], Answer | NotNow]) -> None:
        self.desk.keeper.flush()
        self._asked += 1
        number = self._asked
        self._say("")
        self._show_found([])
        self.busy.begin(said)
        self.desk.tasks.run(
            lambda _stop, _told: question(), lambda answer: self._answered(number, answer), self._failed(number)
        )

    def _failed(self, number: int) -> Callable[[Exception], None]:
        def fail(fault: Exception) -> None:
            if isValid(self) and number == self._asked:
                self.busy.end()
            self.desk.fault(fault)

        return fail

    def _answered(self, number: int, answer: Answer | NotNow) -> None:
        if not isValid(self) or number != self._asked:
            return
        self.busy.end()
        if isinstance(answer, NotNow):
            self._say(" ".join((answer.happened, answer.safe, answer.remedy)))
            return
        self._say(answer.said)
        self._left.clear()
        self._show_found(list(answer.found))

    def _show_found(self, found: list[Found]) -> None:
        self._found = found
        self.list.clear()
        for one in found:
            self.list.addItem(QListWidgetItem(one.label))
        self.list.setVisible(len(found) > 1)
        rows = min(len(found), 5)
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) if found else 0) + 2 * SPACE)
        if found and (len(found) == 1 or found[0].sure):
            self.list.setCurrentRow(0)
        self._show_differences()

    def _show_differences(self, _row: int = 0) -> None:
        """What the chosen candidate would change, without what was taken or left already."""
        empty_of(self._lines)
        row_ = self.list.currentRow()
        one = self._found[row_] if 0 <= row_ < len(self._found) else None
        self.offers.setVisible(one is not None)
        if one is None:
            return
        told = [each for each in differences(self.desk.business.profiles.facts(), one) if each.field not in self._left]
        self._lines.addWidget(words(one.label, "strong"))
        for note in one.notes:
            self._lines.addWidget(words(note, "soft"))
        if not told:
            self._lines.addWidget(words(_("Nothing differs from what you have: there is nothing to take."), "soft"))
            return
        self._lines.addLayout(self._grid(told))
        take_all = button(_("Take all"), lambda: self._take(told), icon="good")
        self._lines.addLayout(row(-1, button(_("Leave all"), lambda: self._leave(told), "plain"), take_all))
        in_order(self.list, *self.offers.findChildren(QPushButton))

    def _grid(self, told: list[Difference]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(SPACE)
        for place, each in enumerate(told):
            name = NAMES[each.field]() if each.field in NAMES else each.field
            grid.addWidget(words(name, "label"), 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            ours = _shown(each.field, each.ours) or _("not said")
            both = column(
                words(_("You: {value}").format(value=ours), "soft"),
                words(_("Register: {value}").format(value=_shown(each.field, each.theirs))), gap=GAP,
            )  # fmt: skip
            grid.addLayout(both, 2 * place, 1)
            grid.addLayout(self._answers(name, each), 2 * place, 2)
            grid.addWidget(rule(), 2 * place + 1, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _answers(self, name: str, each: Difference) -> Any:
        take = button(_("Take it"), lambda: self._take([each]))
        leave = button(_("Leave"), lambda: self._leave([each]), "plain")
        take.setAccessibleName(_("Take it: {what}").format(what=name))
        leave.setAccessibleName(_("Leave: {what}").format(what=name))
        return row(leave, take, gap=GAP)

    def _take(self, told: list[Difference]) -> None:
        """Each is a step of its own in the history."""
        profiles = self.desk.business.profiles
        for each in told:
            changes = dict(each.changes)
            self.desk.do(lambda changes=changes: profiles.change(**changes))  # type: ignore[misc]  # bound at once
        self._show_differences()

    def _leave(self, told: list[Difference]) -> None:
        self._left |= {each.field for each in told}
        self._show_differences()

    def _say(self, said: str) -> None:
        self.said.setText(said)
        self.said.setVisible(bool(said))
        announce(self, said)

    def _lay(self) -> None:
        line = row(self.typed, self.ask)
        line.setAlignment(self.ask, Qt.AlignmentFlag.AlignBottom)
        line.setStretch(0, 1)
        help_ = words(
            _("The public register of firms knows much of this. Nothing is changed before you take it."),
            "soft",
        )
        heading = words(_("Fill in from the public register"), "heading")
        parts = (heading, help_, line, self.place, self.busy, self.said, self.list, self.offers)
        self.setLayout(column(*parts, gap=SPACE, margin=WIDE))


def _shown(field: str, value: object) -> str:
    """A value as one reads it."""
    if isinstance(value, LegalForm):
        return show_form(value, language()) or _("Other")
    if field == "siret" and isinstance(value, str) and value:
        return show_siret(value)
    if isinstance(value, tuple):
        return ", ".join(f"{part:.5f}" if isinstance(part, float) else str(part) for part in value)
    said = "" if value is None else str(value)
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
