"""The logo: dropped, pasted or chosen; the colours that it has are shown, since the site takes them up."""

from collections.abc import Sequence
from threading import Event

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel

from core.business import Business
from core.i18n import _
from core.ports import Progress
from core.profile.model import Photo
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.notice import Notice, Tone
from gui.screens.profile.swatch import Swatches
from gui.widgets.busy import Busy
from gui.widgets.photo_drop import PhotoDrop, Source
from gui.widgets.plain import button, column, row, words

SIDE = 240


class Logo(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._logo: Photo | None = None
        self._desk = desk
        self.setProperty("role", "card")
        self.picture, self.busy, self.swatches = QLabel(), Busy(), Swatches()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop = PhotoDrop(_("Drop your logo here; its colours are used too"), desk.program.dialogs, self.take)
        self.drop.choose.setText(_("Choose a logo…"))
        self.said = words(_("Colours of the business:"), "soft", wrap=False)
        self.remove = button(_("Remove the logo"), self.take_away, "plain", icon="remove")
        colours = row(self.said, self.swatches, -1, self.remove)
        beside = row(self.picture, self.drop, gap=WIDE)
        beside.setStretch(1, 1)
        heading = words(_("Logo"), "heading")
        self.setLayout(column(heading, self.busy, beside, colours, gap=SPACE, margin=WIDE))
        desk.thumbs.ready.connect(self._ready)

    def show_logo(self, logo: Photo | None, colours: Sequence[str]) -> None:
        self._logo = logo
        self.swatches.show_colours(colours)
        self.said.setVisible(bool(colours))
        self.remove.setVisible(logo is not None)
        self._draw()

    def take(self, sources: Sequence[Source]) -> None:
        source = sources[0]

        def work(business: Business, _progress: Progress, _stop: Event) -> Photo | None:
            return business.library.set_logo(source)

        self.busy.begin(_("Adding the logo…"))
        self._desk.background(work, self._taken, self._failed)

    def take_away(self) -> None:
        library = self._desk.business.library
        self._desk.do_undoably(lambda: library.set_logo(None), _("The logo was removed."))

    def _taken(self, _logo: Photo | None) -> None:
        self.busy.end()
        self._desk.say(
            Notice(text=_("The logo was taken in, with its colours."), tone=Tone.GOOD, seconds=6, key="logo")
        )

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self._desk.fault(fault)

    def _draw(self) -> None:
        found = self._desk.thumbs.get(self._logo.hash, SIDE) if self._logo else None
        side = round(SIDE / 2 * look().scale)
        if isinstance(found, QPixmap) and not found.isNull():
            found = found.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio,
                                 Qt.TransformationMode.SmoothTransformation)  # fmt: skip
            self.picture.setPixmap(found)
        elif self._logo is None:
            self.picture.clear()
        self.picture.setVisible(self._logo is not None)

    def _ready(self, hash_: str) -> None:
        if self._logo is not None and self._logo.hash == hash_:
            self._draw()
