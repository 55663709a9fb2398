"""The middle of the room: one form at a time. Those of the whole site stay, those of pages and blocks are made anew."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from core.site.model import Block
from gui.desk import Desk
from gui.screens.site.add_form import AddForm
from gui.screens.site.block_form import BlockForm
from gui.screens.site.checks_form import ChecksForm
from gui.screens.site.form import Form
from gui.screens.site.page_form import PageForm
from gui.screens.site.publish.panel import PublishPanel
from gui.screens.site.redraft_form import RedraftForm
from gui.screens.site.spot import Spot
from gui.screens.site.theme_form import ThemeForm

CALM = 1500  # ms without a change before everything is checked again


class Middle(QStackedWidget):
    """`asked` carries a place in this room, `counted` how much there is to check."""

    asked = Signal(str)
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.form: Form | None = None
        self._shown: tuple[str, str] | None = None
        self._standing: dict[str, Form] = {}
        self._held: list[Form] = []
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(CALM)
        self._check.timeout.connect(self._read_checks)
        self.setMinimumWidth(300)

    def read(self) -> None:
        if self.form is not None and not isinstance(self.form, ChecksForm):
            self.form.read()
        self._check.start()

    def begin(self) -> None:
        if self.form is not None:
            self.form.begin()

    def show_spot(self, spot: Spot, language: str) -> None:
        """Another form only where another thing is meant: the one that is there goes on undisturbed."""
        meant = spot.what, {"page": spot.page, "block": spot.block}.get(spot.what, language)
        if meant == self._shown or (meant[0] in self._standing and self._shown and self._shown[0] == meant[0]):
            return
        kept = self.desk.keeper.flush()
        before, self._shown = self.form, meant
        form = self._form(spot, language)
        if form is None:
            return
        self.form = form
        if self.indexOf(form) < 0:
            self.addWidget(form)
        self.setCurrentWidget(form)
        if before is not None and before not in self._standing.values():
            self._let_go(before, kept=kept)

    def _form(self, spot: Spot, language: str) -> Form | None:
        if spot.what == "page":
            return PageForm(self.desk, spot.page)
        if spot.what == "block":
            block: Block | None = self.desk.business.pages.block(spot.block)
            return BlockForm(self.desk, block) if block is not None else None
        if spot.what == "add":
            return AddForm(self.desk, language, self._added)
        return self._standing_form(spot.what)

    def _standing_form(self, what: str) -> Form:
        makers: dict[str, Callable[[], Form]] = {
            "theme": lambda: ThemeForm(self.desk),
            "checks": lambda: ChecksForm(self.desk, self.counted.emit),
            "redraft": lambda: RedraftForm(self.desk),
            "publish": lambda: PublishPanel(self.desk),
        }
        if what not in self._standing:
            self._standing[what] = makers[what]()
        form = self._standing[what]
        form.read()
        return form

    def _added(self, page: str) -> None:
        self.asked.emit(f"page:{page}")

    def _read_checks(self) -> None:
        if "checks" not in self._standing:
            self._standing["checks"] = ChecksForm(self.desk, self.counted.emit)
            self.addWidget(self._standing["checks"])
        self._standing["checks"].read()

    def _let_go(self, form: Form, *, kept: bool) -> None:
        """While the disk refuses, what was typed is tried again and told to its field: that stays alive meanwhile."""
        self.removeWidget(form)
        form.hide()
        self._held.append(form)
        if kept:
            for one in self._held:
                one.deleteLater()
            self._held.clear()
