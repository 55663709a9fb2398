"""Which photos a gallery shows: all of the business, or those that are ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.i18n import _, ngettext
from core.profile.model import Photo
from core.site.model import Block
from gui.desk import Desk
from gui.look.look import SPACE
from gui.screens.site.photo_grid import PhotoGrid, PhotoModel
from gui.widgets.fields import TickField
from gui.widgets.plain import words


class GalleryField(QWidget):
    def __init__(self, desk: Desk, id_: str, block: Callable[[], Block | None]) -> None:
        super().__init__()
        self.desk, self._id, self._block = desk, id_, block
        self.all = TickField(_("Show all photos of the business"))
        self.all.typed.connect(self._choose_all)
        self.model = PhotoModel(desk.thumbs, ticks=True)
        self.grid = PhotoGrid(_("Photos to show"), self.model, self._turn)
        self.said = words("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for part in (self.all, self.grid, self.said):
            layout.addWidget(part)

    def read(self) -> None:
        chosen = self._chosen()
        photos = self.desk.business.library.photos()
        self.all.show_value(chosen is None)
        self.grid.setVisible(chosen is not None and bool(photos))
        self.model.show_photos(photos if chosen is not None else (), chosen or ())
        there = {photo.id for photo in photos}
        count = len(photos) if chosen is None else len([one for one in chosen if one in there])
        self.said.setText(ngettext("{n} photo is shown.", "{n} photos are shown.", count).format(n=count))

    def _chosen(self) -> Sequence[str] | None:
        """None: all of them."""
        block = self._block()
        named = block.settings.get("photos") if block else None
        return [str(one) for one in named] if isinstance(named, list | tuple) else None

    def _choose_all(self, every: object) -> None:
        photos = None if every else [photo.id for photo in self.desk.business.library.photos()]
        self._write(photos)

    def _turn(self, photo: Photo) -> None:
        """Shown or not; what is ticked later comes later."""
        before = list(self._chosen() or ())
        self._write([one for one in before if one != photo.id] if photo.id in before else [*before, photo.id])

    def _write(self, photos: Sequence[str] | None) -> None:
        value = None if photos is None else list(photos)
        self.desk.do(lambda: self.desk.business.pages.change_settings(self._id, {"photos": value}))
