"""The photo of a block: which one, another one, a new one, none; and what it shows, for those who cannot see it."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.business import Business
from core.i18n import _
from core.media.library import Added
from core.ports import Progress
from core.profile.model import Photo
from gui.desk import Desk
from gui.look.look import SPACE
from gui.notice import Notice, Tone
from gui.screens.site.photo_grid import PhotoGrid, PhotoModel
from gui.widgets.busy import Busy
from gui.widgets.fields import LineField
from gui.widgets.flow import Flow
from gui.widgets.keeping import keep_row
from gui.widgets.photo_drop import PhotoDrop, Source
from gui.widgets.plain import button, set_tone, words

SEEN = 200  # px of the photo that is shown


class PhotoField(QWidget):
    """`took` is told the id of the photo chosen, "" for none."""

    def __init__(self, desk: Desk, took: Callable[[str], object]) -> None:
        super().__init__()
        self.desk, self._took, self._photo = desk, took, ""
        self.label, self.seen = words(_("Photo"), "label"), QLabel()
        self.seen.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.choose = button(_("Choose a photo"), self._unfold, icon="photos")
        self.choose.setCheckable(True)
        self.without = button(_("Without photo"), lambda: self._took(""), "plain", "close")
        self.alt = LineField(
            _("What the photo shows"), _("In a few words, for those who cannot see it, and for search engines.")
        )
        self.model = PhotoModel(desk.thumbs, ticks=False)
        self.grid = PhotoGrid(_("Your photos"), self.model, self._take)
        self.drop = PhotoDrop(_("Drop a new photo here"), desk.program.dialogs, self._add)
        self.busy = Busy()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.label)
        layout.addWidget(self.seen)
        acts = Flow()
        for act in (self.choose, self.without):
            acts.add(act)
        for part in (acts, self.grid, self.drop, self.busy, self.alt):
            layout.addWidget(part)
        self._fold()
        keep_row(self.alt, desk, "site:photo:alt", lambda: self._photo, self._describe, self._alt)
        desk.thumbs.ready.connect(self._ready)

    def show_photo(self, photo: str) -> None:
        fresh = photo != self._photo
        if fresh:
            self.desk.keeper.flush()
            self.alt.show_problems([])
        self._photo = photo
        found = self._found()
        self.without.setVisible(found is not None)
        self.alt.setVisible(found is not None)
        self.choose.setText(_("Choose another photo") if found else _("Choose a photo"))
        (self.alt.settle if fresh else self.alt.show_value)(found.alt if found else "")
        self._show_seen(found)
        if self.grid.isVisibleTo(self):
            self.model.show_photos(self.desk.business.library.photos())

    def _show_seen(self, found: Photo | None) -> None:
        small = self.desk.thumbs.get(found.hash, SEEN) if found else None
        if small is not None:
            self.seen.setPixmap(small)
            self.seen.setAccessibleName(found.alt or found.name if found else "")
        else:
            self.seen.setText(_("The photo is being read…") if found else _("No photo is chosen."))
        set_tone(self.seen, "kind", "" if small else "soft")

    def _ready(self, hash_: str) -> None:
        found = self._found()
        if found is not None and found.hash == hash_:
            self._show_seen(found)

    def _found(self) -> Photo | None:
        return self.desk.business.library.get(self._photo) if self._photo else None

    def _alt(self) -> str:
        found = self._found()
        return found.alt if found else ""

    def _describe(self, photo: str, text: str) -> None:
        if photo:
            self.desk.business.library.describe(photo, alt=text)

    def _unfold(self) -> None:
        opened = self.choose.isChecked()
        photos = self.desk.business.library.photos() if opened else ()
        self.model.show_photos(photos)
        self.grid.setVisible(opened and bool(photos))
        self.drop.setVisible(opened)
        if opened:
            (self.grid if photos else self.drop).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self.choose.setChecked(False)
        self.grid.hide()
        self.drop.hide()

    def _take(self, photo: Photo) -> None:
        self._fold()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._took(photo.id)

    def _add(self, sources: list[Source]) -> None:
        """Read in the background; the first one that is a picture is the new photo of the block."""

        def work(business: Business, progress: Progress, stop: Event) -> Added:
            return business.library.add(sources, progress=progress, stop=stop)

        def then(added: Added) -> None:  # no method: it is to be heard although this form has gone
            self._added(added)

        stop = self.desk.background(work, then, self._not_added, self.busy.tell)
        self.busy.begin(_("Adding the photo…"), stop)

    def _added(self, added: Added) -> None:
        """The block gets its photo though somebody looks at another one by now."""
        for refused in added.refused:
            self.desk.say(Notice(text=refused.message, more=refused.remedy, tone=Tone.WARN, seconds=None))
        here = isValid(self)
        if here:
            self.busy.end()
        if added.photos:
            (self._take if here else lambda photo: self._took(photo.id))(added.photos[0])

    def _not_added(self, fault: Exception) -> None:
        self.busy.end()
        self.desk.fault(fault)
