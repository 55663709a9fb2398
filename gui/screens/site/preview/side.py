"""The right side: the site as visitors will see it, on a telephone, a tablet or a computer."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.errors import DevantureError
from core.i18n import _
from core.site.preview import with_block
from gui.desk import Desk
from gui.look.icons import wear
from gui.look.look import GAP, SPACE
from gui.screens.site.preview.live import Live
from gui.screens.site.preview.pane import BY_KEY, FRAMES, Frame, Heard, MakePane, Pane
from gui.widgets.busy import Busy
from gui.widgets.empty import Empty
from gui.widgets.outside import open_outside
from gui.widgets.plain import icon_button, words

KEY = "site.frame"


class PreviewSide(QWidget):
    """`selected` carries the id of a block that was clicked in the site, `came_to` the path of the page it shows.

    Opened at `begin`, let go of at `end`; in between `show_place` says what is to be in sight.
    """

    selected = Signal(str)
    came_to = Signal(str)

    def __init__(self, desk: Desk, live: Live, make: MakePane) -> None:
        super().__init__()
        self.desk, self._live, self._make = desk, live, make
        self.pane: Pane | None = None
        self.address, self._path, self._block, self._asked = "", "", "", False
        self.frame = BY_KEY.get(desk.program.session.text(KEY), FRAMES[0])
        self.busy, self.stack = Busy(), QStackedWidget()
        self.note = words(_("The page you are at is hidden: visitors do not see it, nor does this preview."), "small")
        self.note.hide()
        self.trouble = Empty("warn", "", "", _("Show again"), self.begin_again)
        self.waiting = Empty("site", _("Your site, as visitors see it"), _("It is being made ready…"))
        for part in (self.waiting, self.trouble):
            self.stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(self._bar())
        layout.addWidget(self.busy)
        layout.addWidget(self.note)
        layout.addWidget(self.stack, 1)
        live.ready.connect(self._ready)
        live.failed.connect(self._failed)
        live.told.connect(self.busy.tell)
        live.selected.connect(self.selected.emit)

    def begin(self) -> None:
        """Make it ready, unless it is, or is about to be."""
        if self._asked:
            return
        self._asked = True
        self.busy.begin(_("Preparing the preview…"))
        self.stack.setCurrentWidget(self.waiting)
        self._live.start()

    def begin_again(self) -> None:
        """After the page has died, or could not be made."""
        self._drop_pane()
        self.end()
        self.begin()

    def end(self) -> None:
        self._asked, self.address = False, ""
        self._live.stop()
        self.busy.end()
        if self.pane is not None:
            self.pane.rest()

    def show_place(self, path: str | None, block: str) -> None:
        """Bring a page of the site and a block of it into sight; None: a page that visitors do not see."""
        self.note.setVisible(path is None)
        if path is None or (path, block) == (self._path, self._block):
            return
        self._path, self._block = path, block
        if self.address and self.pane is not None and not self.pane.go(with_block(path, block)):
            self._live.open(path, block)

    def choose(self, frame: Frame) -> None:
        self.frame = frame
        self.desk.program.session.put(KEY, frame.key)
        self.buttons[frame.key].setChecked(True)
        if self.pane is not None:
            self.pane.fit(frame)

    def _bar(self) -> QHBoxLayout:
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout()
        layout.setSpacing(GAP)
        for frame in FRAMES:
            made = icon_button(frame.icon, _(frame.title), self._chooser(frame))
            made.setCheckable(True)
            made.setChecked(frame == self.frame)
            group.addButton(made)
            self.buttons[frame.key] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self.outside = icon_button("open", _("Open the site in the browser"), self._open_outside)
        self.outside.setEnabled(False)
        layout.addWidget(self.outside)
        return layout

    def _chooser(self, frame: Frame) -> Callable[[], None]:
        return lambda: self.choose(frame)

    def _ready(self, address: str) -> None:
        self.busy.end()
        self.address = address
        self.outside.setEnabled(True)
        if self.pane is None:
            self.pane = self._make(Heard(self._came_to, self._died))
            self.stack.addWidget(self.pane.widget)
        self.stack.setCurrentWidget(self.pane.widget)
        self.pane.fit(self.frame)
        self.pane.show_site(address, with_block(self._path, self._block))

    def _came_to(self, path: str) -> None:
        """The person follows a link in the site: the editor follows too."""
        if path != self._path:
            self._path, self._block = path, ""
            self.came_to.emit(path)

    def _died(self) -> None:
        title = _("The preview has ended by itself.")
        self._show_trouble(title, _("Nothing is lost: your site and your texts are not touched."))

    def _failed(self, fault: Exception) -> None:
        self._asked = False
        if isinstance(fault, DevantureError):
            self._show_trouble(fault.happened, " ".join(part for part in (fault.safe, fault.remedy) if part))
        else:
            self._show_trouble(_("The preview could not be made."), _("Your site and your texts are not touched."))
            self.desk.fault(fault)

    def _show_trouble(self, title: str, text: str) -> None:
        self.busy.end()
        self.trouble.title.setText(title)
        self.trouble.text.setText(text)
        wear(self.trouble.button, "again", "on_accent")
        self.stack.setCurrentWidget(self.trouble)

    def _drop_pane(self) -> None:
        if self.pane is not None:
            self.stack.removeWidget(self.pane.widget)
            self.pane.close_page()
            self.pane.widget.hide()
            self.pane.widget.deleteLater()
            self.pane = None

    def _open_outside(self) -> None:
        if self.address:
            open_outside(self.desk, f"{self.address}{self._path}")
