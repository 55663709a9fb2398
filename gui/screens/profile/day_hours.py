"""The hours of one day: a line per span that takes them as people say them, a tick for closed, a way to other days."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from core.errors import Problem
from core.i18n import _, language, ngettext
from core.profile.dates import show_weekday
from core.profile.hours import read_day, show_day
from core.profile.model import WEEKDAYS, Span
from core.profile.times import show_span
from gui.desk import Desk
from gui.look.look import GAP, SPACE
from gui.screens.profile.section import in_order
from gui.widgets.announce import announce
from gui.widgets.plain import button, icon_button, row, set_tone, words

WORKDAYS = WEEKDAYS[:5]


class DayHours(QWidget):
    """Kept as typed; a problem is shown when the day is left, and goes as soon as it is right."""

    def __init__(self, desk: Desk, day: str) -> None:
        super().__init__()
        self.desk, self.day, self.name = desk, day, show_weekday(day, language()).capitalize()
        self._key, self._held = f"hours {day}", list[Problem]()
        self._seen: tuple[Span, ...] | None = None
        self._before: list[str] = []
        self.label = words(self.name, "label", wrap=False)
        self.closed = QCheckBox(_("Closed"))
        self.closed.setAccessibleName(_("{day}: closed").format(day=self.name))
        self.closed.clicked.connect(self._tick_closed)
        self.spans: list[QLineEdit] = []
        self._fields = row(gap=SPACE)
        self.more = button(_("Add a break"), self._add_break, "link", icon="add")
        self.more.setAccessibleName(_("{day}: add a break").format(day=self.name))
        self.more.setToolTip(_("Add a break"))
        self.copy = self._copy_button()
        self.note, self.problem = words("", "small"), words("", "problem")
        self._lay()
        self._add_span()
        self._arrange()

    def typed(self) -> tuple[Span, ...] | list[Problem] | None:
        """What stands here: spans, () for closed, None for nothing said, or what is wrong."""
        if self.closed.isChecked():
            return ()
        texts = [field.text().strip() for field in self.spans if field.text().strip()]
        return read_day(", ".join(texts)) if texts else None

    def show_hours(self, spans: tuple[Span, ...] | None) -> None:
        same, self._seen = spans == self._seen, spans
        busy = any(field.hasFocus() and field.isModified() for field in self.spans)
        if busy or self.desk.keeper.waits(self._key) or (same and self._held):
            return
        if not same:
            self._show_problems([])
        self.closed.setChecked(spans == ())
        texts = [show_span(span, language(), "-") for span in spans or ()]
        if len(texts) == 1 and spans:
            texts = [show_day(spans, language(), "-")]
        self._show_texts(texts)

    def show_note(self, note: Problem | None) -> None:
        self.note.setText(" ".join((note.message, note.remedy)) if note else "")
        self.note.setVisible(note is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in self.spans:
            self._leave()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, what is typed goes before words that the sign says too."""
        super().resizeEvent(event)
        narrow = event.size().width() < 38 * self.fontMetrics().averageCharWidth() * 2
        self.more.setText("" if narrow else _("Add a break"))

    def _show_texts(self, texts: Sequence[str]) -> None:
        while len(self.spans) < max(1, len(texts)):
            self._add_span()
        while len(self.spans) > max(1, len(texts)) and not self.spans[-1].hasFocus():
            gone = self.spans.pop()
            self._fields.removeWidget(gone)
            gone.deleteLater()
        for place, field in enumerate(self.spans):
            text = texts[place] if place < len(texts) else ""
            if field.text() != text:
                field.setText(text)
            field.setModified(False)
        self._arrange()

    def _add_span(self) -> None:
        field = QLineEdit()
        number = len(self.spans) + 1
        field.setAccessibleName(_("{day}: hours {number}").format(day=self.name, number=number))
        field.setPlaceholderText(_("9h-12h30") if number == 1 else _("14h-19h"))
        field.setMinimumWidth(60)
        field.textEdited.connect(self._changed)
        field.installEventFilter(self)
        self.spans.append(field)
        self._fields.insertWidget(number - 1, field, 1)

    def _add_break(self) -> None:
        self.closed.setChecked(False)
        self._add_span()
        self._arrange()
        self.spans[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick_closed(self) -> None:
        """Unticked again by mistake, the hours that stood here come back."""
        if self.closed.isChecked():
            self._before = [field.text() for field in self.spans]
        else:
            self._show_texts(self._before)
        self._changed()  # before its lines lose the focus, and with it what was typed there is kept
        self._arrange()
        self.desk.keeper.flush()
        self._leave()

    def _arrange(self) -> None:
        """A closed day shows no lines to type into."""
        closed = self.closed.isChecked()
        for field in self.spans:
            field.setEnabled(not closed)
        self.more.setVisible(not closed and len(self.spans) < 4)
        names = [self.spans[place] for place in range(len(self.spans))]
        order = [self.closed, *names, self.more, self.copy]
        in_order(*order)

    def _changed(self) -> None:
        typed = self.typed()
        self.desk.keeper.soon(self._key, lambda: self._keep(typed), self._told)

    def _keep(self, typed: tuple[Span, ...] | list[Problem] | None) -> None:
        if isinstance(typed, list):
            self._told(typed)
            return
        self._held = []
        self.desk.business.profiles.set_hours(self.day, typed, merge=self._key)

    def _told(self, problems: list[Problem]) -> None:
        """The keeper tells nothing wrong where our own reading has found something already."""
        typed = self.typed()
        self._held = list(problems) or (typed if isinstance(typed, list) else [])
        focused = any(field.hasFocus() for field in self.spans)
        if not self._held or self.problem.text() or not focused:
            self._show_problems(self._held)

    def _leave(self) -> None:
        if self.desk.closed:  # the window goes only after the business
            return
        if self.desk.keeper.waits(self._key):
            self.desk.keeper.flush()
        self._show_problems(self._held)
        if not self._held:
            for field in self.spans:
                field.setModified(False)
            self.show_hours(self.desk.business.profiles.facts().hours.get(self.day))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        said = " ".join(part for one in problems for part in (one.message, one.remedy) if part)
        fresh = said and said != self.problem.text()
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        for field in self.spans:
            set_tone(field, "wrong", "true" if said and field.text() else "false")
            field.setAccessibleDescription(said)
        if fresh:
            announce(self, said)

    def _copy_button(self) -> QToolButton:
        made = icon_button("copy", _("Copy the hours of {day} to other days…").format(day=self.name), lambda: None)
        menu = QMenu(made)
        menu.setAccessibleName(made.toolTip())
        menu.addAction(_("To Monday to Friday"), self._copying(WORKDAYS))
        menu.addAction(_("To all days"), self._copying(WEEKDAYS))
        menu.addSeparator()
        for day in WEEKDAYS:
            if day != self.day:
                name = show_weekday(day, language()).capitalize()
                menu.addAction(_("To {day} only").format(day=name), self._copying((day,)))
        menu.addSeparator()
        menu.addAction(_("Choose the days…"), self._choose_days)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def _copying(self, days: Sequence[str]) -> Callable[[], None]:
        return lambda: self.copy_to(days)

    def copy_to(self, days: Sequence[str]) -> None:
        self.desk.keeper.flush()
        profiles, others = self.desk.business.profiles, [day for day in days if day != self.day]
        week = dict(profiles.facts().hours)
        if self.day not in week:
            self._show_problems([Problem("", _("No hours are written here."), _("Write them first, then copy them."))])
            return
        said = ngettext("The hours were copied to {n} day.", "The hours were copied to {n} days.", len(others))
        copied = week | dict.fromkeys(others, week[self.day])
        self.desk.do_undoably(lambda: profiles.set_week(copied), said.format(n=len(others)))

    def _choose_days(self) -> None:
        from gui.screens.profile.day_choice import DayChoice

        dialog = DayChoice(self.name, [day for day in WEEKDAYS if day != self.day])
        if self.desk.program.dialogs.show(dialog):
            self.copy_to(dialog.chosen())

    def _lay(self) -> None:
        widest = max(self.fontMetrics().horizontalAdvance(show_weekday(day, language())) for day in WEEKDAYS)
        self.label.setMinimumWidth(round(widest * 1.25))
        line = row(self.label, self.closed, self._fields, self.more, self.copy)
        line.setStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(line)
        for part in (self.note, self.problem):
            layout.addWidget(part)
            part.hide()
