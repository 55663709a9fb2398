"""What is said of the chosen photo: what it shows, a caption, and what must stay in sight."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from core.i18n import _
from core.profile.model import Photo
from core.profile.text import read_line
from gui.desk import Desk
from gui.look.look import SPACE, WIDE
from gui.screens.profile.focal import FocalPoint
from gui.widgets.fields import LineField, TextField
from gui.widgets.plain import column, words
from gui.widgets.spelled import spell


class PhotoWords(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._library, self._id = desk, desk.business.library, ""
        self.setProperty("role", "card")
        self.name = words("", "small")
        self.point = FocalPoint(desk.thumbs)
        self.point.moved.connect(self._keep_point)
        help_ = words(
            _("Click on what must stay in sight when the picture is cropped; or use the arrow keys."), "small"
        )
        self.alt = TextField(
            _("What it shows"),
            _("In a few words, for those who cannot see it and for search engines."),
            lines=2,
            most=5,
        )
        self.caption = LineField(_("Caption"), _("Shown below the photo, if you like."))
        self.alt.typed.connect(self._typed("alt"))
        self.caption.typed.connect(self._typed("caption"))
        for field in (self.alt, self.caption):
            field.left.connect(desk.keeper.flush)
            spell(field, desk.spelling, desk.main_language)
        self.setLayout(column(self.point, help_, self.alt, self.caption, self.name, gap=SPACE, margin=WIDE))
        self.hide()

    def show_photo(self, photo: Photo | None) -> None:
        fresh = (photo.id if photo else "") != self._id
        if fresh:
            self._desk.keeper.flush()
        self._id = photo.id if photo else ""
        self.setVisible(photo is not None)
        self.point.show_photo(photo)
        if photo is None:
            return
        self.name.setText(
            _("{name}, {width} × {height}").format(name=photo.name, width=photo.width, height=photo.height)
        )
        for field, text in ((self.alt, photo.alt), (self.caption, photo.caption)):
            if fresh:
                field.settle(text)
            else:
                field.show_value(text)

    def _typed(self, what: str) -> Callable[[object], None]:
        def keep(typed: object) -> None:
            id_, line = self._id, read_line(str(typed), 2_000)
            if isinstance(line, str):
                self._desk.keeper.soon(f"photo {what} {id_}", lambda: self._say(id_, what, line), lambda _none: None)

        return keep

    def _say(self, id_: str, what: str, text: str) -> None:
        if self._library.get(id_) is not None:
            self._library.describe(id_, **{what: text})  # type: ignore[arg-type]  # alt or caption

    def _keep_point(self, x: float, y: float) -> None:
        id_ = self._id
        self._desk.do(lambda: self._library.describe(id_, focus=(x, y)))
