"""What a new draft would say otherwise, text by text: ticked ones are taken, all others stay as they are."""

from collections.abc import Sequence
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from core.business import Business
from core.i18n import N_, _, ngettext
from core.ports import Progress
from gui.desk import Desk
from gui.look.look import GAP, SPACE
from gui.screens.site.form import Form
from gui.widgets.busy import Busy
from gui.widgets.marked import MarkedLabel
from gui.widgets.plain import button, card, empty_of, row, words

if TYPE_CHECKING:
    from core.drafting.again import Difference

PARTS = {
    "label": N_("Name in the menu"), "title": N_("Title for search engines"),
    "description": N_("Description for search engines"), "heading": N_("Heading"), "body": N_("Text"),
    "items": N_("Points"), "block": N_("A new part of the page"),
}  # fmt: skip


class RedraftForm(Form):
    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("Draft anew"),
            _("From what “My business” says today. Nothing changes but what you tick; Ctrl+Z brings all back."),
        )
        self.desk = desk
        self._found: Sequence[Difference] = ()
        self.ticks: list[QCheckBox] = []
        self.said = words("", "soft")
        self.take = button(_("Take what is ticked"), self._take, "main", "good")
        self.none = button(_("Tick none"), lambda: self._tick_all(ticked=False), "plain")
        self.all = button(_("Tick all"), lambda: self._tick_all(ticked=True), "plain")
        self.busy = Busy(self.take)
        self.add(self.said)
        self.add(self.busy)
        self.body.addLayout(row(self.take, self.all, self.none, -1))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def read(self) -> None:
        """In the background: a whole site is drafted for it."""
        self.desk.background(_differences, self._show)

    def _show(self, found: "Sequence[Difference]") -> None:
        if list(found) == list(self._found) and self.ticks:
            self._count()
            return
        kept = {_told_apart(one): tick.isChecked() for one, tick in zip(self._found, self.ticks, strict=True)}
        self._found = found
        count = len(found)
        said = ngettext(
            "One text would be said otherwise today. What you wrote yourself is not ticked.",
            "{n} texts would be said otherwise today. What you wrote yourself is not ticked.", count,
        )  # fmt: skip
        nothing = _("Nothing: a draft of today would say what stands there.")
        self.said.setText(said.format(n=count) if found else nothing)
        for made in (self.take, self.all, self.none):
            made.setVisible(bool(found))
        empty_of(self._rows)
        self.ticks = []
        for one in found:
            self._rows.addWidget(self._card(one, ticked=kept.get(_told_apart(one), not one.own)))
        self._count()

    def _card(self, one: "Difference", *, ticked: bool) -> QFrame:
        tick = QCheckBox(f"{one.where}: {_(PARTS[one.part])}".replace("&", "&&"))
        tick.setChecked(ticked)
        tick.toggled.connect(lambda _on: self._count())
        self.ticks.append(tick)
        parts: list[QWidget] = [tick]
        if one.own and one.now:
            parts.append(words(_("You wrote what stands there."), "small"))
        if one.now:
            gone = MarkedLabel()
            gone.show_gone(one.now, one.proposed)
            parts += [words(_("Now:"), "label"), gone, words(_("Suggested:"), "label")]
        tick.setAccessibleDescription(one.proposed)
        new = MarkedLabel()
        new.show_change(one.now, one.proposed)
        return card(*parts, new, gap=GAP)

    def _tick_all(self, *, ticked: bool) -> None:
        for tick in self.ticks:
            tick.setChecked(ticked)

    def _count(self) -> None:
        self.take.setEnabled(any(tick.isChecked() for tick in self.ticks))

    def _take(self) -> None:
        chosen = [one for one, tick in zip(self._found, self.ticks, strict=True) if tick.isChecked()]
        said = ngettext("The text is taken.", "{n} texts are taken.", len(chosen)).format(n=len(chosen))
        self.desk.do_undoably(lambda: self.desk.business.redrafting.take(chosen), said)
        self.take.setEnabled(False)  # until what is left has been looked for
        self.read()


def _told_apart(one: "Difference") -> tuple[str, ...]:
    return one.page, one.block, one.part, one.added.place if one.added else "", one.now, one.proposed


def _differences(business: Business, _progress: Progress, _stop: Event) -> "Sequence[Difference]":
    return business.redrafting.differences()
