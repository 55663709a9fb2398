"""Step one: who it is. A name is enough; the public register can fill in the rest."""

import re
from collections.abc import Mapping
from threading import Event
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.fields import BY_COLUMN, read_field
from core.profile.lookup import Answer, Found, NotNow
from gui.look.look import GAP, SPACE
from gui.notice import of_fault
from gui.screens.welcome.lookup import Candidates, Lookup
from gui.screens.welcome.making import Making, columns
from gui.screens.welcome.step import Step
from gui.widgets.announce import announce
from gui.widgets.busy import Busy
from gui.widgets.fields import LineField
from gui.widgets.plain import button, card, column, row, set_tone, words

WHO = "who"
NUMBER = re.compile(r"\d{9}|\d{14}")
SEEN = 5  # candidates in sight at a time


class WhoStep(Step):
    def __init__(self, making: Making, lookup: Lookup) -> None:
        super().__init__(making)
        self._lookup, self._stop = lookup, Event()
        self.name = _("Who you are")
        self.title = _("What is your business called?")
        self.why = _("Write the name as on the shop sign, or the SIRET if you have it at hand.")
        self.line = LineField(_("Name of the shop, or its SIRET"))
        self.search = button(_("Look in the public register"), self._search, icon="search")
        self.hint = words(
            _("With a connection, the register of French firms fills in address and legal facts. It is never needed."),
            "small",
        )
        self.busy, self.said = Busy(), _Said()
        self.busy.cancel.clicked.connect(self._ended)
        self.list = _Chosen(self._take)
        self.list.setAccessibleName(_("Firms found in the register"))
        self.model = Candidates(self)
        self.list.setModel(self.model)
        self.choose = words(_("Which one is yours?"), "label")
        self.choose.setBuddy(self.list)
        self.taken = _Taken(self._leave_out)
        for part in (self.line, column(row(self.search, -1), self.hint, gap=GAP), self.busy, self.said,
                     column(self.choose, self.list, gap=GAP), self.taken):  # fmt: skip
            self.body.addWidget(part) if isinstance(part, QWidget) else self.body.addLayout(part)
        self.body.addStretch(1)
        self.line.typed.connect(self._typed)
        self.line.left.connect(self.show_wrong)
        self._show_found(())

    def read(self) -> None:
        profile = self.making.profile()
        typed = self.making.typed(WHO)
        self.line.settle((profile.name or profile.legal.siret) if typed is None else typed)
        self.line.show_problems(self.check() if typed else [])
        self.search.setEnabled(bool(self.line.value().strip()))
        self.taken.show_found(self.making.state.found, self.making.state.notes)

    def first(self) -> QWidget:
        return self.line

    def check(self) -> list[Problem]:
        values = self.values()
        wrong = [read_field(BY_COLUMN[column], values[column]) for column in ("name", "siret") if column in values]
        return [problem for got in wrong if isinstance(got, list) for problem in got]

    def values(self) -> dict[str, Any]:
        """What is typed, over what the register said of it."""
        text, found = self.line.value().strip(), self.making.state.found
        number = re.sub(r"[\s.]", "", text)
        if NUMBER.fullmatch(number):
            return dict(found) if str(found.get("siret", "")).startswith(number) else {**found, "siret": number}
        return {**found, "name": text}

    def show_wrong(self) -> None:
        self.line.show_problems(self.check())

    def keep(self, *, skipped: bool) -> list[Problem]:
        del skipped
        values = self.values()
        told = self.making.keep(values)
        mine = {"siret"} if "name" not in values or not values["name"] else {"name"}
        wrong = [one for one in told if columns([one]) & mine]
        self.line.show_problems(wrong)
        if not wrong:
            self.making.state.typed.pop(WHO, None)
        self.making.state.found = {}
        self.making.save()
        return wrong

    def _typed(self, text: str) -> None:
        self.making.note(WHO, text)
        self.search.setEnabled(bool(text.strip()))
        if self.line.has_problem():
            self.line.show_problems(self.check())

    def _search(self) -> None:
        self._stop.set()
        self.said.say("")
        self._show_found(())
        self.search.setEnabled(False)
        self._stop = self._lookup.ask(self.line.value(), self._answered, self._failed)
        self.busy.begin(_("Looking in the register; you can go on meanwhile…"), self._stop)

    def _answered(self, answer: Answer | NotNow) -> None:
        self._ended()
        if isinstance(answer, NotNow):
            self.said.say(answer.happened, f"{answer.safe} {answer.remedy}")
            return
        self._show_found(answer.found)
        self.said.say(answer.said)
        count = len(answer.found)
        if count:
            announce(self.list, ngettext("{n} found.", "{n} found.", count).format(n=count))

    def _failed(self, fault: Exception) -> None:
        self._ended()
        told = of_fault(fault)
        self.said.say(told.text, told.more)

    def _ended(self) -> None:
        self.busy.end()
        self.search.setEnabled(bool(self.line.value().strip()))

    def _show_found(self, found: tuple[Found, ...]) -> None:
        self.model.show(found)
        self.choose.setVisible(bool(found))
        self.list.setVisible(bool(found))
        lines = min(len(found), SEEN)
        self.list.setFixedHeight(lines * (3 * self.list.fontMetrics().lineSpacing() + SPACE) + 2 * SPACE)

    def _take(self, place: int) -> None:
        found = self.model.at(place)
        state = self.making.state
        state.found, state.notes = {key: _plain(value) for key, value in found.fields.items()}, list(found.notes)
        typed = self.line.value().strip()
        name = str(found.fields.get("name") or ("" if NUMBER.fullmatch(re.sub(r"[\s.]", "", typed)) else typed))
        self.making.note(WHO, name or str(found.fields.get("siret", typed)))
        self.line.settle(self.making.typed(WHO) or "")
        self.line.show_problems([])
        self._show_found(())
        self.taken.show_found(state.found, state.notes)
        self.line.setFocus()

    def _leave_out(self) -> None:
        self.making.state.found, self.making.state.notes = {}, []
        self.making.save()
        self.taken.show_found({}, [])


class _Chosen(QListView):
    """Enter, or one click, takes the one."""

    def __init__(self, take: Any) -> None:
        super().__init__()
        self._take = take
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())


class _Said(QFrame):
    """A calm sentence about the register: nothing is wrong, one goes on by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", "info")
        self.text, self.more = words("", "strong"), words("")
        self.setLayout(column(self.text, self.more, gap=GAP, margin=SPACE))
        self.hide()

    def say(self, text: str, more: str = "") -> None:
        self.text.setText(text)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setVisible(bool(text))
        set_tone(self.text, "kind", "strong" if more else "")
        announce(self, f"{text} {more}".strip())


class _Taken(QFrame):
    """What the register gave, to be seen before it is kept."""

    def __init__(self, leave_out: Any) -> None:
        super().__init__()
        self._facts, self._notes = words(""), words("", "small")
        drop = button(_("Leave it out"), leave_out, "link")
        inner = card(words(_("From the register"), "strong"), self._facts, self._notes, row(drop, -1), gap=GAP)
        self.setLayout(column(inner))

    def show_found(self, found: Mapping[str, Any], notes: list[str]) -> None:
        town = " ".join(str(found[part]) for part in ("postcode", "city") if found.get(part))
        siret = _("SIRET {number}").format(number=found["siret"]) if found.get("siret") else ""
        facts = [found.get("owner_name"), found.get("street"), town, siret]
        self._facts.setText("\n".join(str(one) for one in facts if one))
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self.setVisible(bool(found))


def _plain(value: object) -> str | float | int:
    return value if isinstance(value, float | int) else str(value)
