"""Step five: a few photos, taken in while one goes on; what is no picture is named."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QListView, QWidget
from shiboken6 import isValid

from core.business import Business
from core.errors import Problem
from core.i18n import _, ngettext
from core.media.library import Added
from core.ports import Progress
from core.profile.model import Photo
from gui.look.look import GAP, SPACE
from gui.notice import of_fault
from gui.screens.welcome.making import Making
from gui.screens.welcome.step import Step
from gui.thumbs import Thumbs
from gui.widgets.announce import announce
from gui.widgets.busy import Busy
from gui.widgets.photo_drop import PhotoDrop, Source
from gui.widgets.plain import column, tip, words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SIDE = 112  # px
NAMED = 6  # refused files said by name


class PhotoModel(QAbstractListModel):
    """Photos as small pictures; each is drawn as soon as it has been read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[Photo, ...] = ()
        self._thumbs: Thumbs | None = None

    def show(self, photos: tuple[Photo, ...], thumbs: Thumbs | None) -> None:
        if (photos, thumbs) != (self._photos, self._thumbs):
            self.beginResetModel()
            self._photos, self._thumbs = photos, thumbs
            self.endResetModel()

    def drawn(self, hash_: str) -> None:
        for place, photo in enumerate(self._photos):
            if photo.hash == hash_:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QPixmap | QSize | None:
        if not index.isValid() or index.row() >= len(self._photos):
            return None
        photo = self._photos[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbs.get(photo.hash, SIDE) if self._thumbs else None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(SIDE + 2 * SPACE, SIDE + 2 * SPACE)
        said = photo.alt or photo.name or _("Photo {n}").format(n=index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else None


class PhotosStep(Step):
    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.name = _("Photos")
        self.title = _("A few photos?")
        self.why = _("The shop, the work, the people: three are enough to begin. The telephone’s own are fine.")
        self.drop = PhotoDrop(_("Drop photos here, or choose them"), making.program.dialogs, self.take)
        self.busy, self.refused = Busy(), _Refused()
        self.model = PhotoModel(self)
        self.list = QListView()
        self.list.setAccessibleName(_("Your photos"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(SIDE, SIDE))
        self.list.setGridSize(QSize(SIDE + 3 * SPACE, SIDE + 3 * SPACE))
        self.list.setModel(self.model)
        self.list.setMinimumHeight(SIDE + 6 * SPACE)
        self.count = words("", "label")
        self.count.setBuddy(self.list)
        for part in (self.drop, self.busy, self.refused, self.count, self.list):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._thumbs: Thumbs | None = None
        self._stop: Event | None = None
        self._next: list[list[Source]] = []
        self._done: Callable[[], object] | None = None
        self._show()
        self.refused.show_problems(())

    def read(self) -> None:
        self._show()
        waiting = [Path(name) for name in self.making.state.photos]
        if waiting and not self.taking:
            self.take(waiting)

    def first(self) -> QWidget:
        return self.drop

    @property
    def taking(self) -> bool:
        return self._stop is not None

    def take(self, sources: Sequence[Source]) -> None:
        """Take them in behind the window; those dropped meanwhile come after them."""
        state = self.making.state
        state.photos += [str(one) for one in sources if isinstance(one, Path) and str(one) not in state.photos]
        self.making.save()
        self._next.append(list(sources))
        if not self.taking:
            self._begin(self._next.pop(0))

    def when_taken(self, does: Callable[[], object]) -> None:
        """Call `does` when nothing is being taken in any more, perhaps at once."""
        if self.taking:
            self._done = does
        else:
            does()

    def let_go(self) -> None:
        """What is being taken in goes on, its pictures are no longer shown."""
        if self._thumbs is not None:
            self.model.show((), None)
            self._thumbs.close()
            self._thumbs = None

    def _begin(self, sources: list[Source]) -> None:
        folder, house = self.making.business.folder, self.making.program.house

        def work(stop: Event, progress: Progress) -> Added:
            business = Business.open(folder, house)
            try:
                return business.library.add(sources, progress=progress, stop=stop)
            finally:
                business.close()

        said = _("Taking in the photos")

        def told(done: int, total: int, what: str) -> None:
            if isValid(self):
                self.busy.tell(done, total, what or said)

        self._stop = self.making.program.tasks.run(work, self._taken(sources), self._failed, told)
        self.busy.begin(said, self._stop)

    def _taken(self, sources: Sequence[Source]) -> Callable[[Added], None]:
        def taken(added: Added) -> None:
            if not isValid(self):  # they stay noted for the next start: a photo taken in twice is kept once
                return
            names = {str(one) for one in sources if isinstance(one, Path)}
            self.making.state.photos = [name for name in self.making.state.photos if name not in names]
            self.making.save()
            self.refused.show_problems(added.refused)
            count = len(added.photos)
            announce(self, ngettext("{n} photo added.", "{n} photos added.", count).format(n=count))
            self._ended()

        return taken

    def _failed(self, fault: Exception) -> None:
        told = of_fault(fault)
        self.refused.say(told.text, told.more)
        self._next.clear()
        self.making.state.photos = []
        self.making.save()
        self._ended()

    def _ended(self) -> None:
        self._stop = None
        if self._next:
            self._begin(self._next.pop(0))
            return
        self.busy.end()
        self._show()
        done, self._done = self._done, None
        if done is not None:
            done()

    def _show(self) -> None:
        photos: tuple[Photo, ...] = ()
        if self.making.made:
            business = self.making.business
            if self._thumbs is None:
                self._thumbs = Thumbs(business.library.path, self)
                self._thumbs.ready.connect(self.model.drawn)
            photos = business.library.photos()
        self.model.show(photos, self._thumbs)
        self.count.setText(ngettext("{n} photo", "{n} photos", len(photos)).format(n=len(photos)))
        self.count.setVisible(bool(photos))
        self.list.setVisible(bool(photos))


class _Refused(QFrame):
    """The files that were not taken, by name, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", "warn")
        self._text, self._more = words("", "strong"), words("")
        self.setLayout(column(self._text, self._more, gap=GAP, margin=SPACE))

    def say(self, text: str, more: str) -> None:
        self._text.setText(text)
        self._more.setText(more)
        self.setVisible(bool(text))
        announce(self, f"{text} {more}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        said = ngettext("{n} file was not taken.", "{n} files were not taken.", count).format(n=count)
        lines = [
            _("{file}: {why}").format(file=one.field, why=f"{one.message} {one.remedy}") for one in problems[:NAMED]
        ]
        if count > NAMED:
            lines.append(ngettext("and {n} more", "and {n} more", count - NAMED).format(n=count - NAMED))
        self.say(said if count else "", "\n".join(lines))
