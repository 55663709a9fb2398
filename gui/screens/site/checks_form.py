"""What is worth mending before the site is shown to the world, each with the way to the place where it is done."""

from collections.abc import Callable, Sequence
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.business import Business
from core.errors import Problem
from core.i18n import _, ngettext
from core.ports import Progress
from core.site.model import Page, PageKind
from gui.desk import Desk
from gui.look.icons import picture
from gui.look.look import GAP, SPACE
from gui.screens.site.form import Form
from gui.widgets.plain import button, card, empty_of, row, words

MOST = 30


def way_to(problem: Problem, pages: Sequence[Page]) -> str:
    """The place in the window where a problem of the site is mended."""
    if problem.field.startswith("pages."):
        return _page_place(problem.field.split("."), pages)
    return "site/theme" if problem.field == "site.address" else f"profile/field:{problem.field}"


def _page_place(parts: Sequence[str], pages: Sequence[Page]) -> str:
    """Either a page by its id, or the home or legal page of a language, which is hidden or was never there."""
    named = parts[1]
    if any(page.id == named for page in pages):
        return f"site/page:{named}"
    kind = PageKind.LEGAL if parts[-1] == "legal" else PageKind.HOME
    hidden = next((page for page in pages if page.language == named and page.kind is kind), None)
    return f"site/page:{hidden.id}" if hidden else "site/add"


class ChecksForm(Form):
    """`counted` is told how many there are."""

    def __init__(self, desk: Desk, counted: Callable[[int], object] = lambda _count: None) -> None:
        super().__init__(_("To check before publishing"), _("Nothing here stops you: you can publish all the same."))
        self.desk, self._counted = desk, counted
        self._busy, self._again, self._awaited = False, False, False
        self._found: list[Problem] | None = None
        self.said = words(_("One moment: everything is being looked at…"), "soft")
        self.add(self.said)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def read(self) -> None:
        """In the background, one look at a time."""
        if self._busy:
            self._again = True
            return
        self._busy = True
        self.desk.background(_checks, self._show, self._fail)

    def begin(self) -> None:
        """Once it is known what there is to check."""
        self._awaited = self._found is None
        super().begin()

    def _fail(self, fault: Exception) -> None:
        self._busy = False
        self.desk.fault(fault)

    def _show(self, found: list[Problem]) -> None:
        self._busy = False
        self._counted(len(found))
        if found != self._found:
            self._found = found
            self._lay_out(found)
        if self._awaited:
            self.begin()
        if self._again:
            self._again = False
            self.read()

    def _lay_out(self, found: list[Problem]) -> None:
        empty_of(self._rows)
        count = len(found)
        said = ngettext("{n} thing is worth fixing.", "{n} things are worth fixing.", count).format(n=count)
        self.said.setText(said if found else _("All is well: visitors will find what they look for."))
        pages = self.desk.business.pages.read()
        for problem in found[:MOST]:
            self._rows.addWidget(problem_card(problem, way_to(problem, pages), self.desk))
        if count > MOST:
            self._rows.addWidget(words(_("The others are shown once some of these are mended."), "soft"))


def problem_card(problem: Problem, place: str, desk: Desk) -> QFrame:
    sign = QLabel()
    picture(sign, "warn", "warn")
    said = QWidget()
    texts = QVBoxLayout(said)
    texts.setContentsMargins(0, 0, 0, 0)
    texts.setSpacing(GAP)
    texts.addWidget(words(problem.message, "strong"))
    if problem.remedy:
        texts.addWidget(words(problem.remedy, "soft"))
    go = button(_("Fix it"), lambda: desk.go(place), icon="right")
    go.setAccessibleName(_("Fix it: {what}").format(what=problem.message))
    texts.addWidget(go)
    line = row(sign, said)
    line.setStretch(1, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return card(line)


def _checks(business: Business, _progress: Progress, _stop: Event) -> list[Problem]:
    return business.site.checks()
