"""The card "to do": a few things, each with why and one button; what can wait is put off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.business import Business, Drafted
from core.i18n import _, ngettext
from core.overview.model import Todo
from core.ports import Progress
from gui import words as said_as
from gui.desk import Desk
from gui.look.icons import picture
from gui.look.look import GAP, SPACE, WIDE
from gui.notice import Act, Notice, Tone
from gui.screens.home.later import Later
from gui.screens.home.rows import Row, Rows
from gui.screens.home.todo_words import ANNOUNCED, DRAFTS, said
from gui.widgets.busy import Busy
from gui.widgets.plain import button, card, row, set_tone, words

FEW = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing to do as it stands in the list: the first one has the main button; `off`: put off until then."""

    todo: Todo
    first: bool
    off: datetime | None
    busy: bool


class TodoCard(QWidget):
    """`counted` tells how many there are that are not put off."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._later = Later(desk.program.session, desk.business.id)
        self._todos: tuple[Todo, ...] = ()
        self._all, self._off, self._drafting = False, False, False
        self.busy, self.none = Busy(), words(_("Nothing: everything is done."), "soft")
        self.rows = Rows(lambda: TodoRow(self), gap=WIDE)
        self.more = button("", self._unfold, "link")
        self.put_off = button("", self._show_put_off, "link")
        frame = card(
            words(_("To do"), "heading"), self.none, self.busy, self.rows, row(self.more, self.put_off, -1), gap=SPACE
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def show_todos(self, todos: Sequence[Todo]) -> None:
        self._todos = tuple(todos)
        self._show()

    def stops(self) -> list[QWidget]:
        return [self.busy.cancel, *self.rows.stops(), self.more, self.put_off]

    def act(self, todo: Todo) -> None:
        place = said(todo).place
        if place == DRAFTS:
            self._draft()
        elif place == ANNOUNCED and todo.first is not None:
            self._announce(todo.first)
        else:
            self._desk.go(place)

    def put_aside(self, todo: Todo) -> None:
        """Off for two weeks; or back again."""
        if todo.key in self._later.until(self._now()):
            self._bring_back(todo)
            return
        self._later.put_off(todo.key, self._now())
        self._show()
        undo = Act(_("Undo"), lambda: self._bring_back(todo))
        self._desk.say(Notice(text=_("Put off: it comes back in two weeks."), acts=(undo,), key="later"))

    def _bring_back(self, todo: Todo) -> None:
        self._later.bring_back(todo.key, self._now())
        self._show()

    def _show(self) -> None:
        until = self._later.until(self._now())
        due = [todo for todo in self._todos if todo.key not in until]
        off = [todo for todo in self._todos if todo.key in until]
        listed = due if self._all else due[:FEW]
        listed = [*listed, *off] if self._off else listed
        self.rows.show_all(
            [
                (todo.key, Shown(todo, place == 0 and todo.key not in until, until.get(todo.key), self._drafting))
                for place, todo in enumerate(listed)
            ]
        )
        self.none.setVisible(not due and not self._drafting)
        self._show_links(len(due) - FEW, len(off))
        self.counted.emit(len(due))

    def _show_links(self, more: int, off: int) -> None:
        self.more.setVisible(more > 0)
        unfold = ngettext("Show all ({n} more)", "Show all ({n} more)", more).format(n=more)
        self.more.setText(_("Show fewer") if self._all else unfold)
        self.put_off.setVisible(off > 0)
        told = ngettext("Show {n} thing put off", "Show {n} things put off", off).format(n=off)
        self.put_off.setText(_("Hide what is put off") if self._off else told)

    def _unfold(self) -> None:
        self._all = not self._all
        self._show()

    def _show_put_off(self) -> None:
        self._off = not self._off
        self._show()

    def _draft(self) -> None:
        if self._drafting:
            return
        self._drafting = True
        self.busy.begin(_("The pages and posts are being drafted…"))
        self._show()
        self._desk.background(_drafted, self._drafted, self._not_drafted, self.busy.tell)

    def _drafted(self, drafted: Drafted) -> None:
        if not isValid(self):
            return
        self._end_draft()
        pages = ngettext("{n} page", "{n} pages", drafted.pages).format(n=drafted.pages)
        posts = ngettext("{n} suggested post", "{n} suggested posts", drafted.posts).format(n=drafted.posts)
        see = Act(_("Look at the site"), lambda: self._desk.go("site"))
        told = _("Drafted: {pages} and {posts}, for you to correct.").format(pages=pages, posts=posts)
        self._desk.say(Notice(text=told, tone=Tone.GOOD, acts=(see,), key="drafted"))

    def _announce(self, first: date) -> None:
        """Have the post drafted, and bring it on the screen; where there are no words for it, an empty one."""

        def show(post: str) -> None:
            self._desk.go(f"posts/post:{post}" if post else "posts/new")

        self._desk.background(lambda business, _progress, _stop: _announced(business, first), show)

    def _not_drafted(self, fault: Exception) -> None:
        if isValid(self):
            self._end_draft()
        self._desk.fault(fault)

    def _end_draft(self) -> None:
        self._drafting = False
        self.busy.end()
        self._show()

    def _now(self) -> datetime:
        return self._desk.business.store.clock.now()


def _announced(business: Business, first: date) -> str:
    post = business.announce(first)
    return post.id if post is not None else ""


def _drafted(business: Business, _progress: Progress, _stop: object) -> Drafted:
    return business.draft()


class TodoRow(Row):
    def __init__(self, owner: TodoCard) -> None:
        super().__init__()
        self._owner = owner
        self._shown: Shown | None = None
        self.sign = QLabel()
        self.title, self.why, self.until = words("", "strong"), words("", "soft"), words("", "small")
        self.verb, self.later = button("", self._act), button("", self._put_aside, "plain")
        text = QVBoxLayout()
        text.setSpacing(GAP)
        for part in (self.title, self.why, self.until):
            text.addWidget(part)
        text.addSpacing(GAP)
        text.addLayout(row(self.verb, self.later, -1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(WIDE)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)

    def show_value(self, value: Any) -> None:
        shown: Shown = value
        self._shown = shown
        told = said(shown.todo)
        picture(self.sign, told.icon, "warn" if told.icon == "warn" else "accent", 24)
        self.title.setText(told.title)
        self.why.setText(told.why)
        self.verb.setText(told.verb)
        self.verb.setAccessibleName(f"{told.verb} – {told.title}")
        self.verb.setEnabled(not (shown.busy and told.place == DRAFTS))
        set_tone(self.verb, "kind", "main" if shown.first else "")
        later = _("Bring back") if shown.off else _("Later")
        self.later.setText(later)
        self.later.setAccessibleName(f"{later} – {told.title}")
        self.later.setToolTip("" if shown.off else _("Hide this for two weeks"))
        self.until.setVisible(shown.off is not None)
        if shown.off is not None:
            self.until.setText(_("Put off until {day}").format(day=said_as.day(shown.off.date(), year=False)))

    def stops(self) -> list[QWidget]:
        return [self.verb, self.later]

    def _act(self) -> None:
        if self._shown is not None:
            self._owner.act(self._shown.todo)

    def _put_aside(self) -> None:
        if self._shown is not None:
            self._owner.put_aside(self._shown.todo)
