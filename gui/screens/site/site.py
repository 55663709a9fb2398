"""My site: pages and blocks at the left, the form of the chosen one in the middle, the site itself at the right."""

from collections.abc import Sequence
from threading import Event
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.business import Business, Drafted
from core.i18n import N_, _
from core.ports import Progress
from core.site.model import Page
from core.site.places import Places
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.screens.site.middle import Middle
from gui.screens.site.outline import Outline
from gui.screens.site.preview.choice import make_pane
from gui.screens.site.preview.live import Live, LivePreview
from gui.screens.site.preview.pane import MakePane
from gui.screens.site.preview.side import PreviewSide
from gui.screens.site.spot import Spot, found
from gui.widgets.busy import Busy
from gui.widgets.empty import Empty
from gui.widgets.plain import button, row, set_tone, words
from gui.widgets.screen import Screen

NARROW = 940  # px at 100 % letters: below, form and preview take turns
STATE, STATE_NARROW, SHOWN = "site.split", "site.split.narrow", "site.preview"
SIZES = (240, 400, 420)
EDIT, LOOK_AT = 0, 1
DRAFTED = N_("It is written from what “My business” says: a first version with all its pages, to correct as you like.")


class Site(Screen):
    tables: ClassVar[frozenset[str]] = frozenset(
        ("pages", "blocks", "site", "profile", "media", "offers", "closures", "members", "links", "deliveries",
         "accounts", "breakers")
    )  # fmt: skip

    def __init__(self, desk: Desk, live: Live | None = None, make: MakePane = make_pane) -> None:
        super().__init__(desk)
        self.spot = Spot()
        self._pages: Sequence[Page] = ()
        self._narrow: bool | None = None
        self.outline, self.middle = Outline(desk), Middle(desk)
        self.side = PreviewSide(desk, live or LivePreview(desk, self), make)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Form or preview"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Edit"))
        self.tabs.addTab(_("Preview"))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for part in (self.outline, self.middle, self.side):
            self.split.addWidget(part)
        self.empty = self._empty_state()
        self.busy = Busy(self.empty.button)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._whole())
        self.stack.addWidget(self._nothing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._listen()
        self._fit()
        look().dress(self, Site.fold)

    def read(self) -> None:
        self._pages = self.desk.business.pages.read()
        self.stack.setCurrentIndex(0 if self._pages else 1)
        if not self._pages:
            self._read_empty()
            return
        self._show(found(self.spot, self._pages))
        self.middle.read()

    def enter(self, place: str) -> None:
        self.go(place, focus=True)
        self._open_preview_soon()

    def searchable(self) -> QWidget | None:
        return self.outline.begin_search() if self._pages else None

    def leave(self) -> None:
        self.desk.keeper.flush()
        self.side.end()

    def go(self, place: str, *, focus: bool = False) -> None:
        """ "page:ID", "block:ID", "add", "theme", "checks", "redraft" or "publish"; "" is where one was."""
        if not self._pages:
            self.empty.button.setFocus()
            return
        self._show(found(self.spot.towards(place), self._pages))
        if place and self._narrow:
            self.tabs.setCurrentIndex(EDIT)
        if focus:
            self._focus(place)

    def fold(self) -> None:
        """Side by side where there is room, else taking turns."""
        narrow = self.width() < NARROW * look().scale
        if narrow != self._narrow:
            self._narrow = narrow
            self._restore_split()
        self.tabs.setVisible(narrow)
        self.title.setVisible(not narrow)
        self.redraft.setText("" if narrow else _("Draft anew"))
        self.preview_shown.setVisible(not narrow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open_preview_soon()

    def _show(self, spot: Spot) -> None:
        self.spot = spot
        self.middle.show_spot(spot, self.outline.language)
        self.outline.show_pages(self._pages, spot.page, spot.block if spot.what == "block" else "")
        for button_, what in ((self.theme, "theme"), (self.checks, "checks"), (self.redraft, "redraft")):
            button_.setChecked(spot.what == what)
        self.publish.setVisible(spot.what != "publish")
        self._show_in_preview()

    def _focus(self, place: str) -> None:
        if place:
            self.middle.begin()
        elif not self.split.isAncestorOf(self.focusWidget() or self.window()):
            self.outline.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_in_preview(self) -> None:
        languages = self.desk.business.profiles.read().languages or ("fr",)
        place = Places(self._pages, languages).find(self.spot.page)
        self.side.show_place(place.path if place else None, self.spot.block if self.spot.what == "block" else "")

    def _select(self, block: str) -> None:
        """A block was clicked in the site itself."""
        if any(one.id == block for page in self._pages for one in page.blocks):
            self.go(f"block:{block}")

    def _follow(self, path: str) -> None:
        """Another page was gone to in the site itself."""
        place = Places(self._pages, self.desk.business.profiles.read().languages or ("fr",)).at(path)
        if place is not None and place.page.id != self.spot.page:
            self._show(found(self.spot.towards(f"page:{place.page.id}"), self._pages))

    def _listen(self) -> None:
        self.outline.asked.connect(self.go)
        self.outline.opened.connect(self._open)
        self.side.selected.connect(self._select)
        self.side.came_to.connect(self._follow)
        self.middle.asked.connect(self._open)
        self.middle.counted.connect(self._count)
        self.tabs.currentChanged.connect(self._turn)
        self.split.splitterMoved.connect(self._keep_split)

    def _open(self, place: str) -> None:
        """To something that may be new: the pages are read first."""
        self._pages = self.desk.business.pages.read()
        self.go(place, focus=True)

    def _turn(self, _tab: int) -> None:
        self._fit()
        self._open_preview_soon()

    def _fit(self) -> None:
        shown = self.preview_shown.isChecked()
        looks = self.tabs.currentIndex() == LOOK_AT
        self.side.setVisible(looks if self._narrow else shown)
        self.middle.setVisible(not looks if self._narrow else True)

    def _toggle_preview(self) -> None:
        self.desk.program.session.put(SHOWN, "yes" if self.preview_shown.isChecked() else "no")
        self._fit()
        if self.preview_shown.isChecked():
            self._open_preview_soon()
        else:
            self.side.end()

    def _open_preview_soon(self) -> None:
        """Once the room itself is on the screen, and only where the preview can be seen."""
        QTimer.singleShot(0, self, self._open_preview)

    def _open_preview(self) -> None:
        if self._pages and self.side.isVisible():
            self.side.begin()

    def _restore_split(self) -> None:
        state = self.desk.program.session.state(STATE_NARROW if self._narrow else STATE)
        if state is None or not self.split.restoreState(state):
            self.split.setSizes([round(size * look().scale) for size in SIZES])
        for place, stretch in enumerate((0, 1, 1)):
            self.split.setStretchFactor(place, stretch)

    def _keep_split(self, _at: int, _index: int) -> None:
        self.desk.program.session.put_state(STATE_NARROW if self._narrow else STATE, self.split.saveState())

    def _count(self, count: int) -> None:
        self.checks.setText(_("To check ({n})").format(n=count) if count else _("To check"))

    def _whole(self) -> QWidget:
        self.title = words(_("My site"), "heading", wrap=False)
        self.theme = self._chooser(_("Look"), "theme", "theme")
        self.checks = self._chooser(_("To check"), "checks", "good")
        self.redraft = self._chooser(_("Draft anew"), "redraft", "again")
        self.redraft.setAccessibleName(_("Draft anew"))
        self.redraft.setToolTip(_("Draft anew"))
        self.preview_shown = button(_("Preview"), self._toggle_preview, "plain", "show")
        self.preview_shown.setCheckable(True)
        self.preview_shown.setChecked(self.desk.program.session.text(SHOWN, "yes") != "no")
        self.publish = button(_("Publish…"), lambda: self.go("publish", focus=True), "main", "publish")
        head = QWidget()
        line = row(self.title, self.theme, self.checks, self.redraft, -1, self.tabs, self.preview_shown, self.publish)
        line.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        head.setLayout(line)
        set_tone(head, "role", "ground")
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.split, 1)
        return whole

    def _chooser(self, text: str, place: str, icon: str) -> QPushButton:
        made = button(text, lambda: self.go(place, focus=True), "plain", icon)
        made.setCheckable(True)
        return made

    def _empty_state(self) -> Empty:
        return Empty(
            "site", _("Your site does not exist yet"),
            _(DRAFTED), _("Draft my site"), self._draft,
        )  # fmt: skip

    def _nothing(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.addWidget(self.busy)
        layout.addWidget(self.empty, 1)
        return part

    def _read_empty(self) -> None:
        trade = bool(self.desk.business.profiles.read().trade)
        text = _(
            "It is written from what “My business” says: a first version with all its pages, to correct as you like."
        )
        self.empty.text.setText(text if trade else _("Say first in “My business” what your trade is."))
        self.empty.button.setText(_("Draft my site") if trade else _("Say what my trade is"))

    def _draft(self) -> None:
        if not self.desk.business.profiles.read().trade:
            self.desk.go("profile/name")
            return
        self.desk.background(_draft, self._drafted, self._not_drafted)
        self.busy.begin(_("Your site is being written…"))

    def _drafted(self, _drafted: Drafted) -> None:
        self.busy.end()
        self.read()
        self.enter("")

    def _not_drafted(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)


def _draft(business: Business, _progress: Progress, _stop: Event) -> Drafted:
    return business.draft()
