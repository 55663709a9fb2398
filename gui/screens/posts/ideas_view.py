"""The ideas that Devanture drafted: accepted, adapted or discarded, one by one or a week at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from core.business import Drafted
from core.i18n import N_, _, ngettext
from gui.desk import Desk
from gui.look.look import SPACE, WIDE, look
from gui.notice import Notice
from gui.screens.posts.acts import Acts
from gui.screens.posts.board import Row, by_week, monday_of
from gui.screens.posts.fitted import FittedPicture
from gui.screens.posts.list_view import PostList
from gui.screens.posts.row_paint import RowPaint
from gui.screens.posts.stages import Stage
from gui.widgets.busy import Busy
from gui.widgets.empty import Empty
from gui.widgets.fields import ChoiceField
from gui.widgets.flow import Flow
from gui.widgets.plain import button, card, column, icon_button, row, words

SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
SPANS = (("12", N_("For 12 weeks")), ("26", N_("For six months")), ("52", N_("For a year")))
PHOTO = 360  # px of the photo's longer side, at letters of the usual size


class IdeaList(PostList):
    """Enter accepts what is chosen, the arrows to the sides move it by a day, F2 adapts, F3 says it in other words,
    Delete discards."""

    accepted = Signal()
    shifted = Signal(int)
    reworded = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() in SIDES and event.modifiers() in PLAIN:
            self.shifted.emit(SIDES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_F3:
            self.reworded.emit()
        else:
            super().keyPressEvent(event)


class IdeasPage(QWidget):
    def __init__(self, desk: Desk, acts: Acts) -> None:
        super().__init__()
        self._desk, self._acts = desk, acts
        self._count = -1
        self.list = IdeaList(_("Ideas"))
        self.list.setUniformItemSizes(False)  # the headings of weeks are lower
        self.list.setItemDelegate(RowPaint(self.list, stages=False))
        self.list.accepted.connect(self._accept)
        self.list.shifted.connect(self._shift)
        self.list.reworded.connect(self._reword)
        self.list.opened.connect(acts.open)
        self.list.discarded.connect(acts.discard)
        self.list.moved.connect(self._show_current)
        self.list.selectionModel().selectionChanged.connect(lambda *_both: self._show_current())
        self.list.customContextMenuRequested.connect(self._menu)
        self.where = words("", "soft")
        self.more = button(_("Suggest other ideas"), self.suggest, icon="idea")
        self.span = ChoiceField("", [(weeks, _(said)) for weeks, said in SPANS])
        self.span.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.span.control.setAccessibleName(_("How far ahead ideas are suggested"))
        self.accept = button(_("Accept"), self._accept, "main", "good")
        self.adapt = button(_("Adapt"), self._adapt, icon="edit")
        self.reword = button(_("Other words"), self._reword, icon="again")
        self.earlier = icon_button("left", _("A day earlier"), lambda: self._shift(-1))
        self.later = icon_button("right", _("A day later"), lambda: self._shift(1))
        self.discard = button(_("Discard"), self._discard, icon="remove")
        self.week = button(_("Choose the whole week"), self._choose_week, "plain", "week")
        for made, key in ((self.accept, _("Enter")), (self.adapt, "F2"), (self.reword, "F3"),
                          (self.discard, _("Delete"))):  # fmt: skip
            made.setToolTip(_("Key: {key}").format(key=key))
        self.when, self.text, self.photo, self.alt = words("", "strong"), words(""), FittedPicture(), words("", "small")
        self.why = words("", "small")
        self.none = Empty("idea", _("No idea is waiting"), "", _("Suggest ideas"), self.suggest)
        self.busy = Busy(self.more, self.none.button)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._sides())
        self.stack.addWidget(self.none)
        self.setLayout(column(row(self.where, self.span, self.more), self.busy, self.stack, gap=SPACE))
        desk.thumbs.ready.connect(self._show_photo)
        look().dress(self, IdeasPage._show_photo)

    def show_rows(self, rows: Sequence[Row]) -> None:
        ideas = [each for each in rows if each.stage is Stage.IDEA]
        self.list.show_rows(by_week(ideas))
        self.stack.setCurrentIndex(0 if ideas else 1)
        usual = ", ".join(account.name for account in self._desk.business.planning.usual())
        self.where.setText(
            _("What you accept is planned for its proposed time on: {names}. Enter accepts, ← and → move by a day, F2 "
              "adapts, F3 finds other words, Delete discards.").format(names=usual)
        )  # fmt: skip
        self.where.setVisible(bool(ideas))
        self.more.setVisible(bool(ideas))
        self.span.setVisible(bool(ideas))
        self.none.text.setText(
            _("Devanture drafts posts for twelve weeks from what it knows of your business. You accept, adapt or "
              "discard them.")
        )  # fmt: skip
        if ideas and self._count <= 0:
            self.list.choose_first()
        self._count = len(ideas)
        self._show_current()

    def suggest(self) -> None:
        self.busy.begin(_("Looking for ideas…"))
        weeks = int(self.span.value())
        self._desk.background(lambda business, _progress, _stop: business.draft(weeks), self._suggested, self._failed)

    def _suggested(self, drafted: Drafted) -> None:
        self.busy.end()
        said = ngettext("One new idea.", "{count} new ideas.", drafted.posts).format(count=drafted.posts)
        nothing = _("There is no other idea at the moment: everything that fits was suggested already.")
        self._desk.say(Notice(text=said if drafted.posts else nothing, key="ideas"))

    def _failed(self, fault: Exception) -> None:
        self.busy.end()
        self._desk.fault(fault)

    def _chosen(self) -> list[str]:
        return [each.id for each in self.list.chosen()]

    def _accept(self) -> None:
        self._acts.accept(self._chosen())

    def _adapt(self) -> None:
        if row_ := self.list.current():
            self._acts.open(row_.id)

    def _discard(self) -> None:
        self._acts.discard(self._chosen())

    def _shift(self, step: int) -> None:
        if row_ := self.list.current():
            self._acts.shift(row_.id, step)

    def _reword(self) -> None:
        if row_ := self.list.current():
            self._acts.reword(row_.id)

    def _choose_week(self) -> None:
        current, model = self.list.current(), self.list.held
        if current is None or current.at is None:
            return
        week, selection = monday_of(current.at.date()), QItemSelection()
        for place, each in enumerate(model.rows):
            if isinstance(each, Row) and each.at and monday_of(each.at.date()) == week:
                selection.select(model.index(place), model.index(place))
        self.list.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.setFocus()

    def _show_current(self) -> None:
        row_, chosen = self.list.current(), self._chosen()
        self.when.setText(row_.when if row_ else "")
        self.text.setText(row_.post.text if row_ else "")
        why = self._desk.business.redrafting.why(row_.post) if row_ else ""
        self.why.setText(_("Why: {reason}").format(reason=why) if why else "")
        self.why.setVisible(bool(why))
        for made in (self.adapt, self.reword, self.earlier, self.later):
            made.setEnabled(row_ is not None)
        for made in (self.accept, self.discard):
            made.setEnabled(bool(chosen))
        count = len(chosen)
        self.accept.setText(_("Accept all {count}").format(count=count) if count > 1 else _("Accept"))
        self.discard.setText(_("Discard all {count}").format(count=count) if count > 1 else _("Discard"))
        self._show_photo()

    def _show_photo(self, _hash: str = "") -> None:
        row_ = self.list.current()
        pictures = row_.post.pictures if row_ else ()
        photo = self._desk.business.library.get(pictures[0].media) if pictures else None
        drawn = self._desk.thumbs.get(photo.hash, round(PHOTO * look().scale)) if photo else None
        alt = (pictures[0].alt or photo.alt) if photo else ""
        self.photo.show_picture(drawn, alt)
        self.alt.setText(_("Photo: {alt}").format(alt=alt) if alt else "")
        self.alt.setVisible(bool(alt))

    def _sides(self) -> QWidget:
        acts = Flow(SPACE)
        for made in (self.accept, self.adapt, self.reword, self.discard):
            acts.add(made)
        head = row(self.when, self.earlier, self.later)
        head.setStretch(0, 1)
        paper = card(head, self.why, self.text, self.photo, self.alt, gap=SPACE, margin=WIDE)
        sheet = QWidget()
        sheet.setProperty("role", "ground")
        sheet.setLayout(column(paper, -1))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        sides = QWidget()
        layout = QHBoxLayout(sides)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(WIDE)
        layout.addWidget(self.list, 5)
        layout.addLayout(column(scroll, row(self.week, -1), acts, gap=SPACE), 4)
        return sides

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for made in (self.accept, self.adapt, self.reword, self.discard, self.week):
            menu.addAction(made.icon(), made.text(), made.click).setEnabled(made.isEnabled())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))
