"""The open business as all screens see it: one place to read from, to do things with, and to hear what changed."""

import logging
from collections.abc import Callable, Sequence
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from core.business import Business
from core.errors import BadInputError, DevantureError, FolderError, Problem
from core.i18n import _
from core.ports import Progress
from core.store.faults import away
from core.store.levels import SYNCED
from core.store.opening import reopen
from gui.keeper import Keeper, Kept
from gui.notice import LONG, Act, Notice, Tone, of_fault, unexpected
from gui.program import Program
from gui.spelling import Spelling
from gui.tasks import Told, hears
from gui.thumbs import Thumbs

log = logging.getLogger(__name__)

T = TypeVar("T")
LOOK = 200  # ms between two looks whether another thread or program has written
OWN_WORDS = frozenset({"profile", "offers", "members"})  # tables in which the business's own words stand
ALL = frozenset((*SYNCED, "breakers"))

ToldProblems = Callable[[list[Problem]], None]


class Desk(QObject):
    """`changed` carries the names of the tables that are different now, whoever wrote; `said` a Notice for the bar;
    `asked` the place somebody wants to go to ("profile/hours"), as `go` was told; `gone` and `back` tell that the
    business's folder is away (a stick was pulled) and there again."""

    changed = Signal(object)
    said = Signal(object)
    asked = Signal(str)
    unsaid = Signal(str)
    gone = Signal()
    back = Signal()

    def __init__(self, business: Business, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.business, self.program, self.tasks = business, program, program.tasks
        self.thumbs = Thumbs(business.library.path, self)
        self.spelling = Spelling(self._own_words, self._learn, self)
        self.keeper = Keeper(self._there, self)
        self.keeper.stuck.connect(self._stuck)
        self.keeper.freed.connect(self._freed)
        self.keeper.refused.connect(self.fault)
        self._heard: set[str] = set()
        self.closed = False
        self._away = False
        self._seen, self._last = business.store.data_version(), self._newest()
        business.store.listen(lambda changed: self._note({table for table, _id in changed}))
        self._tell, self._look = QTimer(self), QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.timeout.connect(self._pass_on)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self.look_around)
        self._look.start()

    def do(self, verb: Callable[[], T], told: ToldProblems | None = None) -> T | None:
        """Call a verb of the core here and now. What goes wrong is said: problems to `told` where it is given, all
        else in the bar; None then."""
        if not self.keeper.flush():
            return None
        try:
            self._there()
            return verb()
        except BadInputError as wrong:
            if told is None:
                self.fault(wrong)
            else:
                told(wrong.problems)
        except DevantureError as fault:
            self.fault(fault)
        return None

    def do_undoably(self, verb: Callable[[], object], said: str) -> None:
        """The same for what a person might regret: a bar says `said` and offers to undo it."""
        if not self.keeper.flush():  # what was typed is a step of its own, and not what `said` speaks of
            return
        before = self.business.history.to_undo()
        self.do(verb)
        after = self.business.history.to_undo()
        if after is not None and (before is None or after.id != before.id):
            self.say(Notice(text=said, acts=self.way_back(), key="undo"))

    def way_back(self) -> tuple[Act, ...]:
        """The button that takes back what was done last: that, and not what may be newer by the time it is pressed."""
        done = self.business.history.to_undo()
        return (Act(_("Undo"), lambda: self._take_back(done.id)),) if done is not None else ()

    def bring_back(self, entry: str) -> None:
        """Have it as it was before this one entry of the history, and leave alone whatever is newer."""
        from core.changes.told import left_over

        done = self.do(lambda: self.business.history.revert(entry))
        if done is None:
            return
        left = left_over(self.business.store, done.left)
        if not done.done:
            self.say(Notice(text=_("There was nothing left to bring back."), more="\n".join(left), key="undo"))
            return
        more = "\n".join([_("Not brought back:"), *left]) if left else ""
        self.say(Notice(text=_("Brought back: {name}").format(name=done.entry.name), more=more, acts=self.way_back(),
                        tone=Tone.WARN if left else Tone.GOOD, key="undo", seconds=None if left else LONG))  # fmt: skip

    def background(
        self,
        work: Callable[[Business, Progress, Event], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        told: Told | None = None,
    ) -> Event:
        """Call `work` in the pool with the business opened once more: no two threads share a connection.

        Once the desk is closed, or the widget gone whose method is to hear of it, nobody is told any more.
        """
        folder, house = self.business.folder, self.business.house

        def job(stop: Event, progress: Progress) -> T:
            business = Business.open(folder, house)
            try:
                return work(business, progress, stop)
            finally:
                business.close()

        self.keeper.flush()
        listening = (self._while_open(told),) if told else ()
        return self.tasks.run(job, self._while_open(then), self._faults(failed or self.fault), *listening)

    def _while_open(self, call: Callable[..., None]) -> Callable[..., None]:
        def pass_on(*told: object) -> None:
            if not self.closed and hears(call):
                call(*told)

        return pass_on

    def _faults(self, call: Callable[[Exception], None]) -> Callable[[Exception], None]:
        """Where whoever asked has gone from the screen, the bar tells it."""

        def pass_on(fault: Exception) -> None:
            if not self.closed:
                (call if hears(call) else self.fault)(fault)

        return pass_on

    def undo(self) -> None:
        self._step(self.business.history.undo, _("Undone: {name}"), _("There is nothing to undo."), forward=False)

    def redo(self) -> None:
        self._step(self.business.history.redo, _("Done again: {name}"), _("There is nothing to redo."), forward=True)

    def say(self, notice: Notice) -> None:
        self.said.emit(notice)

    def unsay(self, key: str) -> None:
        """Take a notice back that no longer holds."""
        self.unsaid.emit(key)

    def fault(self, fault: Exception) -> None:
        """Tell a fault in the bar. One that is no DevantureError is a mistake of ours and goes into the log."""
        if not isinstance(fault, DevantureError):
            log.error("unexpected fault", exc_info=fault)
        self.say(of_fault(fault) if isinstance(fault, DevantureError) else unexpected())

    def go(self, place: str) -> None:
        """Bring a place on the screen: a room, or a room and what to show in it ("site/page:ID")."""
        self.asked.emit(place)

    def look_around(self) -> None:
        """Has another thread or program written? Then say which tables. Is the folder away, or back?"""
        try:
            self._there()
            seen = self.business.store.data_version()
        except FolderError as trouble:
            self._lose(trouble)
            return
        if seen != self._seen:
            self._seen = seen
            tables, self._last = self._tables_since(), self._newest()
            self._note(tables | {"breakers"})

    def may_close(self) -> bool:
        """Keep everything typed; where the disk refuses, or a field holds what cannot be kept, the person decides."""
        why = ""
        if not self.keeper.flush():
            why = _("The disk does not take your last change; it stands only on the screen.")
        elif self.keeper.kept is Kept.WRONG:
            why = _("What is marked in red cannot be saved as it is; it stands only on the screen.")
        return not why or self.program.dialogs.confirm(
            _("Close all the same?"), why, _("Close and lose it"), danger=True
        )

    def close(self) -> None:
        self.keeper.flush()
        self.closed = True
        self._look.stop()
        self._tell.stop()
        self.spelling.close()
        self.thumbs.close()
        self.business.close()

    def main_language(self) -> str:
        """The language in which the business writes first."""
        return next(iter(self.business.profiles.read().languages), "fr")

    def _own_words(self) -> list[str]:
        from core.spelling.own_words import own_words
        from core.trades.trades import keys, trade

        profile = self.business.profiles.read()
        known = trade(profile.trade) if profile.trade in keys() else None
        spoken = [word for words in known.vocabulary.values() for word in words] if known else []
        return list(own_words(profile, tuple(spoken)))

    def _learn(self, word: str) -> None:
        profiles = self.business.profiles
        self.do(lambda: profiles.change(words=[*profiles.read().words, word]))

    def _there(self) -> None:
        """Raise while the folder is away; once it is back, go on with it."""
        store = self.business.store
        if store.there() and not self._away:
            return
        try:
            reopen(store, self.business.house.machine)
        except DevantureError as trouble:
            raise away(store.path) from trouble
        was, self._away = self._away, False
        self._seen = store.data_version()
        self.thumbs.again()
        self.back.emit()
        self._note(set(ALL))
        if was:
            self.unsay("disk")
            self.say(Notice(text=_("The folder is back. Everything is kept again."), tone=Tone.GOOD, seconds=8))

    def _lose(self, trouble: FolderError) -> None:
        if self._away:
            return
        self._away = True
        self.gone.emit()
        more = " ".join((_("What is on the screen stays."), trouble.remedy))
        self.say(Notice(text=trouble.happened, more=more, tone=Tone.BAD, seconds=None, key="disk"))

    def _take_back(self, entry: str) -> None:
        if not self.keeper.flush():
            return
        newest = self.business.history.to_undo()
        if newest is not None and newest.id == entry:
            self.undo()
        else:
            self.bring_back(entry)

    def _step(self, step: Callable[[], object], said: str, nothing: str, *, forward: bool) -> None:
        history = self.business.history
        entry = history.to_redo() if forward else history.to_undo()
        if entry is None:
            self.say(Notice(text=nothing, seconds=4, key="undo"))
            return
        self.keeper.forget_wrong()
        if self.do(step) is not None:
            back = self.way_back() if forward else (Act(_("Redo"), self.redo),)
            self.say(Notice(text=said.format(name=entry.name), acts=back, key="undo"))

    def _note(self, tables: set[str]) -> None:
        self._heard |= tables
        if self._heard and not self._tell.isActive():
            self._tell.start(0)

    def _pass_on(self) -> None:
        heard, self._heard = frozenset(self._heard), set()
        self.changed.emit(heard)
        if heard & OWN_WORDS:
            self.spelling.renew()

    def _newest(self) -> int:
        found = self.business.store.connection.execute("SELECT coalesce(max(n), 0) FROM sync_op").fetchone()
        return int(found[0])

    def _tables_since(self) -> set[str]:
        rows: Sequence[tuple[str]] = self.business.store.connection.execute(
            "SELECT DISTINCT tbl FROM sync_op WHERE n > ?", [self._last]
        ).fetchall()
        return {table for (table,) in rows}

    def _stuck(self, trouble: DevantureError) -> None:
        more = " ".join(part for part in (_("Your text stays here on the screen."), trouble.remedy) if part)
        self.say(Notice(text=trouble.happened, more=more, tone=Tone.BAD, seconds=None, key="disk"))

    def _freed(self) -> None:
        self.unsay("disk")
        self.say(Notice(text=_("Everything is kept again."), tone=Tone.GOOD, seconds=6))
