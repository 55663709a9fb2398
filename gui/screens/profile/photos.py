"""Photos and logo: dropped, pasted or chosen anywhere in this section; described, arranged, taken away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from core.errors import Problem
from core.i18n import _, ngettext
from core.profile.model import Profile
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.screens.profile.logo import Logo
from gui.screens.profile.photo_grid import PhotoGrid
from gui.screens.profile.photo_model import PHOTOS, PhotoModel
from gui.screens.profile.photo_words import PhotoWords
from gui.screens.profile.section import Section
from gui.screens.profile.taking import take_in
from gui.widgets.busy import Busy
from gui.widgets.photo_drop import PhotoDrop, Source, sources_of, takes
from gui.widgets.plain import button, column, icon_button, row, set_tone, words

NARROW = 640  # px at 100 % text


class PhotosSection(Section):
    key = "photos"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Photos and logo"), _("The first photo is the one seen first on the site."))
        self._sheet.setMaximumWidth(1400)
        self.setAcceptDrops(True)
        self.library = desk.business.library
        self.photos, self.busy = PhotoModel(desk.thumbs, self), Busy()
        self.grid, self.words = PhotoGrid(self.photos), PhotoWords(desk)
        self.drop = PhotoDrop(_("Drop photos here, one, ten or a whole folder"), desk.program.dialogs, self.take)
        self.logo = Logo(desk)
        self.photos.dropped.connect(self._dropped)
        self.grid.asked_remove.connect(self.remove)
        self.grid.asked_move.connect(self.shift)
        self.grid.asked_paste.connect(self.paste)
        self.grid.selectionModel().selectionChanged.connect(self._show_chosen)
        self.add(self.drop)
        self.add(self.busy)
        self.count: QLabel = words("", "label")
        self._both = QHBoxLayout()
        self._both.setSpacing(WIDE)
        self._both.addLayout(column(row(self.count, *self._tools()), self.grid, gap=SPACE), 3)
        self._both.addWidget(self.words, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._both)
        self.add(self.logo)
        self.places = {"photos": self.grid, "logo": self.logo.drop}

    def read_profile(self, profile: Profile, missing: Sequence[Problem]) -> None:
        super().read_profile(profile, missing)
        self.photos.show_photos(profile.photos)
        count = len(profile.photos)
        self.count.setText(ngettext("{n} photo", "{n} photos", count).format(n=count))
        for part in (self.count, self.grid, *self.tools):
            part.setVisible(count > 0)
        self.logo.show_logo(profile.logo, profile.colours)
        self._show_chosen()

    def focus_first(self) -> None:
        first = self.grid if self.photos.photos else self.drop.choose
        if self.photos.photos and not self.grid.chosen():
            self.grid.setCurrentIndex(self.photos.index(0))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def focus_place(self, place: str) -> None:
        """ "photos[2].alt": that photo is chosen, ready to be described."""
        number = place.partition("[")[2].partition("]")[0]
        if place.startswith("photos[") and number.isdigit() and int(number) < len(self.photos.photos):
            self.grid.setCurrentIndex(self.photos.index(int(number)))
            self.show_part(self.grid)
            (self.words.caption if place.endswith(".caption") else self.words.alt).setFocus()
        elif place.startswith("logo"):
            super().focus_place("logo")
        else:
            self.focus_first()

    def take(self, sources: Sequence[Source]) -> None:
        take_in(self.desk, self.busy, sources)

    def paste(self) -> None:
        if sources := sources_of(QGuiApplication.clipboard().mimeData()):
            self.take(sources)

    def remove(self) -> None:
        ids = [self.photos.photos[row_].id for row_ in self.grid.chosen()]
        if ids:
            said = ngettext("{n} photo was removed.", "{n} photos were removed.", len(ids)).format(n=len(ids))
            self.desk.do_undoably(lambda: self.library.remove_all(ids), said)

    def shift(self, step: int) -> None:
        """The chosen photos one place earlier or later, together."""
        rows = self.grid.chosen()
        if rows and rows[0] + step >= 0 and rows[-1] + step < len(self.photos.photos):
            ids = [self.photos.photos[row_].id for row_ in rows]
            self._dropped(ids, rows[0] - 1 if step < 0 else rows[-1] + 2)

    def _dropped(self, ids: Sequence[str], place: int) -> None:
        order = [photo.id for photo in self.photos.photos]
        following = next((id_ for id_ in order[place:] if id_ not in ids), "")
        rest = [id_ for id_ in order if id_ not in ids]
        at = rest.index(following) if following else len(rest)
        whole = [*rest[:at], *(id_ for id_ in order if id_ in ids), *rest[at:]]
        self.desk.do(lambda: self.library.arrange(whole))

    def _show_chosen(self, *_selection: object) -> None:
        rows = self.grid.chosen()
        self.words.show_photo(self.photos.photos[rows[0]] if len(rows) == 1 else None)
        for made in self.tools:
            made.setEnabled(bool(rows))

    def _tools(self) -> list[QWidget | int]:
        sooner = icon_button("left", _("Move to the front (Alt+Left)"), lambda: self.shift(-1))
        later = icon_button("right", _("Move to the back (Alt+Right)"), lambda: self.shift(1))
        away = button(_("Remove"), self.remove, "plain", icon="remove")
        self.tools: list[QWidget] = [sooner, later, away]
        return [-1, sooner, later, away]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Anywhere in the section; the place that invites lights up and says what happens."""
        if takes(event.mimeData()) and not event.mimeData().hasFormat(PHOTOS):
            event.acceptProposedAction()
            set_tone(self.drop, "lit", "true")

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if takes(event.mimeData()) and not event.mimeData().hasFormat(PHOTOS):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_tone(self.drop, "lit", "false")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        set_tone(self.drop, "lit", "false")
        if sources := sources_of(event.mimeData()):
            event.acceptProposedAction()
            self.take(sources)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW * look().scale
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.grid.setMinimumHeight(max(round(220 * look().scale), self.viewport().height() - 320))
