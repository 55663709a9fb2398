"""The photos of a post: dropped, pasted, chosen or from the library; put in order; each said in words."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.business import Business
from core.errors import Problem
from core.i18n import _
from core.media.library import Added
from core.ports import Progress
from core.posts.model import Picture, Post
from core.profile.model import Photo
from gui.desk import Desk
from gui.look.look import SPACE, look
from gui.notice import Notice, Tone
from gui.screens.posts.library_dialog import LibraryDialog
from gui.screens.posts.sheet import Sheet
from gui.widgets.busy import Busy
from gui.widgets.fields import TextField
from gui.widgets.photo_drop import PhotoDrop, Source
from gui.widgets.plain import button, column, empty_of, icon_button, row
from gui.widgets.spelled import spell

SIDE = 96  # px of a small photo's longer side
Doing = Callable[[], object]


class PictureRow(QFrame):
    """One photo with what is said of it. `place` is its number from 0."""

    def __init__(self, place: int, count: int, moved: Callable[[int], object], gone: Doing) -> None:
        super().__init__()
        self.setProperty("role", "well")
        number = place + 1
        self.photo = QLabel()
        self.photo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.alt = TextField(
            _("What photo {number} shows").format(number=number),
            _("For people who cannot see it. The networks ask for it."), lines=2, most=5,
        )  # fmt: skip
        up = icon_button("up", _("Photo {number} further ahead").format(number=number), lambda: moved(-1))
        down = icon_button("down", _("Photo {number} further back").format(number=number), lambda: moved(1))
        away = icon_button("remove", _("Remove photo {number}").format(number=number), gone)
        up.setEnabled(place > 0)
        down.setEnabled(place < count - 1)
        layout = row(column(self.photo, -1), self.alt, column(up, down, away, -1, gap=2), gap=SPACE, margin=SPACE)
        layout.setStretch(1, 1)
        self.setLayout(layout)


class PicturesPart(QWidget):
    def __init__(self, desk: Desk, sheet: Sheet) -> None:
        super().__init__()
        self._desk, self._sheet = desk, sheet
        self._media: tuple[str, ...] = ()
        self._photos: dict[str, Photo] = {}
        self._post: Post | None = None
        self.rows: list[PictureRow] = []
        self.drop = PhotoDrop(_("Drop photos here, or choose them."), desk.program.dialogs, self._take)
        self.library = button(_("From my photos…"), self._choose, icon="photos")
        self.busy = Busy()
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE)
        self.setLayout(column(self._list, self.busy, self.drop, row(self.library, -1), gap=SPACE))
        desk.thumbs.ready.connect(self._draw)
        look().dress(self, PicturesPart._draw)

    def show_post(self, post: Post | None, *, fixed: bool) -> None:
        self._post = post
        pictures = post.pictures if post else ()
        media = tuple(each.media for each in pictures)
        if media != self._media or len(self.rows) != len(media):
            self._media = media
            library = self._desk.business.library
            self._photos = {each: photo for each in media if (photo := library.get(each)) is not None}
            self._make_rows()
        for shown, picture in zip(self.rows, pictures, strict=True):
            shown.alt.show_value(self.alt_of(picture))
        for part in (self.drop, self.library):
            part.setVisible(not fixed)
        for shown in self.rows:
            shown.setEnabled(not fixed)

    def alt_of(self, picture: Picture) -> str:
        photo = self._photos.get(picture.media)
        return picture.alt or (photo.alt if photo else "")

    def alts(self) -> list[str]:
        """As they stand on the screen."""
        return [shown.alt.value() for shown in self.rows]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """`pictures[1].alt` stands beside the second photo's words."""
        for place, shown in enumerate(self.rows):
            shown.alt.show_problems([each for each in problems if each.field.startswith(f"pictures[{place}]")][:1])

    def add(self, photos: Sequence[Photo]) -> None:
        """What is on the post already is not put there twice."""
        post = self._sheet.read()
        there = post.pictures if post else ()
        known = {each.media for each in there}
        new = [Picture(media=photo.id) for photo in photos if photo.id not in known]
        if new:
            self._sheet.set_pictures([*there, *new])

    def _take(self, sources: list[Source]) -> None:
        id_ = self._sheet.expect_photos()
        if not id_:
            return
        stop = self._desk.background(
            lambda business, progress, stop: _added(business, sources, progress, stop), partial(self._taken, id_),
            partial(self._failed, id_), self.busy.tell,
        )  # fmt: skip
        self.busy.begin(_("Adding photos…"), stop)

    def _taken(self, id_: str, added: Added) -> None:
        self.busy.end()
        self._sheet.photos_came(id_, added.photos)
        if added.refused:
            said = "\n".join(f"{each.field}: {each.message} {each.remedy}".strip() for each in added.refused)
            self._desk.say(Notice(text=_("Some files could not be added."), more=said, tone=Tone.WARN, seconds=None))

    def _failed(self, id_: str, fault: Exception) -> None:
        self.busy.end()
        self._sheet.photos_came(id_, ())
        self._desk.fault(fault)

    def _choose(self) -> None:
        dialog = LibraryDialog(self._desk.business.library.photos(), self._desk.thumbs)
        if self._desk.program.dialogs.show(dialog):
            self.add(dialog.chosen())
        dialog.deleteLater()

    def _make_rows(self) -> None:
        empty_of(self._list)
        self.rows = []
        for place in range(len(self._media)):
            made = PictureRow(place, len(self._media), self._moving(place), self._removing(place))
            spell(made.alt, self._desk.spelling, self._desk.main_language)
            made.alt.typed.connect(self._describing(place))
            self.rows.append(made)
            self._list.addWidget(made)
        self._draw()

    def _moving(self, place: int) -> Callable[[int], None]:
        def move(step: int) -> None:
            if (post := self._now()) is not None and 0 <= place + step < len(post.pictures):
                pictures = list(post.pictures)
                pictures.insert(place + step, pictures.pop(place))
                self._sheet.set_pictures(pictures)

        return move

    def _removing(self, place: int) -> Doing:
        def remove() -> None:
            post = self._now()
            if post is not None and place < len(post.pictures):
                rest = [each for number, each in enumerate(post.pictures) if number != place]
                said = _("The photo is off this post.")
                self._desk.do_undoably(lambda: self._sheet.set_pictures(rest), said)

        return remove

    def _describing(self, place: int) -> Callable[[object], None]:
        return lambda alt: self._sheet.describe(place, str(alt))

    def _now(self) -> Post | None:
        self._sheet.keep_now()
        return self._sheet.read()

    def _draw(self, _hash: str = "") -> None:
        side = round(SIDE * look().scale)
        for shown, media in zip(self.rows, self._media, strict=True):
            photo = self._photos.get(media)
            drawn = self._desk.thumbs.get(photo.hash, side) if photo else None
            if drawn is not None:
                shown.photo.setPixmap(drawn)
            else:
                shown.photo.setFixedSize(side, side)


def _added(business: Business, sources: Sequence[Source], progress: Progress, stop: Event) -> Added:
    return business.library.add(sources, "post", progress=progress, stop=stop)
